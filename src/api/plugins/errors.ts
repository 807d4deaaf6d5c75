import type { FastifyError, FastifyInstance } from 'fastify';
import { HttpError } from '../http-error.ts';

/** One shape for every refusal: `{ error: { status, message } }`. What went wrong inside stays in the log. */
export function registerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError | HttpError, request, reply) => {
    const status = error.statusCode ?? 500;
    const path = request.url.split('?')[0];
    if (status >= 500) request.log.error({ err: error, path }, 'request failed');
    else request.log.info({ path, status, reason: error.message }, 'request refused');
    if (error instanceof HttpError) void reply.headers(error.headers);
    return reply.code(status).send({ error: { status, message: messageFor(error, status) } });
  });
  app.setNotFoundHandler((request, reply) =>
    reply
      .code(404)
      .send({ error: { status: 404, message: `There is nothing at ${request.method} ${request.url.split('?')[0]}.` } }),
  );
}

function messageFor(error: FastifyError | HttpError, status: number): string {
  if (error instanceof HttpError) return error.message;
  if (status === 413) return 'The request is larger than this address accepts.';
  if (status >= 500) return 'Something went wrong on our side. It is in the log; trying again later may help.';
  return error.message;
}
