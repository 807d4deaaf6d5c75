import type { ConversationSignals } from '../contract/conversation-signals.ts';
import { conversationWorkflowId } from '../contract/workflow-ids.ts';
import type { KnownPeople } from './known-people.ts';
import type { Batch } from './user-lanes.ts';

/**
 * Hands a user's events to the conversation, then notes what they showed about the user and moves the catch-up cursor, in
 * this order: a crash in between only makes a later catch-up read more than it needs, and ids make repeats harmless.
 * @throws when Temporal doesn't take them
 */
export async function handToConversation(
  to: { signals: ConversationSignals; people: KnownPeople },
  discordUserId: string,
  batch: Batch,
): Promise<'accepted' | 'notFound'> {
  const { events, profile } = batch;
  let outcome: 'accepted' | 'notFound' = 'accepted';
  if (batch.starts && profile) await to.signals.deliver(profile, events);
  else outcome = await to.signals.signal(conversationWorkflowId(discordUserId), events);
  if (profile) await to.people.remember(profile, batch.dmChannelId);
  for (const event of events) if (event.type === 'user.message') to.people.accepted(discordUserId, event.id);
  return outcome;
}
