import fastify, { type FastifyInstance, type InjectOptions } from 'fastify';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storeCaseCommands } from '../../../test/support/store-case-commands.ts';
import { openStore } from '../../cases/open-store.ts';
import type { Store } from '../../cases/store.ts';
import { StoreFailure } from '../../cases/store-failure.ts';
import { CaseCommandFailure } from '../../contract/case-commands.ts';
import { registerErrors } from '../plugins/errors.ts';
import { registerSecurity } from '../plugins/security.ts';
import { caseDeskPlugin } from './case-desk-plugin.ts';
import type { CaseDeskDeps } from './desk-deps.ts';

const PUBLIC = 'https://desk.example.com';
const FIRST_ADMIN_TOKEN = 'first-admin-token-of-24-letters';
const logger = { info: () => undefined, warn: () => undefined };

let store: Store;
let app: FastifyInstance;
let deps: CaseDeskDeps;
let deskFolder: string;
const tokens: Record<'admin' | 'agent' | 'viewer', string> = { admin: '', agent: '', viewer: '' };

beforeAll(async () => {
  deskFolder = mkdtempSync(path.join(tmpdir(), 'flexcord-desk-'));
  mkdirSync(path.join(deskFolder, 'assets'));
  writeFileSync(path.join(deskFolder, 'index.html'), '<title>Case desk</title>');
  writeFileSync(path.join(deskFolder, 'assets', 'app-1.js'), '//');
  store = await openStore({ url: 'pglite:memory', scope: 'test', logger });
  for (const role of ['admin', 'agent', 'viewer'] as const) {
    const user = await store.users.add({ login: role, role, password: `${role}-password` });
    tokens[role] = await store.users.issue(user.id, 'token', { lifetime: null });
  }
  app = fastify();
  registerErrors(app);
  await registerSecurity(app, { publicUrl: PUBLIC, frameAncestors: ['https://flex.twilio.com'] });
  deps = {
    store,
    users: store.users,
    commands: storeCaseCommands(store.cases),
    config: {
      publicUrl: PUBLIC,
      deskFrameAncestors: ['https://flex.twilio.com'],
      firstAdminToken: FIRST_ADMIN_TOKEN,
      deskFolder,
    },
    logger: app.log,
    validateFlexToken: async (token) =>
      token === 'flex-token' ? { identity: 'bo_40example', roles: ['agent'] } : null,
  };
  await app.register(caseDeskPlugin(deps));
});
afterAll(async () => {
  await app.close();
  await store.close();
  rmSync(deskFolder, { recursive: true });
});

type Body = Record<string, unknown>;
const as = (role: keyof typeof tokens) => ({ authorization: `Bearer ${tokens[role]}` });
const call = async (
  method: InjectOptions['method'],
  url: string,
  options: Omit<InjectOptions, 'method' | 'url'> = {},
) => {
  const response = await app.inject({ method: method!, url, ...options });
  return {
    status: response.statusCode,
    headers: response.headers,
    cookies: response.cookies,
    text: response.body,
    body: response.body.startsWith('{') ? response.json<Body>() : {},
  };
};
const openCase = async (payload: Body = {}): Promise<number> => {
  const { status, body } = await call('POST', '/api/v1/cases', {
    headers: as('agent'),
    payload: { title: 'Broken', ...payload },
  });
  expect(status).toBe(201);
  return body['number'] as number;
};

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
    expect((await link(tokens.admin)).status).toBe(401);
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

