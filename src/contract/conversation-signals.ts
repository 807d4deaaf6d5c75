import type { InboundEvent, UserProfile } from '../domain/conversation/events.ts';

/**
 * The one way into conversations for the gateway and the api. Implemented over the Temporal client by
 * `createConversationSignals`: signals of one conversation go one at a time, in the order of the calls; whatever is
 * handed over while one is in flight goes into the next as one list.
 */
export interface ConversationSignals {
  /**
   * Signal-with-start: resolves when Temporal has stored the events and the next list of this user may follow (within 0.2 s), so
   * that a caller who gathers meanwhile sends few lists. Rejects only after the caller's deadline (6 s).
   */
  deliver(user: UserProfile, events: InboundEvent[]): Promise<void>;
  /** Signal, never start. `notFound` when no such workflow runs. */
  signal(workflowId: string, events: InboundEvent[]): Promise<'accepted' | 'notFound'>;
}
