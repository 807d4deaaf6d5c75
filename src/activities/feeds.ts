import { createHash } from 'node:crypto';
import { ApplicationFailure } from '@temporalio/activity';
import type { Announcement, FeedSource } from '../contract/announcements.ts';
import { failedBecause } from '../contract/vendor-failure.ts';
import type { FeedItem } from '../cases/store.ts';
import type { OutgoingMessage } from '../discord/discord-adapter.ts';
import { escapeMarkdown } from '../domain/text/escape-markdown.ts';
import { excerpt } from '../domain/text/split.ts';
import { mayHaveHappened } from './attempt.ts';
import type { ActivityDeps } from './deps.ts';
import { FeedUnreadable, type FeedEntry } from './feed-formats.ts';
import { FeedUnavailable, readSource, type Validators } from './feed-reader.ts';
import { messageNonce, ownPostsSince, says } from './own-posts.ts';

/** What is to be done with a feed now. */
export interface FeedNews {
  /** oldest first */
  items: Announcement[];
  /** there is more than one run takes */
  more: boolean;
  /** to be remembered once all items are done; null when nothing is to be remembered */
  validators: Validators | null;
}

export type Announced =
  | { outcome: 'posted'; channelId: string; messageId: string; canPublish: boolean }
  | { outcome: 'waiting'; reason: string };

/** What the announcements workflow asks of the world. Names are recorded in histories. */
export interface FeedActivities {
  /** Items that are new or were corrected. Of a feed that is read for the first time only the newest few are new. */
  readFeed(input: { feed: FeedSource }): Promise<FeedNews>;
  /** Posts an item, once ever. */
  postAnnouncement(input: { item: Announcement }): Promise<Announced>;
  /** Shows the corrected content in the item's post; a post that somebody removed stays removed. */
  editAnnouncement(input: { item: Announcement }): Promise<void>;
  /** Publishes a post of an announcement channel to the servers that follow it. */
  publishAnnouncement(input: { channelId: string; messageId: string }): Promise<void>;
  /** All that the feed held has been done: next time only something newer is read. */
  rememberFeed(input: { feed: FeedSource; validators: Validators }): Promise<void>;
}

export type FeedDeps = Pick<ActivityDeps, 'discord' | 'announcementsChannel'> & {
  store: Pick<ActivityDeps['store'], 'feedItems' | 'settings'>;
};

/** Items taken in one run; the rest follow in the next ones. */
const AT_ONCE = 10;
/** A server is not flooded with the past of a feed that it has just been given. */
const FIRST_TIME = 3;
/** A feed that says nothing new for so long has surely got its post through or not. */
const LOOK_BACK = 30 * 24 * 3_600_000;
const TEXT = 1_500;
const TITLE = 200;
/** Discord's GUILD_ANNOUNCEMENT (resources/channel, "Channel Types"). */
const ANNOUNCEMENT_CHANNEL = 5;
const COLOUR = 0x5865f2;

export function createFeedActivities(deps: FeedDeps): FeedActivities {
  const { discord, store } = deps;
  return {
    readFeed: ({ feed }) => readNews(deps, feed),
    postAnnouncement: ({ item }) => post(deps, item),
    async editAnnouncement({ item }) {
      if (item.post === null) return;
      try {
        await discord.edit(item.post.channelId, item.post.messageId, messageOf(item));
      } catch (error) {
        if (!failedBecause(error, 'notFound')) throw error;
      }
      await store.feedItems.save({ ...rowOf(item), ...item.post, postedAt: Date.now() });
    },
    publishAnnouncement: ({ channelId, messageId }) => discord.crosspost(channelId, messageId),
    rememberFeed: ({ feed, validators }) => remember(store.settings, feed, validators),
  };
}

function settingsKey(feed: FeedSource): string {
  return `feed:${feed.name}`;
}

type Remembered = Validators & { address: string };

function remember(settings: FeedDeps['store']['settings'], feed: FeedSource, validators: Validators): Promise<void> {
  const remembered: Remembered = { ...validators, address: feed.address };
  return settings.set(settingsKey(feed), remembered);
}

async function readNews({ store }: FeedDeps, feed: FeedSource): Promise<FeedNews> {
  const remembered = await store.settings.get<Remembered>(settingsKey(feed));
  // Another address is another feed: its server's answer to "anything newer?" would be about something else.
  const known = remembered?.address === feed.address ? remembered : null;
  const content = await readable(feed, known);
  if (!content) return { items: [], more: false, validators: null };
  const all = inOrder(content.entries.map((entry) => toAnnouncement(feed, entry)));
  const rows = await store.feedItems.find(
    feed.name,
    all.map((item) => item.guid),
  );
  const byGuid = new Map(rows.map((row) => [row.guid, row]));
  let news = all.flatMap((item) => dueOf(item, byGuid.get(item.guid)));
  if (known === null && !rows.some((row) => row.messageId !== null)) {
    const past = news.slice(0, -FIRST_TIME);
    // Marked before the feed counts as known, so that a crash between the two repeats this and nothing else.
    for (const item of past)
      await store.feedItems.save({ ...rowOf(item), channelId: null, messageId: null, postedAt: Date.now() });
    news = news.slice(-FIRST_TIME);
  }
  if (known === null) await remember(store.settings, feed, { etag: null, lastModified: null });
  return { items: news.slice(0, AT_ONCE), more: news.length > AT_ONCE, validators: content.validators };
}

