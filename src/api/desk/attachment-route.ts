import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { failedBecause, VendorFailure } from '../../contract/vendor-failure.ts';
import { HttpError } from '../http-error.ts';
import { requireRole } from './authentication.ts';
import type { CaseDeskDeps } from './desk-deps.ts';
import { CaseNumber, failures } from './schemas.ts';

/** What a browser may show by itself; anything else, SVG and HTML above all, could run scripts as our page. */
const SHOWN = /^(image\/(png|jpeg|gif|webp)|audio\/(mpeg|ogg|wav)|video\/(mp4|webm))$/;

const Params = Type.Object({
  ...CaseNumber.properties,
  message: Type.Integer({ minimum: 1 }),
  index: Type.Integer({ minimum: 0, maximum: 50, description: 'Position in the message’s `attachments`' }),
});

/** The bytes of a file in a case's transcript, fetched from the vendor that keeps it. */
export function attachmentRoute(deps: CaseDeskDeps): FastifyPluginAsyncTypebox {
  const { store, readAttachment } = deps;
  return async (app) => {
    app.get(
      '/cases/:number/messages/:message/attachments/:index',
      {
        preHandler: requireRole(deps),
        schema: {
          tags: ['Cases'],
          summary: 'A file of the transcript',
          produces: ['application/octet-stream'],
          params: Params,
          response: { 200: Type.Any(), ...failures },
        },
      },
      async (request, reply) => {
        const { number, message, index } = request.params;
        const transcript = await store.transcript.ofCase(Number(number.replace(/^c-/i, '')));
        const found = transcript.find((one) => one.id === message && one.deletedAt === null);
        const file = found?.attachments[index];
        if (!file || !readAttachment) throw new HttpError(404, 'There is no such file in this case.');
        const bytes = await readAttachment(file.ref).catch((error: unknown) => {
          throw toHttpError(error);
        });
        const type = file.contentType?.split(';')[0]?.trim().toLowerCase() ?? '';
        const shown = SHOWN.test(type);
        return reply
          .type(shown ? type : 'application/octet-stream')
          .header(
            'content-disposition',
            `${shown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.filename)}`,
          )
          .header('cache-control', 'private, max-age=3600')
          .send(Buffer.from(bytes));
      },
    );
  };
}

function toHttpError(error: unknown): unknown {
  if (!(error instanceof VendorFailure)) return error;
  const where = error.vendor === 'discord' ? 'Discord' : 'Twilio';
  if (failedBecause(error, 'notFound')) return new HttpError(404, `${where} no longer has this file.`);
  if (failedBecause(error, 'tooLarge')) return new HttpError(404, 'This file is too large to be shown here.');
  return Object.assign(new HttpError(503, `${where} does not hand out this file right now. Try again in a moment.`), {
    cause: error,
  });
}
