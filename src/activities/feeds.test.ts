import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { inAttempt } from '../../test/support/activity-attempt.ts';
import { MemoryDiscord } from '../../test/support/memory-discord.ts';
import type { FeedItem, Store } from '../cases/store.ts';
import type { Announcement } from '../contract/announcements.ts';
import type { DiscordAdapter } from '../discord/discord-adapter.ts';
import { createFeedActivities, type FeedActivities } from './feeds.ts';

let discord: MemoryDiscord;
let rows: Map<string, FeedItem>;
let settings: Map<string, unknown>;
let activities: FeedActivities;
let folder: string;

beforeEach(() => {
  discord = new MemoryDiscord();
  discord.channels.set('announcements', { id: '77', type: 5 });
  rows = new Map();
  settings = new Map();
  folder = mkdtempSync(path.join(tmpdir(), 'flexcord-feed-'));
  const feedItems: Store['feedItems'] = {
    find: async (feed, guids) => guids.flatMap((guid) => rows.get(`${feed}/${guid}`) ?? []),
    posted: async (channelId, ids) =>
      [...rows.values()].flatMap((row) =>
        row.channelId === channelId && row.messageId !== null && ids.includes(row.messageId) ? [row.messageId] : [],
      ),
    save: async (item) => void rows.set(`${item.feed}/${item.guid}`, { ...item }),
  };
  const kept: Pick<Store['settings'], 'get' | 'set'> = {
    get: async <T>(key: string) => (settings.get(key) as T | undefined) ?? null,
    set: async (key, value) => void settings.set(key, value),
  };
  activities = createFeedActivities({
    discord: discord.adapter as DiscordAdapter,
    store: { feedItems, settings: kept as Store['settings'] },
    announcementsChannel: 'announcements',
  });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const feed = () => ({ name: 'news', address: folder });
const write = (day: number, text = `Text ${day}`) =>
  writeFileSync(
    path.join(folder, `${day}.md`),
    `---\ndate: 2026-11-${String(day).padStart(2, '0')}\n---\n# Day ${day}\n${text}`,
  );
const post = (item: Announcement, number = 1) => inAttempt(number, () => activities.postAnnouncement({ item }));
const titles = (items: Announcement[]) => items.map((item) => item.title);

async function postAll(): Promise<void> {
  for (const item of (await activities.readFeed({ feed: feed() })).items) await post(item);
}

describe('reading', () => {
  test('a feed seen for the first time gives its newest three, oldest first; the rest never comes', async () => {
    for (const day of [1, 2, 3, 4, 5]) write(day);
    expect(titles((await activities.readFeed({ feed: feed() })).items)).toEqual(['Day 3', 'Day 4', 'Day 5']);
    // Cut off before anything was posted: the same three again.
    expect(titles((await activities.readFeed({ feed: feed() })).items)).toEqual(['Day 3', 'Day 4', 'Day 5']);
    await postAll();
    write(6);
    write(1, 'changed');
    expect(titles((await activities.readFeed({ feed: feed() })).items)).toEqual(['Day 6']);
  });

  test('of many new items a run takes ten, and says that there is more', async () => {
    write(1);
    await postAll();
    for (let day = 2; day <= 14; day += 1) write(day);
    const news = await activities.readFeed({ feed: feed() });
    expect(titles(news.items)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((day) => `Day ${day}`));
    expect(news.more).toBe(true);
  });

  test('a folder that is not there is named', async () => {
    const missing = activities.readFeed({ feed: { name: 'news', address: path.join(folder, 'nowhere') } });
    await expect(missing).rejects.toThrow(/Feed "news".*nowhere.*FEEDS/);
  });
});

describe('over HTTP', () => {
  let server: Server;
  let asked: (string | undefined)[];
  let answer: { status: number; body: string };
  const web = () => ({ name: 'news', address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed` });

  beforeEach(async () => {
    asked = [];
    answer = { status: 200, body: '<rss><channel><item><guid>1</guid><title>One</title></item></channel></rss>' };
    server = createServer((request, response) => {
      asked.push(request.headers['if-none-match']);
      const same = request.headers['if-none-match'] === '"v1"';
      response.writeHead(same ? 304 : answer.status, { etag: '"v1"' }).end(same ? '' : answer.body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => void server.close());

  test('what was done is not read again until the server has something newer', async () => {
    const news = await activities.readFeed({ feed: web() });
    expect(titles(news.items)).toEqual(['One']);
    expect((await activities.readFeed({ feed: web() })).items).toHaveLength(1);
    await post(news.items[0]!);
    await activities.rememberFeed({ feed: web(), validators: news.validators! });
    expect(await activities.readFeed({ feed: web() })).toEqual({ items: [], more: false, validators: null });
    expect(asked).toEqual([undefined, undefined, '"v1"']);
  });

  test('a web page, an error and too much are refused with a reason', async () => {
    answer = { status: 200, body: '<html></html>' };
    await expect(activities.readFeed({ feed: web() })).rejects.toMatchObject({
      nonRetryable: true,
      message: expect.stringMatching(/<html>/) as string,
    });
    answer = { status: 503, body: '' };
    await expect(activities.readFeed({ feed: web() })).rejects.toMatchObject({
      nonRetryable: false,
      message: expect.stringMatching(/503/) as string,
    });
    answer = { status: 200, body: `<rss>${' '.repeat(6 * 1024 * 1024)}</rss>` };
    await expect(activities.readFeed({ feed: web() })).rejects.toThrow(/larger than 5 MB/);
  });
});

describe('posting', () => {
  const item = (changes: Partial<Announcement> = {}): Announcement => ({
    feed: 'news',
    guid: 'g1',
    contentHash: 'h1',
    title: 'Patch *1.2*',
    text: 'Hello @everyone',
    url: 'https://game.test/1',
    publishedAt: 0,
    post: null,
    ...changes,
  });

  test('is once ever, also when the answer was lost and the nonce is long forgotten', async () => {
    discord.loseNextAnswer = true;
    discord.nonceWindowOpen = false;
    await expect(post(item())).rejects.toThrow();
    const again = await post(item(), 2);
    expect(await post(item())).toEqual(again);
    expect(discord.posts).toHaveLength(1);
    expect(discord.posts[0]?.content).toBe('**Patch \\*1.2\\***\n<https://game.test/1>');
  });

  test('finds its post again when the run that made it was lost', async () => {
    discord.loseNextAnswer = true;
    discord.nonceWindowOpen = false;
    await expect(post(item())).rejects.toThrow();
    expect(await post(item(), 1)).toMatchObject({ outcome: 'posted', canPublish: true });
    expect(discord.posts).toHaveLength(1);
  });

  test('is not swallowed by an earlier item with the same title, and leaves that one’s post alone', async () => {
    const weekly = (guid: string) => item({ guid, title: 'Maintenance', url: null });
    await post(weekly('g1'));
    // Begun by a run that was killed before it had posted anything.
    discord.forbidden = true;
    await post(weekly('g2'));
    discord.forbidden = false;
    const second = await post(weekly('g2'), 2);
    expect(discord.posts).toHaveLength(2);
    expect(second).toMatchObject({ messageId: discord.posts[1]!.id });
    // And the other way round: posted, but its answer and its run were lost.
    discord.loseNextAnswer = true;
    discord.nonceWindowOpen = false;
    await expect(post(weekly('g3'))).rejects.toThrow();
    expect(await post(weekly('g3'))).toMatchObject({ messageId: discord.posts[2]!.id });
    expect(discord.posts).toHaveLength(3);
  });

  test('waits while there is no channel or no permission, and loses nothing', async () => {
    const channel = discord.channels.get('announcements')!;
    discord.channels.clear();
    expect(await post(item())).toMatchObject({
      outcome: 'waiting',
      reason: expect.stringContaining('#announcements') as string,
    });
    discord.channels.set('announcements', channel);
    discord.forbidden = true;
    expect(await post(item())).toMatchObject({
      outcome: 'waiting',
      reason: expect.stringContaining('may not write') as string,
    });
    discord.forbidden = false;
    expect(await post(item())).toMatchObject({ outcome: 'posted' });
  });

  test('a correction changes the post, once', async () => {
    write(1, 'Tpyo');
    await postAll();
    write(1, 'Typo');
    const [correction] = (await activities.readFeed({ feed: feed() })).items;
    expect(correction?.post).toMatchObject({ channelId: '77' });
    await activities.editAnnouncement({ item: correction! });
    expect(discord.posts).toHaveLength(1);
    expect(discord.posts[0]?.sent.embeds?.[0]?.description).toBe('Typo');
    expect((await activities.readFeed({ feed: feed() })).items).toEqual([]);
  });

  test('a post that staff removed is not made again by a correction', async () => {
    write(1);
    await postAll();
    discord.posts.length = 0;
    write(1, 'new words');
    const [correction] = (await activities.readFeed({ feed: feed() })).items;
    await activities.editAnnouncement({ item: correction! });
    expect(discord.posts).toHaveLength(0);
    expect((await activities.readFeed({ feed: feed() })).items).toEqual([]);
  });
});
