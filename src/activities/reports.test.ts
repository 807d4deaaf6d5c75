import { beforeEach, describe, expect, test } from 'vitest';
import { inAttempt } from '../../test/support/activity-attempt.ts';
import { MemoryDiscord } from '../../test/support/memory-discord.ts';
import type { Store } from '../cases/store.ts';
import type { DiscordAdapter } from '../discord/discord-adapter.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import type { Notice } from '../domain/case/case-rules.ts';
import { FILES_FIELD, writeFiles } from '../domain/case/report-files.ts';
import { createReportActivities } from './reports.ts';

let discord: MemoryDiscord;
let threadOfUser: string | null;
let remembered: Parameters<Store['people']['remember']>[0][];

beforeEach(() => {
  discord = new MemoryDiscord();
  discord.channels.set('bug-report', { id: '50', type: 0 });
  threadOfUser = null;
  remembered = [];
});

const record = (changes: Partial<CaseRecord> = {}): CaseRecord => ({
  number: 1042,
  kind: 'bug',
  status: 'new',
  priority: 'normal',
  title: 'Black [map](https://evil.test) @everyone',
  description: 'x'.repeat(5_000),
  reporter: { discordUserId: '9', name: '*Mali*' },
  assignee: null,
  locale: 'th',
  channel: 'discord',
  fields: { 'Steps to reproduce': 's'.repeat(1_000), Severity: 'serious' },
  workflowId: null,
  episode: null,
  post: null,
  rating: null,
  createdAt: Date.now(),
  updatedAt: Date.now(),
  solvedAt: null,
  closedAt: null,
  firstResponseAt: null,
  revision: 0,
  ...changes,
});

function activities() {
  const people = {
    find: async () => (threadOfUser === null ? null : { threadChannelId: threadOfUser }),
    remember: async (person: (typeof remembered)[number]) => void remembered.push(person),
  } as unknown as Store['people'];
  return createReportActivities({
    discord: discord.adapter as DiscordAdapter,
    store: { cases: {} as Store['cases'], people },
    reportChannels: { bug: 'bug-report', feature: 'feature-request' },
  });
}

const post = (r: CaseRecord) => inAttempt(1, () => activities().postReport({ record: r }));

describe("a report's post", () => {
  test('shows what was written as it was written, within the limits of an embed', async () => {
    await post(record());
    const { content, embeds } = discord.posts[0]!.sent;
    const embed = embeds![0]!;
    expect(content).toBe('**C-1042** · bug report');
    expect(embed.title).toContain('\\[map\\]\\(https://evil.test\\)');
    expect(embed.fields).toEqual(
      expect.arrayContaining([
        { name: 'Severity', value: 'serious' },
        { name: 'Status', value: 'new', inline: true },
        { name: 'Reported by', value: '\\*Mali\\*', inline: true },
      ]),
    );
    expect(JSON.stringify(embed).length).toBeLessThan(6_000);
  });

  test('is found again after a lost answer, even much later and by another run', async () => {
    discord.loseNextAnswer = true;
    discord.nonceWindowOpen = false;
    await expect(post(record())).rejects.toThrow();
    for (let i = 0; i < 120; i += 1) await discord.adapter.post('50', { content: `other ${i}` }, `n${i}`);
    const found = await post(record());
    expect(found.post?.messageId).toBe(discord.posts[0]?.id);
    expect(discord.posts.filter((one) => one.content.includes('C-1042'))).toHaveLength(1);
  });

  test('carries its files; one that is gone is named', async () => {
    discord.files.set('https://cdn.test/a.png?sig=1', new Uint8Array([1, 2]));
    const file = (filename: string) => ({
      id: '1',
      filename,
      url: `https://cdn.test/${filename}?sig=1`,
      contentType: 'image/png',
      size: 2,
    });
    const fields = { [FILES_FIELD]: writeFiles([file('a.png'), file('b.png')]) };
    const posted = await post(record({ fields }));
    expect(discord.posts[0]?.sent.files).toEqual([
      { name: 'a.png', contentType: 'image/png', data: new Uint8Array([1, 2]) },
    ]);
    expect(posted).toMatchObject({ files: 'a.png\nb.png (could not be copied: notFound)' });
    expect(JSON.stringify(discord.posts[0]?.sent.embeds)).not.toContain('sig=1');
  });

  test('comes without files where Discord takes none, and nobody looks for them in it', async () => {
    discord.files.set('https://cdn.test/a.png', new Uint8Array([1, 2]));
    discord.filesFail = 'forbidden';
    const file = { id: '1', filename: 'a.png', url: 'https://cdn.test/a.png', contentType: 'image/png', size: 2 };
    const posted = await post(record({ fields: { [FILES_FIELD]: writeFiles([file]) } }));
    expect(discord.posts).toHaveLength(1);
    expect(posted).toMatchObject({ files: 'a.png (could not be copied: Discord refused it)' });
  });

  test('follows the status; one that staff removed stays removed', async () => {
    const posted = await post(record());
    const solved = record({ status: 'solved', post: posted.post });
    await activities().updateReportPost({ record: solved });
    expect(JSON.stringify(discord.posts[0]?.sent.embeds)).toContain('solved');
    discord.posts.length = 0;
    await activities().updateReportPost({ record: solved });
    expect(discord.posts).toHaveLength(0);
  });

  test('says why it could not be made', async () => {
    expect(await post(record({ kind: 'feature' }))).toMatchObject({
      post: null,
      reason: expect.stringContaining('#feature-request') as string,
    });
    await post(record());
    discord.removed.add(discord.posts.pop()!.nonce!);
    expect(await post(record())).toMatchObject({
      post: null,
      reason: expect.stringContaining('removed') as string,
    });
    discord.forbidden = true;
    expect(await post(record())).toMatchObject({
      post: null,
      reason: expect.stringContaining('permissions') as string,
    });
  });

  test('says what to do when the bot does not even see the channel', async () => {
    discord.hidden = true;
    expect(await post(record())).toMatchObject({
      post: null,
      reason: expect.stringContaining('"View Channel"') as string,
    });
  });

  test('says that its files are not kept when it could not be made, and until when they can be had', async () => {
    const ends = Date.UTC(2026, 10, 27, 18, 30);
    const file = (name: string, end: number) => ({
      id: name,
      filename: name,
      url: `https://cdn.test/${name}?ex=${Math.floor(end / 1000).toString(16)}&is=1&hm=2&`,
      contentType: 'image/png',
      size: 2,
    });
    const files = writeFiles([file('a.png', ends + 60_000), file('b.png', ends)]);
    discord.channels.clear();
    const lost = await post(record({ fields: { [FILES_FIELD]: files } }));
    expect(lost).toMatchObject({
      post: null,
      reason: expect.stringMatching(/BUG_CHANNEL.*until 2026-11-27 18:30 UTC/) as string,
    });
    const unsigned = writeFiles([{ ...file('c.png', ends), url: 'https://cdn.test/c.png' }]);
    expect(await post(record({ fields: { [FILES_FIELD]: unsigned } }))).toMatchObject({
      reason: expect.stringContaining('for about a day') as string,
    });
    expect(await post(record())).toMatchObject({ reason: expect.not.stringContaining('files') as string });
  });
});

