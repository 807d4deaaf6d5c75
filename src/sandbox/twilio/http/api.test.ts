import twilio from 'twilio';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  ACCOUNT_SID,
  API_KEY,
  refusalOf,
  rewritingClient,
  startStandIn,
  type RunningStandIn,
} from '../test-support.ts';

let standIn: RunningStandIn;

beforeAll(async () => {
  standIn = await startStandIn();
});
beforeEach(() => standIn.control.reset());
afterAll(() => standIn.close());

// https://www.twilio.com/docs/usage/requests-to-twilio and https://www.twilio.com/docs/usage/twilios-response
test('an API key works, a wrong secret is 401 with code 20003', async () => {
  const httpClient = rewritingClient(standIn.base);
  const keyed = twilio(API_KEY.sid, API_KEY.secret, { accountSid: ACCOUNT_SID, httpClient });
  expect((await keyed.conversations.v1.configuration().fetch()).defaultChatServiceSid).toMatch(/^IS/);
  const wrong = twilio(ACCOUNT_SID, 'wrong', { httpClient });
  expect(await refusalOf(wrong.conversations.v1.conversations.list())).toEqual({ code: 20003, status: 401 });
  expect((await keyed.api.v2010.accounts(ACCOUNT_SID).fetch()).status).toBe('active');
});

test('unknown paths, methods, parameters and content types are refused in the shape of Twilio', async () => {
  const path = await standIn.call('GET', 'conversations/v1/Nothing');
  expect(path).toMatchObject({
    status: 404,
    body: { code: 20404, status: 404, more_info: expect.stringContaining('20404') as string },
  });
  expect((await standIn.call('GET', 'unknown-product/v1/Things')).body).toMatchObject({ code: 20404 });
  expect((await standIn.call('DELETE', 'conversations/v1/Conversations')).body).toMatchObject({
    code: 20004,
    status: 405,
  });
  expect((await standIn.call('POST', 'conversations/v1/Conversations', { Frendly: 'x' })).body).toMatchObject({
    code: 20001,
    status: 400,
  });
  expect((await standIn.call('GET', 'conversations/v1/Conversations?Sate=active')).body).toMatchObject({ code: 20001 });
  expect((await standIn.call('GET', 'conversations/v1/Conversations?PageSize=0')).status).toBe(400);
  expect((await standIn.call('GET', 'conversations/v1/Conversations?PageToken=zzz')).status).toBe(400);
  const json = await fetch(`${standIn.base}/conversations/v1/Conversations`, {
    method: 'POST',
    headers: { authorization: standIn.authorization, 'content-type': 'application/json' },
    body: '{}',
  });
  expect(json.status).toBe(400);
});

// https://www.twilio.com/docs/conversations/conversations-limits
test('more than 30 changes a second in one conversation are 429 with code 20429 and Retry-After, until switched off', async () => {
  const { sid } = await standIn.client.conversations.v1.conversations.create({});
  const burst = async () => {
    const path = `conversations/v1/Conversations/${sid}/Messages`;
    return Promise.all(Array.from({ length: 70 }, () => standIn.call('POST', path, { Body: 'x' })));
  };
  const refused = (await burst()).filter((answer) => answer.status === 429);
  expect(refused.length).toBeGreaterThan(0);
  expect(refused[0]?.body).toMatchObject({ code: 20429 });
  expect(refused[0]?.headers.get('retry-after')).toBe('1');
  await standIn.control.setRateLimits(false);
  expect((await burst()).every((answer) => answer.status === 201)).toBe(true);
  await standIn.control.setRateLimits(true);
});

test('faults: an error before or after the change, a cut connection, 429, latency', async () => {
  const { control } = standIn;
  const path = 'conversations/v1/Conversations';
  const create = (name: string) => standIn.call('POST', path, { UniqueName: name });
  const match = { method: 'POST', path: '/Conversations$' };
  const exists = async (name: string) => (await standIn.call('GET', `${path}/${name}`)).status === 200;

  await control.addFault({ match, effect: { type: 'error', status: 503, when: 'before' } });
  expect((await create('before')).status).toBe(503);
  expect(await exists('before')).toBe(false);
  await control.addFault({ match, effect: { type: 'error', status: 500, when: 'after' } });
  expect((await create('after')).body).toMatchObject({ status: 500 });
  expect(await exists('after')).toBe(true);
  await control.addFault({ match, effect: { type: 'reset', when: 'after' } });
  await expect(create('reset')).rejects.toThrow();
  expect(await exists('reset')).toBe(true);
  await control.addFault({ match, effect: { type: 'rateLimit', retryAfterSeconds: 7 } });
  expect((await create('limited')).headers.get('retry-after')).toBe('7');
  await control.addFault({ match, effect: { type: 'latency', ms: 80 } });
  const started = performance.now();
  expect((await create('late')).status).toBe(201);
  expect(performance.now() - started).toBeGreaterThan(70);
  const { counters } = await control.requests();
  expect(counters['POST conversations/v1/Conversations']).toMatchObject({ '201': 1 });
});
