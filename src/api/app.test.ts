import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import type { Episode } from '../cases/store.ts';
import type { InboundEvent } from '../domain/conversation/events.ts';
import { addressKey, signRequest } from '../twilio/signature.ts';
import type { ApiDeps } from './api-deps.ts';
import { buildApp } from './app.ts';

const TOKEN = 'auth-token';
const PUBLIC = 'https://desk.example.com';
const WORKFLOW = 'conversation-420000000000000001';
const EPISODE = '900000000000000001';
const CH = `CH${'a'.repeat(32)}`;
const message = {
  EventType: 'onMessageAdded',
  Source: 'SDK',
  ConversationSid: CH,
  MessageSid: `IM${'b'.repeat(32)}`,
  Index: '0',
  Author: 'ann',
  Body: 'hello',
};
const SCOPED = `/twilio/conversations/${WORKFLOW}/${EPISODE}`;

let app: FastifyInstance | undefined;
afterEach(async () => app?.close());

async function start(change: Partial<ApiDeps> = {}) {
  const signalled: { workflowId: string; events: InboundEvent[] }[] = [];
  const late: unknown[] = [];
  const touched: string[] = [];
  const episode = { workflowId: WORKFLOW, episode: EPISODE, conversationSid: CH } as Episode;
  const deps: ApiDeps = {
    logger: pino({ level: 'silent' }),
    publicUrl: PUBLIC,
    authToken: TOKEN,
    store: {
      episodes: {
        findByConversationSid: async (sid) => (sid === CH ? episode : null),
        find: async () => episode,
        touch: async (sid) => void touched.push(sid),
      },
    },
    signals: {
      signal: async (workflowId, events) => {
        signalled.push({ workflowId, events });
        return 'accepted';
      },
    },
    studioTurn: async () => ({ handoff: true, case_number: 1042 }),
    recordLate: async (...args) => void late.push(args),
    readiness: async () => ({ temporal: 'ok' }),
    plugins: [],
    ...change,
  };
  app = await buildApp(deps);
  return { app, signalled, late, touched };
}

function post(
  to: FastifyInstance,
  path: string,
  fields: Record<string, string>,
  options: { sign?: string; headers?: Record<string, string> } = {},
) {
  const signature = signRequest(TOKEN, options.sign ?? PUBLIC + path, fields);
  return to.inject({
    method: 'POST',
    url: path,
    payload: new URLSearchParams(fields).toString(),
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': signature,
      ...options.headers,
    },
  });
}

