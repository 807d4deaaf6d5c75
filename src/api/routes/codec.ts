import type { Payload } from '@temporalio/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { CodecEndpoint } from '../api-deps.ts';
import { HttpError } from '../http-error.ts';

/** A page of history at once; the Web UI asks for the payloads of a whole view. */
const CODEC_BODY_LIMIT = 16 * 1024 * 1024;

interface WirePayload {
  metadata?: Record<string, string>;
  data?: string;
}

/**
 * Remote codec of the Temporal Web UI and CLI (docs.temporal.io/codec-server): `POST …/decode|encode` with
 * `{ payloads }`, with and without a namespace in the path. Nobody reads conversations here without being signed in.
 */
export function registerCodec(app: FastifyInstance, codec: CodecEndpoint): void {
  const answer = (work: CodecEndpoint['decode']) => async (request: FastifyRequest, reply: FastifyReply) => {
    allowUi(codec, reply);
    if (!(await codec.authorize(request))) {
      throw new HttpError(401, 'Sign in at the case desk in this browser first, then reload the Web UI.');
    }
    // An empty list is left out in JSON (the CLI asks so before a query without arguments).
    const { payloads = [] } = (request.body ?? {}) as { payloads?: WirePayload[] };
    if (!Array.isArray(payloads)) throw new HttpError(400, '"payloads" must be a list.');
    const done = await work(payloads.map(fromWire)).catch((cause: unknown) => {
      throw Object.assign(new HttpError(400, 'These payloads can’t be read with the keys of this installation.'), {
        cause,
      });
    });
    return reply.send({ payloads: done.map(toWire) });
  };
  for (const prefix of ['/codec', '/codec/:namespace']) {
    const options = { bodyLimit: CODEC_BODY_LIMIT };
    app.post(
      `${prefix}/decode`,
      options,
      answer((payloads) => codec.decode(payloads)),
    );
    app.post(
      `${prefix}/encode`,
      options,
      answer((payloads) => codec.encode(payloads)),
    );
    for (const path of [`${prefix}/decode`, `${prefix}/encode`]) {
      app.options(path, async (_request, reply) => {
        allowUi(codec, reply);
        return reply.code(204).send();
      });
    }
  }
}

/** CORS for the Web UI's origin alone: it sends the case desk's cookie along. */
function allowUi(codec: CodecEndpoint, reply: FastifyReply): void {
  void reply.headers({
    'access-control-allow-origin': codec.uiOrigin,
    'access-control-allow-credentials': 'true',
    'access-control-allow-methods': 'POST, OPTIONS',
    'access-control-allow-headers': 'authorization, content-type, x-namespace',
    'access-control-max-age': '600',
    vary: 'Origin',
  });
}

function fromWire({ metadata = {}, data }: WirePayload): Payload {
  return {
    metadata: Object.fromEntries(Object.entries(metadata).map(([name, value]) => [name, Buffer.from(value, 'base64')])),
    ...(data !== undefined && { data: Buffer.from(data, 'base64') }),
  };
}

function toWire({ metadata, data }: Payload): WirePayload {
  const entries = Object.entries(metadata ?? {}).map(([name, value]): [string, string] => [name, base64(value)]);
  return { metadata: Object.fromEntries(entries), ...(data && { data: base64(data) }) };
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