async function readable(feed: FeedSource, known: Validators | null) {
  try {
    return await readSource(feed.address, known);
  } catch (error) {
    if (!(error instanceof FeedUnreadable) && !(error instanceof FeedUnavailable)) throw error;
    throw ApplicationFailure.create({
      message: `Feed "${feed.name}": ${error.message}`,
      type: error.name,
      nonRetryable: error instanceof FeedUnreadable,
      cause: error,
    });
  }
}

/** The item when it is to be posted or corrected now. */
function dueOf(item: Announcement, row: FeedItem | undefined): Announcement[] {
  if (!row || row.postedAt === null) return [item];
  if (row.channelId === null || row.messageId === null || row.contentHash === item.contentHash) return [];
  return [{ ...item, post: { channelId: row.channelId, messageId: row.messageId } }];
}

/** Oldest first; items without a date keep their place in the feed, which lists the newest first. */
function inOrder(items: Announcement[]): Announcement[] {
  const unique = [...new Map(items.map((item) => [item.guid, item])).values()];
  const dated = unique.every((item) => item.publishedAt !== null);
  return dated ? unique.sort((a, b) => a.publishedAt! - b.publishedAt!) : unique.reverse();
}

function toAnnouncement(feed: FeedSource, entry: FeedEntry): Announcement {
  const cut = entry.text.length <= TEXT ? entry.text : `${entry.text.slice(0, TEXT).replace(/(?<!\s)\s+\S*$/, '')} …`;
  const text = entry.isMarkdown ? cut : escapeMarkdown(cut);
  const shown = { title: excerpt(entry.title, TITLE), text, url: entry.url };
  const contentHash = createHash('sha256').update(JSON.stringify(shown)).digest('base64url');
  return { feed: feed.name, guid: entry.guid, contentHash, ...shown, publishedAt: entry.publishedAt, post: null };
}

function rowOf(item: Announcement): Pick<FeedItem, 'feed' | 'guid' | 'contentHash'> {
  return { feed: item.feed, guid: item.guid, contentHash: item.contentHash };
}

async function post(deps: FeedDeps, item: Announcement): Promise<Announced> {
  const { discord, store, announcementsChannel } = deps;
  const channel = await discord.channelByName(announcementsChannel);
  if (!channel)
    return waiting(
      `the server has no channel #${announcementsChannel}. Run "npm run setup discord", or name another one with ANNOUNCEMENTS_CHANNEL`,
    );
  const [row] = await store.feedItems.find(item.feed, [item.guid]);
  const canPublish = channel.type === ANNOUNCEMENT_CHANNEL;
  if (row?.messageId) return { outcome: 'posted', channelId: row.channelId!, messageId: row.messageId, canPublish };
  const message = messageOf(item);
  // A row without a post says that an earlier run began to post it and was cut off.
  const began = row !== undefined || mayHaveHappened();
  if (!row) await store.feedItems.save({ ...rowOf(item), channelId: channel.id, messageId: null, postedAt: null });
  try {
    const earlier = began ? await findPost(deps, channel.id, message.content) : null;
    const { id } = earlier ?? (await discord.post(channel.id, message, messageNonce(`feed:${item.feed}:${item.guid}`)));
    await store.feedItems.save({ ...rowOf(item), channelId: channel.id, messageId: id, postedAt: Date.now() });
    return { outcome: 'posted', channelId: channel.id, messageId: id, canPublish };
  } catch (error) {
    if (!failedBecause(error, 'forbidden')) throw error;
    return waiting(
      `the bot may not write in #${announcementsChannel}. Give it "View Channel", "Send Messages" and "Embed Links" there`,
    );
  }
}

/**
 * The post that a run which was cut off has made of an item. Words come again ("Maintenance tonight"), so posts that are known
 * to be of other items are left out: taken for this one's, the news would never be shown, and its correction would overwrite theirs.
 */
async function findPost(
  { discord, store }: FeedDeps,
  channelId: string,
  content: string,
): Promise<{ id: string } | null> {
  const alike: string[] = [];
  for await (const earlier of ownPostsSince(discord, channelId, Date.now() - LOOK_BACK))
    if (says(earlier, content)) alike.push(earlier.id);
  const taken = await store.feedItems.posted(channelId, alike);
  const id = alike.find((candidate) => !taken.includes(candidate));
  return id === undefined ? null : { id };
}

function waiting(reason: string): Announced {
  return { outcome: 'waiting', reason: `Not posted yet: ${reason}. It is tried again at the next run.` };
}

/** The words above the embed identify the item when it is looked up. */
function messageOf(item: Announcement): OutgoingMessage {
  const title = escapeMarkdown(item.title);
  return {
    content: [`**${title}**`, ...(item.url === null ? [] : [`<${item.url}>`])].join('\n').slice(0, 2_000),
    embeds: [
      {
        title: title.slice(0, 256),
        description: item.text,
        ...(item.url !== null && { url: item.url }),
        color: COLOUR,
        footer: item.feed,
        ...(item.publishedAt !== null && { timestamp: new Date(item.publishedAt).toISOString() }),
      },
    ],
  };
}
