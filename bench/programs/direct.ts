import { runUntilStopped } from '../../src/launch/run-until-stopped.ts';
import { connectBridge, type BridgeAddresses } from './bridge-wires.ts';

/**
 * The least that can carry a message: who belongs to which conversation is known in memory, one call in, one call out.
 * Nothing survives a crash and nothing is tried again. It bounds how fast any bridge can be.
 */
export function runDirect(addresses: BridgeAddresses): Promise<number> {
  const conversations = new Map<string, string>();
  const channels = new Map<string, string>();
  process.on('message', (link: { userId: string; conversationSid: string; channelId: string }) => {
    conversations.set(link.userId, link.conversationSid);
    channels.set(link.conversationSid, link.channelId);
    process.send?.({ type: 'linked', userId: link.userId });
  });
  return runUntilStopped(async () => [
    await connectBridge(
      {
        async fromUser({ twilio }, { userId, text }) {
          const conversationSid = conversations.get(userId);
          if (conversationSid === undefined) return;
          await twilio.conversations(conversationSid).messages.create({ author: `discord_${userId}`, body: text });
        },
        async fromAgent(wires, { conversationSid, text }) {
          const channelId = channels.get(conversationSid);
          if (channelId !== undefined) await wires.post(channelId, text);
        },
      },
      addresses,
    ),
  ]);
}
