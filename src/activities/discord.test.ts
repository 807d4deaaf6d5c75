import { expect, it } from 'vitest';
import { inAttempt } from '../../test/support/activity-attempt.ts';
import { MemoryDiscord } from '../../test/support/memory-discord.ts';
import type { DiscordItem } from '../domain/conversation/lane-items.ts';
import type { RecordedMessage } from '../cases/store.ts';
import type { ConversationRef } from './conversation-activities.ts';
import type { ActivityDeps } from './deps.ts';
import { createDiscordActivities } from './discord.ts';

const of = {
  workflowId: 'conversation-1',
  episode: '9',
  user: { discordUserId: '1', username: 'mia', displayName: 'Mia', locale: 'en-US' },
  locale: 'en-US',
  channel: { id: '5', kind: 'dm' },
  twilio: { conversationSid: 'CH1' },
} as unknown as ConversationRef;

function items(count: number): DiscordItem[] {
  return Array.from({ length: count }, (_, i) => ({
    key: `9:${i}:say`,
    at: Date.now(),
    kind: 'say',
    from: 'agent',
    authorName: 'Ann',
    text: `message ${i}`,
    links: [],
    buttons: [],
    media: [],
    sourceSid: `IM${i}`,
  }));
}

function deliver(
  discord: MemoryDiscord,
  batch: DiscordItem[],
  { attempt = 1, transcript = new MemoryTranscript(), to = '5' } = {},
) {
  const episodes = { touch: async (sid: string) => void transcript.touched.push(sid) };
  const twilio = { downloadMedia: async () => ({ data: new Uint8Array(2 ** 20), contentType: 'image/png' }) };
  const person = { dmChannelId: '5', threadChannelId: '7', leftThreadChannelIds: ['6'] };
  const store = { transcript, episodes, people: { find: async () => person } };
  const deps = { discord: discord.adapter, twilio, store } as unknown as ActivityDeps;
  const where = { ...of, channel: { id: to, kind: 'dm' as const } };
  return inAttempt(attempt, () =>
    createDiscordActivities(deps).deliverToDiscord({ of: where, items: batch, uncertain: false }),
  );
}

/** What of the transcript these activities use. */
class MemoryTranscript {
  readonly rows = new Map<string, RecordedMessage & { editedAt?: number; deletedAt?: number }>();
  readonly touched: string[] = [];

  async record(messages: RecordedMessage[]): Promise<void> {
    for (const message of messages) this.rows.set(message.sourceId, { ...this.rows.get(message.sourceId), ...message });
  }

  async find(_source: string, sourceId: string): Promise<object | null> {
    const row = this.rows.get(sourceId);
    return row ? { editedAt: null, deletedAt: null, ...row } : null;
  }

  async edited(_source: string, sourceId: string, text: string, editedAt: number): Promise<void> {
    this.rows.set(sourceId, { ...this.rows.get(sourceId)!, text, editedAt });
  }

  async deleted(_source: string, sourceId: string, deletedAt: number): Promise<void> {
    this.rows.set(sourceId, { ...this.rows.get(sourceId)!, deletedAt });
  }

  async knownCopies(ids: string[]): Promise<Set<string>> {
    const known = new Set([...this.rows.values()].flatMap((row) => row.discordIds ?? []));
    return new Set(ids.filter((id) => known.has(id)));
  }
}

/** Longer ago than Discord remembers nonces. */
const old = (batch: DiscordItem[]) => batch.map((item) => ({ ...item, at: item.at - 10 * 60_000 }));

it('a burst over the limit of the channel hands back what was delivered, so that nothing is sent again', async () => {
  const discord = new MemoryDiscord();
  discord.takes = 5;
  const results = await deliver(discord, items(20));
  const done = items(5).map(({ key }) => ({ key, outcome: 'done' }));
  // A part of the sixth may have been posted; nothing of those behind it.
  expect(results).toMatchObject([...done, { key: '9:5:say', outcome: 'unclear' }]);
  expect(results).toHaveLength(6);
  expect(discord.posts.map((post) => post.content)).toEqual([0, 1, 2, 3, 4].map((i) => `**Ann:** message ${i}`));
});

