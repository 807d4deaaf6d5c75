import type { ConversationSignals } from '../contract/conversation-signals.ts';
import { conversationWorkflowId } from '../contract/workflow-ids.ts';
import type { KnownPeople } from './known-people.ts';
import type { Batch } from './user-lanes.ts';
import { within } from './within.ts';

/** A message waits this long for the note of who wrote it. */
const NOTED_WITHIN_MS = 1_000;

/**
 * Notes what a user's events showed about the user, hands them to the conversation, then moves the catch-up cursor, in this
 * order: after a crash in between a later catch-up knows whose channel to read and reads more than it needs, and ids make
 * repeats harmless. What can't be noted now is noted later: a database that is away holds no message up.
 * @throws when Temporal doesn't take them
 */
export async function handToConversation(
  to: { signals: ConversationSignals; people: KnownPeople },
  discordUserId: string,
  batch: Batch,
): Promise<'accepted' | 'notFound'> {
  const { events, profile } = batch;
  let outcome: 'accepted' | 'notFound' = 'accepted';
  if (profile) await within(NOTED_WITHIN_MS, to.people.remember(profile, batch.dmChannelId), undefined);
  if (batch.starts && profile) await to.signals.deliver(profile, events);
  else outcome = await to.signals.signal(conversationWorkflowId(discordUserId), events);
  for (const event of events) if (event.type === 'user.message') to.people.accepted(discordUserId, event.id);
  return outcome;
}
