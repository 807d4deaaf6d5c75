import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { twilioIdentity } from '../../src/contract/twilio-names.ts';
import {
  ACCOUNT_SID,
  AUTH_TOKEN,
  startReceiver,
  startStandIn,
  until,
  type Receiver,
  type RunningStandIn,
} from '../../src/sandbox/twilio/test-support.ts';
import { resolveTwilioSettings, type TwilioSettings } from '../../src/twilio/account.ts';
import { createTwilioClient } from '../../src/twilio/client.ts';
import { createTwilioAdapter } from '../../src/twilio/create-twilio-adapter.ts';
import { provisionTwilio } from '../../src/twilio/provision.ts';
import { addressKey } from '../../src/twilio/signature.ts';
import { FLOW_NAME } from '../../src/twilio/studio-flow.ts';

let standIn: RunningStandIn;
let receiver: Receiver;
let settings: TwilioSettings;

const connection = () => ({ accountSid: ACCOUNT_SID, authToken: AUTH_TOKEN, baseUrl: standIn.base });
const provision = async (more: { publicUrl?: string; studioFlowSid?: string } = {}) =>
  provisionTwilio({
    client: createTwilioClient(connection()),
    settings,
    publicUrl: receiver.url,
    authToken: AUTH_TOKEN,
    routing: 'studio',
    ...more,
  });
const studioStep = async (more = {}) => (await provision(more)).steps.find(({ what }) => what === 'Studio flow');

beforeAll(async () => {
  standIn = await startStandIn();
  receiver = await startReceiver();
});
afterAll(async () => {
  await standIn.close();
  await receiver.close();
});
beforeEach(async () => {
  await standIn.control.reset();
  receiver.received.length = 0;
  receiver.state.answer = () => ({ status: 204 });
  settings = await resolveTwilioSettings(createTwilioClient(connection()), {});
});

describe('provisioning the flow', () => {
  it('makes it once, finds it again, and changes it with the public address', async () => {
    expect(await studioStep()).toMatchObject({ outcome: 'made' });
    const { studioFlowSid } = await provision();
    expect(await studioStep()).toMatchObject({ outcome: 'present' });
    expect(await studioStep({ publicUrl: 'https://moved.example.com' })).toMatchObject({ outcome: 'changed' });
    const flows = await standIn.client.studio.v2.flows.list();
    expect(flows.map(({ sid, friendlyName, status }) => [sid, friendlyName, status])).toEqual([
      [studioFlowSid, FLOW_NAME, 'published'],
    ]);
    expect((await provision({ publicUrl: 'https://moved.example.com' })).studioFlowSid).toBe(studioFlowSid);
  });

  it('uses a named flow of somebody else as it is, fills an empty one, and says when there is none', async () => {
    const trigger = {
      name: 'Trigger',
      type: 'trigger',
      transitions: [{ event: 'incomingMessage' }],
      properties: { offset: { x: 0, y: 0 } },
    };
    const definition = (states: object[]) => ({
      description: 'theirs',
      initial_state: 'Trigger',
      flags: { allow_concurrent_calls: true },
      states,
    });
    const make = (states: object[]) =>
      standIn.client.studio.v2.flows.create({
        friendlyName: 'theirs',
        status: 'published',
        definition: definition(states),
      });
    const wait = {
      name: 'vars',
      type: 'set-variables',
      transitions: [{ event: 'next' }],
      properties: { variables: [], offset: { x: 0, y: 0 } },
    };
    const theirs = await make([trigger, wait]);
    expect(await studioStep({ studioFlowSid: theirs.sid })).toMatchObject({ outcome: 'left' });
    const empty = await make([trigger]);
    expect(await studioStep({ studioFlowSid: empty.sid })).toMatchObject({ outcome: 'changed' });
    expect(await studioStep({ studioFlowSid: empty.sid })).toMatchObject({ outcome: 'present' });
    await expect(provision({ studioFlowSid: `FW${'9'.repeat(32)}` })).rejects.toThrow(/TWILIO_STUDIO_FLOW_SID/);
  });
});

