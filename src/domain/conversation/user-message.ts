import { receiveQuestion } from './bot-phase.ts';
import { beginEpisode } from './episode.ts';
import type { UserEvent } from './events.ts';
import type { TwilioItem } from './lane-items.ts';
import { ENDED_IN_FLEX } from './leaving.ts';
import { relayToAgent } from './relay.ts';
import type { ConversationState } from './state.ts';

/** Where a user message goes in each phase. After the end it begins the next episode, with the bot. */
export function onUserMessage(
  s: ConversationState,
  message: Extract<UserEvent, { type: 'user.message' }>,
  now: number,
): void {
  switch (s.phase) {
    case 'bot':
      receiveQuestion(s, message, now);
      return;
    case 'escalation':
    case 'agent':
      relayToAgent(s, message, now);
      return;
    case 'resolution':
      // Behind what may just have been too late for the closed chat: all of it is carried over together, in order.
      if (s.outcome === ENDED_IN_FLEX && s.lanes.twilio.queue.some(isFromUser)) {
        relayToAgent(s, message, now);
        return;
      }
      begin(s, message, now);
      return;
    case 'closed':
      begin(s, message, now);
      return;
  }
}

function begin(s: ConversationState, message: Extract<UserEvent, { type: 'user.message' }>, now: number): void {
  beginEpisode(s, message.id, now);
  receiveQuestion(s, message, now);
}

function isFromUser(item: TwilioItem): boolean {
  return item.kind === 'say' && item.sourceId !== null;
}
