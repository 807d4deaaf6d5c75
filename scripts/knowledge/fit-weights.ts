/**
 * Fits `knowledge/model/weights.json` on the tuning sets (eval/tuning): a linear ranking by softmax over the candidates of each
 * query, then a logistic regression for the confidence, and the two bars between the bands. Prints the measures on the folders
 * named as arguments, which it never learns from.
 *
 *   npx esbuild scripts/knowledge/fit-weights.ts --bundle --platform=node --format=esm --packages=external --outfile=fit.mjs
 *   node fit.mjs [--write] [--only-across] eval/development/shop-en eval/development/game-th
 *
 * Afterwards fit-meaning.ts, which builds on this confidence.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readDataSet } from '../../src/knowledge/evaluation/data-set.ts';
import { measure, type Outcome } from '../../src/knowledge/evaluation/measures.ts';
import { type ArticleIndex, buildIndex } from '../../src/knowledge/search/article-index.ts';
import { confidence, confidenceFeatures } from '../../src/knowledge/search/confidence.ts';
import { FEATURES } from '../../src/knowledge/search/features.ts';
import { type Found, search } from '../../src/knowledge/search/search.ts';
import type { Weights } from '../../src/knowledge/search/weights.ts';
import { loadWordVectors } from '../../src/knowledge/vectors/word-vectors.ts';
import {
  ALIAS_MODES,
  ANSWER_PRECISION,
  bar,
  fitLogistic,
  logit,
  rounded,
  SUGGEST_PRECISION,
  TUNING,
  TUNING_ACROSS,
  worth,
} from './fitting.ts';

const MODEL = 'knowledge/model';
interface Example {
  found: Found;
  gold: string[];
  index: ArticleIndex;
}

const vectors = await loadWordVectors(MODEL);

/** @param articlesIn the only language whose articles are searched; otherwise each question searches those of its own, or English ones */
async function examples(folder: string, weights: Weights, aliases: boolean, articlesIn?: string): Promise<Example[]> {
  const data = await readDataSet(folder, 'knowledge/articles');
  const indexes = new Map<string, ArticleIndex>();
  const written = new Set(data.articles.map(({ locale }) => locale));
  const searched = (locale: string | null): string =>
    articlesIn ?? (locale !== null && written.has(locale) ? locale : 'en');
  const languages = new Set(data.queries.map(({ locale }) => searched(locale)));
  for (const language of languages) {
    const own = data.articles.filter((article) => article.locale === language);
    indexes.set(
      language,
      buildIndex(
        own.map((article) => (aliases ? article : { ...article, aliases: [] })),
        language,
        vectors,
      ),
    );
  }
  return data.queries.map((query) => {
    const index = indexes.get(searched(query.locale))!;
    return { found: search(index, query.text, query.locale ?? 'en', weights), gold: query.gold, index };
  });
}

function goldAt(example: Example): number {
  return example.found.hits.findIndex((hit) => example.gold.includes(example.index.articles[hit.doc]!.article.id));
}

/** Gradient descent on the softmax loss of the gold among the candidates; weights stay positive, since every feature speaks for an article. */
function fitRank(all: Example[], start: number[]): number[] {
  const weights = [...start];
  const used = all.filter((example) => goldAt(example) >= 0);
  const SHARPNESS = 4;
  for (let round = 0; round < 400; round++) {
    const gradient = weights.map((weight) => 0.02 * (weight - 0.8));
    for (const example of used) {
      const gold = goldAt(example);
      const scores = example.found.hits.map(
        ({ features }) => weights.reduce((sum, w, i) => sum + w * features[i]!, 0) * SHARPNESS,
      );
      const top = Math.max(...scores);
      const shares = scores.map((score) => Math.exp(score - top));
      const total = shares.reduce((a, b) => a + b, 0);
      for (const [at, { features }] of example.found.hits.entries()) {
        const error = shares[at]! / total - (at === gold ? 1 : 0);
        for (let i = 0; i < weights.length; i++) gradient[i]! += (SHARPNESS * error * features[i]!) / used.length;
      }
    }
    const rate = 0.3 / (1 + round / 100);
    for (let i = 0; i < weights.length; i++) weights[i] = Math.max(0, weights[i]! - rate * gradient[i]!);
  }
  return weights.map(rounded);
}

