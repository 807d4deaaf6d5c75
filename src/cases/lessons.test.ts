import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newCase } from '../../test/support/new-case.ts';
import { startPostgres, type TemporaryPostgres } from '../../test/support/postgres.ts';
import type { NewLesson } from './lessons.ts';
import { openStore } from './open-store.ts';
import type { Store } from './store.ts';

const logger = { info: () => undefined, warn: () => undefined };
let made = 0;

let asked = { locale: '', question: 'Where is my loot?', words: 'where is my loot', at: 1_000 };
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
      store = await openStore({ url, scope: 'one', logger });
    }, 120_000);
    afterAll(async () => {
      await store.close();
      await server?.stop();
    });
    // Opening a database takes seconds: each test has a language of its own instead.
    beforeEach(() => {
      asked = { ...asked, locale: `l${++made}` };
    });
    const own = <T extends { locale: string }>(rows: T[]): T[] => rows.filter(({ locale }) => locale === asked.locale);
    const proposals = async () => own(await store.lessons.proposals(100));
    const gaps = async () => own(await store.lessons.gaps(100));
    const aliases = async () => own(await store.lessons.aliases());

    it('counts each lesson once and puts what is asked most first', async () => {
      const { lessons } = store;
      await lessons.record(helped({ words: 'once', question: 'once' }));
      const twice = helped();
      await lessons.record(twice);
      await lessons.record(twice);
      await lessons.record(helped({ question: 'where is my loot', at: 2_000 }));
      expect(await proposals()).toEqual([
        {
          article: 'lost',
          locale: asked.locale,
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
      const { lessons } = store;
      const { record } = await store.cases.open(newCase());
      await lessons.record({
        ...asked,
        key: `used ${asked.locale}`,
        kind: 'alias',
        article: 'lost',
        source: 'agent',
        caseNumber: record.number,
      });
      expect(await proposals()).toEqual([]);
      await store.cases.project({ ...record, status: 'solved', revision: record.revision + 1 }, []);
      expect(await proposals()).toMatchObject([{ article: 'lost', count: 1, byAgents: 1 }]);
    });

    it('makes an alias of what is accepted, ends the gaps of the same words, and proposes it no more', async () => {
      const { lessons } = store;
      await lessons.record(helped());
      await lessons.record(gap());
      await lessons.record(gap({ words: 'another', question: 'another' }));
      const alias = {
        article: 'lost',
        locale: asked.locale,
        words: asked.words,
        alias: 'where is my loot',
        acceptedBy: 'ann',
      };
      expect(await lessons.accept(alias)).toBe(true);
      expect(await lessons.accept(alias)).toBe(false);
      await lessons.record(helped());
      expect(await proposals()).toEqual([]);
      expect((await gaps()).map((one) => one.words)).toEqual(['another']);
      expect(await aliases()).toMatchObject([{ article: 'lost', alias: 'where is my loot', acceptedBy: 'ann' }]);
      expect(await lessons.removeAlias(alias)).toBe(true);
      expect(await lessons.removeAlias(alias)).toBe(false);
      expect(await aliases()).toEqual([]);
    });

    it('does not ask again about what was declined', async () => {
      const { lessons } = store;
      await lessons.record(helped());
      await lessons.decline({ article: 'lost', locale: asked.locale, words: asked.words }, 'ann');
      await lessons.record(helped());
      expect(await proposals()).toEqual([]);
      expect(await aliases()).toEqual([]);
    });

    it('keeps gaps until they are closed; asked again they are gaps again', async () => {
      const { lessons } = store;
      await lessons.record(gap());
      await lessons.record(gap({ article: 'refund', source: 'notHelped', at: 3_000 }));
      expect(await gaps()).toEqual([
        {
          locale: asked.locale,
          words: asked.words,
          question: 'Where is my loot?',
          count: 2,
          shown: ['refund'],
          lastAt: 3_000,
        },
      ]);
      await lessons.closeGaps([asked], 'ann');
      expect(await gaps()).toEqual([]);
      await lessons.record(gap());
      expect(await gaps()).toMatchObject([{ count: 1 }]);
    });

    it('counts uses of outside engines for the day only', async () => {
      const { engineUses } = store;
      expect(await engineUses.add('2026-11-25', 'model')).toBe(1);
      expect(await engineUses.add('2026-11-25', 'model ann')).toBe(1);
      expect(await engineUses.add('2026-11-25', 'model')).toBe(2);
      expect(await engineUses.add('2026-11-26', 'model')).toBe(1);
    });

    it('tells other screens and processes, and keeps to its own installation', async () => {
      const { lessons } = store;
      const seen: unknown[] = [];
      const stop = store.changes.subscribe((change) => seen.push(change));
      // A listener over PostgreSQL first hears "all", once it is connected.
      if (kind === 'postgres') await expect.poll(() => seen).toContain('all');
      await lessons.record(gap());
      await expect.poll(() => seen).toContainEqual(expect.objectContaining({ knowledge: true }));
      stop();
      if (kind === 'pglite') return;
      const other = await openStore({ url, scope: 'two', logger });
      expect(await other.lessons.gaps(100)).toEqual([]);
      await other.close();
    });
  });
}
