import cookie from '@fastify/cookie';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import { StoreFailure } from '../../cases/store-failure.ts';
import { CaseCommandFailure } from '../../contract/case-commands.ts';
import { HttpError } from '../http-error.ts';
import { attachmentRoute } from './attachment-route.ts';
import { caseRoutes } from './case-routes.ts';
import type { CaseDeskDeps } from './desk-deps.ts';
import { registerDeskPages } from './desk-pages.ts';
import { eventStream } from './event-stream.ts';
import { knowledgeRoutes } from './knowledge-routes.ts';
import { sessionRoutes } from './session-routes.ts';
import { suggestionRoutes } from './suggestion-routes.ts';
import { userDataRoutes } from './user-data-routes.ts';

/** The case desk: JSON API under `/api/v1`, its documentation under `/api/docs` and `/api/openapi.json`, the app under `/desk`. */
export function caseDeskPlugin(deps: CaseDeskDeps): FastifyPluginAsync {
  return async (app) => {
    app.setErrorHandler((error) => {
      throw toHttpError(error);
    });
    await app.register(cookie);
    await registerDocumentation(app, deps);
    await app.register(sessionRoutes(deps), { prefix: '/api/v1' });
    await app.register(caseRoutes(deps), { prefix: '/api/v1' });
    await app.register(suggestionRoutes(deps), { prefix: '/api/v1' });
    await app.register(knowledgeRoutes(deps), { prefix: '/api/v1' });
    await app.register(userDataRoutes(deps), { prefix: '/api/v1' });
    await app.register(attachmentRoute(deps), { prefix: '/api/v1' });
    await app.register(eventStream(deps), { prefix: '/api/v1' });
    await registerDeskPages(app, deps.config.deskFolder);
  };
}

async function registerDocumentation(app: FastifyInstance, { config }: CaseDeskDeps): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Flexcord',
        version: '1',
        description:
          'Cases of a Discord community. Make a token with `npm run user -- token LOGIN` and send it as `Authorization: Bearer TOKEN`.',
      },
      servers: [{ url: config.publicUrl }],
      components: {
        securitySchemes: {
          token: { type: 'http', scheme: 'bearer', description: 'API token, or a Flex token' },
          session: { type: 'apiKey', in: 'cookie', name: 'flexcord_desk' },
        },
      },
      security: [{ token: [] }, { session: [] }],
    },
  });
  await app.register(swaggerUi, { routePrefix: '/api/docs' });
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger());
}

/** Failures of the parts behind the routes, as answers. */
function toHttpError(error: unknown): unknown {
  if (error instanceof StoreFailure)
    return caused(
      new HttpError(503, 'The database does not answer right now. Try again in a moment.', { 'retry-after': '5' }),
      error,
    );
  if (!(error instanceof CaseCommandFailure)) return error;
  if (error.reason === 'notFound') return caused(new HttpError(404, error.message), error);
  if (error.reason === 'refused') return caused(new HttpError(409, error.message), error);
  return caused(new HttpError(503, error.message, { 'retry-after': '5' }), error);
}

function caused(answer: HttpError, cause: unknown): HttpError {
  return Object.assign(answer, { cause });
}
