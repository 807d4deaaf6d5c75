import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { DeskRole, DeskUser } from '../../cases/desk-users.ts';
import { HttpError } from '../http-error.ts';
import type { CaseDeskDeps, FlexPerson } from './desk-deps.ts';

export const SESSION_COOKIE = 'flexcord_desk';
const COOKIE_PATTERN = /(?:^|;\s*)flexcord_desk=([\w-]+)/;
export const SESSION_MS = 12 * 3_600_000;

/** Whoever the request comes from. */
export interface DeskCaller {
  user: DeskUser;
  /** how they showed it */
  by: 'cookie' | 'bearer';
}

type AuthDeps = Pick<CaseDeskDeps, 'users' | 'validateFlexToken'> & {
  config: Pick<CaseDeskDeps['config'], 'publicUrl'>;
};

const callers = new WeakMap<FastifyRequest, DeskCaller>();

/** Who sends this request, by session cookie, API token, session as bearer, or Flex token; null when nobody known. */
export async function deskCaller(request: FastifyRequest, deps: AuthDeps): Promise<DeskCaller | null> {
  const bearer = bearerOf(request);
  const session = sessionOf(request);
  const user = bearer ? await bearing(bearer, deps) : session ? await deps.users.verify(session, 'session') : null;
  if (!user) return null;
  const caller: DeskCaller = { user, by: bearer ? 'bearer' : 'cookie' };
  callers.set(request, caller);
  return caller;
}

async function bearing(secret: string, deps: AuthDeps): Promise<DeskUser | null> {
  return (
    (await deps.users.verify(secret, 'token')) ??
    (await deps.users.verify(secret, 'session')) ??
    (await fromFlex(secret, deps))
  );
}

/** The secret by which the sender of this request was found to be somebody; null when they were not. */
export function secretOfCaller(request: FastifyRequest): string | null {
  return callers.has(request) ? secretShown(request) : null;
}

/** The secret that this request shows, whoever it is of. */
export function secretShown(request: FastifyRequest): string | null {
  return bearerOf(request) ?? sessionOf(request) ?? null;
}

/** Lets a request pass when its sender is known and may do this; a browser's change must come from our own pages. */
export function requireRole(deps: AuthDeps, ...roles: DeskRole[]) {
  return async (request: FastifyRequest): Promise<void> => {
    const caller = await deskCaller(request, deps);
    if (!caller) {
      throw new HttpError(
        401,
        'Sign in first: with a session of the case desk or an API token as "Authorization: Bearer …".',
        {
          'www-authenticate': 'Bearer',
        },
      );
    }
    if (caller.by === 'cookie' && request.method !== 'GET') requireOwnOrigin(request, deps.config.publicUrl);
    if (roles.length > 0 && !roles.includes(caller.user.role)) {
      throw new HttpError(
        403,
        `Your role (${caller.user.role}) can't do this; it needs ${roles.join(' or ')}. An admin can change roles.`,
      );
    }
  };
}

/** The caller that `requireRole` let pass. */
export function callerOf(request: FastifyRequest): DeskUser {
  const caller = callers.get(request);
  if (!caller) throw new Error('callerOf is for routes behind requireRole');
  return caller.user;
}

/** Another site's page could send a change with the browser's cookie; browsers say where a change comes from. */
export function requireOwnOrigin(request: FastifyRequest, publicUrl: string): void {
  const { origin } = request.headers;
  if (origin === undefined) return;
  const host = URL.canParse(origin) ? new URL(origin).host : '';
  if (host !== request.headers.host && host !== new URL(publicUrl).host) {
    throw new HttpError(
      403,
      'This change was sent by a page of another site. Open the case desk itself and try again.',
    );
  }
}

function bearerOf(request: FastifyRequest): string | undefined {
  return /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
}

/** Read from the header itself, because the codec endpoint asks too, outside the scope of the cookie plugin. */
export function sessionOf(request: FastifyRequest): string | undefined {
  return COOKIE_PATTERN.exec(request.headers.cookie ?? '')?.[1];
}

/** Signs the browser in. */
export async function beginSession(reply: FastifyReply, user: DeskUser, deps: AuthDeps): Promise<void> {
  const secret = await deps.users.issue(user.id, 'session', { lifetime: SESSION_MS });
  void reply.setCookie(SESSION_COOKIE, secret, cookieOptions(deps.config.publicUrl));
}

export function endSession(reply: FastifyReply, publicUrl: string): void {
  const { maxAge: _maxAge, ...options } = cookieOptions(publicUrl);
  void reply.clearCookie(SESSION_COOKIE, options);
}

function cookieOptions(publicUrl: string) {
  const secure = publicUrl.startsWith('https:');
  return { path: '/', httpOnly: true, sameSite: 'lax' as const, secure, maxAge: SESSION_MS / 1_000 };
}

/** Equal without telling by its time how much of the secret was right. */
export function isSecret(given: string, expected: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

/** Flex people need no account of their own: Twilio vouches for them, their first request makes a user without password. */
async function fromFlex(token: string, deps: AuthDeps): Promise<DeskUser | null> {
  const person = await deps.validateFlexToken?.(token);
  if (!person) return null;
  const login = `flex:${person.identity}`;
  const known = await deps.users.find(login);
  if (known) return known;
  await deps.users.add({ login, name: person.identity, role: roleOf(person) }).catch(() => undefined);
  return deps.users.find(login);
}

function roleOf({ roles }: FlexPerson): DeskRole {
  return roles.some((role) => ['admin', 'supervisor', 'agent'].includes(role)) ? 'agent' : 'viewer';
}
