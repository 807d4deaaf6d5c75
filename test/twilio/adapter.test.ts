import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { twilioIdentity } from '../../src/contract/twilio-names.ts';
import {
  ACCOUNT_SID,
  API_KEY,
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
import { runTwilioDoctor } from '../../src/twilio/doctor.ts';
import { provisionTwilio } from '../../src/twilio/provision.ts';
import { runTwilioSetup } from '../../src/twilio/setup.ts';
import { isSigned } from '../../src/twilio/signature.ts';
import type { TwilioAdapter } from '../../src/twilio/twilio-adapter.ts';

let standIn: RunningStandIn;
let receiver: Receiver;
let settings: TwilioSettings;
let twilio: TwilioAdapter;

const connection = () => ({ accountSid: ACCOUNT_SID, authToken: AUTH_TOKEN, baseUrl: standIn.base });

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
  await standIn.control.setDelivery({});
  receiver.received.length = 0;
  settings = await resolveTwilioSettings(createTwilioClient(connection()), {});
  twilio = createTwilioAdapter({ ...connection(), apiKeySid: API_KEY.sid, apiKeySecret: API_KEY.secret, settings });
});

let serial = 0;

async function open(change: Partial<Parameters<TwilioAdapter['openConversation']>[0]> = {}) {
  const uniqueName = `episode-${++serial}`;
  const options = {
    uniqueName,
    friendlyName: 'Zoe 小明',
    identity: twilioIdentity('42'),
    displayName: 'Zoe 小明',
    attributes: { name: 'Zo"e', handoff: false },
    webhookUrl: `${receiver.url}/twilio/conversations/conversation-42/${serial}`,
    studioFlowSid: null,
    ...change,
  };
  return { ...(await twilio.openConversation(options)), options };
}

const say = (conversationSid: string, key: string, more: object = {}) =>
  twilio.postMessage({ conversationSid, author: twilioIdentity('42'), body: `text of ${key}`, key, ...more });

async function agentAtWork(name = 'Ann Lee') {
  const agent = await standIn.control.createAgent({ name, email: 'ann@example.com' });
  await standIn.control.setActivity(agent.workerSid, 'Available');
  return agent;
}

async function accepted(workerSid: string) {
  const reservation = await until('a reservation', async () => (await standIn.control.reservations(workerSid))[0]);
  return standIn.control.accept(reservation.reservationSid);
}

const interaction = async (conversationSid: string, key: string) =>
  twilio.createInteraction({ conversationSid, attributes: { flexcord_key: key, name: 'Zoe' } });

