import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import type { StoreChange } from '../../cases/store.ts';
import { requireRole } from './authentication.ts';
import type { CaseDeskDeps } from './desk-deps.ts';

/** Proxies close what is silent for a minute. */
const HEARTBEAT_MS = 20_000;

/** `GET /events`: Server-Sent Events that say which cases changed; what changed is read from the other routes. */
export function eventStream(deps: CaseDeskDeps): FastifyPluginAsyncTypebox {
  return async (app) => {
    const open = new Set<() => void>();
    // A stream never ends by itself: without this the process could not stop while a desk is open.
    app.addHook('preClose', async () => open.forEach((end) => end()));

    app.get(
      '/events',
      {
        preHandler: requireRole(deps),
        config: { rateLimit: false },
        schema: {
          tags: ['Cases'],
          summary: 'Live changes (Server-Sent Events)',
          description:
            'Event `change` with `{"cases":[1042]}` (and `"knowledge":true` when proposals, gaps or aliases changed), or `{"all":true}` when some changes may have been missed: read again what is shown.',
          produces: ['text/event-stream'],
          response: { 200: Type.String() },
        },
      },
      (_request, reply) => {
        reply.hijack();
        open.add(stream(reply, deps, (end) => open.delete(end)));
      },
    );
  };
}

function stream(reply: FastifyReply, { store }: CaseDeskDeps, ended: (end: () => void) => void): () => void {
  const { raw } = reply;
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    // nginx would gather the events.
    'x-accel-buffering': 'no',
  });
  raw.write('retry: 3000\n\n');
  const unsubscribe = store.changes.subscribe((change) => raw.write(`event: change\ndata: ${toJson(change)}\n\n`));
  const heartbeat = setInterval(() => raw.write(': still here\n\n'), HEARTBEAT_MS).unref();
  const end = (): void => {
    clearInterval(heartbeat);
    unsubscribe();
    raw.end();
    ended(end);
  };
  raw.on('close', end);
  return end;
}

function toJson(change: StoreChange): string {
  return JSON.stringify(change === 'all' ? { all: true } : change);
}