describe('Conversations webhooks', () => {
  it('204 when Temporal has the event, without a look-up', async () => {
    const { app, signalled } = await start({
      store: {
        episodes: {
          findByConversationSid: () => Promise.reject(new Error('not to be asked')),
          find: async () => null,
          touch: async () => undefined,
        },
      },
    });
    expect((await post(app, SCOPED, message)).statusCode).toBe(204);
    expect(signalled).toMatchObject([
      { workflowId: WORKFLOW, events: [{ type: 'agent.message', episode: EPISODE, text: 'hello' }] },
    ]);
  });

  it('takes the original address by the conversation', async () => {
    const { app, signalled } = await start();
    expect((await post(app, '/forward-to-discord', message)).statusCode).toBe(204);
    expect(signalled).toHaveLength(1);
  });

  it.each(['/forward-to-discord', '/twilio/taskrouter', '/twilio/interactions', '/chatbot-to-discord', SCOPED])(
    '403 for %s without our signature',
    async (path) => {
      const { app, signalled } = await start();
      const wrong = await post(app, path, message, { sign: 'https://elsewhere.example.com' + path });
      const none = await post(app, path, message, { headers: { 'x-twilio-signature': '' } });
      expect([wrong.statusCode, none.statusCode]).toEqual([403, 403]);
      expect(wrong.json()).toMatchObject({ error: { status: 403 } });
      expect(signalled).toEqual([]);
    },
  );

  it('400 for a conversation that we never made, and for Programmable Chat', async () => {
    const { app } = await start();
    const unknown = await post(app, '/forward-to-discord', { ...message, ConversationSid: `CH${'f'.repeat(32)}` });
    expect(unknown.statusCode).toBe(400);
    const legacy = await post(app, '/forward-to-discord', {
      EventType: 'onMessageSent',
      ChannelSid: CH,
      InstanceSid: 'IS1',
    });
    expect(legacy.statusCode).toBe(400);
    expect(legacy.json<{ error: { message: string } }>().error.message).toContain('ConversationSid');
  });

  it('204 for what is unknown, our own or not about a conversation', async () => {
    const { app, signalled } = await start();
    const answers = await Promise.all([
      post(app, SCOPED, { ...message, EventType: 'onSomethingNew' }),
      post(app, SCOPED, { ...message, Author: 'discord_420000000000000001' }),
      post(app, '/twilio/conversations/something-else/1', message),
      post(app, '/forward-to-discord', { EventType: 'onUserUpdated', UserSid: 'US1' }),
    ]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([204, 204, 204, 204]);
    expect(signalled).toEqual([]);
  });

  it('204 and a record with the case when the workflow is over, for messages only', async () => {
    const { app, late } = await start({ signals: { signal: async () => 'notFound' } });
    expect((await post(app, SCOPED, message)).statusCode).toBe(204);
    const closed = { EventType: 'onConversationStateUpdated', StateTo: 'closed', ConversationSid: CH };
    expect((await post(app, SCOPED, closed)).statusCode).toBe(204);
    expect(late).toMatchObject([[WORKFLOW, { type: 'agent.message' }]]);
  });

  it('503 when Temporal, the store or the case can’t take it', async () => {
    const down = () => Promise.reject(new Error('down'));
    const first = await start({ signals: { signal: down } });
    expect((await post(first.app, SCOPED, message)).statusCode).toBe(503);
    await first.app.close();
    const second = await start({ store: { episodes: { findByConversationSid: down, find: down, touch: down } } });
    expect((await post(second.app, '/forward-to-discord', message)).statusCode).toBe(503);
    await second.app.close();
    const third = await start({ signals: { signal: async () => 'notFound' }, recordLate: down });
    const refused = await post(third.app, SCOPED, message);
    expect(refused.statusCode).toBe(503);
    expect(refused.body).not.toContain('down');
  });

  it('503 before Twilio’s 5 s when Temporal or the database hangs', async () => {
    const hang = () => new Promise<never>(() => undefined);
    const { app } = await start({
      signals: { signal: hang },
      store: { episodes: { findByConversationSid: hang, find: hang, touch: hang } },
    });
    const before = Date.now();
    const answers = await Promise.all([post(app, SCOPED, message), post(app, '/forward-to-discord', message)]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([503, 503]);
    expect(Date.now() - before).toBeLessThan(5_000);
  });

  it('has a conversation compared soon when its webhook was refused, once the database takes that', async () => {
    const down = () => Promise.reject(new Error('down'));
    const temporalAway = await start({ signals: { signal: down } });
    await post(temporalAway.app, SCOPED, message);
    await expect.poll(() => temporalAway.touched).toEqual([CH]);
    await temporalAway.app.close();
    let isAway = true;
    const tried: string[] = [];
    const touch = async (sid: string, _now: number, first: number) => {
      expect(first).toBeLessThan(10_000);
      if (!isAway) return void tried.push(sid);
      tried.push('away');
      throw new Error('down');
    };
    const databaseAway = await start({ store: { episodes: { findByConversationSid: down, find: down, touch } } });
    const refused = [
      post(databaseAway.app, '/forward-to-discord', message),
      post(databaseAway.app, '/twilio/interactions', { EventType: 'onParticipantAdded', MediaChannelSid: 'CHi' }),
      post(databaseAway.app, '/twilio/taskrouter', { TaskAttributes: '{"conversationSid":"CHt"}' }),
    ];
    expect((await Promise.all(refused)).map(({ statusCode }) => statusCode)).toEqual([503, 503, 503]);
    await expect.poll(() => tried.length).toBeGreaterThan(0);
    expect(new Set(tried)).toEqual(new Set(['away']));
    isAway = false;
    await expect
      .poll(() => tried.filter((sid) => sid !== 'away').sort(), { timeout: 5_000 })
      .toEqual([CH, 'CHi', 'CHt'].sort());
  });

  it('413 for a body that no webhook has', async () => {
    const { app } = await start();
    expect((await post(app, SCOPED, { ...message, Body: 'x'.repeat(600_000) })).statusCode).toBe(413);
  });

  it('checks the public address, also behind a path that the proxy may or may not strip', async () => {
    const { app, signalled } = await start({ publicUrl: 'https://example.com/desk' });
    const sign = `https://example.com/desk${SCOPED}?a=1`;
    expect((await post(app, `${SCOPED}?a=1`, message, { sign })).statusCode).toBe(204);
    expect((await post(app, `/desk${SCOPED}?a=1`, message, { sign })).statusCode).toBe(204);
    expect(signalled).toHaveLength(2);
  });
});

describe('TaskRouter and Interaction webhooks', () => {
  const accepted = { EventType: 'reservation.accepted', TaskSid: `WT${'c'.repeat(32)}`, WorkerName: 'ann' };
  const attributes = { flexcord_conversation: WORKFLOW, flexcord_episode: EPISODE, conversationSid: CH };

  it('routes a task by its own attributes, else by its conversation', async () => {
    const { app, signalled } = await start();
    const own = await post(app, '/twilio/taskrouter', { ...accepted, TaskAttributes: JSON.stringify(attributes) });
    expect([own.statusCode, own.headers['content-type']]).toEqual([204, 'application/json']);
    await post(app, '/twilio/taskrouter', { ...accepted, TaskAttributes: JSON.stringify({ conversationSid: CH }) });
    await post(app, '/twilio/taskrouter', {
      ...accepted,
      TaskAttributes: JSON.stringify({ ...attributes, conversationSid: undefined }),
    });
    expect(signalled).toHaveLength(3);
    for (const { workflowId, events } of signalled) {
      expect([workflowId, events[0]]).toMatchObject([
        WORKFLOW,
        { type: 'agent.joined', conversationSid: CH, episode: EPISODE },
      ]);
    }
  });

  it('204 for tasks of other channels', async () => {
    const { app, signalled } = await start();
    expect(
      (await post(app, '/twilio/taskrouter', { ...accepted, TaskAttributes: '{"call_sid":"CA1"}' })).statusCode,
    ).toBe(204);
    expect(
      (await post(app, '/twilio/interactions', { EventType: 'onParticipantJoined', MediaChannelSid: 'CHother' }))
        .statusCode,
    ).toBe(204);
    expect(signalled).toEqual([]);
  });

  it('routes an interaction by its conversation', async () => {
    const { app, signalled } = await start();
    await post(app, '/twilio/interactions', {
      EventType: 'onChannelStatusUpdated',
      ChannelStatus: 'closed',
      MediaChannelSid: CH,
    });
    expect(signalled).toMatchObject([{ workflowId: WORKFLOW, events: [{ type: 'flex.closed', episode: EPISODE }] }]);
  });
});

describe('Studio’s question', () => {
  const path = '/chatbot-to-discord';
  const question = { ConversationSid: CH, MessageSid: message.MessageSid, Author: 'x', Body: 'y' };

  it('answers with the decision, asked with a signature or with the key', async () => {
    const asked: unknown[] = [];
    const { app } = await start({
      studioTurn: async (...args) => {
        asked.push(args);
        return { handoff: false, case_number: null };
      },
    });
    const signed = await post(app, path, question);
    expect([signed.statusCode, signed.json()]).toEqual([200, { handoff: false, case_number: null }]);
    const keyed = await app.inject({
      method: 'POST',
      url: `${path}?key=${addressKey(TOKEN, path)}`,
      payload: question,
    });
    expect(keyed.statusCode).toBe(200);
    const turn = [WORKFLOW, { episode: EPISODE, conversationSid: CH, messageSid: message.MessageSid }];
    expect(asked).toEqual([turn, turn]);
  });

  it('takes a signed JSON question', async () => {
    const { app } = await start();
    const payload = JSON.stringify(question);
    const url = `${path}?bodySHA256=${createHash('sha256').update(payload).digest('hex')}`;
    const headers = { 'content-type': 'application/json', 'x-twilio-signature': signRequest(TOKEN, PUBLIC + url, {}) };
    expect((await app.inject({ method: 'POST', url, payload, headers })).statusCode).toBe(200);
  });

  it('403 for a wrong key, and for a wrong signature whatever the key', async () => {
    const { app } = await start();
    const wrong = await app.inject({ method: 'POST', url: `${path}?key=${'0'.repeat(32)}`, payload: question });
    expect(wrong.statusCode).toBe(403);
    const url = `${path}?key=${addressKey(TOKEN, path)}`;
    expect((await post(app, url, question, { sign: 'https://elsewhere.example.com' })).statusCode).toBe(403);
  });

  it('503 when nobody can decide, so that the flow sends to Flex', async () => {
    const { app } = await start({ studioTurn: () => Promise.reject(new Error('down')) });
    expect((await post(app, path, question)).statusCode).toBe(503);
    expect((await post(app, path, { ...question, ConversationSid: 'CHother' })).statusCode).toBe(503);
  });
});

describe('operations', () => {
  it('lives, and is ready only with all its parts', async () => {
    const { app } = await start({ readiness: async () => ({ temporal: 'ok', database: 'not reachable' }) });
    expect((await app.inject('/healthz')).statusCode).toBe(200);
    const ready = await app.inject('/readyz');
    expect([ready.statusCode, ready.json()]).toEqual([
      503,
      { status: 'not ready', parts: { temporal: 'ok', database: 'not reachable' } },
    ]);
  });

  it('counts webhooks and shows metrics to those with the token', async () => {
    const { app } = await start({ metricsToken: 'metrics-token' });
    await post(app, SCOPED, message);
    expect((await app.inject('/metrics')).statusCode).toBe(401);
    const metrics = await app.inject({ url: '/metrics', headers: { authorization: 'Bearer metrics-token' } });
    expect(metrics.body).toContain(
      'flexcord_webhooks_total{route="/twilio/conversations/:workflowId/:episode",outcome="accepted"} 1',
    );
  });

  it('answers 404 and 400 in one shape, and lets Flex alone frame pages', async () => {
    const { app } = await start();
    const missing = await app.inject('/nothing?secret=1');
    expect([missing.statusCode, missing.json()]).toEqual([
      404,
      { error: { status: 404, message: 'There is nothing at GET /nothing.' } },
    ]);
    expect(missing.headers['content-security-policy']).toContain("frame-ancestors 'self' https://flex.twilio.com");
    expect(missing.headers['x-frame-options']).toBeUndefined();
  });
});

describe('codec endpoint', () => {
  const codec = (authorized: boolean): NonNullable<ApiDeps['codec']> => ({
    uiOrigin: 'http://127.0.0.1:8233',
    authorize: async () => authorized,
    encode: async (payloads) => payloads,
    decode: async (payloads) =>
      payloads.map(({ metadata, data }) => ({
        ...(metadata && { metadata }),
        data: Buffer.from(data ?? []).reverse(),
      })),
  });
  const payload = {
    payloads: [
      {
        metadata: { encoding: Buffer.from('binary/x').toString('base64') },
        data: Buffer.from('abc').toString('base64'),
      },
    ],
  };

  it('takes a request without payloads, as the CLI sends it, for an empty list', async () => {
    const { app } = await start({ codec: codec(true) });
    const answer = await app.inject({ method: 'POST', url: '/codec/encode', payload: {} });
    expect([answer.statusCode, answer.json()]).toEqual([200, { payloads: [] }]);
    const wrong = await app.inject({ method: 'POST', url: '/codec/encode', payload: { payloads: 'all' } });
    expect(wrong.statusCode).toBe(400);
  });

  it.each(['/codec/decode', '/codec/default/decode'])('decodes at %s for who is signed in', async (url) => {
    const { app } = await start({ codec: codec(true) });
    const answer = await app.inject({ method: 'POST', url, payload });
    expect(answer.json()).toEqual({
      payloads: [{ ...payload.payloads[0], data: Buffer.from('cba').toString('base64') }],
    });
    expect(answer.headers['access-control-allow-origin']).toBe('http://127.0.0.1:8233');
  });

  it('401 for others, with CORS so that the Web UI can show why', async () => {
    const { app } = await start({ codec: codec(false) });
    const answer = await app.inject({ method: 'POST', url: '/codec/decode', payload });
    expect([answer.statusCode, answer.headers['access-control-allow-origin']]).toEqual([401, 'http://127.0.0.1:8233']);
    const preflight = await app.inject({ method: 'OPTIONS', url: '/codec/decode' });
    expect([preflight.statusCode, preflight.headers['access-control-allow-credentials']]).toEqual([204, 'true']);
  });
});
