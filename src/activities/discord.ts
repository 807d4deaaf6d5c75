import { buildCustomId } from '../contract/custom-id.ts';
import { failedBecause, isFinal, VendorFailure } from '../contract/vendor-failure.ts';
import type { DeliveryResult, DiscordItem } from '../domain/conversation/lane-items.ts';
import { escapeMarkdown } from '../domain/text/escape-markdown.ts';
import { plainText } from '../domain/text/plain-text.ts';
import { withChoices } from '../domain/conversation/with-choices.ts';
import { splitText } from '../domain/text/split.ts';
import { textsFor } from '../domain/text/texts.ts';
import type { OutgoingMessage, ReceivedMessage } from '../discord/discord-adapter.ts';
import { editParts, takeBack } from './change-copies.ts';
import { isOutdated } from './outdated.ts';
import { batchClock, leavesFileBehind, mayHaveHappened, unreached, withHeartbeats } from './attempt.ts';
import type { Batch, ConversationActivities, ConversationRef } from './conversation-activities.ts';
import { FIRST_CHECK, type ActivityDeps } from './deps.ts';
import { guardedWrites } from './guarded-writes.ts';
import { byThisWorker } from './this-worker.ts';
import { CONTENT_LIMIT, messageNonce, NONCE_WINDOW, ownPostsSince, postUnlessRemoved, says } from './own-posts.ts';

/** Discord's default limit per file (reference, uploading files). */
const FILE_LIMIT = 10 * 1024 * 1024;

type Say = Extract<DiscordItem, { kind: 'say' }>;

export function createDiscordActivities(
  deps: ActivityDeps,
): Pick<ConversationActivities, 'deliverToDiscord' | 'openPrivateThread'> {
  return {
    deliverToDiscord: async (batch) =>
      byThisWorker(await withHeartbeats((attempt) => deliver(guardedWrites(deps, attempt), batch))),
    openPrivateThread: async (of) => {
      const thread = await deps.discord.openPrivateThread({
        discordUserId: of.user.discordUserId,
        name: threadName(of),
      });
      // Noted before the user is let in: what they write in a thread that is nobody's is taken for somebody else's business.
      await deps.store.people.remember({ ...of.user, threadChannelId: thread.channelId });
      await deps.discord.addToThread(thread.channelId, of.user.discordUserId);
      return thread;
    },
  };
}

function threadName(of: ConversationRef): string {
  return `support-${of.user.username}`.slice(0, 90);
}

async function deliver(deps: ActivityDeps, { of, items, uncertain }: Batch<DiscordItem>): Promise<DeliveryResult[]> {
  const results: DeliveryResult[] = [];
  const look = uncertain || mayHaveHappened();
  let channelId: string;
  try {
    channelId = of.channel?.id ?? (await openDm(deps, of));
  } catch (error) {
    return [blockedOrThrow(items[0]!, error)];
  }
  const time = batchClock();
  for (const [i, item] of items.entries()) {
    if (results.length > 0 && time.isUp()) return [...results, ...unreached(items.slice(i), look)];
    try {
      const delivered = await deliverItem(deps, of, channelId, item, look);
      results.push({ key: item.key, outcome: 'done', ...delivered, channelId });
    } catch (error) {
      // The rest of the burst is the next batch, the delivered part is not tried again. Of this item a part may be there.
      if (error instanceof VendorFailure && error.kind === 'rateLimited' && results.length > 0)
        return [...results, ...unreached([item], true), ...unreached(items.slice(i + 1), look)];
      const failed = blockedOrThrow(item, error);
      results.push(failed);
      if (failed.outcome === 'failed' && failed.reason === 'dmClosed') break;
      await recordFailure(deps, of, item, failed);
    }
  }
  return results;
}

async function openDm(deps: ActivityDeps, of: ConversationRef): Promise<string> {
  const channelId = await deps.discord.openDm(of.user.discordUserId);
  await deps.store.people.remember({ ...of.user, dmChannelId: channelId });
  return channelId;
}

