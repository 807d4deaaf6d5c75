import type { Article } from '../articles/article.ts';
import { languageOf } from '../../domain/text/language-of.ts';
import type { EvaluationQuery } from './data-set.ts';
import { type Outcome, ranked } from './measures.ts';

/** A ready-made search to compare with: what an evening's work without this folder would give. */
export interface Baseline {
  name: string;
  /** The same where more is said of the row. */
  shortName: string;
  /** Outcome of each query; `confidence` is the score of the first hit. */
  run: (articles: Article[], queries: EvaluationQuery[]) => Promise<Outcome[]>;
}

/** MiniSearch as it comes: title and body, default options. A development dependency, hence loaded only here. */
export const MINISEARCH: Baseline = {
  name: 'MiniSearch as it comes',
  shortName: 'MiniSearch',
  run: async (articles, queries) => {
    const { default: MiniSearch } = await import('minisearch');
    const index = new MiniSearch<{ key: number; title: string; body: string }>({
      idField: 'key',
      fields: ['title', 'body'],
    });
    index.addAll(
      articles.map(({ title, aliases, body }, key) => ({ key, title: [title, ...aliases].join('\n'), body })),
    );
    return queries.map((query) => {
      const hits = index.search(query.text);
      return outcome(
        query,
        hits.map((hit) => articles[hit.id as number]!.id),
        hits[0]?.score ?? 0,
      );
    });
  },
};

/** PostgreSQL full text with the English configuration (`simple` for other languages), any word matching, in PGlite. */
export const POSTGRES: Baseline = {
  name: 'PostgreSQL full text',
  shortName: 'PostgreSQL',
  run: async (articles, queries) => {
    const { PGlite } = await import('@electric-sql/pglite');
    const database = await PGlite.create();
    try {
      await database.exec('create table articles (key int primary key, words tsvector)');
      for (const [key, { title, aliases, body, locale }] of articles.entries()) {
        await database.query(
          `insert into articles values ($1, setweight(to_tsvector($4::regconfig, $2), 'A') || to_tsvector($4::regconfig, $3))`,
          [key, [title, ...aliases].join('\n'), body, configuration(locale)],
        );
      }
      const outcomes: Outcome[] = [];
      for (const query of queries) {
        const found = await database.query<{ key: number; rank: number }>(
          `select key, ts_rank(words, q) as rank
             from articles, to_tsquery($2::regconfig, (select string_agg(quote_literal(lexeme), ' | ') from unnest(to_tsvector($2::regconfig, $1)))) q
            where words @@ q order by rank desc, key limit 10`,
          [query.text, configuration(query.locale ?? 'en')],
        );
        outcomes.push(
          outcome(
            query,
            found.rows.map(({ key }) => articles[key]!.id),
            found.rows[0]?.rank ?? 0,
          ),
        );
      }
      return outcomes;
    } finally {
      await database.close();
    }
  },
};

function configuration(locale: string): string {
  return languageOf(locale) === 'en' ? 'english' : 'simple';
}

function outcome(query: EvaluationQuery, ids: string[], confidence: number): Outcome {
  return { ...ranked(query, ids), confidence };
}
