import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newCase } from '../../test/support/new-case.ts';
import { startPostgres, type TemporaryPostgres } from '../../test/support/postgres.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import { openStore } from './open-store.ts';
import type { NewCase, Store, TranscriptMessage } from './store.ts';

const logger = { info: () => undefined, warn: () => undefined };
const ann = { discordUserId: '1001', username: 'ann', displayName: 'Ann', locale: null };

const message = (sourceId: string, text: string, more: Partial<TranscriptMessage> = {}): TranscriptMessage => ({
  discordUserId: '1001',
  episode: '9001',
  source: 'discord',
  sourceId,
  from: 'user',
  authorName: 'Ann',
  text,
  attachments: [],
  at: 1_000,
  ...more,
});

const login = (key: string, more: Partial<NewCase> = {}): NewCase =>
  newCase({
    key,
    title: 'Can not log in',
    description: 'The launcher says error 42',
    reporter: { discordUserId: '1001', name: 'Ann' },
    workflowId: 'conversation-1001',
    episode: '9001',
    at: 5_000,
    ...more,
  });

for (const kind of ['pglite', 'postgres'] as const) {
  describe(`store on ${kind}`, () => {
    let server: TemporaryPostgres | undefined;
    let url = 'pglite:memory';
    let scopes = 0;
    let shared: Store;

    /** Another installation in the same database: each test begins with nothing of its own. */
    const fresh = async (): Promise<Store> => {
      if (kind === 'postgres') return openStore({ url, scope: `scope ${++scopes}`, logger });
      return openStore({ url, scope: 'only', logger });
    };

    beforeAll(async () => {
      if (kind === 'postgres') {
        server = await startPostgres();
        url = await server.createDatabase();
      }
      shared = await fresh();
    }, 120_000);
    afterAll(async () => {
      await shared.close();
      await server?.stop();
    });

    it('keeps what it knows of a person when a later profile knows less', async () => {
      const { people } = shared;
      await people.remember({ ...ann, locale: 'th', dmChannelId: '77' });
      await people.remember({ ...ann, displayName: 'Ann B.', threadChannelId: '78' });
      expect(await people.find('1001')).toMatchObject({
        displayName: 'Ann B.',
        locale: 'th',
        dmChannelId: '77',
        threadChannelId: '78',
      });
      expect((await people.findByChannel('77'))?.discordUserId).toBe('1001');
      expect((await people.findByChannel('78'))?.discordUserId).toBe('1001');
      expect(await people.findByChannel('79')).toBeNull();
      await people.remember({ ...ann, threadChannelId: '80' });
      expect(await people.findByChannel('78')).toMatchObject({
        discordUserId: '1001',
        threadChannelId: '80',
        leftThreadChannelIds: ['78'],
      });
    });

    it('moves the catch-up cursor forward only, comparing ids as numbers', async () => {
      const { people } = shared;
      await people.accepted(new Map([['1002', '999999999999999999']]));
      await people.accepted(
        new Map([
          ['1003', '5'],
          ['1002', '1000000000000000000'],
        ]),
      );
      await people.accepted(new Map([['1002', '999999999999999998']]));
      expect((await people.find('1002'))?.lastMessageId).toBe('1000000000000000000');
      expect((await people.find('1003'))?.lastMessageId).toBe('5');
      await people.remember({ ...ann, discordUserId: '1002', username: 'ben' });
      expect(await people.find('1002')).toMatchObject({ username: 'ben', lastMessageId: '1000000000000000000' });
    });

    it('lists everybody with an open episode, then as many as asked for of those seen since', async () => {
      const store = kind === 'postgres' ? await fresh() : shared;
      const people = ['2001', '2002', '2003', '2004'];
      for (const discordUserId of people) await store.people.remember({ ...ann, discordUserId });
      const episode = (id: string) => ({ discordUserId: id, episode: '1', workflowId: `conversation-${id}` });
      for (const [i, id] of ['2001', '2003'].entries()) await store.episodes.upsert({ ...episode(id), startedAt: i });
      const listed = async (since: number, limit: number) =>
        (await store.people.toCatchUp(since, limit)).map((person) => person.discordUserId);
      const all = await listed(0, 10);
      expect(all.slice(0, 2)).toEqual(['2003', '2001']);
      await store.episodes.upsert({ ...episode('2001'), phase: 'agent' });
      const escalated = (await store.people.toCatchUp(0, 10)).filter((person) => person.escalated);
      expect(escalated.map((person) => person.discordUserId)).toEqual(['2001']);
      expect(all).toEqual(expect.arrayContaining(people));
      expect((await listed(0, 1)).slice(0, 2)).toEqual(['2003', '2001']);
      expect((await listed(0, 1)).length).toBeLessThan(4);
      const later = Date.now() + 60_000;
      expect(await listed(later, 10)).toEqual(['2003', '2001']);
      for (const id of ['2001', '2003']) await store.episodes.upsert({ ...episode(id), endedAt: 9 });
      expect(await listed(later, 10)).toEqual([]);
      if (store !== shared) await store.close();
    });

    it('changes only the given fields of an episode', async () => {
      const { episodes } = shared;
      const key = { discordUserId: '1001', episode: '9001', workflowId: 'conversation-1001' };
      await episodes.upsert({ ...key, startedAt: 10, conversationSid: 'CH1', phase: 'escalation', waitingSince: 20 });
      await episodes.upsert({ ...key, phase: 'agent', waitingSince: null, agentName: 'Bo' });
      expect(await episodes.find('1001', '9001')).toMatchObject({
        id: '1001:9001',
        phase: 'agent',
        startedAt: 10,
        conversationSid: 'CH1',
        waitingSince: null,
        agentName: 'Bo',
        caseNumber: null,
      });
      expect((await episodes.findByConversationSid('CH1'))?.episode).toBe('9001');
      expect(await episodes.findByConversationSid('CH2')).toBeNull();
    });

    it('counts who waits longer', async () => {
      const { episodes } = shared;
      for (const at of [100, 200, 300]) {
        await episodes.upsert({ discordUserId: `30${at}`, episode: '1', workflowId: 'w', waitingSince: at });
      }
      expect(await episodes.waitingBefore(300)).toBe(2);
      await episodes.upsert({ discordUserId: '30100', episode: '1', workflowId: 'w', endedAt: 400 });
      expect(await episodes.waitingBefore(300)).toBe(1);
    });

    it('records a message once, whatever is repeated, and touches its episode on the way', async () => {
      const { transcript, episodes } = shared;
      await episodes.upsert({ discordUserId: '1001', episode: '9001', workflowId: 'w', conversationSid: 'CHt' });
      await transcript.record(
        [message('m1', 'hello'), message('m1', 'hello'), message('m2', 'odd \u0000 and \uD800', { at: 500 })],
        {
          touch: { conversationSid: 'CHt', now: 7_000, first: 10_000 },
        },
      );
      await transcript.record([{ ...message('m1', 'hello'), twilioSids: ['IM1', 'IM2'] }]);
      await transcript.record([message('m1', 'hello!')]);
      const found = await transcript.ofEpisode('1001', '9001');
      expect(found.map((one) => one.text)).toEqual(['odd  and \uFFFD', 'hello!']);
      expect(found[1]).toMatchObject({
        twilioSids: ['IM1', 'IM2'],
        discordIds: [],
        failure: null,
        editedAt: null,
        from: 'user',
      });
      expect(await episodes.find('1001', '9001')).toMatchObject({ checkInterval: 10_000 });
      expect(await transcript.knownCopies(['IM2', 'IM9', 'm1'])).toEqual(new Set(['IM2']));
      expect(await transcript.knownCopies([])).toEqual(new Set());
    });

    it('edits and deletes in place; a repeated write does not undo an edit, an older edit not a newer one', async () => {
      const { transcript } = shared;
      await transcript.record([message('m3', 'first')]);
      await transcript.edited('discord', 'm3', 'second', 20);
      await transcript.edited('discord', 'm3', 'older', 10);
      await transcript.record([message('m3', 'first')]);
      await transcript.deleted('discord', 'm3', 30);
      expect(await transcript.find('discord', 'm3')).toMatchObject({ text: 'second', editedAt: 20, deletedAt: 30 });
      await transcript.edited('discord', 'm3', 'after the deletion', 40);
      expect(await transcript.find('discord', 'm3')).toMatchObject({ text: 'second', editedAt: 20 });
      expect(await transcript.find('twilio', 'm3')).toBeNull();
      await transcript.record([{ ...message('m9', 'in another episode'), episode: '9009', at: 1_001 }]);
      const newest = async (of: { episode?: string }) =>
        (await transcript.newest('discord', { discordUserId: '1001', ...of }, 2)).map(({ sourceId }) => sourceId);
      expect(await newest({})).toEqual(['m9', 'm3']);
      expect(await newest({ episode: '9009' })).toEqual(['m9']);
    });

    it('keeps why a message failed until its copies are known', async () => {
      const { transcript } = shared;
      await transcript.record([{ ...message('m4', 'x'), failure: 'closed' }]);
      await transcript.record([message('m4', 'x')]);
      expect((await transcript.find('discord', 'm4'))?.failure).toBe('closed');
      await transcript.record([{ ...message('m4', 'x'), twilioSids: ['IM4'] }]);
      expect((await transcript.find('discord', 'm4'))?.failure).toBeNull();
    });

    it('opens a case once per key, numbered from 1001', async () => {
      const { cases } = shared;
      const [first, again] = await Promise.all([cases.open(login('k1')), cases.open(login('k1'))]);
      expect(first.record.number).toBeGreaterThanOrEqual(1001);
      expect(again.record).toEqual(first.record);
      expect([first.created, again.created].sort()).toEqual([false, true]);
      expect(first.record).toMatchObject({
        status: 'new',
        revision: 0,
        createdAt: 5_000,
        reporter: { discordUserId: '1001', name: 'Ann' },
      });
      expect(await cases.find(1)).toBeNull();
    });

    it('projects the newest revision and each line of the timeline once', async () => {
      const { cases } = shared;
      const { record } = await cases.open(login('k2'));
      const line = { id: 'a', at: 1, by: 'Flexcord', kind: 'opened' as const, text: 'opened' };
      const newer: CaseRecord = { ...record, status: 'open', revision: 2, post: { channelId: '1', messageId: '2' } };
      await cases.project(newer, [line, { ...line, id: 'b' }]);
      await cases.project({ ...record, status: 'pending', revision: 1 }, [{ ...line, id: 'a', text: 'other' }]);
      expect(await cases.find(record.number)).toEqual(newer);
      expect((await cases.timeline(record.number)).map((entry) => entry.text)).toEqual(['opened', 'opened']);
    });

    it('takes back a case that only its workflow knows, and numbers go on after it', async () => {
      const { cases } = shared;
      const { record } = await cases.open(login('k3'));
      await cases.project({ ...record, number: record.number + 50, revision: 4 }, []);
      expect((await cases.find(record.number + 50))?.revision).toBe(4);
      expect((await cases.open(login('k4'))).record.number).toBeGreaterThan(record.number + 50);
    });

    it('remembers which workflows were not started', async () => {
      const { cases } = shared;
      const { record } = await cases.open(login('k5'));
      expect((await cases.unstarted(-1_000, 100)).map((one) => one.number)).toContain(record.number);
      expect(await cases.unstarted(60_000, 100)).toEqual([]);
      await cases.markStarted(record.number);
      expect((await cases.unstarted(-1_000, 100)).map((one) => one.number)).not.toContain(record.number);
    });

    it('filters, pages and counts cases, newest first', async () => {
      const { cases } = shared;
      const before = await cases.counts();
      const bug = (
        await cases.open(login('f1', { kind: 'bug', priority: 'urgent', reporter: { discordUserId: '6', name: 'Cy' } }))
      ).record;
      const other = (await cases.open(login('f2', { kind: 'bug' }))).record;
      await cases.project({ ...other, status: 'solved', assignee: 'bo', revision: 1 }, []);
      const numbers = async (filter: object): Promise<number[]> =>
        (await cases.list({ limit: 50, ...filter })).map((one) => one.number);
      expect(await numbers({ kind: ['bug'] })).toEqual([other.number, bug.number]);
      expect(await numbers({ kind: ['bug'], status: ['new'] })).toEqual([bug.number]);
      expect(await numbers({ priority: ['urgent'] })).toEqual([bug.number]);
      expect(await numbers({ assignee: 'bo' })).toEqual([other.number]);
      expect(await numbers({ kind: ['bug'], assignee: null })).toEqual([bug.number]);
      expect(await numbers({ reporterId: '6' })).toEqual([bug.number]);
      expect(await numbers({ kind: ['bug'], before: other.number })).toEqual([bug.number]);
      expect((await cases.list({ limit: 1 })).length).toBe(1);
      expect(await cases.counts()).toEqual({ ...before, new: before.new + 1, solved: before.solved + 1 });
    });

    it('finds cases by number, words in either place, comments, names and Thai inside a phrase', async () => {
      const { cases, transcript, episodes } = shared;
      const open = async (key: string, more: Partial<NewCase>): Promise<number> =>
        (await cases.open(login(key, { episode: null, ...more }))).record.number;
      const shop = await open('s1', { title: 'Missing diamonds', description: 'Bought in the store' });
      const thai = await open('s2', { title: 'ปัญหาการเงิน', description: 'ซื้อเพชรแล้วไม่ได้รับของ' });
      const chat = await open('s3', {
        title: 'Other',
        description: '',
        reporter: { discordUserId: '7', name: 'Zebedee' },
      });
      await episodes.upsert({ discordUserId: '7', episode: '70', workflowId: 'w', caseNumber: chat });
      await transcript.record([
        message('s-m', "it's a (weird) glitch & freeze!", { discordUserId: '7', episode: '70' }),
      ]);
      const { record } = await cases.open(login('s1'));
      await cases.project({ ...record, revision: 1 }, [
        { id: 'c', at: 1, by: 'bo', kind: 'comment', text: 'refunded twice' },
      ]);
      const find = async (text: string): Promise<number[]> =>
        (await cases.list({ text, limit: 50 })).map((one) => one.number);
      expect(await find(`C-${shop}`)).toEqual([shop]);
      expect(await find(String(thai))).toEqual([thai]);
      expect(await find('diamo')).toEqual([shop]);
      expect(await find('STORE missing')).toEqual([shop]);
      expect(await find('missing refunded')).toEqual([]);
      expect(await find('refunded')).toEqual([shop]);
      expect(await find('weird nothing')).toEqual([]);
      expect(await find('weird & glitch!')).toEqual([chat]);
      expect(await find('zebed')).toEqual([chat]);
      expect(await find('ไม่ได้รับ')).toEqual([thai]);
      expect(await find("'; drop table cases; --%_\\")).toEqual([]);
      expect(await find('!!!')).toEqual([]);
      expect((await find('   ')).length).toBeGreaterThan(2);
    });

    it('gives the transcript of a case from its episodes, known by either row', async () => {
      const { cases, transcript, episodes } = shared;
      const { record } = await cases.open(login('t1', { reporter: { discordUserId: '8', name: 'Di' }, episode: '80' }));
      await transcript.record([message('t-1', 'one', { discordUserId: '8', episode: '80', at: 1 })]);
      expect((await transcript.ofCase(record.number)).map((one) => one.text)).toEqual(['one']);
      await episodes.upsert({ discordUserId: '8', episode: '81', workflowId: 'w', caseNumber: record.number });
      await transcript.record([message('t-2', 'two', { discordUserId: '8', episode: '81', at: 2 })]);
      expect((await transcript.ofCase(record.number)).map((one) => one.text)).toEqual(['one', 'two']);
      expect((await episodes.ofCase(record.number)).map((one) => one.episode)).toEqual(['81']);
    });

    it('keeps settings; the first writer of a made value wins', async () => {
      const { settings } = shared;
      expect(await settings.get('a')).toBeNull();
      await settings.set('a', { list: [1, 'two'], odd: '\u0000' });
      expect(await settings.get('a')).toEqual({ list: [1, 'two'], odd: '' });
      const made = await Promise.all([settings.setOnce('b', 'x'), settings.setOnce('b', 'y')]);
      expect(made[0]).toBe(made[1]);
      expect(await settings.setOnce('b', 'z')).toBe(made[0]);
      expect((await settings.startingWith('a')).length + (await settings.startingWith('_')).length).toBe(1);
      await settings.set('a', 'text');
      expect(await settings.get('a')).toBe('text');
      await settings.remove('a');
      expect(await settings.get('a')).toBeNull();
    });

    it('keeps feed items by feed and guid', async () => {
      const { feedItems } = shared;
      const item = { feed: 'news', guid: 'g1', contentHash: 'h', channelId: '1', messageId: null, postedAt: null };
      await feedItems.save(item);
      await feedItems.save({ ...item, messageId: '5', postedAt: 9 });
      expect(await feedItems.find('news', ['g1', 'g2'])).toEqual([{ ...item, messageId: '5', postedAt: 9 }]);
      expect(await feedItems.find('other', ['g1'])).toEqual([]);
      expect(await feedItems.find('news', [])).toEqual([]);
      expect(await feedItems.posted('1', ['4', '5'])).toEqual(['5']);
      expect(await feedItems.posted('2', ['5'])).toEqual([]);
      expect(await feedItems.posted('1', [])).toEqual([]);
    });

    it('tells subscribers which cases changed', async () => {
      const { cases, changes, episodes, transcript } = shared;
      const { record } = await cases.open(login('l1'));
      await episodes.upsert({ discordUserId: '9', episode: '90', workflowId: 'w', caseNumber: record.number });
      const seen = new Set<number>();
      let connected = false;
      const stop = changes.subscribe((change) => {
        if (change === 'all') connected = true;
        else change.cases.forEach((number) => seen.add(number));
      });
      if (kind === 'postgres') await expect.poll(() => connected, { timeout: 5_000 }).toBe(true);
      await transcript.record([message('l-1', 'live', { discordUserId: '9', episode: '90' })]);
      await expect.poll(() => seen.has(record.number), { timeout: 5_000 }).toBe(true);
      stop();
    });

    it('answers a ping', async () => {
      await expect(shared.ping()).resolves.toBeUndefined();
    });
  });
}