describe('conversations', () => {
  it('opens one with the user, their name and a webhook that only people in Flex set off', async () => {
    const { conversationSid, chatServiceSid, studioHookSid } = await open();
    expect([chatServiceSid, studioHookSid]).toEqual([settings.chatServiceSid, null]);
    await say(conversationSid, 'e:1:say');
    const agent = await agentAtWork();
    await interaction(conversationSid, 'e:2:interaction');
    await accepted(agent.workerSid);
    await standIn.control.agentSend(agent.workerSid, conversationSid, { body: 'hello' });
    const webhook = await until('the agent’s message', () => receiver.of('onMessageAdded')[0]);
    expect(webhook.params).toMatchObject({ Body: 'hello', Index: '1', Source: 'SDK' });
    const signed = { authToken: AUTH_TOKEN, url: receiver.url + webhook.path, params: webhook.params };
    expect(isSigned({ ...signed, signature: String(webhook.headers['x-twilio-signature']) })).toBe(true);
    expect(receiver.of('onMessageAdded')).toHaveLength(1);
    const shown = await standIn.control.conversation(conversationSid);
    expect(shown.participants).toContainEqual(expect.objectContaining({ identity: 'discord_42', name: 'Zoe 小明' }));
    expect(shown.conversation.attributes).toEqual({ name: "Zo'e", handoff: false });
  });

  it('makes nothing twice when opened again, whatever step was lost the first time', async () => {
    const first = await open();
    const repeat = async () => twilio.openConversation({ ...first.options, displayName: 'Zoe Z.' });
    expect((await repeat()).conversationSid).toBe(first.conversationSid);
    const { webhooks, participants } = standIn.client.conversations.v1.conversations(first.conversationSid);
    expect([await webhooks.list(), await participants.list()]).toMatchObject([{ length: 1 }, { length: 1 }]);
    for (const path of ['Conversations$', 'Webhooks$', 'Participants$', 'Users/discord_42$']) {
      await standIn.control.addFault({
        match: { method: 'POST', path },
        effect: { type: 'error', status: 503, when: 'after' },
      });
      const lost = open({ uniqueName: `lost-${path.replace(/\W/g, '')}`, webhookUrl: `${receiver.url}/${serial}` });
      // The step whose answer was lost is repeated within the call.
      await expect(lost).resolves.toMatchObject({ chatServiceSid: expect.stringMatching(/^IS/) as string });
      await standIn.control.clearFaults();
      const { conversationSid, options } = await open({
        uniqueName: `lost-${path.replace(/\W/g, '')}`,
        webhookUrl: `${receiver.url}/x`,
      });
      await twilio.openConversation(options);
      const again = standIn.client.conversations.v1.conversations(conversationSid);
      expect((await again.participants.list()).length).toBe(1);
      expect(
        (await again.webhooks.list()).filter(
          ({ configuration }) => (configuration as { url: string }).url === options.webhookUrl,
        ),
      ).toHaveLength(1);
    }
  });

  it('posts, finds by key, lists from an index, edits and removes', async () => {
    const { conversationSid } = await open();
    const written = Date.parse('2026-01-02T03:04:05Z');
    const posted = [];
    for (let i = 0; i < 5; i++)
      posted.push(await say(conversationSid, `e:${i}:say`, { writtenAt: written + i * 1_000 }));
    expect(posted.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4]);
    expect(await twilio.findByKey(conversationSid, ['e:1:say', 'e:9:say'])).toEqual(new Map([['e:1:say', posted[1]]]));
    expect(await twilio.findByKey(conversationSid, ['e:1:say'], 3)).toEqual(new Map());
    const listed = await twilio.listMessages(conversationSid, 3);
    expect(listed.map(({ index, key, at }) => [index, key, at])).toEqual([
      [3, 'e:3:say', written + 3_000],
      [4, 'e:4:say', written + 4_000],
    ]);
    expect((await twilio.newestMessages(conversationSid, 2)).map(({ index }) => index)).toEqual([3, 4]);
    await twilio.editMessage(conversationSid, posted[0]!.sid, 'edited');
    await twilio.removeMessage(conversationSid, posted[1]!.sid);
    await twilio.removeMessage(conversationSid, posted[1]!.sid);
    const all = await twilio.listMessages(conversationSid, 0);
    expect(all.map(({ body }) => body)).toEqual(['edited', 'text of e:2:say', 'text of e:3:say', 'text of e:4:say']);
    await expect(twilio.editMessage(conversationSid, posted[1]!.sid, 'x')).rejects.toMatchObject({
      reason: 'notFound',
    });
  });

  it('removes a conversation and its user, once and again', async () => {
    const { conversationSid } = await open();
    await say(conversationSid, 'e:1:say');
    for (let i = 0; i < 2; i++) {
      await twilio.removeConversation(conversationSid);
      await twilio.removeUser(twilioIdentity('42'));
    }
    await expect(twilio.listMessages(conversationSid, 0)).rejects.toMatchObject({ reason: 'notFound' });
    const { users } = standIn.client.conversations.v1.services(settings.chatServiceSid);
    expect((await users.list()).map(({ identity }) => identity)).not.toContain('discord_42');
  });

  it('goes through the pages of a long conversation, 200 at most', async () => {
    await standIn.control.setRateLimits(false);
    const { conversationSid } = await open();
    const { messages } = standIn.client.conversations.v1.conversations(conversationSid);
    for (let i = 0; i < 230; i++) await messages.create({ author: 'system', body: String(i) });
    const numbers = async (from: number) =>
      (await twilio.listMessages(conversationSid, from)).map(({ index }) => index);
    expect(await numbers(0)).toEqual(Array.from({ length: 200 }, (_, i) => i));
    expect(await numbers(10)).toEqual(Array.from({ length: 200 }, (_, i) => i + 10));
    expect(await numbers(120)).toEqual(Array.from({ length: 110 }, (_, i) => i + 120));
    await standIn.control.setRateLimits(true);
  });

  it('takes one call for a message, stays below the limit in a burst, and says so when the conversation is closed', async () => {
    const { conversationSid } = await open();
    await Promise.all(Array.from({ length: 45 }, (_, i) => say(conversationSid, `e:${i}:say`)));
    const { counters } = await standIn.control.requests();
    expect(JSON.stringify(counters)).not.toContain('"429"');
    await twilio.closeConversation({ conversationSid });
    await twilio.closeConversation({ conversationSid });
    await expect(say(conversationSid, 'e:99:say')).rejects.toMatchObject({
      kind: 'permanent',
      reason: 'conversationClosed',
    });
  });

  it('merges attributes, and removes a hook once', async () => {
    const { conversationSid, options } = await open();
    await twilio.mergeConversationAttributes(conversationSid, { handoff: true });
    expect((await standIn.control.conversation(conversationSid)).conversation.attributes).toEqual({
      name: "Zo'e",
      handoff: true,
    });
    const { webhooks } = standIn.client.conversations.v1.conversations(conversationSid);
    const [hook] = await webhooks.list();
    expect((hook?.configuration as { url: string }).url).toBe(options.webhookUrl);
    await twilio.removeWebhook(conversationSid, hook!.sid);
    await twilio.removeWebhook(conversationSid, hook!.sid);
    expect(await webhooks.list()).toEqual([]);
  });
});

