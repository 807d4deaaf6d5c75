import { twilioIdentity } from '../contract/twilio-names.ts';
import type { FlexEvent } from '../domain/conversation/events.ts';
import type { ConversationMessage } from '../twilio/twilio-adapter.ts';
import type { ConversationRef } from './conversation-activities.ts';
import type { ActivityDeps } from './deps.ts';

type AgentMessage = Extract<FlexEvent, { type: 'agent.message' }>;

/** What agents wrote from an index on, as Twilio lists it now. `last`: the highest index that exists, -1 for none. */
export async function agentMessagesFrom(
  { twilio }: Pick<ActivityDeps, 'twilio'>,
  { user, episode }: Pick<ConversationRef, 'user' | 'episode'>,
  conversationSid: string,
  from: number,
): Promise<{ messages: AgentMessage[]; last: number }> {
  const listed = await twilio.listMessages(conversationSid, from);
  return {
    messages: listed
      .filter((message) => isFromAgent(message, user.discordUserId))
      .map((message) => toAgentMessage(message, episode, conversationSid)),
    last: listed.at(-1)?.index ?? -1,
  };
}

/** Whether somebody in Flex wrote it: not the user, and not posted by us (our posts carry a key). */
export function isFromAgent(message: ConversationMessage, discordUserId: string): boolean {
  return message.key === null && message.author !== twilioIdentity(discordUserId);
}

/** A listed message as the event that its webhook would have been. */
export function toAgentMessage(message: ConversationMessage, episode: string, conversationSid: string): AgentMessage {
  return {
    type: 'agent.message',
    id: message.sid,
    index: message.index,
    author: message.author,
    text: message.body,
    media: message.media,
    at: message.at,
    episode,
    conversationSid,
  };
}
