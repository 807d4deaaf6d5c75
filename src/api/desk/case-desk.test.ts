import fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deskWorld, PUBLIC_URL as PUBLIC, type Body, type DeskWorld } from '../../../test/support/desk-world.ts';
import { StoreFailure } from '../../cases/store-failure.ts';
import type { Store } from '../../cases/store.ts';
import { CaseCommandFailure } from '../../contract/case-commands.ts';
import { registerErrors } from '../plugins/errors.ts';
import { caseDeskPlugin } from './case-desk-plugin.ts';
import type { CaseDeskDeps } from './desk-deps.ts';

let world: DeskWorld;
let store: Store;
let deps: CaseDeskDeps;
let call: DeskWorld['call'];
let as: DeskWorld['as'];
let openCase: DeskWorld['openCase'];
beforeAll(async () => {
  world = await deskWorld();
  ({ store, deps, call, as, openCase } = world);
});
afterAll(() => world.close());

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

describe('files of the transcript', () => {
  it('come from the vendor; only what can do no harm is shown in the page', async () => {
    const number = await openCase();
    await store.episodes.upsert({ discordUserId: '1003', episode: '9', workflowId: 'w', caseNumber: number });
    const file = (filename: string, contentType: string | null, ref: string) => ({
      filename,
      contentType,
      size: 1,
      ref,
    });
    const attachments = [
      file('รูป.png', 'image/png', 'discord:1'),
      file('page.html', 'text/html', 'discord:2'),
      file('gone.png', 'image/png', 'discord:gone'),
    ];
    const said = { discordUserId: '1003', episode: '9', source: 'discord' as const, from: 'user' as const };
    await store.transcript.record([{ ...said, sourceId: 'files', authorName: null, text: '', attachments, at: 1 }]);
    const message = (await store.transcript.find('discord', 'files'))?.id ?? 0;
    const get = (index: number, of = number) =>
      call('GET', `/api/v1/cases/${of}/messages/${message}/attachments/${index}`, { headers: as('viewer') });
    const picture = await get(0);
    expect([picture.status, picture.text, picture.headers['content-type']]).toEqual([200, 'discord:1', 'image/png']);
    expect(picture.headers['content-disposition']).toBe("inline; filename*=UTF-8''%E0%B8%A3%E0%B8%B9%E0%B8%9B.png");
    const page = await get(1);
    expect(page.headers['content-type']).toBe('application/octet-stream');
    expect(page.headers['content-disposition']).toMatch(/^attachment/);
    expect(page.headers['x-content-type-options']).toBe('nosniff');
    expect((await get(2)).text).toContain('Discord no longer has this file');
    expect((await get(3)).status).toBe(404);
    expect((await get(0, await openCase())).status).toBe(404);
    expect((await call('GET', `/api/v1/cases/${number}/messages/${message}/attachments/0`)).status).toBe(401);
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
        '/cases/{number}/messages/{message}/attachments/{index}',
        '/cases/{number}/suggestions',
        '/cases/{number}/suggestions/used',
        '/counts',
        '/events',
        '/knowledge',
        '/knowledge/aliases',
        '/knowledge/gaps/close',
        '/knowledge/proposals/decline',
        '/me',
        '/people',
        '/session',
        '/session/link',
        '/sign-in-options',
        '/users/{discordUserId}',
      ].map((name) => `/api/v1${name}`),
    );
    for (const operations of Object.values(paths))
      for (const { summary } of Object.values(operations)) expect(summary).toBeTruthy();
    expect((await call('GET', '/api/docs/')).status).toBe(200);
  });
});
