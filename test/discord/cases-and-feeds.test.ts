import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createCaseWorkflowActivities } from '../../src/activities/case-workflow.ts';
import { createFeedActivities } from '../../src/activities/feeds.ts';
import { openStore } from '../../src/cases/open-store.ts';
import type { NewCase, Store } from '../../src/cases/store.ts';
import { createDiscordAdapter } from '../../src/discord/create-discord-adapter.ts';
import type { DiscordAdapter } from '../../src/discord/discord-adapter.ts';
import { runDiscordSetup } from '../../src/discord/setup/run-setup.ts';
import type { CaseRecord } from '../../src/domain/case/case-record.ts';
import { FILES_FIELD, writeFiles } from '../../src/domain/case/report-files.ts';
import { listenDiscord, type ListeningDiscord } from '../../src/sandbox/discord/listen.ts';
import { inAttempt } from '../support/activity-attempt.ts';

/** What cases and feeds do in Discord, through the real client library and the real store, in a server that setup made. */
const logger = pino({ level: 'silent' });
const channels = {
  announcements: 'announcements',
  bugReports: 'bug-report',
  featureRequests: 'feature-request',
  support: 'support',
};
let folder: string;
let discord: ListeningDiscord;
let adapter: DiscordAdapter;
let store: Store;
let userId: string;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'flexcord-discord-'));
  discord = await listenDiscord({ rateLimits: false });
  const access = {
    token: discord.botToken,
    applicationId: discord.applicationId,
    guildId: discord.guildId,
    apiUrl: discord.apiUrl,
    logger,
  };
  await runDiscordSetup({ ...access, channels, staffRoles: ['Support Staff'] }, () => undefined);
  adapter = createDiscordAdapter({ ...access, supportChannel: 'support' });
  store = await openStore({ url: `pglite:${path.join(folder, 'database')}`, scope: 'test', logger });
  userId = (await discord.control.createUser({ username: 'mali', globalName: 'Mali' })).id;
});
afterEach(async () => {
  await store.close();
  await discord.close();
  rmSync(folder, { recursive: true, force: true });
});

const reportChannels = { bug: channels.bugReports, feature: channels.featureRequests };
const caseActivities = () => createCaseWorkflowActivities({ discord: adapter, store, reportChannels });
const inChannel = async (name: string) => {
  const { channels: all } = await discord.control.state();
  return discord.control.messages(userId, all.find((channel) => channel.name === name)!.id);
};

async function openReport(changes: Partial<NewCase> = {}): Promise<CaseRecord> {
  const opened = await store.cases.open({
    key: 'k',
    kind: 'bug',
    title: 'แผนที่มืด',
    description: 'After the **boss**',
    reporter: { discordUserId: userId, name: 'Mali' },
    locale: 'en-US',
    priority: 'normal',
    channel: 'discord',
    fields: { Severity: 'serious' },
    workflowId: null,
    episode: null,
    at: Date.now(),
    ...changes,
  });
  return opened.record;
}

async function uploaded(): Promise<string> {
  const dm = await adapter.openDm(userId);
  const { id } = await adapter.post(
    dm,
    { content: 'x', files: [{ name: 'map.png', contentType: 'image/png', data: Buffer.from('png') }] },
    'file',
  );
  const message = await adapter.message(dm, id);
  return message!.attachments[0]!.url;
}

test('a report is posted once with its file although Discord failed after taking it, and follows its case', async () => {
  const file = { id: '1', url: await uploaded(), filename: 'map.png', contentType: 'image/png', size: 3 };
  const record = await openReport({ fields: { Severity: 'serious', [FILES_FIELD]: writeFiles([file]) } });
  await discord.control.addFault({
    match: { method: 'POST', path: '/messages$' },
    effect: { type: 'error', status: 502, when: 'after' },
  });
  const activities = caseActivities();
  await expect(inAttempt(1, () => activities.postReport({ record }))).rejects.toMatchObject({ kind: 'ambiguous' });
  const { post } = await inAttempt(2, () => activities.postReport({ record }));
  await activities.updateReportPost({ record: { ...record, post, status: 'solved' } });
  const posts = await inChannel('bug-report');
  expect(posts).toHaveLength(1);
  expect(posts[0]).toMatchObject({ id: post?.messageId, content: `**C-${record.number}** · bug report` });
  expect(JSON.stringify(posts[0]?.embeds)).toMatch(/แผนที่มืด.*After the \\\\\*\\\\\*boss.*solved/);
  expect(posts[0]?.attachments).toMatchObject([{ filename: 'map.png', size: 3 }]);
});

test('the reporter reads what happened, and closed direct messages are no failure', async () => {
  const record = await openReport();
  const activities = caseActivities();
  const notice = { id: 'n1', at: Date.now(), kind: 'comment' as const, text: 'We see it too.\n@everyone' };
  expect(await inAttempt(1, () => activities.notifyReporter({ record, notice }))).toBe('told');
  expect((await discord.control.messages(userId, 'dm')).at(-1)?.content).toBe(
    `The team has written about **C-${record.number}** (แผนที่มืด):\n> We see it too.\n> @everyone`,
  );
  await discord.control.setDmsOpen(userId, false);
  expect(await inAttempt(1, () => activities.notifyReporter({ record, notice: { ...notice, id: 'n2' } }))).toBe(
    'unreachable',
  );
});

test('a feed is announced once per item, published, and corrected in place', async () => {
  const feed = { name: 'news', address: mkdtempSync(path.join(folder, 'feed-')) };
  const item1 = (title: string) => `<item><guid>1</guid><title>${title}</title><link>https://game.test/1</link></item>`;
  const write = (title: string) =>
    writeFileSync(path.join(feed.address, 'news.xml'), `<rss version="2.0"><channel>${item1(title)}</channel></rss>`);
  write('Patch 1.2');
  const feeds = createFeedActivities({ discord: adapter, store, announcementsChannel: channels.announcements });
  const [item] = (await feeds.readFeed({ feed })).items;
  const posted = await inAttempt(1, () => feeds.postAnnouncement({ item: item! }));
  if (posted.outcome !== 'posted') throw new Error(posted.reason);
  expect(posted.canPublish).toBe(true);
  await feeds.publishAnnouncement(posted);
  await feeds.publishAnnouncement(posted);
  expect(await inAttempt(1, () => feeds.postAnnouncement({ item: item! }))).toEqual(posted);
  write('Patch 1.2.1');
  const [correction] = (await feeds.readFeed({ feed })).items;
  await feeds.editAnnouncement({ item: correction! });
  expect((await feeds.readFeed({ feed })).items).toEqual([]);
  const posts = await inChannel('announcements');
  expect(posts.map((post) => post.content)).toEqual(['**Patch 1.2.1**\n<https://game.test/1>']);
});