it('a burst whose earlier attempt was lost hands back as unclear what it does not reach: it may be there already', async () => {
  const discord = new MemoryDiscord();
  discord.takes = 1;
  const results = await deliver(discord, items(3), { attempt: 2 });
  expect(results.map(({ outcome }) => outcome)).toEqual(['done', 'unclear', 'unclear']);
});

function withFile(): DiscordItem[] {
  const media = [{ sid: 'ME1', filename: 'map.png', contentType: 'image/png', size: 2 ** 20 }];
  return items(1).map((item) => ({ ...item, media }) as DiscordItem);
}

it('a file that the channel does not take is named, and the words come without it', async () => {
  const discord = new MemoryDiscord();
  discord.filesFail = 'forbidden';
  const [result] = await deliver(discord, withFile());
  expect(result).toMatchObject({ outcome: 'done' });
  expect(discord.posts.map((post) => post.content)).toEqual(['**Ann:** message 0\n📎 map.png (1.0 MB) ✗']);
});

it('a file that takes too long is tried twice; then the words come without it, and only once', async () => {
  const discord = new MemoryDiscord();
  discord.filesFail = 'tooSlow';
  await expect(deliver(discord, withFile())).rejects.toMatchObject({ reason: 'tooSlow' });
  expect(discord.posts).toEqual([]);
  const [result] = await deliver(discord, withFile(), { attempt: 2 });
  expect(result).toMatchObject({ outcome: 'done', leftBehind: ['map.png'] });
  expect(discord.posts.map((post) => post.content)).toEqual(['**Ann:** message 0\n📎 map.png (1.0 MB) ✗']);
});

it('an edit that has outgrown its message is cut between two characters, and shows it', async () => {
  const discord = new MemoryDiscord();
  const transcript = new MemoryTranscript();
  await deliver(discord, items(1), { transcript });
  const edit: DiscordItem = {
    ...{ key: '9:1:edit', at: Date.now() + 1_000, kind: 'edit', sourceSid: 'IM0', authorName: null },
    text: `a${'👩‍👩‍👧'.repeat(400)}`,
  };
  await deliver(discord, [edit], { transcript });
  expect(discord.posts[0]!.content).toMatch(/a(👩‍👩‍👧)+…$/u);
  expect(discord.posts[0]!.content.length).toBeLessThanOrEqual(2_000);
});

it('tells which process delivered, by which a run sees that it was taken over', async () => {
  const [first, second] = await deliver(new MemoryDiscord(), items(2));
  expect(first).toMatchObject({ outcome: 'done', worker: expect.stringMatching(/^[0-9a-f]{8}$/) as string });
  expect(second).toMatchObject({ worker: (first as { worker: string }).worker });
});

it('a limit before the first message is a failure with the time to wait', async () => {
  const discord = new MemoryDiscord();
  discord.takes = 0;
  await expect(deliver(discord, items(2))).rejects.toMatchObject({ kind: 'rateLimited' });
});

it('a worker killed after the post and before the transcript: the copy is found by its words, and none is made', async () => {
  const discord = new MemoryDiscord();
  discord.loseNextAnswer = true;
  await expect(deliver(discord, items(1))).rejects.toMatchObject({ kind: 'ambiguous' });
  discord.nonceWindowOpen = false;
  const again = old(items(1));
  // Discord's clock may be behind ours.
  discord.posts[0]!.id = String(BigInt(again[0]!.at - 30_000 - 1_420_070_400_000) << 22n);
  const [result] = await deliver(discord, again, { attempt: 2 });
  expect(result).toMatchObject({ outcome: 'done', copyIds: [discord.posts[0]!.id] });
  expect(discord.posts).toHaveLength(1);
});

it.each([
  ['the user has written a lot meanwhile', 'hi'],
  ['Discord keeps no white space at its ends', ' hi \n'],
])('a copy is found although %s', async (_what, text) => {
  const discord = new MemoryDiscord();
  discord.loseNextAnswer = true;
  const item = { ...items(1)[0]!, text } as DiscordItem;
  await expect(deliver(discord, [item])).rejects.toMatchObject({ kind: 'ambiguous' });
  discord.nonceWindowOpen = false;
  for (let i = 0; i < 120; i += 1) discord.write('5', `still there? ${i}`);
  const [result] = await deliver(discord, old([item]), { attempt: 2 });
  expect(result).toMatchObject({ outcome: 'done', copyIds: [discord.posts[0]!.id] });
  expect(discord.posts.filter((post) => post.authorIsBot)).toHaveLength(1);
});

