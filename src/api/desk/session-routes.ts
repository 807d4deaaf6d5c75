import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { DeskUser } from '../../cases/desk-users.ts';
import { HttpError } from '../http-error.ts';
import {
  beginSession,
  callerOf,
  endSession,
  isSecret,
  requireOwnOrigin,
  requireRole,
  sessionOf,
} from './authentication.ts';
import type { CaseDeskDeps } from './desk-deps.ts';
import { FailedSignIns } from './failed-sign-ins.ts';
import { failures, Me, Role, type MeJson } from './schemas.ts';

const meJson = ({ login, name, role }: DeskUser): MeJson => ({ login, name, role });
const tags = ['Sign-in'];

/** Who the first admin is, when somebody signs in with FIRST_ADMIN_TOKEN. */
const FIRST_ADMIN = 'admin';

/** Sign-in by password or link, sign-out, and who one is. */
export function sessionRoutes(deps: CaseDeskDeps): FastifyPluginAsyncTypebox {
  const { users, config, store } = deps;
  const failed = new FailedSignIns();

  return async (app) => {
    const refuseGuessing = (login: string, address: string): void => {
      const seconds = failed.waitFor(login, address);
      if (seconds === 0) return;
      throw new HttpError(429, `Too many failed attempts. Try again in ${seconds} seconds.`, {
        'retry-after': String(seconds),
      });
    };

    app.post(
      '/session',
      {
        schema: {
          tags,
          summary: 'Sign in with login and password',
          body: Type.Object({
            login: Type.String({ minLength: 1, maxLength: 200 }),
            password: Type.String({ minLength: 1, maxLength: 500 }),
          }),
          response: { 200: Me, ...failures },
        },
      },
      async (request, reply) => {
        requireOwnOrigin(request, config.publicUrl);
        const login = request.body.login.trim().toLowerCase();
        refuseGuessing(login, request.ip);
        const user = await users.checkPassword(login, request.body.password);
        if (!user) {
          failed.failed(login, request.ip);
          throw new HttpError(
            401,
            'Login or password is wrong. Whoever runs Flexcord can set a new password: npm run user -- password LOGIN.',
          );
        }
        await beginSession(reply, user, deps);
        await store.audit.record({ by: user.login, action: 'signIn', subject: null, details: { how: 'password' } });
        return meJson(user);
      },
    );

    app.post(
      '/session/link',
      {
        schema: {
          tags,
          summary: 'Sign in with the token of a sign-in link',
          body: Type.Object({ token: Type.String({ minLength: 1, maxLength: 500 }) }),
          response: { 200: Me, ...failures },
        },
      },
      async (request, reply) => {
        requireOwnOrigin(request, config.publicUrl);
        refuseGuessing('link', request.ip);
        const user = (await users.redeemLink(request.body.token)) ?? (await firstAdmin(deps, request.body.token));
        if (!user) {
          failed.failed('', request.ip);
          throw new HttpError(
            401,
            'This sign-in link was used already or is too old. Make a new one: npm run user -- link LOGIN.',
          );
        }
        await beginSession(reply, user, deps);
        await store.audit.record({ by: user.login, action: 'signIn', subject: null, details: { how: 'link' } });
        return meJson(user);
      },
    );

    app.delete(
      '/session',
      { schema: { tags, summary: 'Sign out', response: { 204: Type.Null(), ...failures } } },
      async (request, reply) => {
        requireOwnOrigin(request, config.publicUrl);
        const session = sessionOf(request);
        if (session) await users.revoke(session);
        endSession(reply, config.publicUrl);
        return reply.code(204).send(null);
      },
    );

    app.get(
      '/sign-in-options',
      {
        schema: {
          tags,
          summary: 'Who may hand the desk a Flex token when it is shown in a frame',
          response: { 200: Type.Object({ flexOrigins: Type.Array(Type.String()) }) },
        },
      },
      async () => ({ flexOrigins: deps.validateFlexToken ? config.deskFrameAncestors : [] }),
    );

    app.get(
      '/me',
      { preHandler: requireRole(deps), schema: { tags, summary: 'Who you are', response: { 200: Me, ...failures } } },
      async (request) => meJson(callerOf(request)),
    );

    app.get(
      '/people',
      {
        preHandler: requireRole(deps),
        schema: {
          tags: ['Cases'],
          summary: 'Who can have cases',
          response: {
            200: Type.Array(Type.Object({ login: Type.String(), name: Type.String(), role: Role })),
            ...failures,
          },
        },
      },
      async () => (await users.list()).filter((user) => user.role !== 'viewer').map(meJson),
    );
  };
}

async function firstAdmin({ users, config }: CaseDeskDeps, token: string): Promise<DeskUser | null> {
  if (!config.firstAdminToken || !isSecret(token, config.firstAdminToken)) return null;
  const known = await users.find(FIRST_ADMIN);
  if (known) return known;
  // Two browsers at once: the slower one finds the user that the other made.
  await users.add({ login: FIRST_ADMIN, name: 'Admin', role: 'admin' }).catch(() => undefined);
  return users.find(FIRST_ADMIN);
}
