import twilio from 'twilio';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AUTH_TOKEN, startReceiver, startStandIn, until, type Receiver, type RunningStandIn } from './test-support.ts';

let standIn: RunningStandIn;
let receiver: Receiver;

beforeAll(async () => {
  standIn = await startStandIn();
  receiver = await startReceiver();
});
afterAll(async () => {
  await standIn.close();
  await receiver.close();
});

// The sequence of https://www.twilio.com/docs/flex/developer/conversations/interactions-api/interactions and
// https://www.twilio.com/docs/conversations/conversations-webhooks, from a bare account to the end of the chat.
test('a customer is brought to an agent, they write, the agent ends the chat', async () => {
  const { client, control } = standIn;
  const flex = await client.flexApi.v1.configuration.get().fetch();
  const workspace = client.taskrouter.v1.workspaces(flex.taskrouterWorkspaceSid);
  await workspace.update({ eventCallbackUrl: `${receiver.url}/taskrouter` });
  await standIn.call('POST', `flex-api/v1/Instances/${flex.flexInstanceSid}/InteractionWebhooks`, [
    ['WebhookEvents', 'onParticipantJoined'],
    ['WebhookEvents', 'onChannelStatusUpdated'],
    ['WebhookUrl', `${receiver.url}/interactions`],
  ]);
  const agent = await control.createAgent({ name: 'Ann Example', email: 'ann@example.com' });
  expect(agent.identity).toBe('ann_40example_2Ecom');
  await control.setActivity(agent.workerSid, 'Available');

  const conversations = client.conversations.v1;
  await conversations.users.create({ identity: 'discord_1', friendlyName: 'Bob' });
  const conversation = await conversations.conversations.create({ uniqueName: 'episode-1', attributes: '{"a":1}' });
  await conversations.conversations(conversation.sid).participants.create({ identity: 'discord_1' });
  await conversations.conversations(conversation.sid).webhooks.create({
    target: 'webhook',
    'configuration.url': `${receiver.url}/messages?case=1`,
    'configuration.filters': ['onMessageAdded', 'onConversationStateUpdated'],
  });
  const first = await conversations.conversations('episode-1').messages.create({ author: 'discord_1', body: 'hello' });
  expect(first.index).toBe(0);

  const interaction = await client.flexApi.v1.interaction.create({
    channel: { type: 'chat', initiated_by: 'customer', properties: { media_channel_sid: conversation.sid } },
    routing: {
      properties: {
        workspace_sid: flex.taskrouterWorkspaceSid,
        task_channel_unique_name: 'chat',
        attributes: { case_id: 'C-1' },
      },
    },
  });
  expect(interaction.sid).toMatch(/^KD/);
  const [reservation] = await until('a reservation', async () => {
    const list = await control.reservations(agent.workerSid);
    return list.length > 0 ? list : undefined;
  });
  expect(reservation?.attributes).toMatchObject({
    case_id: 'C-1',
    conversationSid: conversation.sid,
    flexInteractionSid: interaction.sid,
  });
  await control.accept(reservation!.reservationSid);
  await until('reservation.accepted', () => receiver.of('reservation.accepted')[0]);
  await until('the agent joined', () =>
    receiver.of('onParticipantJoined').find((one) => one.params['ParticipantType'] === 'agent'),
  );

  await control.agentSend(agent.workerSid, conversation.sid, { body: 'hi Bob' });
  const added = await until('the message webhook', () => receiver.of('onMessageAdded')[0]);
  expect(added.params).toMatchObject({ Source: 'SDK', Body: 'hi Bob', Index: '1', Author: agent.identity });
  const signature = String(added.headers['x-twilio-signature']);
  expect(twilio.validateRequest(AUTH_TOKEN, signature, receiver.url + added.path, added.params)).toBe(true);

  await control.wrapUp(reservation!.reservationSid);
  await until('the chat closed', () =>
    receiver.of('onConversationStateUpdated').find((one) => one.params['StateTo'] === 'closed'),
  );
  await until('wrap-up', () => receiver.of('task.wrapup')[0]);
  await control.complete(reservation!.reservationSid);
  await until('completed', () => receiver.of('task.completed')[0]);
  expect((await conversations.conversations(conversation.sid).fetch()).state).toBe('closed');
});
