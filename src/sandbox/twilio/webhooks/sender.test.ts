import twilio from 'twilio';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { AUTH_TOKEN, startReceiver, startStandIn, until, type Receiver, type RunningStandIn } from '../test-support.ts';
import { sign } from './signature.ts';

let standIn: RunningStandIn;
let receiver: Receiver;

beforeAll(async () => {
  standIn = await startStandIn();
  receiver = await startReceiver();
});
beforeEach(async () => {
  await standIn.control.reset();
  receiver.received.length = 0;
  receiver.state.answer = () => ({ status: 204 });
});
afterAll(async () => {
  await standIn.close();
  await receiver.close();
});

async function listeningConversation(method: 'get' | 'post' = 'post') {
  const { sid } = await standIn.client.conversations.v1.conversations.create({});
  const conversation = standIn.client.conversations.v1.conversations(sid);
  await conversation.webhooks.create({
    target: 'webhook',
    'configuration.url': `${receiver.url}/hook?case=1`,
    'configuration.method': method,
    'configuration.filters': ['onMessageAdded'],
  });
  return conversation;
}

// https://www.twilio.com/docs/usage/webhooks/webhooks-security
test('signatures are those of the official helper, for forms and for GET', async () => {
  const vector = {
    EventType: 'onMessageAdded',
    ConversationSid: `CH${'a'.repeat(32)}`,
    Body: 'hi there',
    Index: '3',
    Source: 'SDK',
  };
  expect(sign('12345', 'https://example.com/flex/webhook?case=42', vector)).toBe('ArOnoYGLHZiMVBnt0OfC0tIFrUw=');
  for (const method of ['post', 'get'] as const) {
    const conversation = await listeningConversation(method);
    await conversation.messages.create({ body: 'สวัสดี & 你好', xTwilioWebhookEnabled: 'true' });
    const hook = await until('the webhook', () => receiver.received.find((one) => one.method === method.toUpperCase()));
    const signature = String(hook.headers['x-twilio-signature']);
    const params = method === 'post' ? hook.params : {};
    expect(twilio.validateRequest(AUTH_TOKEN, signature, receiver.url + hook.path, params)).toBe(true);
    expect(twilio.validateRequest('another token', signature, receiver.url + hook.path, params)).toBe(false);
  }
});

// https://www.twilio.com/docs/conversations/conversations-webhooks: no retry
test('a failing webhook is logged and not sent again', async () => {
  receiver.state.answer = () => ({ status: 500 });
  const conversation = await listeningConversation();
  await conversation.messages.create({ body: 'x', xTwilioWebhookEnabled: 'true' });
  const [entry] = await until('a debugger entry', async () => {
    const log = await standIn.control.debuggerLog();
    return log.length > 0 ? log : undefined;
  });
  expect(entry).toMatchObject({ code: 11200 });
  expect(receiver.received).toHaveLength(1);
  expect(await standIn.control.deliveries()).toMatchObject([{ eventType: 'onMessageAdded', status: 500 }]);
});

test('deliveries can be dropped, doubled and re-ordered', async () => {
  const conversation = await listeningConversation();
  const send = (body: string) => conversation.messages.create({ body, xTwilioWebhookEnabled: 'true' });
  await standIn.control.setDelivery({ dropProbability: 1 });
  await send('lost');
  await standIn.control.setDelivery({ duplicateProbability: 1 });
  await send('twice');
  await until('two copies', () => receiver.received.length === 2 || undefined);
  expect(receiver.received.map((hook) => hook.params['Body'])).toEqual(['twice', 'twice']);
  await standIn.control.setDelivery({ reorder: true, seed: 3 });
  for (let index = 0; index < 8; index++) await send(String(index));
  await until('eight more', () => receiver.received.length === 10 || undefined);
  const order = receiver.received.slice(2).map((hook) => Number(hook.params['Body']));
  expect(order).not.toEqual([...order].sort((one, other) => one - other));
});