function fitConfidence(all: Example[]): number[] {
  return fitLogistic(
    all.map((example) => ({ x: confidenceFeatures(example.found), y: worth(example.gold, goldAt(example)) })),
  );
}

function outcomes(all: Example[], weights: Weights): Outcome[] {
  return all.map((example) => {
    const at = goldAt(example);
    return {
      rank: at < 0 ? null : at + 1,
      answerable: example.gold.length > 0,
      confidence: confidence(example.found, weights),
    };
  });
}

function barFor(all: Example[], weights: Weights, precision: number): number {
  const rows = all.map((example) => ({
    confidence: confidence(example.found, weights),
    right: goldAt(example) === 0,
  }));
  // A third digit would only be chance: it tells one question of a set from its neighbour.
  return Number(bar(rows, precision).toFixed(2));
}

const print = (name: string, all: Example[], weights: Weights): void => {
  const m = measure(outcomes(all, weights));
  const n = (value: number): string => value.toFixed(3);
  console.log(
    `${name.padEnd(34)} n=${m.answerable}/${m.unanswerable} r@1 ${n(m.recall1)} r@3 ${n(m.recall3)} mrr ${n(m.mrr)} auroc ${n(m.auroc)} false ${n(m.falseAnswers)}`,
  );
};

const args = process.argv.slice(2);
const held = args.filter((arg) => !arg.startsWith('--'));

type Fit = Pick<Weights, 'rank' | 'confidence'>;

/** Ranking and confidence for the examples that `gather` finds with a fit; the confidence rests on the new ranking. */
async function fitted(start: Fit, gather: (fit: Fit) => Promise<Example[]>): Promise<Fit> {
  const evenly = FEATURES.map(() => 0.8);
  const rank = fitRank(await gather(start), evenly);
  return { rank, confidence: fitConfidence(await gather({ ...start, rank })) };
}

async function gathered(folders: string[], weights: Weights, articlesIn?: string): Promise<Example[]> {
  const modes = folders.flatMap((folder) => ALIAS_MODES.map((aliases) => ({ folder, aliases })));
  return (await Promise.all(modes.map(({ folder, aliases }) => examples(folder, weights, aliases, articlesIn)))).flat();
}

let weights = JSON.parse(await readFile(join(MODEL, 'weights.json'), 'utf8')) as Weights;
if (weights.rank.length !== FEATURES.length) {
  weights = { ...weights, rank: FEATURES.map(() => 0.8), rankLong: FEATURES.map((_, i) => weights.rankLong[i] ?? 0) };
}
if (!args.includes('--only-measure')) {
  if (!args.includes('--only-across')) {
    weights = { ...weights, ...(await fitted(weights, (fit) => gathered(TUNING, { ...weights, ...fit }))) };
    const tuned = await gathered(TUNING, weights);
    weights = {
      ...weights,
      answerFrom: barFor(tuned, weights, ANSWER_PRECISION),
      suggestFrom: barFor(tuned, weights, SUGGEST_PRECISION),
    };
  }
  const acrossWith = (across: Fit): Promise<Example[]> => gathered(TUNING_ACROSS, { ...weights, across }, 'en');
  const across = await fitted(weights.across, acrossWith);
  // Both confidences are held against the same bars: from the upper one on, an answer shall be as surely right.
  const surelyRight = barFor(await acrossWith(across), { ...weights, across }, ANSWER_PRECISION);
  const constant = across.confidence.at(-1)! + logit(weights.answerFrom) - logit(surelyRight);
  const confidence = across.confidence.with(-1, rounded(constant));
  weights = { ...weights, across: { ...across, confidence }, version: weights.version + 1 };
}
for (const folder of TUNING) print(folder, await examples(folder, weights, false), weights);
for (const folder of TUNING_ACROSS)
  print(`${folder}, articles in English`, await examples(folder, weights, false, 'en'), weights);
for (const folder of held) print(folder, await examples(folder, weights, false), weights);
console.log(
  FEATURES.map((name, i) => `${name} ${weights.rank[i]}`).join(', '),
  `answer ${weights.answerFrom} suggest ${weights.suggestFrom}`,
);
if (args.includes('--write')) await writeFile(join(MODEL, 'weights.json'), `${JSON.stringify(weights, null, 2)}\n`);
