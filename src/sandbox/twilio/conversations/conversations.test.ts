import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { refusalOf, startReceiver, startStandIn, until, type Receiver, type RunningStandIn } from '../test-support.ts';

let standIn: RunningStandIn;
let receiver: Receiver;

beforeAll(async () => {
  standIn = await startStandIn();
  receiver = await startReceiver();
});
beforeEach(async () => {
  await standIn.control.reset();
  receiver.received.length = 0;
});
afterAll(async () => {
  await standIn.close();
  await receiver.close();
});

const api = () => standIn.client.conversations.v1;

/** A conversation with one customer. */
async function conversation(more: Record<string, string> = {}) {
  const created = await api().conversations.create(more);
  await api().conversations(created.sid).participants.create({ identity: 'discord_1' });
  return api().conversations(created.sid);
}

// https://www.twilio.com/docs/conversations/api/conversation-resource
describe('conversations', () => {
  test('are found by unique name, in both spellings, and listed newest first', async () => {
    const created = await api().conversations.create({ uniqueName: 'one', friendlyName: 'One', attributes: '{"x":1}' });
    expect((await api().conversations('one').fetch()).sid).toBe(created.sid);
    const scoped = api().services(created.chatServiceSid).conversations('one');
    expect((await scoped.fetch()).url).toContain(`/Services/${created.chatServiceSid}/Conversations/`);
    expect((await api().conversations.list()).map((one) => one.sid)).toEqual([created.sid]);
    await api().conversations('one').remove();
    expect(await refusalOf(api().conversations('one').fetch())).toEqual({ code: 20404, status: 404 });
  });

  test('refuse a taken unique name (50353), a closed start (50384), and every change once closed (50377)', async () => {
    const { sid } = await api().conversations.create({ uniqueName: 'one' });
    expect(await refusalOf(api().conversations.create({ uniqueName: 'one' }))).toEqual({ code: 50353, status: 409 });
    expect((await refusalOf(api().conversations.create({ state: 'closed' }))).code).toBe(50384);
    await api().conversations(sid).update({ state: 'closed' });
    expect((await refusalOf(api().conversations(sid).update({ state: 'active' }))).code).toBe(50377);
    expect((await refusalOf(api().conversations(sid).messages.create({ body: 'late' }))).code).toBe(50377);
    expect((await refusalOf(api().conversations(sid).participants.create({ identity: 'late' }))).code).toBe(50377);
  });

  test('refuse attributes that are no JSON and another service', async () => {
    expect((await refusalOf(api().conversations.create({ attributes: 'no' }))).status).toBe(400);
    const other = api().services(`IS${'f'.repeat(32)}`).conversations;
    expect((await refusalOf(other.create({}))).code).toBe(20404);
  });

  // https://www.twilio.com/docs/conversations/states-timers
  test('become inactive and closed by their timers, with webhooks that say TIMER', async () => {
    const one = await conversation({ 'timers.inactive': 'PT1M', 'timers.closed': 'PT10M' });
    await one.webhooks.create({
      target: 'webhook',
      'configuration.url': receiver.url,
      'configuration.filters': ['onConversationStateUpdated'],
    });
    const timers = (await one.fetch()).timers as { date_inactive: string; date_closed: string };
    expect(Date.parse(timers.date_closed) - Date.parse(timers.date_inactive)).toBe(9 * 60_000);
    await standIn.control.advance(61_000);
    expect((await one.fetch()).state).toBe('inactive');
    await one.messages.create({ author: 'discord_1', body: 'still here' });
    expect((await one.fetch()).state).toBe('active');
    await standIn.control.advance(11 * 60_000);
    expect((await one.fetch()).state).toBe('closed');
    const closed = await until('the webhook', () =>
      receiver.received.find((hook) => hook.params['StateTo'] === 'closed'),
    );
    expect(closed.params).toMatchObject({ EventType: 'onConversationStateUpdated', Reason: 'TIMER' });
  });

  test('refuse timers that are no durations or too short', async () => {
    for (const closed of ['PT3D', 'PT9M', '10'])
      expect((await refusalOf(api().conversations.create({ 'timers.closed': closed }))).status).toBe(400);
  });
});

// https://www.twilio.com/docs/conversations/api/conversation-participant-resource and …/user-resource
describe('participants and users', () => {
  test('joining makes a user; the second time is refused with 50433; the list by identity names the conversation', async () => {
    const one = await conversation();
    const refusal = await refusalOf(one.participants.create({ identity: 'discord_1' }));
    expect(refusal).toEqual({ code: 50433, status: 409 });
    await api().users('discord_1').update({ friendlyName: 'Ann' });
    expect((await api().users('discord_1').fetch()).friendlyName).toBe('Ann');
    const [found] = await api().participantConversations.list({ identity: 'discord_1' });
    expect(found).toMatchObject({ conversationState: 'active', participantIdentity: 'discord_1' });
    const [participant] = await one.participants.list();
    await one.participants(participant!.sid).remove();
    expect((await refusalOf(one.participants(participant!.sid).fetch())).code).toBe(20404);
  });

  test('a user that exists is refused (50201), an unknown one is 20404, a participant needs an identity or address', async () => {
    await api().users.create({ identity: 'a', friendlyName: 'A' });
    expect((await refusalOf(api().users.create({ identity: 'a' }))).code).toBe(50201);
    expect((await refusalOf(api().users('nobody').fetch())).code).toBe(20404);
    const one = await conversation();
    expect((await refusalOf(one.participants.create({}))).status).toBe(400);
  });
});

