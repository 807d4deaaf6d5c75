import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startPostgres, type TemporaryPostgres } from '../../test/support/postgres.ts';
import { openStore } from './open-store.ts';
import type { Store } from './store.ts';

const logger = { info: () => undefined, warn: () => undefined };
const DAY = 86_400_000;
const NOTHING = { episodes: [], cases: [], posts: [], people: [] };

for (const kind of ['pglite', 'postgres'] as const) {
  describe(`what is kept of a person, on ${kind}`, () => {
    let server: TemporaryPostgres | undefined;
    let store: Store;
    let elsewhere: Store | undefined;
    let serial = 0;

    beforeAll(async () => {
      if (kind === 'postgres') server = await startPostgres();
    }, 120_000);
    beforeEach(async () => {
      const url = server ? await server.createDatabase() : 'pglite:memory';
      store = await openStore({ url, scope: 'one', logger });
      elsewhere = server && (await openStore({ url, scope: 'two', logger }));
      return async () => {
        await store.close();
        await elsewhere?.close();
      };
    }, 60_000);
    afterAll(() => server?.stop());

    /** A person with an episode, a case that it led to, a message in it and what the question taught. */
    async function live(where: Store, discordUserId: string, ended: number | null, closed: number | null) {
      const episode = String(++serial);
      await where.people.remember({ discordUserId, username: 'ann', displayName: 'Ann', locale: 'en' });
      const { record } = await where.cases.open({
        ...{ key: `k${episode}`, kind: 'support', title: 'Lost', description: '', locale: 'en', priority: 'normal' },
        ...{ channel: 'discord', fields: {}, workflowId: `conversation-${discordUserId}`, episode, at: 1 },
        reporter: { discordUserId, name: 'Ann' },
      });
      await where.episodes.upsert({
        ...{ discordUserId, episode, workflowId: `conversation-${discordUserId}`, phase: 'closed' },
        ...{ caseNumber: record.number, conversationSid: `CH${episode}`, startedAt: 1, endedAt: ended },
      });
      await where.transcript.record([
        {
          ...{ discordUserId, episode, source: 'discord', sourceId: `m${episode}`, from: 'user', authorName: 'Ann' },
          ...{ text: 'my card is gone', attachments: [], at: 2 },
        },
      ]);
      await where.cases.project({ ...record, closedAt: closed, revision: 1 }, [
        { id: `e${episode}`, at: 3, by: 'Bo', kind: 'comment', text: 'refunded Ann' },
      ]);
      await where.lessons.record({
        ...{ key: `l${episode}`, kind: 'gap', source: 'unanswered', article: null, locale: 'en' },
        ...{ question: 'card', words: 'card', caseNumber: record.number, at: 4 },
      });
      return { number: record.number, episode };
    }

    it('is shown in full, and nobody else’s', async () => {
      const { number } = await live(store, '10001', null, null);
      await live(store, '10002', null, null);
      const { person, episodes, messages, cases } = await store.personalData.of('10001');
      expect(person).toMatchObject({ discordUserId: '10001', displayName: 'Ann' });
      expect(episodes.map(({ caseNumber }) => caseNumber)).toEqual([number]);
      expect(messages).toMatchObject([{ from: 'user', text: 'my card is gone' }]);
      expect(cases).toMatchObject([{ number, timeline: [{ by: 'Bo', text: 'refunded Ann' }] }]);
      expect(await store.personalData.of('10003')).toEqual({ person: null, episodes: [], messages: [], cases: [] });
    });

    it('is erased whole, what it taught as well; others and other installations keep theirs', async () => {
      const gone = await live(store, '10001', 5, null);
      const kept = await live(store, '10002', 5, null);
      if (elsewhere) await live(elsewhere, '10001', null, null);
      expect(await store.personalData.traces('10001')).toEqual({
        cases: [gone.number],
        conversationSids: [`CH${gone.episode}`],
        posts: [],
        threads: [],
      });
      expect(await store.personalData.erase('10001', Date.now())).toEqual({ cases: 1, messages: 1 });
      expect(await store.personalData.of('10001')).toEqual({ person: null, episodes: [], messages: [], cases: [] });
      expect(await store.cases.timeline(gone.number)).toEqual([]);
      expect(await store.lessons.gaps(10)).toMatchObject([{ words: 'card', count: 1 }]);
      expect((await store.personalData.of('10002')).cases.map((one) => one.number)).toEqual([kept.number]);
      if (elsewhere) expect((await elsewhere.personalData.of('10001')).messages).toHaveLength(1);
      expect(await store.personalData.erase('10001', Date.now())).toEqual({ cases: 0, messages: 0 });
    });

    it('is found everywhere: conversations and threads that were left for others, and posts', async () => {
      const { episode, number } = await live(store, '10001', 5, null);
      const key = { discordUserId: '10001', episode, workflowId: 'conversation-10001' };
      for (const conversationSid of ['CHb', 'CHc', 'CHb']) await store.episodes.upsert({ ...key, conversationSid });
      await store.episodes.upsert({ ...key, phase: 'closed' });
      const ann = { discordUserId: '10001', username: 'ann', displayName: 'Ann', locale: 'en' };
      for (const threadChannelId of ['77', '78', '77']) await store.people.remember({ ...ann, threadChannelId });
      await store.people.remember(ann);
      const post = { channelId: '7', messageId: '8' };
      const { record } = await store.cases.open({
        ...{ key: 'r', kind: 'bug', title: 'Black', description: '', locale: 'en', priority: 'normal', at: 9 },
        ...{ channel: 'discord', fields: {}, workflowId: null, episode: null },
        reporter: { discordUserId: '10001', name: 'Ann' },
      });
      await store.cases.project({ ...record, post, revision: 1 }, []);
      expect(await store.personalData.traces('10001')).toEqual({
        cases: [number, record.number],
        conversationSids: [`CH${episode}`, 'CHc', 'CHb'],
        posts: [post],
        threads: ['78', '77'],
      });
      expect(await store.personalData.traces('10001', 9)).toMatchObject({ cases: [number], posts: [] });
      expect(await store.personalData.traces('10001', 1)).toMatchObject({
        conversationSids: [],
        threads: ['78', '77'],
      });
      expect((await store.episodes.find('10001', episode))?.conversationSid).toBe('CHb');
      expect((await store.people.find('10001'))?.threadChannelId).toBe('77');
    });

    it('is found everywhere, also when several processes write at once', async () => {
      const { episode } = await live(store, '10001', 5, null);
      const key = { discordUserId: '10001', episode, workflowId: 'conversation-10001' };
      const more = Array.from({ length: 8 }, (_, n) => `CHat-once${n}`);
      await Promise.all(more.map((conversationSid) => store.episodes.upsert({ ...key, conversationSid })));
      const { conversationSids } = await store.personalData.traces('10001');
      expect(conversationSids.sort()).toEqual([`CH${episode}`, ...more]);
    });

    it('is not erased where the person has begun anew meanwhile', async () => {
      await live(store, '10001', 5, 5);
      const before = Date.now() + 1_000;
      const again = { discordUserId: '10001', episode: 'new', workflowId: 'conversation-10001', phase: 'bot' };
      await store.episodes.upsert({ ...again, startedAt: before + 1 });
      const said = {
        discordUserId: '10001',
        episode: 'new',
        source: 'discord',
        from: 'user',
        authorName: 'Ann',
      } as const;
      await store.transcript.record([
        { ...said, sourceId: 'new', text: 'hello again', attachments: [], at: before + 1 },
      ]);
      expect(await store.personalData.erase('10001', before)).toEqual({ cases: 1, messages: 1 });
      const { person, episodes, messages, cases } = await store.personalData.of('10001');
      expect(person).not.toBeNull();
      expect(episodes.map(({ episode }) => episode)).toEqual(['new']);
      expect(messages.map(({ text }) => text)).toEqual(['hello again']);
      expect(cases).toEqual([]);
    });

    it('expires when both the conversation and its case ended long ago, and the person with the last of it', async () => {
      const now = Date.now() + 100 * DAY;
      const old = now - 50 * DAY;
      const before = now - 30 * DAY;
      const gone = await live(store, '10001', old, old);
      await live(store, '10002', old, null);
      await live(store, '10003', old, now);
      await live(store, '10004', null, null);
      const expired = await store.personalData.expired(before, 10);
      expect(expired).toEqual({
        episodes: [
          { discordUserId: '10001', episode: gone.episode, conversationSid: `CH${gone.episode}`, leftSids: [] },
        ],
        cases: [gone.number],
        ...{ posts: [], people: [] },
      });
      await store.personalData.eraseExpired(expired, before);
      expect(await store.personalData.expired(before, 10)).toEqual(NOTHING);
      expect(await store.personalData.of('10001')).toEqual({ person: null, episodes: [], messages: [], cases: [] });
      for (const id of ['10002', '10003', '10004']) {
        const { person, episodes, messages, cases } = await store.personalData.of(id);
        expect([person?.discordUserId, episodes.length, messages.length, cases.length]).toEqual([id, 1, 1, 1]);
      }
    });

    it('expires with every place that the rows alone name: left conversations, posts, and last the person’s threads', async () => {
      const now = Date.now() + 100 * DAY;
      const old = now - 50 * DAY;
      const before = now - 30 * DAY;
      const gone = await live(store, '10001', old, old);
      const key = { discordUserId: '10001', episode: gone.episode, workflowId: 'conversation-10001' };
      await store.episodes.upsert({ ...key, conversationSid: 'CHb' });
      const post = { channelId: '7', messageId: '8' };
      const record = (await store.cases.find(gone.number))!;
      await store.cases.project({ ...record, post, revision: 2 }, []);
      const ann = { username: 'ann', displayName: 'Ann', locale: 'en' };
      for (const threadChannelId of ['77', '78'])
        await store.people.remember({ ...ann, discordUserId: '10001', threadChannelId });
      await live(store, '10002', null, null);
      await store.people.remember({ ...ann, discordUserId: '10002', threadChannelId: '79' });

      const first = await store.personalData.expired(before, 10);
      const conversations = { conversationSid: 'CHb', leftSids: [`CH${gone.episode}`] };
      expect(first).toEqual({
        episodes: [{ discordUserId: '10001', episode: gone.episode, ...conversations }],
        cases: [gone.number],
        ...{ posts: [post], people: [] },
      });
      await store.personalData.eraseExpired(first, before);
      expect(await store.people.find('10001')).not.toBeNull();

      const last = await store.personalData.expired(before, 10);
      expect(last).toEqual({ ...NOTHING, people: [{ discordUserId: '10001', threads: ['77', '78'] }] });
      await store.personalData.eraseExpired(last, before);
      expect(await store.people.find('10001')).toBeNull();
      expect(await store.people.find('10002')).not.toBeNull();
      expect(await store.personalData.expired(before, 10)).toEqual(NOTHING);
    });
  });
}
