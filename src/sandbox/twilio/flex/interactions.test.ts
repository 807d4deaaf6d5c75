import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { refusalOf, startReceiver, startStandIn, until, type Receiver, type RunningStandIn } from '../test-support.ts';

let standIn: RunningStandIn;
let receiver: Receiver;
let workspaceSid: string;
let workerSid: string;

beforeAll(async () => {
  standIn = await startStandIn();
  receiver = await startReceiver();
});
beforeEach(async () => {
  await standIn.control.reset();
  receiver.received.length = 0;
  const flex = await standIn.client.flexApi.v1.configuration.get().fetch();
  workspaceSid = flex.taskrouterWorkspaceSid;
  await standIn.client.taskrouter.v1.workspaces(workspaceSid).update({ eventCallbackUrl: receiver.url });
  const events = [
    'onInteractionCreated',
    'onChannelCreated',
    'onChannelCreateFailed',
    'onChannelStatusUpdated',
    'onParticipantJoined',
    'onParticipantLeft',
  ];
  const form: [string, string][] = [
    ...events.map((event): [string, string] => ['WebhookEvents', event]),
    ['WebhookUrl', receiver.url],
  ];
  const webhook = await standIn.call('POST', `flex-api/v1/Instances/${flex.flexInstanceSid}/InteractionWebhooks`, form);
  expect(webhook.status).toBe(201);
  workerSid = (await standIn.control.createAgent({ name: 'Ann' })).workerSid;
});
afterAll(async () => {
  await standIn.close();
  await receiver.close();
});

async function customerConversation(): Promise<string> {
  const { sid } = await standIn.client.conversations.v1.conversations.create({});
  await standIn.client.conversations.v1.conversations(sid).participants.create({ identity: 'discord_1' });
  return sid;
}

function createInteraction(conversationSid: string, attributes: Record<string, unknown> = {}) {
  return standIn.client.flexApi.v1.interaction.create({
    channel: { type: 'chat', initiated_by: 'customer', properties: { media_channel_sid: conversationSid } },
    routing: { properties: { workspace_sid: workspaceSid, task_channel_unique_name: 'chat', attributes } },
  });
}

/** An accepted chat of the agent. */
async function acceptedChat() {
  const conversationSid = await customerConversation();
  await standIn.control.setActivity(workerSid, 'Available');
  const interaction = await createInteraction(conversationSid, { own_key: 'k1' });
  const reservation = await until('a reservation', async () => (await standIn.control.reservations(workerSid))[0]);
  await standIn.control.accept(reservation.reservationSid);
  return { conversationSid, interaction, reservation, channelSid: (interaction.channel as { sid: string }).sid };
}

