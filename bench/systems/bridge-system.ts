import path from 'node:path';
import { anyFreePort } from '../../src/config/ports.ts';
import { SANDBOX_ACCOUNTS } from '../../src/launch/sandbox-environment.ts';
import { createTwilioClient } from '../../src/twilio/client.ts';
import { startChild, type Child } from './child.ts';
import { StandIns } from './stand-ins.ts';
import { mapLimited, type Chat, type System } from './system.ts';

/** Starts one of the two bridges that Flexcord is compared with. */
export async function startBridgeSystem(name: 'direct' | 'original', folder: string): Promise<System> {
  const standIns = await StandIns.start(folder);
  const port = await anyFreePort();
  const bridge = await startChild({
    args: ['bench', '--program', name, '--port', String(port), '--sandbox', standIns.address],
    logFile: path.join(folder, `${name}.log`),
  });
  const links = name === 'direct' ? linksTo(bridge) : undefined;
  const agent = await standIns.twilio.createAgent({ name: 'Ann Keeper' });
  const openChat = await chatOpener(standIns, agent, `http://127.0.0.1:${port}/webhook`);
  let opened = 0;
  return {
    name,
    standIns,
    pids: () => ({ bridge: bridge.pid }),
    openChats: (count) =>
      mapLimited(Array.from({ length: count }), 10, async () => {
        const chat = await openChat((opened += 1));
        await links?.(chat);
        return chat;
      }),
    async close() {
      await bridge.stop();
      await standIns.close();
    },
  };
}

/** What Flexcord does at escalation, done from here: the bridges only relay. */
async function chatOpener(
  standIns: StandIns,
  agent: { workerSid: string; identity: string },
  webhook: string,
): Promise<(number: number) => Promise<Chat>> {
  const { chatServiceSid } = (await standIns.twilio.state()).account;
  const { sdk } = createTwilioClient({
    accountSid: SANDBOX_ACCOUNTS.TWILIO_ACCOUNT_SID,
    authToken: SANDBOX_ACCOUNTS.TWILIO_AUTH_TOKEN,
    baseUrl: `${standIns.address}/twilio`,
  });
  const service = sdk.conversations.v1.services(chatServiceSid);
  return async (number) => {
    const user = await standIns.discord.createUser({ username: `user_${number}` });
    const conversation = await service.conversations.create({ friendlyName: user.username });
    const inConversation = service.conversations(conversation.sid);
    await inConversation.participants.create({ identity: `discord_${user.id}` });
    await inConversation.participants.create({ identity: agent.identity });
    await inConversation.webhooks.create({
      target: 'webhook',
      'configuration.url': webhook,
      'configuration.method': 'post',
      'configuration.filters': ['onMessageAdded'],
    });
    // The first message opens the channel, and the original bridge finds the channel in it.
    await standIns.discord.sendDm(user.id, { content: 'Hello' });
    const channel = await standIns.discord.dmChannel(user.id);
    return {
      userId: user.id,
      channelId: channel!.id,
      conversationSid: conversation.sid,
      workerSid: agent.workerSid,
    };
  };
}

/** Tells the direct bridge who belongs to which conversation. */
function linksTo(bridge: Child): (chat: Chat) => Promise<void> {
  const waiting = new Map<string, () => void>();
  bridge.onMessage((message) => {
    const { type, userId } = message as { type?: string; userId?: string };
    if (type === 'linked' && userId !== undefined) waiting.get(userId)?.();
  });
  return (chat) =>
    new Promise((resolve) => {
      waiting.set(chat.userId, resolve);
      bridge.send(chat);
    });
}
