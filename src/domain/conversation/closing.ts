import { toTwilio } from './lanes.ts';
import type { ConversationState } from './state.ts';

/**
 * Ends the chat at Twilio. Once that is done nobody can write there any more, and what no webhook told until then nobody would
 * ever look for: so it is listed in the same breath. Also where no agent was seen, because the webhook of a joining may be
 * lost as well; not in the bot phase, where nobody was asked for.
 */
export function closeChat(s: ConversationState, now: number): void {
  toTwilio(s, now, { kind: 'close', ...(s.phase !== 'bot' && { hearFrom: s.flexInbox.next }) });
}