// https://www.twilio.com/docs/flex/developer/conversations/interactions-api/interactions
describe('interactions', () => {
  test('are answered at once; the task appears a little later and is found by an attribute', async () => {
    const conversationSid = await customerConversation();
    const interaction = await createInteraction(conversationSid, { own_key: 'k1' });
    const tasks = standIn.client.taskrouter.v1.workspaces(workspaceSid).tasks;
    const taskSid = (interaction.routing as { properties: { sid: string } }).properties.sid;
    expect((await refusalOf(standIn.client.taskrouter.v1.workspaces(workspaceSid).tasks(taskSid).fetch())).code).toBe(
      20404,
    );
    const task = await until(
      'the task',
      async () => (await tasks.list({ evaluateTaskAttributes: 'own_key == "k1"' }))[0],
    );
    expect(task.sid).toBe(taskSid);
    expect(JSON.parse(task.attributes)).toMatchObject({
      flexInteractionSid: interaction.sid,
      flexInteractionChannelSid: (interaction.channel as { sid: string }).sid,
      conversationSid,
      customerAddress: 'discord_1',
      direction: 'inbound',
    });
    expect(await tasks.list({ evaluateTaskAttributes: 'own_key == "k2"' })).toEqual([]);
    for (const type of ['onInteractionCreated', 'onChannelCreated', 'task.created', 'task-queue.entered'])
      await until(type, () => receiver.of(type)[0]);
  });

  test('fail later without a customer, in a closed conversation, or beside an open channel', async () => {
    const { sid: empty } = await standIn.client.conversations.v1.conversations.create({});
    const twice = await customerConversation();
    await createInteraction(twice);
    await until('the first channel', () => receiver.of('onChannelCreated')[0]);
    for (const [conversationSid, code] of [
      [empty, '45361'],
      [twice, '45352'],
    ] as const) {
      const failing = await createInteraction(conversationSid, { failing: conversationSid });
      const failed = await until('the failure', () =>
        receiver.of('onChannelCreateFailed').find((one) => one.params['InteractionSid'] === failing.sid),
      );
      expect(failed.params['ErrorCode']).toBe(code);
      const [channel] = await standIn.client.flexApi.v1.interaction(failing.sid).channels.list();
      expect(channel?.status).toBe('failed');
      await until('task.canceled', () =>
        receiver.of('task.canceled').find((one) => one.params['TaskAttributes']?.includes(failing.sid)),
      );
    }
  });

  test('refuse what is not documented: a missing media channel, unknown names, another workspace', async () => {
    const create = (channel: unknown, routing: unknown) =>
      refusalOf(standIn.client.flexApi.v1.interaction.create({ channel, routing }));
    const good = { properties: { workspace_sid: workspaceSid } };
    expect((await create({ type: 'chat', initiated_by: 'customer' }, good)).status).toBe(400);
    const channel = { type: 'chat', initiated_by: 'customer', properties: { media_channel_sid: 'CH1' } };
    expect((await create({ ...channel, type: 'custom' }, good)).status).toBe(400);
    expect((await create({ ...channel, extra: 1 }, good)).status).toBe(400);
    expect((await create(channel, { properties: { workspace_sid: 'WS1' } })).status).toBe(400);
    expect(
      (await create(channel, { properties: { workspace_sid: workspaceSid, task_channel_unique_name: 'no' } })).status,
    ).toBe(400);
    expect((await refusalOf(standIn.client.flexApi.v1.interaction(`KD${'0'.repeat(32)}`).fetch())).code).toBe(20404);
  });
});

// https://www.twilio.com/docs/flex/developer/conversations/interactions-api/channels-subresource
describe('channels', () => {
  test('closed: the conversation closes and the task wraps up; with Routing.status closed it completes', async () => {
    const one = await acceptedChat();
    const channel = standIn.client.flexApi.v1.interaction(one.interaction.sid).channels(one.channelSid);
    expect((await channel.update({ status: 'closed' })).status).toBe('closed');
    await until('task.wrapup', () => receiver.of('task.wrapup')[0]);
    expect((await standIn.client.conversations.v1.conversations(one.conversationSid).fetch()).state).toBe('closed');
    await standIn.control.complete(one.reservation.reservationSid);
    const other = await acceptedChat();
    const second = standIn.client.flexApi.v1.interaction(other.interaction.sid).channels(other.channelSid);
    await second.update({ status: 'closed', routing: { status: 'closed' } });
    await until('task.completed', () =>
      receiver.of('task.completed').find((hook) => hook.params['TaskSid'] === other.reservation.taskSid),
    );
  });

  test('refuse an update without status (45358) or with another (45359)', async () => {
    const { interaction, channelSid } = await acceptedChat();
    const path = `flex-api/v1/Interactions/${interaction.sid}/Channels/${channelSid}`;
    expect((await standIn.call('POST', path, {})).body).toMatchObject({ code: 45358 });
    expect((await standIn.call('POST', path, { Status: 'open' })).body).toMatchObject({ code: 45359 });
  });
});