/** What repeating can't help is a result for the rules; everything else is Temporal's to retry. */
function blockedOrThrow(item: DiscordItem, error: unknown): DeliveryResult {
  if (!isFinal(error)) throw error;
  // A channel that is gone or closed to us is a closed door like closed DMs: the rules look for another one.
  const door = failedBecause(error, 'notFound', 'forbidden') && item.kind === 'say';
  const reason = door ? 'dmClosed' : error.reason;
  return { key: item.key, outcome: 'failed', reason, code: error.details.code ?? null, canRetry: reason !== 'invalid' };
}

/** Messages that carry it, and names of files that could not come with it. */
interface Delivered {
  copyIds: string[];
  leftBehind?: string[];
}

async function deliverItem(
  deps: ActivityDeps,
  of: ConversationRef,
  channelId: string,
  item: DiscordItem,
  look: boolean,
): Promise<Delivered> {
  if (item.kind === 'say') return post(deps, of, channelId, item, look);
  const copy = await deps.store.transcript.find('twilio', item.sourceSid);
  const ids = copy?.discordIds ?? [];
  const changedAt = item.changedAt ?? item.at;
  const where = { ...deps, here: channelId, discordUserId: of.user.discordUserId };
  if (item.kind === 'delete') {
    // Taken back before, and perhaps removed altogether since.
    if (copy && copy.deletedAt !== null) return { copyIds: ids };
    await takeBack(where, ids, textsFor(of.locale).removedByAgent);
    await deps.store.transcript.deleted('twilio', item.sourceSid, changedAt);
    return { copyIds: ids };
  }
  if (copy && isOutdated(copy, changedAt)) return { copyIds: ids };
  // Under the name that the user has read, whoever is in the chat by now.
  await editParts(where, ids, withAuthor(copy?.authorName ?? null, item.text));
  await deps.store.transcript.edited('twilio', item.sourceSid, item.text, changedAt);
  // Who corrects one message may correct it again, and the webhook of that may be lost.
  if (of.twilio.conversationSid !== undefined)
    await deps.store.episodes.touch(of.twilio.conversationSid, Date.now(), FIRST_CHECK);
  return { copyIds: ids };
}

async function post(
  deps: ActivityDeps,
  of: ConversationRef,
  channelId: string,
  item: Say,
  look: boolean,
): Promise<Delivered> {
  const { files, left } = await filesOf(deps, item);
  const to = { deps, of, channelId, item };
  try {
    return delivered(await postParts(to, files, left, look), left);
  } catch (error) {
    if (files.length === 0 || !leavesFileBehind(error)) throw error;
    // Refused for its files: the words come without them. Of a post that took too long a part, or all, may be there.
    const all = [...left, ...files.map(({ name, data }) => ({ name, bytes: data.byteLength }))];
    return delivered(await postParts(to, [], all, true), all);
  }
}

function delivered(copyIds: string[], left: LeftBehind[]): Delivered {
  return { copyIds, ...(left.length > 0 && { leftBehind: left.map(({ name }) => name) }) };
}

async function postParts(
  { deps, of, channelId, item }: { deps: ActivityDeps; of: ConversationRef; channelId: string; item: Say },
  files: NonNullable<OutgoingMessage['files']>,
  left: LeftBehind[],
  look: boolean,
): Promise<string[]> {
  const notes = left.map(({ name, bytes }) => `📎 ${name} (${(bytes / 1024 / 1024).toFixed(1)} MB) ✗`);
  const text =
    item.from === 'agent' ? withAuthor(item.authorName, [item.text, ...notes].filter(Boolean).join('\n')) : item.text;
  const parts = splitText(text, CONTENT_LIMIT);
  // An attempt that got as far as the transcript has left nothing to do but to say so.
  const recorded = look ? await deps.store.transcript.find(...transcriptKey(item)) : null;
  if (recorded !== null && recorded.discordIds.length >= parts.length) return recorded.discordIds;
  const earlier = look && Date.now() - item.at > NONCE_WINDOW ? await postsSince(deps, channelId, item.at) : [];
  const known =
    earlier.length > 0
      ? await deps.store.transcript.knownCopies(earlier.map((message) => message.id))
      : new Set<string>();
  const ids: string[] = [];
  for (const [i, content] of parts.entries()) {
    // The conversation is in the key, because nonces are per author.
    const nonce = messageNonce(`${item.key}#${i}`);
    const found = earlier.find(
      (message) => isCopy(message, nonce, content) && !known.has(message.id) && !ids.includes(message.id),
    );
    const part = partOf(item, content, i === parts.length - 1, files);
    const id = found?.id ?? (await postUnlessRemoved(deps.discord, channelId, part, nonce));
    if (id !== null) ids.push(id);
  }
  await record(deps, of, item, ids);
  return ids;
}

