import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
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
  receiver.state.answer = () => ({ status: 200, body: '{"handoff":"no"}' });
});
afterAll(async () => {
  await standIn.close();
  await receiver.close();
});

/** Asks the conversation's attribute, then a bot; hands over when either says so or the bot fails. */
async function flowDefinition() {
  const { workspaceSid, defaultWorkflowSid } = (await standIn.control.state()).account;
  const channels = await standIn.client.taskrouter.v1.workspaces(workspaceSid).taskChannels.list();
  const split = (name: string, input: string, value: string, match: string, noMatch?: string) => ({
    name,
    type: 'split-based-on',
    transitions: [
      { event: 'noMatch', ...(noMatch === undefined ? {} : { next: noMatch }) },
      {
        event: 'match',
        next: match,
        conditions: [{ friendly_name: name, arguments: [input], type: 'equal_to', value }],
      },
    ],
    properties: { input, offset: { x: 0, y: 0 } },
  });
  return {
    description: 'bot or agent',
    initial_state: 'Trigger',
    flags: { allow_concurrent_calls: true },
    states: [
      {
        name: 'Trigger',
        type: 'trigger',
        transitions: [{ event: 'incomingConversationMessage', next: 'wanted' }],
        properties: {},
      },
      split('wanted', '{{trigger.conversation.ChannelAttributes.handoff}}', 'yes', 'remember', 'bot'),
      {
        name: 'bot',
        type: 'make-http-request',
        transitions: [
          { event: 'success', next: 'answer' },
          { event: 'failed', next: 'remember' },
        ],
        properties: {
          method: 'POST',
          url: `${receiver.url}/chatbot`,
          content_type: 'application/x-www-form-urlencoded;charset=utf-8',
          parameters: [
            { key: 'Body', value: '{{trigger.conversation.Body}}' },
            { key: 'ConversationSid', value: '{{trigger.conversation.ConversationSid}}' },
            { key: 'ExecutionSid', value: '{{flow.sid}}' },
          ],
        },
      },
      split('answer', '{{widgets.bot.parsed.handoff}}', 'yes', 'remember'),
      {
        name: 'remember',
        type: 'set-variables',
        transitions: [{ event: 'next', next: 'agent' }],
        properties: { variables: [{ key: 'topic', value: '{{trigger.conversation.Body | upcase}}' }] },
      },
      {
        name: 'agent',
        type: 'send-to-flex',
        transitions: [{ event: 'callComplete' }, { event: 'failedToEnqueue' }, { event: 'callFailure' }],
        properties: {
          workflow: defaultWorkflowSid,
          channel: channels.find((one) => one.uniqueName === 'chat')!.sid,
          attributes: '{"topic":{{flow.variables.topic | to_json}}}',
          priority: '0',
          timeout: '3600',
        },
      },
    ],
  };
}

async function publish() {
  const definition = await flowDefinition();
  return standIn.client.studio.v2.flows.create({ friendlyName: 'Flexcord', status: 'published', definition });
}

async function attached(flowSid: string, attributes = '{}') {
  const { sid } = await standIn.client.conversations.v1.conversations.create({ attributes });
  const conversation = standIn.client.conversations.v1.conversations(sid);
  await conversation.participants.create({ identity: 'discord_1' });
  await conversation.webhooks.create({
    target: 'studio',
    'configuration.flowSid': flowSid,
    'configuration.filters': ['onMessageAdded'],
  });
  const say = (body: string) =>
    conversation.messages.create({ author: 'discord_1', body, xTwilioWebhookEnabled: 'true' });
  return { sid, say };
}

const ended = (flowSid: string) =>
  until('an ended execution', async () => {
    const executions = await standIn.client.studio.v2.flows(flowSid).executions.list();
    return executions.find((one) => one.status === 'ended');
  });