// https://www.twilio.com/docs/flex/developer/conversations/interactions-api/interaction-channel-participants
describe('agents', () => {
  test('leave without closing the conversation, and are invited again', async () => {
    const one = await acceptedChat();
    const interaction = standIn.client.flexApi.v1.interaction(one.interaction.sid);
    const participants = await interaction.channels(one.channelSid).participants.list();
    const agent = participants.find((participant) => participant.type === 'agent')!;
    await interaction.channels(one.channelSid).participants(agent.sid).update({ status: 'closed' });
    await until('onParticipantLeft', () =>
      receiver.of('onParticipantLeft').find((hook) => hook.params['ParticipantType'] === 'agent'),
    );
    const conversation = standIn.client.conversations.v1.conversations(one.conversationSid);
    expect((await conversation.fetch()).state).toBe('active');
    expect((await conversation.participants.list()).map((participant) => participant.identity)).toEqual(['discord_1']);
    await expect(standIn.control.agentSend(workerSid, one.conversationSid, { body: 'still here?' })).rejects.toThrow(
      'not a participant',
    );
    const routing = { properties: { workspace_sid: workspaceSid, task_channel_unique_name: 'chat', attributes: {} } };
    const invite = await interaction.channels(one.channelSid).invites.create({ routing });
    expect(invite.sid).toMatch(/^KG/);
    const again = await until('a reservation', async () => (await standIn.control.reservations(workerSid))[0]);
    expect(again.conversationSid).toBe(one.conversationSid);
  });

  test('transfer: a second task with the same conversation, the old one completes', async () => {
    const one = await acceptedChat();
    const other = await standIn.control.createAgent({ name: 'Ben' });
    await standIn.control.setActivity(other.workerSid, 'Available');
    await standIn.control.transfer(one.reservation.reservationSid, { toWorkerSid: other.workerSid });
    const next = await until(
      'the other reservation',
      async () => (await standIn.control.reservations(other.workerSid))[0],
    );
    expect(next.conversationSid).toBe(one.conversationSid);
    await until('the old task', () =>
      receiver.of('task.completed').find((hook) => hook.params['TaskSid'] === one.reservation.taskSid),
    );
    await standIn.control.accept(next.reservationSid);
    await standIn.control.agentSend(other.workerSid, one.conversationSid, { body: 'hello from Ben' });
    await standIn.control.wrapUp(next.reservationSid);
    await expect(standIn.control.agentSend(other.workerSid, one.conversationSid, { body: 'late' })).rejects.toThrow(
      'closed',
    );
  });

  test('an invited agent who declines ends the task; the conversation stays open', async () => {
    const one = await acceptedChat();
    const other = await standIn.control.createAgent({ name: 'Ben' });
    await standIn.control.setActivity(other.workerSid, 'Available');
    const { taskSid } = await standIn.control.transfer(one.reservation.reservationSid, {
      toWorkerSid: other.workerSid,
    });
    const next = await until(
      'the other reservation',
      async () => (await standIn.control.reservations(other.workerSid))[0],
    );
    await standIn.control.reject(next.reservationSid);
    await until('task.canceled', () => receiver.of('task.canceled').find((hook) => hook.params['TaskSid'] === taskSid));
    expect((await standIn.client.conversations.v1.conversations(one.conversationSid).fetch()).state).toBe('active');
  });
});

// the package twilio-flex-token-validator
test('a Flex token is valid for its agent, another one is not', async () => {
  const token = await standIn.control.issueFlexToken(workerSid);
  const validate = async (text: string) => {
    const response = await fetch(`${standIn.base}/iam/v1/Accounts/${standIn.client.accountSid}/Tokens/validate`, {
      method: 'POST',
      headers: { authorization: standIn.authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ token: text }),
    });
    return (await response.json()) as Record<string, unknown>;
  };
  expect(await validate(token)).toMatchObject({ valid: true, worker_sid: workerSid, roles: ['agent'] });
  expect(await validate('x')).toMatchObject({ valid: false });
  await standIn.control.advance(25 * 3_600_000);
  expect(await validate(token)).toMatchObject({ valid: false });
});