it('a copy that was removed before the next attempt was delivered all the same', async () => {
  const discord = new MemoryDiscord();
  discord.loseNextAnswer = true;
  await expect(deliver(discord, items(1))).rejects.toMatchObject({ kind: 'ambiguous' });
  discord.removed.add(discord.posts.pop()!.nonce!);
  const results = await deliver(discord, items(2), { attempt: 2 });
  expect(results).toMatchObject([{ outcome: 'done', copyIds: [] }, { outcome: 'done' }]);
  expect(discord.posts.map((post) => post.content)).toEqual(['**Ann:** message 1']);
});

it('a thread that staff have locked is a closed door: another one is made', async () => {
  const discord = new MemoryDiscord();
  discord.forbidden = true;
  expect(await deliver(discord, items(2))).toMatchObject([{ outcome: 'failed', reason: 'dmClosed' }]);
});

it('a worker killed after the transcript and before its answer: the copy in the transcript is the answer', async () => {
  const discord = new MemoryDiscord();
  const transcript = new MemoryTranscript();
  await deliver(discord, items(1), { transcript });
  discord.nonceWindowOpen = false;
  const [result] = await deliver(discord, old(items(1)), { attempt: 2, transcript });
  expect(result).toMatchObject({ outcome: 'done', copyIds: [discord.posts[0]!.id] });
  expect(discord.posts).toHaveLength(1);
});

it('the same words said twice are two messages: a copy of the first is not taken for the second', async () => {
  const discord = new MemoryDiscord();
  const transcript = new MemoryTranscript();
  const [first] = old(items(1));
  await deliver(discord, [first!], { transcript });
  const second = { ...first!, key: '9:99:say', sourceSid: 'IM99' } as DiscordItem;
  discord.nonceWindowOpen = false;
  await deliver(discord, [second], { attempt: 2, transcript });
  expect(discord.posts).toHaveLength(2);
});

it('an edit that is older than the one shown, or behind the deletion, is not carried out; times are those of its author', async () => {
  const discord = new MemoryDiscord();
  const transcript = new MemoryTranscript();
  const change = (key: string, changedAt: number, text?: string): DiscordItem => ({
    key,
    at: Date.now(),
    sourceSid: 'IM0',
    changedAt,
    ...(text === undefined ? { kind: 'delete' } : { kind: 'edit', text }),
  });
  await deliver(discord, items(1), { transcript });
  await deliver(discord, [change('e2', 20_000, 'second'), change('e1', 10_000, 'first')], { transcript });
  expect(discord.posts[0]!.content).toBe('**Ann:** second');
  expect(transcript.rows.get('IM0')).toMatchObject({ text: 'second', editedAt: 20_000 });
  // The same edit again, because its answer was lost.
  await deliver(discord, [change('e2', 20_000, 'second')], { transcript, attempt: 2 });
  await deliver(discord, [change('d', 30_000), change('e3', 40_000, 'third')], { transcript });
  expect(discord.posts[0]!.content).not.toContain('third');
  expect(transcript.rows.get('IM0')).toMatchObject({ text: 'second', deletedAt: 30_000 });
  // Each edit that was shown brings the next comparison near.
  expect(transcript.touched).toEqual(['CH1', 'CH1']);
});

it('an edit keeps the name under which the message was first shown', async () => {
  const discord = new MemoryDiscord();
  const transcript = new MemoryTranscript();
  const [said] = items(1);
  await deliver(discord, [{ ...said!, authorName: 'Bob' } as DiscordItem], { transcript });
  const edit: DiscordItem = { key: '9:7:edit', at: Date.now(), kind: 'edit', sourceSid: 'IM0', text: 'better' };
  await deliver(discord, [edit], { transcript });
  expect(discord.posts[0]!.content).toBe('**Bob:** better');
});