describe('files', () => {
  it('carries bytes both ways, and refuses what is too large', async () => {
    const { conversationSid } = await open();
    const data = new TextEncoder().encode('ไฟล์');
    const { mediaSid } = await twilio.uploadMedia({
      filename: 'ภาพ a.txt',
      contentType: 'text/plain',
      data,
    });
    await say(conversationSid, 'e:1:say', { mediaSid, body: '' });
    const [message] = await twilio.listMessages(conversationSid, 0);
    expect(message?.media).toEqual([
      { sid: mediaSid, filename: 'ภาพ a.txt', contentType: 'text/plain', size: data.length },
    ]);
    expect(await twilio.downloadMedia(mediaSid, 1_000)).toEqual({
      data,
      contentType: 'text/plain',
      filename: 'ภาพ a.txt',
    });
    await expect(twilio.downloadMedia(mediaSid, 3)).rejects.toMatchObject({ reason: 'tooLarge' });
  });
});

describe('Flex', () => {
  it('brings a conversation to an agent, is found by its key, and names the agent', async () => {
    const { conversationSid } = await open();
    const agent = await agentAtWork();
    expect(await twilio.findTask({ key: 'e:7:interaction' })).toBeNull();
    const made = await interaction(conversationSid, 'e:7:interaction');
    const task = await until('the task', async () => (await twilio.findTask({ key: 'e:7:interaction' })) ?? undefined);
    expect(task).toMatchObject({
      interactionSid: made.interactionSid,
      interactionChannelSid: made.interactionChannelSid,
      attributes: { flexcord_key: 'e:7:interaction', name: 'Zoe', conversationSid },
    });
    const where = {
      conversationSid,
      interactionSid: made.interactionSid,
      interactionChannelSid: made.interactionChannelSid,
    };
    await until('an open task', async () => (await twilio.inspect(where)).openTasks[0]);
    expect(await twilio.describeAgent(task.sid)).toEqual({ workerSid: null, name: null, identity: null });
    await accepted(agent.workerSid);
    const ann = { workerSid: agent.workerSid, name: 'Ann Lee', identity: agent.identity };
    expect(await twilio.describeAgent(task.sid)).toEqual(ann);
    expect(await twilio.inspect(where)).toEqual({
      conversationClosed: false,
      channelClosed: false,
      openTasks: [],
      agents: [{ taskSid: task.sid, ...ann }],
      finishedTasks: [],
    });
    await twilio.closeConversation(where);
    await until('the end', async () => ((await twilio.inspect(where)).conversationClosed ? true : undefined));
    expect(await twilio.inspect(where)).toMatchObject({
      channelClosed: true,
      openTasks: [],
      agents: [],
      finishedTasks: [{ taskSid: task.sid, canceled: false }],
    });
    await twilio.closeConversation(where);
    expect((await twilio.findTask({ conversationSid }))?.status).toBe('wrapping');
  });

  it('says of a channel that Flex could not create that it failed, not that it was closed', async () => {
    const { sid: conversationSid } = await standIn.client.conversations.v1.conversations.create({});
    const { interactionSid, interactionChannelSid } = await interaction(conversationSid, 'e:1:interaction');
    const look = () => twilio.inspect({ conversationSid, interactionSid, interactionChannelSid });
    const found = await until('the failure', async () => {
      const snapshot = await look();
      return snapshot.channelFailed ? snapshot : undefined;
    });
    expect(found).toMatchObject({ conversationClosed: false, channelClosed: false, agents: [], openTasks: [] });
  });

  it('does not repeat an interaction by itself, and lets the caller find the one that was made', async () => {
    const { conversationSid } = await open();
    await standIn.control.addFault({
      match: { method: 'POST', path: 'Interactions$' },
      effect: { type: 'error', status: 500, when: 'after' },
    });
    await expect(interaction(conversationSid, 'e:1:interaction')).rejects.toMatchObject({ kind: 'ambiguous' });
    await until('the task', async () => (await twilio.findTask({ key: 'e:1:interaction' })) ?? undefined);
    expect(await standIn.control.interactions()).toHaveLength(1);
  });

  it('puts a conversation back into the queue after its agent left', async () => {
    const { conversationSid } = await open();
    const agent = await agentAtWork();
    const made = await interaction(conversationSid, 'e:1:interaction');
    const { reservationSid } = await accepted(agent.workerSid);
    await standIn.control.leave(reservationSid);
    const invited = await twilio.invite({ ...made, attributes: { flexcord_key: 'e:2:invite', conversationSid } });
    const task = await until(
      'the second task',
      async () => (await twilio.findTask({ key: 'e:2:invite' })) ?? undefined,
    );
    expect(invited.taskSid ?? task.sid).toBe(task.sid);
    expect((await twilio.tasksOf(conversationSid)).length).toBe(2);
  });

  it('refuses keys that would change the expression', async () => {
    await expect(twilio.findTask({ key: 'x" OR name != "' })).rejects.toThrow(RangeError);
  });

  it('validates a Flex token', async () => {
    const agent = await agentAtWork();
    const token = await standIn.control.issueFlexToken(agent.workerSid);
    expect(await twilio.validateFlexToken(token)).toMatchObject({ workerSid: agent.workerSid, roles: ['agent'] });
    expect(await twilio.validateFlexToken(`${token}x`)).toBeNull();
  });
});

