import type { FastifyInstance } from 'fastify';
import { within } from '../deadline.ts';
import type { ApiDeps } from '../api-deps.ts';

/** `/healthz`: the process lives. `/readyz`: every part it needs is there; says which is not. */
export function registerHealth(app: FastifyInstance, deps: Pick<ApiDeps, 'readiness'>): void {
  app.get('/healthz', { config: { rateLimit: false } }, async () => ({ status: 'ok' }));
  app.get('/readyz', { config: { rateLimit: false } }, async (_request, reply) => {
    const parts = await within(5_000, deps.readiness(), 'asking every part').catch((error: unknown) => ({
      readiness: error instanceof Error ? error.message : String(error),
    }));
    const ready = Object.values(parts).every((state) => state === 'ok');
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ok' : 'not ready', parts });
  });
}