// https://www.twilio.com/docs/studio/widget-library/http-request
test('a message starts an execution that asks the bot, and ends when no person is wanted', async () => {
  const flow = await publish();
  const { sid, say } = await attached(flow.sid);
  await say('how do I & reset?');
  const execution = await ended(flow.sid);
  expect(receiver.received[0]?.params).toEqual({
    Body: 'how do I & reset?',
    ConversationSid: sid,
    ExecutionSid: execution.sid,
  });
  const context = execution.context as { widgets: { bot: { parsed: unknown; status_code: number } } };
  expect(context.widgets.bot).toMatchObject({ parsed: { handoff: 'no' }, status_code: 200 });
  expect(await standIn.control.interactions()).toEqual([]);
  expect(await standIn.control.debuggerLog()).toEqual([]);
  expect(await standIn.control.deliveries()).toMatchObject([{ eventType: 'studio.make-http-request', status: 200 }]);
});

// https://www.twilio.com/docs/studio/widget-library/send-flex
test.each([
  ['the bot says so', '{}', { status: 200, body: '{"handoff":"yes"}' }],
  ['the bot fails', '{}', { status: 500 }],
  ['the conversation says so', '{"handoff":"yes"}', { status: 200, body: '{}' }],
])('send-to-flex makes the interaction itself when %s', async (_why, attributes, answer) => {
  receiver.state.answer = () => answer;
  const flow = await publish();
  const { sid, say } = await attached(flow.sid, attributes);
  await say('a "person" please');
  await ended(flow.sid);
  const [task] = await standIn.control.tasks();
  expect(task?.attributes).toMatchObject({ topic: 'A "PERSON" PLEASE', conversationSid: sid });
  expect((await standIn.control.interactions())[0]).toMatchObject({ status: 'active', conversationSid: sid });
});

// https://www.twilio.com/docs/api/errors/81002
test('a message while a widget is busy is dropped with 81002', async () => {
  receiver.state.answer = () => 'never';
  const flow = await publish();
  const { say } = await attached(flow.sid);
  await say('first');
  await until('the request', () => receiver.received[0]);
  await say('second');
  const entry = await until('81002', async () =>
    (await standIn.control.debuggerLog()).find((one) => one.code === 81002),
  );
  expect(entry.message).toContain('bot');
  const [execution] = await standIn.client.studio.v2.flows(flow.sid).executions.list();
  await standIn.client.studio.v2.flows(flow.sid).executions(execution!.sid).update({ status: 'ended' });
  expect(receiver.received).toHaveLength(1);
});

// https://www.twilio.com/docs/studio/rest-api/v2/flow and …/flow-validate
test('a draft does not run until it is published; revisions count', async () => {
  const definition = await flowDefinition();
  const flow = await standIn.client.studio.v2.flows.create({ friendlyName: 'F', status: 'draft', definition });
  const { say } = await attached(flow.sid);
  await say('nobody runs');
  expect(await standIn.client.studio.v2.flows(flow.sid).executions.list()).toEqual([]);
  const published = await standIn.client.studio.v2.flows(flow.sid).update({ status: 'published', definition });
  expect(published).toMatchObject({ revision: 2, status: 'published', valid: true });
  await say('now');
  await ended(flow.sid);
  expect(
    (await standIn.client.studio.v2.flowValidate.update({ friendlyName: 'F', status: 'draft', definition })).valid,
  ).toBe(true);
});

test.each([
  [
    'a next that is not there',
    (flow: Flow) => (flow.states[0]!.transitions[0] = { event: 'incomingConversationMessage', next: 'nowhere' }),
  ],
  ['custom headers', (flow: Flow) => (flow.states[2]!.properties['headers'] = {})],
  ['numbers that are no texts', (flow: Flow) => (flow.states[5]!.properties['timeout'] = 3600)],
  ['an unknown widget', (flow: Flow) => (flow.states[3]!.type = 'say-play')],
  ['an unknown start', (flow: Flow) => (flow.initial_state = 'Nowhere')],
])('a definition with %s is refused', async (_what, spoil) => {
  const definition = (await flowDefinition()) as unknown as Flow;
  spoil(definition);
  const create = standIn.client.studio.v2.flows.create({ friendlyName: 'F', status: 'published', definition });
  expect((await refusalOf(create)).status).toBe(400);
});

type Flow = {
  initial_state: string;
  states: { type: string; transitions: unknown[]; properties: Record<string, unknown> }[];
};