describe('the flow at work', () => {
  async function userWrites(options: { handoff?: string; name?: string } = {}) {
    const { studioFlowSid } = await provision();
    const twilio = createTwilioAdapter({ ...connection(), settings });
    const { conversationSid, studioHookSid } = await twilio.openConversation({
      uniqueName: 'episode-1',
      friendlyName: 'Zoe',
      identity: twilioIdentity('42'),
      displayName: 'Zoe',
      attributes: {
        flexcord_key: 'e:1:open',
        flexcord_conversation: 'conversation-42',
        flexcord_episode: '9',
        display_name: options.name ?? 'Zoe',
        locale: 'th',
      },
      webhookUrl: `${receiver.url}/scoped`,
      studioFlowSid,
    });
    expect(studioHookSid).toMatch(/^WH/);
    if (options.handoff)
      await twilio.mergeConversationAttributes(conversationSid, { handoff: options.handoff, case_number: '1042' });
    const post = { conversationSid, author: twilioIdentity('42'), body: 'help', key: 'discord:1' };
    const { sid } = await twilio.postMessage({ ...post, triggerWebhooks: true });
    return { twilio, conversationSid, messageSid: sid };
  }

  const questions = () => receiver.received.filter(({ path }) => path.startsWith('/chatbot-to-discord'));
  const executionsEnded = async (flowSid: string | null) =>
    until('the execution to end', async () => {
      const [one] = await standIn.client.studio.v2.flows(flowSid ?? '').executions.list();
      return one?.status === 'ended' ? one : undefined;
    });
  const task = (twilio: ReturnType<typeof createTwilioAdapter>, conversationSid: string) =>
    until('a task', async () => (await twilio.findTask({ conversationSid })) ?? undefined);

  function answer(status: number, body: object = {}) {
    receiver.state.answer = ({ path }) =>
      path.startsWith('/chatbot-to-discord') ? { status, body: JSON.stringify(body) } : { status: 204 };
  }

  it('asks at the keyed address and ends when the bot answers', async () => {
    answer(200, { handoff: false, case_number: null });
    const { twilio, conversationSid, messageSid } = await userWrites();
    await until('the question', () => questions()[0]);
    await executionsEnded((await provision()).studioFlowSid);
    expect(questions()[0]).toMatchObject({
      path: `/chatbot-to-discord?key=${addressKey(AUTH_TOKEN, '/chatbot-to-discord')}`,
      params: { ConversationSid: conversationSid, MessageSid: messageSid, Author: 'discord_42', Body: 'help' },
    });
    expect(await twilio.findTask({ conversationSid })).toBeNull();
    expect(await standIn.control.debuggerLog()).toEqual([]);
  });

  it('sends to Flex with the case of the answer when the words ask for a person', async () => {
    answer(200, { handoff: true, case_number: 1043 });
    const { twilio, conversationSid } = await userWrites({ name: 'Z"o\\e {{x}}' });
    expect((await task(twilio, conversationSid)).attributes).toMatchObject({
      name: "Z'o'e ((x))",
      locale: 'th',
      case_number: '1043',
      case_url: `${receiver.url}/desk/cases/1043`,
      channelType: 'discord',
      customerAddress: 'discord_42',
      flexcord_key: 'e:1:open',
      flexcord_conversation: 'conversation-42',
      flexcord_episode: '9',
      conversationSid,
    });
  });

  it('sends to Flex without asking when a button or command asked for a person', async () => {
    const { twilio, conversationSid } = await userWrites({ handoff: 'true' });
    expect((await task(twilio, conversationSid)).attributes).toMatchObject({ case_number: '1042' });
    expect(questions()).toEqual([]);
  });

  it('sends to Flex when Flexcord can’t answer', async () => {
    answer(503);
    const { twilio, conversationSid } = await userWrites();
    expect((await task(twilio, conversationSid)).status).toBe('pending');
    expect(questions()).toHaveLength(1);
  });
});