// https://www.twilio.com/docs/conversations/api/conversation-message-resource
describe('messages', () => {
  test('count from 0, page in both orders, change and go', async () => {
    const one = await conversation();
    for (let index = 0; index < 5; index++) await one.messages.create({ author: 'discord_1', body: `m${index}` });
    const ascending = await one.messages.list({ pageSize: 2 });
    expect(ascending.map((message) => message.index)).toEqual([0, 1, 2, 3, 4]);
    const descending = await one.messages.list({ order: 'desc', pageSize: 2 });
    expect(descending.map((message) => message.body)).toEqual(['m4', 'm3', 'm2', 'm1', 'm0']);
    const first = ascending[0]!;
    expect(first.participantSid).toMatch(/^MB/);
    expect((await one.messages(first.sid).update({ body: 'changed', attributes: '{"edited":true}' })).body).toBe(
      'changed',
    );
    await one.messages(first.sid).remove();
    expect((await refusalOf(one.messages(first.sid).fetch())).code).toBe(20404);
    expect((await one.messages.create({ body: 'by default from system' })).author).toBe('system');
  });

  test('refuse bodies over 1,600 characters (50504) and files that are not there', async () => {
    const one = await conversation();
    await one.messages.create({ body: '😀'.repeat(1_600) });
    expect((await refusalOf(one.messages.create({ body: 'x'.repeat(1_601) }))).code).toBe(50504);
    expect((await refusalOf(one.messages.create({ mediaSid: `ME${'0'.repeat(32)}` }))).status).toBe(400);
  });

  // https://www.twilio.com/docs/conversations/media-support-conversations
  test('carry files: uploaded to MCS, read by a public link that ends', async () => {
    const one = await conversation();
    const { chatServiceSid } = await one.fetch();
    const upload = await fetch(`${standIn.base}/mcs.us1/v1/Services/${chatServiceSid}/Media?Filename=cat.png`, {
      method: 'POST',
      headers: { authorization: standIn.authorization, 'content-type': 'image/png' },
      body: Buffer.from('not really a cat'),
    });
    const media = (await upload.json()) as { sid: string };
    const message = await one.messages.create({ mediaSid: media.sid });
    expect(message.media).toEqual([{ sid: media.sid, size: 16, content_type: 'image/png', filename: 'cat.png' }]);
    const { body } = await standIn.call('GET', `mcs.us1/v1/Services/${chatServiceSid}/Media/${media.sid}`);
    const link = (body['links'] as { content_direct_temporary: string }).content_direct_temporary;
    expect(await (await fetch(link)).text()).toBe('not really a cat');
    await standIn.control.advance(6 * 60_000);
    expect((await fetch(link)).status).toBe(403);
  });
});

// https://www.twilio.com/docs/conversations/conversations-webhooks
describe('webhooks of a conversation', () => {
  test('REST changes fire only with X-Twilio-Webhook-Enabled', async () => {
    const one = await conversation();
    await one.webhooks.create({
      target: 'webhook',
      'configuration.url': receiver.url,
      'configuration.filters': ['onMessageAdded'],
    });
    await one.messages.create({ author: 'discord_1', body: 'silent' });
    await one.messages.create({ author: 'discord_1', body: 'loud', xTwilioWebhookEnabled: 'true' });
    const hook = await until('a webhook', () => receiver.received[0]);
    expect(hook.params).toMatchObject({ EventType: 'onMessageAdded', Source: 'API', Body: 'loud', Index: '1' });
    expect(receiver.received).toHaveLength(1);
  });

  test('ReplayAfter sends what was there before', async () => {
    const one = await conversation();
    for (const body of ['a', 'b', 'c']) await one.messages.create({ author: 'discord_1', body });
    await one.webhooks.create({
      target: 'webhook',
      'configuration.url': receiver.url,
      'configuration.filters': ['onMessageAdded'],
      'configuration.replayAfter': 1,
    });
    await until('two webhooks', () => receiver.received.length >= 2 || undefined);
    expect(receiver.received.map((hook) => hook.params['Body']).sort()).toEqual(['b', 'c']);
  });

  test('refuse a sixth (50361), too many or no triggers (50362, 50371), unknown filters and missing addresses', async () => {
    const one = await conversation();
    const add = (more: Record<string, unknown>) =>
      one.webhooks.create({ target: 'webhook', 'configuration.url': receiver.url, ...more });
    expect(
      (await refusalOf(add({ target: 'trigger', 'configuration.triggers': ['a', 'b', 'c', 'd', 'e', 'f'] }))).code,
    ).toBe(50362);
    expect((await refusalOf(add({ target: 'trigger' }))).code).toBe(50371);
    expect((await refusalOf(add({ 'configuration.filters': ['onMessageSent'] }))).status).toBe(400);
    expect((await refusalOf(add({ 'configuration.url': 'nowhere' }))).status).toBe(400);
    expect((await refusalOf(add({ target: 'studio' }))).status).toBe(400);
    for (let count = 0; count < 5; count++) await add({});
    expect((await refusalOf(add({}))).code).toBe(50361);
  });
});