async function postsSince(deps: ActivityDeps, channelId: string, since: number): Promise<ReceivedMessage[]> {
  const posts: ReceivedMessage[] = [];
  for await (const post of ownPostsSince(deps.discord, channelId, since)) posts.push(post);
  return posts;
}

/** A message of ours that carries this part: by its nonce where Discord gives it back, else by its words. */
function isCopy(message: ReceivedMessage, nonce: string, content: string): boolean {
  return message.nonce === null ? says(message, content) : message.nonce === nonce;
}

function partOf(
  item: Say,
  content: string,
  isLast: boolean,
  files: NonNullable<OutgoingMessage['files']>,
): OutgoingMessage {
  if (!isLast) return { content };
  const buttons: NonNullable<OutgoingMessage['buttons']> = [
    ...item.links,
    ...item.buttons.map((button) => ({
      label: button.label,
      customId: buildCustomId(button.action),
      style: button.style,
    })),
  ];
  return { content, ...(buttons.length > 0 && { buttons }), ...(files.length > 0 && { files }) };
}

/** A file that could not be carried: the user reads its name and size. */
interface LeftBehind {
  name: string;
  bytes: number;
}

async function filesOf(
  deps: ActivityDeps,
  item: Say,
): Promise<{ files: NonNullable<OutgoingMessage['files']>; left: LeftBehind[] }> {
  const files: NonNullable<OutgoingMessage['files']> = [];
  const left: LeftBehind[] = [];
  for (const media of item.media) {
    const name = media.filename ?? 'file';
    try {
      const { data, contentType } = await deps.twilio.downloadMedia(media.sid, FILE_LIMIT);
      files.push({ name, contentType, data });
    } catch (error) {
      if (!leavesFileBehind(error)) throw error;
      left.push({ name, bytes: media.size });
    }
  }
  return { files, left };
}

/** Agents' names are data from Flex: their markdown is shown as it is written, not obeyed. */
function withAuthor(name: string | null, text: string): string {
  return name === null ? text : `**${escapeMarkdown(name)}:** ${text}`;
}

async function record(deps: ActivityDeps, of: ConversationRef, item: Say, discordIds: string[]): Promise<void> {
  const conversationSid = of.twilio.conversationSid;
  await deps.store.transcript.record(
    [{ ...transcriptOf(of, item), discordIds, ...(item.sourceSid !== null && { twilioSids: [item.sourceSid] }) }],
    item.from === 'agent' && conversationSid !== undefined
      ? { touch: { conversationSid, now: Date.now(), first: FIRST_CHECK } }
      : {},
  );
}

async function recordFailure(
  deps: ActivityDeps,
  of: ConversationRef,
  item: DiscordItem,
  failed: DeliveryResult,
): Promise<void> {
  if (item.kind !== 'say' || failed.outcome !== 'failed') return;
  await deps.store.transcript.record([{ ...transcriptOf(of, item), failure: failed.reason }]);
}

/** Under which name the transcript has it. */
function transcriptKey(item: Say): ['flexcord' | 'twilio', string] {
  return item.sourceSid === null ? ['flexcord', item.key] : ['twilio', item.sourceSid];
}

function transcriptOf(of: ConversationRef, item: Say) {
  const [source, sourceId] = transcriptKey(item);
  return {
    discordUserId: of.user.discordUserId,
    episode: item.key.split(':')[0] ?? of.episode,
    source,
    sourceId,
    from: item.from,
    authorName: item.authorName,
    text: item.from === 'agent' ? item.text : plainText(withChoices(item)),
    attachments: item.media.map((media) => ({
      filename: media.filename ?? 'file',
      contentType: media.contentType,
      size: media.size,
      ref: `twilio:${media.sid}`,
    })),
    at: item.at,
  };
}