describe('news for the reporter', () => {
  const notice: Notice = {
    id: 'status-3',
    at: Date.now(),
    kind: 'status',
    status: 'solved',
    message: 'Fixed in 1.2\nThanks!',
  };
  const tell = (attempt = 1, about = notice) =>
    inAttempt(attempt, () => activities().notifyReporter({ record: record(), notice: about }));

  test('is a direct message in their language, once', async () => {
    discord.loseNextAnswer = true;
    discord.nonceWindowOpen = false;
    await expect(tell()).rejects.toThrow();
    expect(await tell(2)).toBe('told');
    expect(discord.posts).toHaveLength(1);
    expect(discord.posts[0]).toMatchObject({ channelId: 'dm-9' });
    expect(discord.posts[0]?.content).toMatch(/\*\*C-1042\*\*.*แก้ไขแล้ว[^]*> Fixed in 1\.2\n> Thanks!/);
  });

  test('is not told again by the next run, which knows nothing of the attempts of the one before', async () => {
    discord.nonceWindowOpen = false;
    await tell();
    await tell(1, { ...notice, at: notice.at - 91_000 });
    expect(discord.posts).toHaveLength(1);
  });

  test('is told when its message has been removed since', async () => {
    await tell();
    discord.removed.add(discord.posts.pop()!.nonce!);
    threadOfUser = '600';
    expect(await tell(2)).toBe('told');
    expect(discord.posts).toHaveLength(0);
  });

  test('makes the channel known, so that an answer is found there after a gap of the gateway', async () => {
    await tell();
    expect(remembered).toMatchObject([{ discordUserId: '9', displayName: '*Mali*', dmChannelId: 'dm-9' }]);
  });

  test('goes into the private thread where direct messages are closed, and nowhere when there is none', async () => {
    discord.closedDms.add('dm-9');
    expect(await tell()).toBe('unreachable');
    threadOfUser = '600';
    expect(await tell()).toBe('told');
    expect(discord.posts[0]?.channelId).toBe('600');
    expect(discord.letIn).toEqual(['9 into 600']);
  });

  test('is not posted into the private thread of somebody who has left the server: nobody would read it', async () => {
    discord.closedDms.add('dm-9');
    discord.gone.add('9');
    threadOfUser = '600';
    expect(await tell()).toBe('unreachable');
    expect(discord.posts).toEqual([]);
  });
});
