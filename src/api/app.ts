import formbody from '@fastify/formbody';
import fastify, { LogController, type FastifyInstance } from 'fastify';
import type { ApiDeps } from './api-deps.ts';
import { registerErrors } from './plugins/errors.ts';
import { registerMetrics } from './plugins/metrics.ts';
import { registerSecurity } from './plugins/security.ts';
import { keepRawBodies } from './plugins/signed-body.ts';
import { registerCodec } from './routes/codec.ts';
import { registerHealth } from './routes/health.ts';
import { registerStudioQuestion } from './routes/studio.ts';
import { registerTwilioWebhooks } from './routes/twilio-webhooks.ts';
import { withoutTrailingSlashes } from '../contract/trailing-slashes.ts';

const FLEX = 'https://flex.twilio.com';
const BODY_LIMIT = 1024 * 1024;

/** The api without a listener: for the process and, through `inject`, for tests. */
export async function buildApp(deps: ApiDeps): Promise<FastifyInstance> {
  const { publicUrl } = deps;
  const prefix = withoutTrailingSlashes(new URL(publicUrl).pathname);
  const app = fastify({
    loggerInstance: deps.logger,
    // Webhook addresses carry keys in their queries, and a line per request would drown what matters.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT,
    requestTimeout: 30_000,
    trustProxy: ['loopback', 'uniquelocal'],
    // A proxy may hand requests on with the public address's path or without it: both reach the same routes.
    rewriteUrl: ({ url = '/' }) => (prefix !== '' && url.startsWith(`${prefix}/`) ? url.slice(prefix.length) : url),
  });
  registerErrors(app);
  await registerSecurity(app, { publicUrl, frameAncestors: deps.frameAncestors ?? [FLEX] });
  const metrics = registerMetrics(app, {
    ...(deps.metricsToken && { token: deps.metricsToken }),
    ...(deps.metrics && { others: deps.metrics }),
  });
  registerHealth(app, deps);
  await app.register(async (scope) => {
    keepRawBodies(scope);
    registerTwilioWebhooks(scope, deps, metrics);
    registerStudioQuestion(scope, deps, metrics);
  });
  await app.register(async (scope) => {
    await scope.register(formbody);
    if (deps.codec) registerCodec(scope, deps.codec);
    for (const plugin of deps.plugins) await scope.register(plugin);
  });
  await app.ready();
  return app;
}