describe('the account', () => {
  const publicUrl = 'https://desk.example.com';
  const provision = (url = publicUrl) =>
    provisionTwilio({
      client: createTwilioClient(connection()),
      settings,
      publicUrl: url,
      authToken: AUTH_TOKEN,
      routing: 'workflow',
    });

  it('is provisioned once, follows a new address, and leaves another system’s callback alone', async () => {
    const outcomes = async (url?: string) => (await provision(url)).steps.map(({ outcome }) => outcome);
    expect(await outcomes()).toEqual(['made', 'made']);
    expect(await outcomes()).toEqual(['present', 'present']);
    expect(await outcomes('https://other.example.com')).toEqual(['changed', 'made']);
    const workspace = standIn.client.taskrouter.v1.workspaces(settings.workspaceSid);
    await workspace.update({ eventCallbackUrl: 'https://crm.example.com/hook?secret=1' });
    const { steps } = await provision();
    expect(steps[0]).toMatchObject({ outcome: 'left' });
    expect(steps[0]?.detail).toContain('https://crm.example.com/hook,');
    expect((await workspace.fetch()).eventCallbackUrl).toBe('https://crm.example.com/hook?secret=1');
  });

  it('gets its task channel from setup, and the doctor counts who can take cases', async () => {
    const lines: string[] = [];
    const options = { ...connection(), given: {}, publicUrl, routing: 'workflow' as const };
    await runTwilioSetup(options, (line) => lines.push(line));
    await runTwilioSetup(options, (line) => lines.push(line));
    expect(lines.filter((line) => line.includes('task channel')).map((line) => line.split(' ')[0])).toEqual([
      'made',
      'there',
    ]);
    expect((await resolveTwilioSettings(createTwilioClient(connection()), {})).taskChannel).toBe('discord');
    const agent = await standIn.control.createAgent({ name: 'Ann' });
    await standIn.control.setCapacity(agent.workerSid, 'discord', 0);
    const before: string[] = [];
    expect(await runTwilioDoctor(options, (line) => before.push(line))).toBe(false);
    expect(before.filter((line) => line.startsWith('WRONG'))).toMatchObject([expect.stringContaining('0 of 1 agents')]);
    await standIn.control.setCapacity(agent.workerSid, 'discord', 2);
    const after: string[] = [];
    expect([
      await runTwilioDoctor(options, (line) => after.push(line)),
      after.filter((line) => !line.startsWith('ok')),
    ]).toEqual([true, []]);
  });

  it('says what is wrong with a task channel, a key or an address', async () => {
    const client = createTwilioClient(connection());
    await expect(resolveTwilioSettings(client, { taskChannel: 'fax' })).rejects.toThrow(
      /no task channel "fax" \(TWILIO_TASK_CHANNEL\); it has: .*chat/,
    );
    const wrong: string[] = [];
    const options = { ...connection(), authToken: 'nope', given: {}, publicUrl, routing: 'workflow' as const };
    expect(await runTwilioDoctor(options, (line) => wrong.push(line))).toBe(false);
    expect(wrong.join()).toContain('Check TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN');
  });
});