describe('cases', () => {
  it('are opened with defaults, once per idempotency key', async () => {
    const send = (key: string) =>
      call('POST', '/api/v1/cases', {
        headers: { ...as('agent'), 'idempotency-key': key },
        payload: { title: ' Lost sword ', fields: { Platform: 'PC' } },
      });
    const first = await send('a');
    expect(first.status).toBe(201);
    expect(first.headers['location']).toBe(`/api/v1/cases/${String(first.body['number'])}`);
    expect(first.body).toMatchObject({
      title: 'Lost sword',
      kind: 'support',
      priority: 'normal',
      status: 'new',
      channel: 'api',
      reporter: { name: 'agent', discordUserId: null },
      fields: { Platform: 'PC' },
      url: `${PUBLIC}/desk/cases/${String(first.body['number'])}`,
    });
    expect(first.body['createdAt']).toMatch(/^\d{4}-.*Z$/);
    expect((await send('a')).body['number']).toBe(first.body['number']);
    expect((await send('b')).body['number']).not.toBe(first.body['number']);
  });

  it.each([
    [{}, 'title'],
    [{ title: '   ' }, 'title'],
    [{ title: 'x', kind: 'party' }, 'kind'],
    [{ title: 'x', reporter: { name: 'a', discordUserId: 'abc' } }, 'discordUserId'],
  ])('are refused when malformed: %j', async (payload, named) => {
    const { status, text } = await call('POST', '/api/v1/cases', { headers: as('agent'), payload });
    expect(status).toBe(400);
    expect(text).toContain(named);
  });

  it('are changed by their workflow and shown as it has them', async () => {
    const number = await openCase();
    const changed = await call('PATCH', `/api/v1/cases/C-${number}`, {
      headers: as('agent'),
      payload: { status: 'open', priority: 'high', assignee: 'me' },
    });
    expect(changed.body).toMatchObject({ status: 'open', priority: 'high', assignee: 'agent' });
    expect(
      (await call('POST', `/api/v1/cases/${number}/comments`, { headers: as('agent'), payload: { text: 'ดูแลอยู่' } }))
        .status,
    ).toBe(201);
    const shown = await call('GET', `/api/v1/cases/${number}`, { headers: as('viewer') });
    expect((shown.body['timeline'] as { text: string }[]).map((entry) => entry.text)).toEqual([
      'Assignee: agent',
      'Priority: high',
      'Status: open',
      'ดูแลอยู่',
    ]);
    expect((await store.audit.list(2)).map((entry) => [entry.by, entry.action, entry.subject])).toEqual([
      ['agent', 'case.comment', `C-${number}`],
      ['agent', 'case.change', `C-${number}`],
    ]);
  });

  it('say why a change is not possible', async () => {
    const number = await openCase();
    const change = (payload: Body) => call('PATCH', `/api/v1/cases/${number}`, { headers: as('agent'), payload });
    expect((await change({})).status).toBe(400);
    expect((await change({ state: 'open' })).status).toBe(400);
    expect((await change({ status: 'gone' })).status).toBe(400);
    await change({ status: 'closed' });
    const refused = await change({ status: 'open' });
    expect([refused.status, refused.text.includes('open a new case instead')]).toEqual([409, true]);
    expect((await call('GET', '/api/v1/cases/999999', { headers: as('agent') })).status).toBe(404);
    expect((await call('GET', '/api/v1/cases/abc', { headers: as('agent') })).status).toBe(400);
  });

  it('are listed by filters and words, page by page', async () => {
    const one = await openCase({ title: 'Zebra stripes', kind: 'bug' });
    const two = await openCase({ title: 'Zebra hooves', kind: 'bug', priority: 'urgent' });
    const list = async (query: string) => {
      const { body } = await call('GET', `/api/v1/cases?${query}`, { headers: as('viewer') });
      return { numbers: (body['cases'] as { number: number }[]).map((found) => found.number), next: body['next'] };
    };
    expect(await list('q=zebra')).toEqual({ numbers: [two, one], next: null });
    expect(await list('kind=bug&limit=1')).toEqual({ numbers: [two], next: two });
    expect((await list(`kind=bug&limit=1&before=${two}`)).numbers).toEqual([one]);
    expect((await list('kind=bug&priority=urgent&status=new&status=open')).numbers).toEqual([two]);
    expect((await list('q=zebra&assignee=me')).numbers).toEqual([]);
    expect((await list('q=zebra&assignee=none')).numbers).toEqual([two, one]);
    expect((await call('GET', '/api/v1/cases?limit=1000', { headers: as('viewer') })).status).toBe(400);
    expect((await call('GET', '/api/v1/counts', { headers: as('viewer') })).body).toMatchObject({
      new: expect.any(Number) as number,
      closed: 1,
    });
  });

  it('show the transcript, without what was deleted', async () => {
    const number = await openCase();
    await store.episodes.upsert({
      discordUserId: '1001',
      episode: '9',
      workflowId: 'conversation-1001',
      caseNumber: number,
      phase: 'agent',
    });
    const message = {
      discordUserId: '1001',
      episode: '9',
      source: 'discord' as const,
      from: 'user' as const,
      authorName: 'Ann',
      at: 1,
    };
    const attachments = [{ filename: 'a.png', contentType: 'image/png', size: 5, ref: 'discord:1/2/3' }];
    await store.transcript.record([
      { ...message, sourceId: 'x1', text: 'hello', attachments },
      { ...message, sourceId: 'x2', text: 'secret', attachments, at: 2 },
    ]);
    await store.transcript.deleted('discord', 'x2', 3);
    const { body, text } = await call('GET', `/api/v1/cases/${number}`, { headers: as('viewer') });
    expect(body['transcript']).toMatchObject([
      { text: 'hello', attachments: [{ filename: 'a.png', size: 5 }] },
      { text: '', attachments: [] },
    ]);
    expect(text).not.toContain('secret');
    expect(text).not.toContain('discord:1/2/3');
    expect(body['conversations']).toMatchObject([{ phase: 'agent', workflowId: 'conversation-1001' }]);
  });
});

