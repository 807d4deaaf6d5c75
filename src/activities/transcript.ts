import type { RecordedMessage, Store } from '../cases/store.ts';
import type { PendingQuestion, SaidByBot } from '../domain/conversation/state.ts';
import { plainText } from '../domain/text/plain-text.ts';
import type { ConversationRef } from './conversation-activities.ts';

/** Writes what the user asked into the transcript; the activity that answers does it, so it costs no action of its own. */
export async function recordQuestions(store: Store, of: ConversationRef, questions: PendingQuestion[]): Promise<void> {
  await store.episodes.upsert({
    discordUserId: of.user.discordUserId,
    episode: of.episode,
    workflowId: of.workflowId,
    phase: of.phase,
  });
  if (questions.length === 0) return;
  await rememberWhoAsked(store, of, questions.at(-1)!.id);
  await store.transcript.record(
    questions.map((question): RecordedMessage => ({
      discordUserId: of.user.discordUserId,
      episode: of.episode,
      source: 'discord',
      sourceId: question.id,
      from: 'user',
      authorName: of.user.displayName,
      text: question.text,
      attachments: question.attachments.map((file) => ({
        filename: file.filename,
        contentType: file.contentType,
        size: file.size,
        ref: `discord:${question.channelId}/${question.id}/${file.id}`,
      })),
      at: question.at,
    })),
  );
}

/**
 * The gateway notes this too, but may be killed as soon as Temporal has the message: nobody would look into this user's channel
 * in the gap that follows.
 */
async function rememberWhoAsked(store: Store, of: ConversationRef, newestMessageId: string): Promise<void> {
  const { user, channel } = of;
  const where = channel && (channel.kind === 'dm' ? { dmChannelId: channel.id } : { threadChannelId: channel.id });
  await store.people.remember({ ...user, ...where });
  await store.people.accepted(new Map([[user.discordUserId, newestMessageId]]));
}

/** Bot answers that Discord may not have yet; their delivery writes the same rows again, by the same keys. */
export async function recordSaid(store: Store, of: ConversationRef, said: SaidByBot[]): Promise<void> {
  if (said.length === 0) return;
  await store.transcript.record(
    said.map(({ key, text, at }): RecordedMessage => ({
      discordUserId: of.user.discordUserId,
      episode: of.episode,
      source: 'flexcord',
      sourceId: key,
      from: 'bot',
      authorName: null,
      text: plainText(text),
      attachments: [],
      at,
    })),
  );
}
