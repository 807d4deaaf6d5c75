import type { FlexEvent } from '../../domain/conversation/events.ts';

/** What a webhook event means for a conversation: an event for its workflow, or nothing, with the reason for the log. */
export type Mapped = { event: FlexEvent } | { ignored: string };

/** The Twilio conversation that an event is about. */
export interface Subject {
  episode: string;
  conversationSid: string;
}
