import { addJob } from './jobs.ts';
import type { TwilioItem } from './lane-items.ts';
import { ENDED_IN_FLEX } from './leaving.ts';
import { resolve } from './resolution.ts';
import type { ConversationState } from './state.ts';
import { onUserMessage } from './user-message.ts';

/**
 * The chat is over in Flex. What the user wrote into the closing door becomes the beginning of the next episode, in order:
 * so it stays in the lane until it is known what became of the messages that are with Twilio already.
 */
export function endedByAgent(s: ConversationState, now: number): void {
  resolve(s, 'agent', now);
  carryOverRest(s, now);
}

/**
 * The chat is closed in Flex. The agent's last message may still be on its way, or its webhook lost: nobody would look for it
 * after the end, so Twilio is asked first and the end is told behind it. Whether somebody is still in the chat says nothing:
 * Flex tells the leaving before the end, and the joining may never have been told. That it was ended says that somebody was there.
 */
export function hearLastWords(s: ConversationState, now: number): void {
  if (s.twilio.conversationSid === undefined) endedByAgent(s, now);
  else addJob(s, { kind: 'fillGap', from: s.flexInbox.next, thenEnd: true }, `${s.twilio.conversationSid}:lastWords`);
}

/** Carries over what Twilio did not take, once nothing is in flight. */
export function carryOverRest(s: ConversationState, now: number): void {
  const lane = s.lanes.twilio;
  if (s.outcome !== ENDED_IN_FLEX || lane.inFlight > 0) return;
  const unsent = lane.queue.filter((item) => item.kind === 'say' && item.from === 'user');
  lane.queue = lane.queue.filter((item) => !unsent.includes(item));
  for (const item of unsent) carryOver(s, item, now);
}

/**
 * A user message that Twilio no longer takes, because its conversation is closed. What Studio's flow was to see is with the bot
 * or the case: asked again it would be answered twice, and it may have begun the very episode that ends.
 */
function carryOver(s: ConversationState, item: TwilioItem, now: number): void {
  if (item.kind !== 'say' || item.sourceId === null || item.trigger) return;
  const { sourceId: id, text, attachments, at } = item;
  const message = { type: 'user.message' as const, id, text, attachments, at, user: s.user };
  onUserMessage(s, { ...message, channelId: s.channel?.id ?? '' }, now);
}
