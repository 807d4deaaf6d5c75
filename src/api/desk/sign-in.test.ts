import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  deskWorld,
  FIRST_ADMIN_TOKEN,
  PUBLIC_URL as PUBLIC,
  type Body,
  type DeskWorld,
} from '../../../test/support/desk-world.ts';
import type { Store } from '../../cases/store.ts';

let world: DeskWorld;
let store: Store;
let call: DeskWorld['call'];
let as: DeskWorld['as'];
let openCase: DeskWorld['openCase'];
beforeAll(async () => {
  world = await deskWorld();
  ({ store, call, as, openCase } = world);
});
afterAll(() => world.close());

describe('signing in', () => {
  const signIn = (payload: Body, headers: Record<string, string> = {}) =>
    call('POST', '/api/v1/session', { payload, headers });

  it('gives a strict cookie that works until sign-out', async () => {
    const { status, body, cookies } = await signIn({ login: ' Agent ', password: 'agent-password' });
    expect([status, body]).toEqual([200, { login: 'agent', name: 'agent', role: 'agent' }]);
    expect(cookies[0]).toMatchObject({
      name: 'flexcord_desk',
      httpOnly: true,
      sameSite: 'Lax',
      secure: true,
      path: '/',
    });
    const session = { flexcord_desk: cookies[0]?.value ?? '' };
    expect((await call('GET', '/api/v1/me', { cookies: session })).body).toMatchObject({ login: 'agent' });
    expect((await call('DELETE', '/api/v1/session', { cookies: session })).status).toBe(204);
    expect((await call('GET', '/api/v1/me', { cookies: session })).status).toBe(401);
  });

  it('refuses a wrong password and an unknown login in the same words, then slows guessing down', async () => {
    const wrong = await signIn({ login: 'viewer', password: 'nope' });
    const unknown = await signIn({ login: 'nobody', password: 'nope' });
    expect(wrong.status).toBe(401);
    expect(unknown.text).toBe(wrong.text);
    for (let attempt = 0; attempt < 4; attempt++) await signIn({ login: 'viewer', password: 'nope' });
    const stopped = await signIn({ login: 'viewer', password: 'viewer-password' });
    expect(stopped.status).toBe(429);
    expect(Number(stopped.headers['retry-after'])).toBeGreaterThan(0);
    expect((await signIn({ login: 'agent', password: 'agent-password' })).status).toBe(200);
  });

  it('refuses a change that another site sends with the cookie', async () => {
    const { cookies } = await signIn({ login: 'agent', password: 'agent-password' });
    const session = { flexcord_desk: cookies[0]?.value ?? '' };
    const payload = { title: 'x' };
    const send = (origin: string) => call('POST', '/api/v1/cases', { cookies: session, payload, headers: { origin } });
    expect((await send('https://evil.example')).status).toBe(403);
    expect((await send('null')).status).toBe(403);
    expect((await send(PUBLIC)).status).toBe(201);
    expect(
      (await signIn({ login: 'agent', password: 'agent-password' }, { origin: 'https://evil.example' })).status,
    ).toBe(403);
  });

  it('takes a sign-in link once, the first-admin token always', async () => {
    const agent = await store.users.find('agent');
    const token = await store.users.issue(agent?.id ?? 0, 'link', { lifetime: 60_000 });
    const link = (value: string) => call('POST', '/api/v1/session/link', { payload: { token: value } });
    expect((await link(token)).body).toMatchObject({ login: 'agent' });
    expect((await link(token)).status).toBe(401);
    expect((await link(FIRST_ADMIN_TOKEN)).body).toMatchObject({ login: 'admin', role: 'admin' });
    expect((await link(FIRST_ADMIN_TOKEN)).status).toBe(200);
    expect((await link(as('admin').authorization.slice('Bearer '.length))).status).toBe(401);
    const old = await store.users.issue(agent?.id ?? 0, 'link', { lifetime: -1 });
    expect((await link(old)).status).toBe(401);
  });

  it('knows Flex people by their token, as agents', async () => {
    const me = () => call('GET', '/api/v1/me', { headers: { authorization: 'Bearer flex-token' } });
    expect((await me()).body).toEqual({ login: 'flex:bo_40example', name: 'bo_40example', role: 'agent' });
    expect((await me()).body).toMatchObject({ login: 'flex:bo_40example' });
    expect((await call('GET', '/api/v1/me', { headers: { authorization: 'Bearer other' } })).status).toBe(401);
    expect((await call('GET', '/api/v1/sign-in-options')).body).toEqual({ flexOrigins: ['https://flex.twilio.com'] });
  });
});

describe('roles', () => {
  it('lets nobody in without signing in, viewers read only', async () => {
    for (const url of [
      '/api/v1/cases',
      '/api/v1/counts',
      '/api/v1/cases/1001',
      '/api/v1/me',
      '/api/v1/people',
      '/api/v1/events',
    ]) {
      expect([url, (await call('GET', url)).status]).toEqual([url, 401]);
    }
    const number = await openCase();
    expect((await call('GET', `/api/v1/cases/${number}`, { headers: as('viewer') })).status).toBe(200);
    for (const [method, url, payload] of [
      ['POST', '/api/v1/cases', { title: 'x' }],
      ['PATCH', `/api/v1/cases/${number}`, { status: 'open' }],
      ['POST', `/api/v1/cases/${number}/comments`, { text: 'x' }],
    ] as const) {
      expect((await call(method, url, { headers: as('viewer'), payload })).status).toBe(403);
    }
  });
});
