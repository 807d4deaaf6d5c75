import { receiveQuestion } from './bot-phase.ts';
import { beginEpisode } from './episode.ts';
import type { UserEvent } from './events.ts';
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
    case 'closed':
      beginEpisode(s, message.id, now);
      receiveQuestion(s, message, now);
      return;
  }
}