describe('outages', () => {
  const other = async (changed: Partial<CaseDeskDeps>) => {
    const broken = fastify();
    registerErrors(broken);
    await broken.register(caseDeskPlugin({ ...deps, ...changed }));
    return broken;
  };

  it('are 503 with advice, without what is inside', async () => {
    const users = {
      ...store.users,
      verify: () => Promise.reject(new StoreFailure('unreachable', 'connection to 10.0.0.1 refused')),
    };
    const noDatabase = await other({ users });
    const read = await noDatabase.inject({ url: '/api/v1/me', headers: as('agent') });
    expect([read.statusCode, read.headers['retry-after']]).toEqual([503, '5']);
    expect(read.body).not.toContain('10.0.0.1');
    const commands = {
      ...deps.commands,
      open: () => Promise.reject(new CaseCommandFailure('unavailable', 'Temporal does not answer.')),
    };
    const noTemporal = await other({ commands });
    const open = await noTemporal.inject({
      method: 'POST',
      url: '/api/v1/cases',
      headers: as('agent'),
      payload: { title: 'x' },
    });
    expect([open.statusCode, open.json()]).toEqual([
      503,
      { error: { status: 503, message: 'Temporal does not answer.' } },
    ]);
    await Promise.all([noDatabase.close(), noTemporal.close()]);
  });
});

describe('live updates', () => {
  it('tell which case changed, and end with the server', async () => {
    const own = fastify();
    await own.register(caseDeskPlugin(deps));
    const address = await own.listen({ host: '127.0.0.1', port: 0 });
    const response = await fetch(`${address}/api/v1/events`, { headers: as('viewer') });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const number = await openCase();
    let text = '';
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    while (!text.includes(String(number))) {
      const { value, done } = await reader.read();
      if (done) break;
      text += value;
    }
    expect(text).toMatch(new RegExp(`event: change\\ndata: {"cases":\\[[\\d,]*${number}`));
    const ended = (async () => {
      while (!(await reader.read()).done);
    })();
    await own.close();
    await ended;
  });
});

describe('pages and documents', () => {
  it('serve the app for each of its addresses and its files for long', async () => {
    for (const url of ['/desk', '/desk/', '/desk/cases/1042', '/desk/sign-in?token=x']) {
      const { status, text, headers } = await call('GET', url);
      expect([url, status, text]).toEqual([url, 200, '<title>Case desk</title>']);
      expect(headers['cache-control']).toBe('no-cache');
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(headers['content-security-policy']).toContain('https://flex.twilio.com');
    }
    expect((await call('GET', '/desk/assets/app-1.js')).headers['cache-control']).toContain('immutable');
    expect((await call('GET', '/desk/assets/none.js')).status).toBe(404);
    expect((await call('GET', '/desk/assets/..%2f..%2fetc%2fpasswd')).status).not.toBe(200);
  });

  it('describe every route of the API', async () => {
    const { body } = await call('GET', '/api/openapi.json');
    const paths = body['paths'] as Record<string, Record<string, { responses: object; summary: string }>>;
    expect(Object.keys(paths).sort()).toEqual(
      [
        '/cases',
        '/cases/{number}',
        '/cases/{number}/comments',
        '/counts',
        '/events',
        '/me',
        '/people',
        '/session',
        '/session/link',
        '/sign-in-options',
      ].map((name) => `/api/v1${name}`),
    );
    for (const operations of Object.values(paths))
      for (const { summary } of Object.values(operations)) expect(summary).toBeTruthy();
    expect((await call('GET', '/api/docs/')).status).toBe(200);
  });
});
