import { sql } from 'kysely';
import type { ChangePublisher } from './changes.ts';
import type { AliasProposal, Gap, LessonStore, NewLesson } from './lessons.ts';
import { storable } from './stored-text.ts';
import type { Scoped } from './tables.ts';

export function createLessonStore({ db, installation }: Scoped, changes: ChangePublisher): LessonStore {
  const open = db.selectFrom('lessons').where('lessons.installation', '=', installation).where('decidedAt', 'is', null);
  const decideAll = db.updateTable('lessons').where('installation', '=', installation).where('decidedAt', 'is', null);

  return {
    async record(lesson) {
      if (lesson.kind === 'alias' && (await isDecided(lesson))) return;
      const { kind, key, article, locale, question, words, source, at } = lesson;
      const row = await db
        .insertInto('lessons')
        .values({
          ...{ installation, kind, key, article, locale, source, at },
          question: storable(question),
          words: storable(words),
          caseNumber: 'caseNumber' in lesson ? lesson.caseNumber : null,
          decidedAt: null,
          decidedBy: null,
        })
        .onConflict((conflict) => conflict.columns(['installation', 'key']).doNothing())
        .returning('id')
        .executeTakeFirst();
      if (row) changes.knowledge();
    },

    async proposals(limit) {
      const rows = await open
        .leftJoin('cases', 'cases.number', 'lessons.caseNumber')
        .where('lessons.kind', '=', 'alias')
        .where((eb) => eb.or([eb('lessons.caseNumber', 'is', null), eb('cases.status', 'in', ['solved', 'closed'])]))
        .groupBy(['article', 'lessons.locale', 'words'])
        .select((eb) => [
          eb.ref('lessons.article').$notNull().as('article'),
          'lessons.locale',
          'words',
          latestQuestion,
          eb.fn.countAll<string>().as('count'),
          eb.fn.countAll<string>().filterWhere('source', '=', 'agent').as('byAgents'),
          eb.fn.max('at').as('lastAt'),
        ])
        .orderBy('count', 'desc')
        .orderBy('lastAt', 'desc')
        .limit(limit)
        .execute();
      return rows.map((row): AliasProposal => ({
        ...row,
        count: Number(row.count),
        byAgents: Number(row.byAgents),
        lastAt: Number(row.lastAt),
      }));
    },

    async gaps(limit) {
      const rows = await open
        .where('kind', '=', 'gap')
        .groupBy(['locale', 'words'])
        .select((eb) => [
          'locale',
          'words',
          latestQuestion,
          eb.fn.countAll<string>().as('count'),
          sql<(string | null)[]>`array_agg(distinct article)`.as('shown'),
          eb.fn.max('at').as('lastAt'),
        ])
        .orderBy('lastAt', 'desc')
        .limit(limit)
        .execute();
      return rows.map((row): Gap => ({
        ...row,
        count: Number(row.count),
        shown: row.shown.filter((article) => article !== null),
        lastAt: Number(row.lastAt),
      }));
    },

    async accept({ article, locale, words, alias, acceptedBy }, answered = []) {
      const at = Date.now();
      const added = await db.transaction().execute(async (within) => {
        const row = await within
          .insertInto('articleAliases')
          .values({
            ...{ installation, article, locale, acceptedBy },
            words: storable(words),
            alias: storable(alias),
            acceptedAt: at,
          })
          .onConflict((conflict) => conflict.columns(['installation', 'article', 'locale', 'words']).doNothing())
          .returning('article')
          .executeTakeFirst();
        await within
          .updateTable('lessons')
          .set({ decidedAt: at, decidedBy: acceptedBy })
          .where('installation', '=', installation)
          .where('decidedAt', 'is', null)
          .where('words', 'in', [words, ...answered].map(storable))
          .where((eb) => eb.or([eb('kind', '=', 'gap'), eb('article', '=', article)]))
          .execute();
        return row !== undefined;
      });
      changes.knowledge();
      return added;
    },

    async decline({ article, locale, words }, by) {
      await decideAll
        .set({ decidedAt: Date.now(), decidedBy: by })
        .where('kind', '=', 'alias')
        .where('article', '=', article)
        .where('locale', '=', locale)
        .where('words', '=', words)
        .execute();
      changes.knowledge();
    },

    async closeGaps(gaps, by) {
      if (gaps.length === 0) return;
      await decideAll
        .set({ decidedAt: Date.now(), decidedBy: by })
        .where('kind', '=', 'gap')
        .where((eb) =>
          eb(
            eb.refTuple('locale', 'words'),
            'in',
            gaps.map(({ locale, words }) => eb.tuple(locale, words)),
          ),
        )
        .execute();
      changes.knowledge();
    },

    aliases: () =>
      db
        .selectFrom('articleAliases')
        .select(['article', 'locale', 'words', 'alias', 'acceptedBy', 'acceptedAt'])
        .where('installation', '=', installation)
        .orderBy('acceptedAt', 'desc')
        .orderBy('alias')
        .execute(),

    async removeAlias({ article, locale, words }) {
      const row = await db
        .deleteFrom('articleAliases')
        .where('installation', '=', installation)
        .where('article', '=', article)
        .where('locale', '=', locale)
        .where('words', '=', words)
        .returning('article')
        .executeTakeFirst();
      if (row) changes.knowledge();
      return row !== undefined;
    },
  };

  /** People have said yes or no to these words for this article: asking them again would wear them out. */
  async function isDecided({ article, locale, words }: Extract<NewLesson, { kind: 'alias' }>): Promise<boolean> {
    const row = await db
      .selectFrom('lessons')
      .select('id')
      .where('installation', '=', installation)
      .where('kind', '=', 'alias')
      .where('article', '=', article)
      .where('locale', '=', locale)
      .where('words', '=', words)
      .where('decidedAt', 'is not', null)
      .limit(1)
      .executeTakeFirst();
    return row !== undefined;
  }
}

/** The question of a group as it was asked last. */
const latestQuestion = sql<string>`(array_agg(question order by at desc))[1]`.as('question');
