import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Counter, Histogram, Registry, register } from 'prom-client';
import { timingSafeEqual } from 'node:crypto';
import { HttpError } from '../http-error.ts';

export interface ApiMetrics {
  /** One webhook of this kind came out like this. */
  webhook(route: string, outcome: string): void;
}

/** `/metrics` in Prometheus' text format, and the api's own counters. Figures of other roles in the process come along. */
export function registerMetrics(app: FastifyInstance, options: { token?: string; others?: Registry }): ApiMetrics {
  const own = new Registry();
  collectDefaultMetrics({ register: own });
  const duration = new Histogram({
    name: 'flexcord_http_request_seconds',
    help: 'Time to answer a request',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [own],
  });
  const webhooks = new Counter({
    name: 'flexcord_webhooks_total',
    help: 'Webhooks of Twilio by what became of them',
    labelNames: ['route', 'outcome'],
    registers: [own],
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? '(none)';
    duration.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1_000);
  });
  app.get('/metrics', { config: { rateLimit: false } }, async (request, reply) => {
    if (options.token && !isBearer(request.headers.authorization, options.token)) {
      throw new HttpError(401, 'Metrics need the bearer token of this installation.', { 'www-authenticate': 'Bearer' });
    }
    const all = Registry.merge([options.others ?? register, own]);
    return reply.type(all.contentType).send(await all.metrics());
  });
  return { webhook: (route, outcome) => webhooks.inc({ route, outcome }) };
}

function isBearer(header: string | undefined, token: string): boolean {
  const given = Buffer.from(header ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
