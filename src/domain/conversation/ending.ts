import { skipTo } from './inbox.ts';
import type { TwilioItem } from './lane-items.ts';
import { releaseAgentMessages } from './relay.ts';
import { resolve } from './resolution.ts';
import type { ConversationState } from './state.ts';
import { onUserMessage } from './user-message.ts';

/** The chat is over in Flex. What the user wrote into the closing door becomes the beginning of the next episode. */
export function endedByAgent(s: ConversationState, now: number): void {
  const lane = s.lanes.twilio;
  const unsent = lane.queue.filter((item, i) => i >= lane.inFlight && item.kind === 'say' && item.from === 'user');
  lane.queue = lane.queue.filter((item) => !unsent.includes(item));
  // Nothing can fill a gap any more: what is held is shown before the end is told.
  for (const message of s.flexInbox.held.slice()) {
    skipTo(s, message.index);
    releaseAgentMessages(s, now);
  }
  resolve(s, 'agent', now);
  for (const item of unsent) carryOver(s, item, now);
}

/** A user message that Twilio no longer takes, because its conversation is closed. */
export function carryOver(s: ConversationState, item: TwilioItem, now: number): void {
  if (item.kind !== 'say' || item.sourceId === null || s.channel === null) return;
  onUserMessage(
    s,
    {
      type: 'user.message',
      id: item.sourceId,
      channelId: s.channel.id,
      text: item.text,
      attachments: item.attachments,
      at: item.at,
      user: s.user,
    },
    now,
  );
}
