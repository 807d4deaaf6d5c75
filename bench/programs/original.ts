import { runUntilStopped } from '../../src/launch/run-until-stopped.ts';
import { connectBridge, type BridgeAddresses } from './bridge-wires.ts';

/** How many of the newest messages are looked through for one that came from Discord. */
const LOOK_BACK = 20;

/**
 * The published way of joining the two: it keeps nothing itself and asks Twilio each time. In: get the user, list the
 * user's conversations, post the message. Out: read the last messages to find the Discord channel, then send.
 */
export function runOriginal(addresses: BridgeAddresses): Promise<number> {
  return runUntilStopped(async () => [
    await connectBridge(
      {
        async fromUser({ twilio }, { userId, channelId, text }) {
          const { identity } = await twilio.users(`discord_${userId}`).fetch();
          const [joined] = await twilio.participantConversations.list({ identity, limit: 1 });
          if (!joined) return;
          await twilio.conversations(joined.conversationSid).messages.create({
            author: identity,
            body: text,
            attributes: JSON.stringify({ discord_channel_id: channelId }),
          });
        },
        async fromAgent(wires, { conversationSid, text }) {
          const messages = wires.twilio.conversations(conversationSid).messages;
          const last = await messages.list({ order: 'desc', pageSize: LOOK_BACK, limit: LOOK_BACK });
          const channelId = last.map((message) => channelOf(message.attributes)).find((id) => id !== undefined);
          if (channelId !== undefined) await wires.post(channelId, text);
        },
      },
      addresses,
    ),
  ]);
}

function channelOf(attributes: string): string | undefined {
  return (JSON.parse(attributes || '{}') as { discord_channel_id?: string }).discord_channel_id;
}
