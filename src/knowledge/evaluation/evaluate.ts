import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { measure, type Measures, type Outcome, ranked } from './measures.ts';
import type { DataSet } from './data-set.ts';
import type { Mind } from '../mind.ts';
import { KnowledgeBase } from '../knowledge-base.ts';
import { judge, judgeRefined, type Judgement } from '../judge.ts';
import { openMeasuredSearch } from '../semantic/measured-search.ts';
import type { SemanticSettings } from '../semantic/open-semantic-search.ts';
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
  /** The same with embedding engine or re-ranker; null without. */
  refinedP50: number | null;
  /** Time to index the articles, milliseconds. */
  load: number;
  articles: number;
  /** What the index added to the memory in use, MiB. */
  memory: number;
  /** What the whole process takes, MiB. */
  resident: number;
  /** Why there are no rows with outside services though the settings name some; null otherwise. */
  unmeasured: string | null;
}

const NO_ALIASES = ', no aliases';

/**
 * Judges the built-in engine and both baselines on one data set; where its articles have aliases, all of them without them too; and the
 * engine once more with the outside services that the settings name. When one of these fails its row is left out: it would be partly that
 * of the built-in engine.
 */
export async function evaluate(data: DataSet, mind: Mind, semantic: SemanticSettings): Promise<Evaluation> {
  const before = memoryInUse();
  const started = performance.now();
  const base = new KnowledgeBase(data.articles, 'evaluation', [], mind.vectors, mind.weights);
  const load = performance.now() - started;
  const memory = Math.max(0, memoryInUse() - before);
  const resident = process.memoryUsage.rss() / 2 ** 20;
  const times: number[] = [];
  const refinedTimes: number[] = [];
  let unmeasured: string | null = null;
  const bare = data.articles.some(({ aliases }) => aliases.length > 0) ? withoutAliases(data, mind) : null;
  const ours = [{ name: 'Flexcord', outcomes: outcomes(data, base, mind, (ms) => times.push(ms)) }];
  if (bare) ours.push({ name: `Flexcord${NO_ALIASES}`, outcomes: outcomes(data, bare, mind, () => undefined) });
  for (const one of bare ? [base, bare] : [base]) {
    const took = (ms: number): void => void (one === base && refinedTimes.push(ms));
    const name = `${nameOf(semantic)}${one === bare ? NO_ALIASES : ''}`;
    try {
      const refined = await refinedOutcomes(data, one, mind, semantic, took);
      if (refined !== null) ours.push({ name, outcomes: refined });
    } catch (error) {
      unmeasured = `The row "${name}" is left out: ${(error as Error).message} Check the service and measure again.`;
      break;
    }
  }
  const rows: Row[] = [];
  const languageIn = (locale: string | null): string => (locale === null ? 'detected' : languageOf(locale));
  const locales = [...new Set(data.queries.map(({ locale }) => languageIn(locale)))];
  for (const locale of locales) {
    const chosen = data.queries.map((query) => languageIn(query.locale) === locale);
    const queries = data.queries.filter((_, i) => chosen[i]);
    const own = data.articles.filter((article) => languageOf(article.locale) === locale);
    // A language without articles is answered from others, or was to be detected.
    const articles = own.length > 0 ? own : data.articles;
    for (const { name, outcomes } of ours)
      rows.push({ name, locale, ...measure(outcomes.filter((_, i) => chosen[i])) });
    for (const { name, run } of [MINISEARCH, POSTGRES])
      rows.push({ name, locale, ...measure(await run(articles, queries)) });
    if (bare === null) continue;
    const bareArticles = articles.map((article) => ({ ...article, aliases: [] }));
    for (const { shortName, run } of [MINISEARCH, POSTGRES])
      rows.push({ name: `${shortName}${NO_ALIASES}`, locale, ...measure(await run(bareArticles, queries)) });
  }
  return {
    rows,
    handoff: handoffRows(data, base, mind),
    p50: median(times) ?? 0,
    refinedP50: unmeasured === null ? median(refinedTimes) : null,
    load,
    articles: data.articles.length,
    memory,
    resident,
    unmeasured,
  };
}

function outcomes(data: DataSet, base: KnowledgeBase, mind: Mind, took: (ms: number) => void): Outcome[] {
  return data.queries.map((query) => {
    const judged = judge(query.text, query.locale, base, mind);
    took(judged.ms);
    return outcome(query, judged);
  });
}

function outcome(query: DataSet['queries'][number], { results, confidence }: Judgement): Outcome {
  const ids = results.map(({ article }) => article);
  return { ...ranked(query, ids), confidence };
}

async function refinedOutcomes(
  data: DataSet,
  base: KnowledgeBase,
  mind: Mind,
  settings: SemanticSettings,
  took: (ms: number) => void,
): Promise<Outcome[] | null> {
  const failures: Error[] = [];
  if (data.queries.length === 0) return null;
  const semantic = await openMeasuredSearch(base, settings, mind.weights, (error) => void failures.push(error));
  if (semantic === null) return null;
  const all: Outcome[] = [];
  for (const query of data.queries) {
    const judged = await judgeRefined(query.text, query.locale, base, mind, semantic);
    if (failures.length > 0) throw new Error(`"${query.text}" could not be measured with it. ${failures[0]!.message}`);
    took(judged.ms);
    all.push(outcome(query, judged));
  }
  return all;
}

function nameOf({ embedding, rerank }: SemanticSettings): string {
  if (embedding && rerank) return 'with both';
  return embedding ? 'with embeddings' : 'with re-ranker';
}

function median(values: number[]): number | null {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? null;
}

function withoutAliases(data: DataSet, mind: Mind): KnowledgeBase {
  const articles = data.articles.map((article) => ({ ...article, aliases: [] }));
  return new KnowledgeBase(articles, 'evaluation', [], mind.vectors, mind.weights);
}

/** MiB in use, without garbage. */
function memoryInUse(): number {
  setFlagsFromString('--expose_gc');
  (runInNewContext('gc') as () => void)();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 2 ** 20;
}

function handoffRows(data: DataSet, base: KnowledgeBase, mind: Mind): HandoffRow[] {
  return [...new Set(data.handoff.map(({ lang }) => languageOf(lang)))].map((lang) => {
    const rows = data.handoff
      .filter((row) => languageOf(row.lang) === lang)
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
