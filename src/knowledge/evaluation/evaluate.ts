import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Outcome } from './measures.ts';
import { measure, type Measures } from './measures.ts';
import type { DataSet } from './data-set.ts';
import type { Mind } from '../mind.ts';
import { KnowledgeBase } from '../knowledge-base.ts';
import { judge } from '../judge.ts';
import { languageOf } from '../../domain/text/language-of.ts';
import { MINISEARCH, POSTGRES } from './baselines.ts';

export interface Row extends Measures {
  name: string;
  locale: string;
}

export interface HandoffRow {
  lang: string;
  count: number;
  precision: number;
  recall: number;
  unsure: number;
}

export interface Evaluation {
  rows: Row[];
  handoff: HandoffRow[];
  /** Median time of one question, milliseconds. */
  p50: number;
  /** Time to index the articles, milliseconds. */
  load: number;
  articles: number;
  /** What the index added to the memory in use, MiB. */
  memory: number;
  /** What the whole process takes, MiB. */
  resident: number;
}

/** Judges the built-in engine and both baselines on one data set, and, where its articles have aliases, the engine without them. */
export async function evaluate(data: DataSet, mind: Mind): Promise<Evaluation> {
  const before = memoryInUse();
  const started = performance.now();
  const base = new KnowledgeBase(data.articles, 'evaluation', [], mind.vectors, mind.weights);
  const load = performance.now() - started;
  const memory = Math.max(0, memoryInUse() - before);
  const resident = process.memoryUsage.rss() / 2 ** 20;
  const times: number[] = [];
  const ours = outcomes(data, base, mind, (ms) => times.push(ms));
  const plain = data.articles.some(({ aliases }) => aliases.length > 0) ? outcomesWithoutAliases(data, mind) : null;
  const rows: Row[] = [];
  const languageIn = (locale: string | null): string => (locale === null ? 'detected' : languageOf(locale));
  const locales = [...new Set(data.queries.map(({ locale }) => languageIn(locale)))];
  for (const locale of locales) {
    const chosen = data.queries.map((query) => languageIn(query.locale) === locale);
    const queries = data.queries.filter((_, i) => chosen[i]);
    const articles = data.articles.filter((article) => locale === 'detected' || languageOf(article.locale) === locale);
    rows.push({ name: 'Flexcord', locale, ...measure(ours.filter((_, i) => chosen[i])) });
    if (plain) rows.push({ name: 'Flexcord, no aliases', locale, ...measure(plain.filter((_, i) => chosen[i])) });
    for (const baseline of [MINISEARCH, POSTGRES]) {
      rows.push({ name: baseline.name, locale, ...measure(await baseline.run(articles, queries)) });
    }
  }
  times.sort((a, b) => a - b);
  return {
    rows,
    handoff: handoffRows(data, base, mind),
    p50: times[Math.floor(times.length / 2)] ?? 0,
    load,
    articles: data.articles.length,
    memory,
    resident,
  };
}

function outcomes(data: DataSet, base: KnowledgeBase, mind: Mind, took: (ms: number) => void): Outcome[] {
  return data.queries.map((query) => {
    const { results, confidence, ms } = judge(query.text, query.locale, base, mind);
    took(ms);
    const at = results.findIndex(({ article }) => article === query.gold);
    return { rank: query.gold === null || at < 0 ? null : at + 1, answerable: query.gold !== null, confidence };
  });
}

function outcomesWithoutAliases(data: DataSet, mind: Mind): Outcome[] {
  const articles = data.articles.map((article) => ({ ...article, aliases: [] }));
  return outcomes(
    data,
    new KnowledgeBase(articles, 'evaluation', [], mind.vectors, mind.weights),
    mind,
    () => undefined,
  );
}

/** MiB in use, without garbage. */
function memoryInUse(): number {
  setFlagsFromString('--expose_gc');
  (runInNewContext('gc') as () => void)();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 2 ** 20;
}

function handoffRows(data: DataSet, base: KnowledgeBase, mind: Mind): HandoffRow[] {
  return [...new Set(data.handoff.map(({ lang }) => lang))].map((lang) => {
    const rows = data.handoff
      .filter((row) => row.lang === lang)
      .map((row) => ({
        wanted: row.handoff,
        verdict: judge(row.text, lang, base, mind).handoff.verdict,
      }));
    const count = (test: (row: (typeof rows)[number]) => boolean): number => rows.filter(test).length;
    const right = count(({ wanted, verdict }) => wanted && verdict === 'handoff');
    return {
      lang,
      count: rows.length,
      // without any of them there is nothing to measure: NaN
      precision: right / count(({ verdict }) => verdict === 'handoff'),
      recall: right / count(({ wanted }) => wanted),
      unsure: count(({ verdict }) => verdict === 'unsure') / Math.max(1, rows.length),
    };
  });
}
