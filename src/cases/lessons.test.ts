import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPostgres, type TemporaryPostgres } from '../../test/support/postgres.ts';
import type { NewLesson } from './lessons.ts';
import { openStore } from './open-store.ts';
import type { Store } from './store.ts';

const logger = { info: () => undefined, warn: () => undefined };
let made = 0;

const asked = { locale: 'en', question: 'Where is my loot?', words: 'where is my loot', at: 1_000 };
const helped = (more: Partial<NewLesson> = {}): NewLesson =>
  ({ ...asked, key: `k${++made}`, kind: 'alias', article: 'lost', source: 'helped', ...more }) as NewLesson;
const gap = (more: Partial<NewLesson> = {}): NewLesson =>
  ({ ...asked, key: `k${++made}`, kind: 'gap', article: null, source: 'unanswered', ...more }) as NewLesson;

for (const kind of ['pglite', 'postgres'] as const) {
  describe(`lessons on ${kind}`, () => {
    let server: TemporaryPostgres | undefined;
    let url = 'pglite:memory';
    let store: Store;
    beforeAll(async () => {
      if (kind === 'postgres') {
        server = await startPostgres();
        url = await server.createDatabase();
      }
    }, 120_000);
    afterAll(async () => {
      await store.close();
      await server?.stop();
    });
    const fresh = async (): Promise<Store['lessons']> => {
      await (store as Store | undefined)?.close();
      store = await openStore({ url, scope: `scope ${++made}`, logger });
      return store.lessons;
    };

    it('counts each lesson once and puts what is asked most first', async () => {
      const lessons = await fresh();
      await lessons.record(helped({ words: 'once', question: 'once' }));
      const twice = helped();
      await lessons.record(twice);
      await lessons.record(twice);
      await lessons.record(helped({ question: 'where is my loot', at: 2_000 }));
      expect(await lessons.proposals(10)).toEqual([
        {
          article: 'lost',
          locale: 'en',
          words: 'where is my loot',
          question: 'where is my loot',
          count: 2,
          byAgents: 0,
          lastAt: 2_000,
        },
        expect.objectContaining({ words: 'once', count: 1 }),
      ]);
    });

    it('waits with what an agent used until the case is solved', async () => {
      const lessons = await fresh();
      const { record } = await store.cases.open({
        key: 'a',
        kind: 'support',
        title: 'Loot',
        description: '',
        reporter: { discordUserId: '1', name: 'Ann' },
        locale: 'en',
        priority: 'normal',
        channel: 'discord',
        fields: {},
        workflowId: null,
        episode: null,
        at: 1,
      });
      await lessons.record({
        ...asked,
        key: 'used',
        kind: 'alias',
        article: 'lost',
        source: 'agent',
        caseNumber: record.number,
      });
      expect(await lessons.proposals(10)).toEqual([]);
      await store.cases.project({ ...record, status: 'solved', revision: record.revision + 1 }, []);
      expect(await lessons.proposals(10)).toMatchObject([{ article: 'lost', count: 1, byAgents: 1 }]);
    });

    it('makes an alias of what is accepted, ends the gaps of the same words, and proposes it no more', async () => {
      const lessons = await fresh();
      await lessons.record(helped());
      await lessons.record(gap());
      await lessons.record(gap({ words: 'another', question: 'another' }));
      const alias = { article: 'lost', locale: 'en', words: asked.words, alias: 'where is my loot', acceptedBy: 'ann' };
      expect(await lessons.accept(alias)).toBe(true);
      expect(await lessons.accept(alias)).toBe(false);
      await lessons.record(helped());
      expect(await lessons.proposals(10)).toEqual([]);
      expect((await lessons.gaps(10)).map((one) => one.words)).toEqual(['another']);
      expect(await lessons.aliases()).toMatchObject([
        { article: 'lost', alias: 'where is my loot', acceptedBy: 'ann' },
      ]);
      expect(await lessons.removeAlias(alias)).toBe(true);
      expect(await lessons.removeAlias(alias)).toBe(false);
      expect(await lessons.aliases()).toEqual([]);
    });

    it('does not ask again about what was declined', async () => {
      const lessons = await fresh();
      await lessons.record(helped());
      await lessons.decline({ article: 'lost', locale: 'en', words: asked.words }, 'ann');
      await lessons.record(helped());
      expect(await lessons.proposals(10)).toEqual([]);
      expect(await lessons.aliases()).toEqual([]);
    });

    it('keeps gaps until they are closed; asked again they are gaps again', async () => {
      const lessons = await fresh();
      await lessons.record(gap());
      await lessons.record(gap({ article: 'refund', source: 'notHelped', at: 3_000 }));
      expect(await lessons.gaps(10)).toEqual([
        {
          locale: 'en',
          words: asked.words,
          question: 'Where is my loot?',
          count: 2,
          shown: ['refund'],
          lastAt: 3_000,
        },
      ]);
      await lessons.closeGaps([asked], 'ann');
      expect(await lessons.gaps(10)).toEqual([]);
      await lessons.record(gap());
      expect(await lessons.gaps(10)).toMatchObject([{ count: 1 }]);
    });

    it('counts uses of outside engines for the day only', async () => {
      await fresh();
      const { engineUses } = store;
      expect(await engineUses.add('2026-11-25', 'model')).toBe(1);
      expect(await engineUses.add('2026-11-25', 'model ann')).toBe(1);
      expect(await engineUses.add('2026-11-25', 'model')).toBe(2);
      expect(await engineUses.add('2026-11-26', 'model')).toBe(1);
    });

    it('tells other screens and processes, and keeps to its own installation', async () => {
      const lessons = await fresh();
      const seen: unknown[] = [];
      const stop = store.changes.subscribe((change) => seen.push(change));
      // A listener over PostgreSQL first hears "all", once it is connected.
      if (kind === 'postgres') await expect.poll(() => seen).toContain('all');
      await lessons.record(gap());
      await expect.poll(() => seen).toContainEqual({ cases: [], knowledge: true });
      stop();
      const other = await fresh();
      expect(await other.gaps(10)).toEqual([]);
    });
  });
}