it('of what an agent takes back one line is left: no further part and no file', async () => {
  const discord = new MemoryDiscord();
  const transcript = new MemoryTranscript();
  const [item] = items(1);
  await deliver(discord, [{ ...item!, text: 'a word '.repeat(600) } as DiscordItem], { transcript });
  expect(discord.posts.length).toBeGreaterThan(1);
  const gone: DiscordItem = { key: '9:7:delete', at: Date.now(), kind: 'delete', sourceSid: 'IM0' };
  await deliver(discord, [gone], { transcript });
  expect(discord.posts.map(({ content, sent }) => ({ content, files: sent.files }))).toEqual([
    { content: '*(message removed by the agent)*', files: [] },
  ]);
});

it('what staff have removed in Discord is taken back already, and its further parts go too', async () => {
  const discord = new MemoryDiscord();
  const transcript = new MemoryTranscript();
  const [item] = items(1);
  await deliver(discord, [{ ...item!, text: 'a word '.repeat(600) } as DiscordItem], { transcript });
  discord.posts.shift();
  const gone: DiscordItem = { key: '9:7:delete', at: Date.now(), kind: 'delete', sourceSid: 'IM0' };
  expect(await deliver(discord, [gone], { transcript })).toMatchObject([{ outcome: 'done' }]);
  expect(discord.posts).toEqual([]);
});

it('an edit of a copy that is gone is refused for good, and what is behind it is delivered', async () => {
  const discord = new MemoryDiscord();
  const transcript = new MemoryTranscript();
  await deliver(discord, items(1), { transcript });
  discord.posts.length = 0;
  const edit: DiscordItem = {
    key: '9:7:edit',
    at: Date.now(),
    kind: 'edit',
    sourceSid: 'IM0',
    text: 'better',
  };
  const next = { ...items(2)[1]! };
  const results = await deliver(discord, [edit, next], { transcript });
  expect(results).toMatchObject([
    { key: edit.key, outcome: 'failed', reason: 'notFound' },
    { key: next.key, outcome: 'done' },
  ]);
});

it.each([
  ['a thread', '5', '7'],
  ['direct messages again', '7', '5'],
  ['another thread', '6', '7'],
])(
  'what an agent changes is changed where it stands, although the conversation has moved to %s',
  async (_, from, to) => {
    const discord = new MemoryDiscord();
    const transcript = new MemoryTranscript();
    const [long, short] = items(2);
    await deliver(discord, [{ ...long!, text: 'a word '.repeat(600) } as DiscordItem, short!], {
      transcript,
      to: from,
    });
    const results = await deliver(
      discord,
      [
        { key: '9:7:edit', at: Date.now(), kind: 'edit', sourceSid: 'IM1', text: 'better' },
        { key: '9:8:delete', at: Date.now(), kind: 'delete', sourceSid: 'IM0' },
      ],
      { transcript, to },
    );
    expect(results.map(({ outcome }) => outcome)).toEqual(['done', 'done']);
    expect(discord.posts.map(({ channelId, content }) => [channelId, content])).toEqual([
      [from, '*(message removed by the agent)*'],
      [from, '**Ann:** better'],
    ]);
  },
);

it('what was taken back before is not missed when it is gone', async () => {
  const discord = new MemoryDiscord();
  const transcript = new MemoryTranscript();
  const gone: DiscordItem = { key: '9:7:delete', at: Date.now(), kind: 'delete', sourceSid: 'IM0' };
  await deliver(discord, [...items(1), gone], { transcript });
  discord.posts.length = 0;
  expect(await deliver(discord, [gone], { transcript, attempt: 2 })).toMatchObject([{ outcome: 'done' }]);
});

it('a private thread is noted before its user is let in, and again when that was lost: they may write at once', async () => {
  const done: string[] = [];
  let lost = true;
  const discord = {
    openPrivateThread: async () => ({ channelId: '7', link: 'https://discord.com/channels/1/7' }),
    addToThread: async (channelId: string, userId: string) => {
      done.push(`${userId} let into ${channelId}`);
      if (lost) throw new Error('The answer was lost.');
    },
  };
  const people = {
    remember: async ({ threadChannelId }: { threadChannelId: string }) => void done.push(threadChannelId),
  };
  const deps = { discord, store: { people } } as unknown as ActivityDeps;
  const opening = () => inAttempt(1, () => createDiscordActivities(deps).openPrivateThread(of));
  await expect(opening()).rejects.toThrow('lost');
  lost = false;
  expect(await opening()).toMatchObject({ channelId: '7' });
  expect(done).toEqual(['7', '1 let into 7', '7', '1 let into 7']);
});
