/**
 * Fits the part "meaning" of `knowledge/model/weights.json` on the tuning sets (eval/tuning), with several embedding models together,
 * so that it holds for others too: how much words and vectors count for the order, by softmax over the articles of each query and as the
 * least able model deserves, then a
 * logistic regression for the confidence, brought to the bars of the built-in search. Run it after fit-weights.ts. The models are
 * served at EMBEDDING_BASE_URL; each argument is NAME;QUERY PREFIX;DOCUMENT PREFIX;LANGUAGES. With `--leave-one-out` each model is
 * measured with weights fitted on the others.
 *
 *   npx esbuild scripts/knowledge/fit-meaning.ts --bundle --platform=node --format=esm --packages=external --outfile=fit.mjs
 *   EMBEDDING_BASE_URL=http://127.0.0.1:8000/v1 node fit.mjs [--write] 'e5-small-v2;query:;passage:;en' 'all-MiniLM-L6-v2;;;en'
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join as joinPath } from 'node:path';
import { questionLanguage } from '../../src/knowledge/text/question-language.ts';
import { Budget, countInMemory, UNLIMITED } from '../../src/knowledge/engines/budget.ts';
import { readDataSet } from '../../src/knowledge/evaluation/data-set.ts';
import { measure } from '../../src/knowledge/evaluation/measures.ts';
import { KnowledgeBase, type Lookup } from '../../src/knowledge/knowledge-base.ts';
import type { MeaningWeights, Weights } from '../../src/knowledge/search/weights.ts';
import { ArticleVectors } from '../../src/knowledge/semantic/article-vectors.ts';
import { OpenAiEmbedder } from '../../src/knowledge/semantic/embedder.ts';
import { join, type Joined, meaningFeatures, order } from '../../src/knowledge/semantic/join-by-meaning.ts';
import { meaningIndex, nearnesses } from '../../src/knowledge/semantic/meaning-index.ts';
import { loadWordVectors } from '../../src/knowledge/vectors/word-vectors.ts';
import { withoutMarkup } from '../../src/knowledge/text/normalise.ts';
import {
  ALIAS_MODES,
  ANSWER_PRECISION,
  bar,
  fitLogistic,
  logit,
  rounded,
  SUGGEST_PRECISION,
  TUNING,
  worth,
} from './fitting.ts';

const MODEL = 'knowledge/model';
const BATCH = 32;
const TIMEOUT_MS = 600_000;

interface Example {
  model: string;
  folder: string;
  gold: string[];
  found: Lookup;
  joined: Joined[];
}

const args = process.argv.slice(2);
const models = args.filter((arg) => !arg.startsWith('--'));
const baseUrl = process.env['EMBEDDING_BASE_URL'];
if (baseUrl === undefined || models.length === 0)
  throw new Error('EMBEDDING_BASE_URL and at least one model are needed.');
const file = joinPath(MODEL, 'weights.json');
const weights = JSON.parse(await readFile(file, 'utf8')) as Weights;
const words = await loadWordVectors(MODEL);

async function examples(argument: string, folder: string, aliases: boolean): Promise<Example[]> {
  const [model = '', queryPrefix, documentPrefix, languages = ''] = argument.split(';');
  const data = await readDataSet(folder, 'knowledge/articles');
  const articles = aliases ? data.articles : data.articles.map((article) => ({ ...article, aliases: [] }));
  const base = new KnowledgeBase(articles, 'fit', [], words, weights);
  const endpoint = { baseUrl: baseUrl!, apiKey: null, model, ...(queryPrefix && { queryPrefix }) };
  const embedder = new OpenAiEmbedder(
    { ...endpoint, ...(documentPrefix && { documentPrefix }) },
    new Budget('the embedding engine', UNLIMITED, countInMemory()),
  );
  const vectors = new ArticleVectors(embedder, null);
  const asked = data.queries
    .map(({ text, gold, locale }) => ({ gold, text: withoutMarkup(text).trim(), locale }))
    .map((query) => ({ ...query, language: questionLanguage(query.text, query.locale) }))
    .filter(({ language }) => languages.split(',').includes(language));
  if (asked.length === 0) return [];
  await vectors.bringUpToDate(base.articles);
  const indexes = new Map(
    asked.map(({ language }) => [language, meaningIndex(base.articles, language, (article) => vectors.of(article))]),
  );
  const made: Example[] = [];
  for (let at = 0; at < asked.length; at += BATCH) {
    const batch = asked.slice(at, at + BATCH);
    const questions = await embedder.embed(
      batch.map(({ text }) => text),
      { as: 'question', user: null, timeoutMs: TIMEOUT_MS },
    );
    for (const [i, { gold, text, language }] of batch.entries()) {
      const index = indexes.get(language)!;
      const found = base.lookup(text, language);
      if (index !== null)
        made.push({ model, folder, gold, found, joined: join(found, nearnesses(index, questions[i]!), index) });
    }
  }
  return made;
}

/** Newton's method on the softmax loss of the right article among all. */
function fitRank(all: Example[]): [number, number] {
  const rank: [number, number] = [2, 1];
  const used = all
    .map(({ gold, joined }) => ({ joined, right: joined.find(({ article }) => gold.includes(article.id)) }))
    .filter(({ right }) => right !== undefined);
  for (let round = 0; round < 12; round++) {
    let [gradientA, gradientB, aa, ab, bb] = [0, 0, 1e-6, 0, 1e-6];
    for (const { joined, right } of used) {
      const scores = joined.map((one) => rank[0] * one.words + rank[1] * one.standsOut);
      const top = Math.max(...scores);
      const shares = scores.map((score) => Math.exp(score - top));
      const total = shares.reduce((sum, share) => sum + share, 0);
      const expected = (of: (one: Joined) => number): number =>
        joined.reduce((sum, one, i) => sum + (shares[i]! / total) * of(one), 0);
      const [a, b] = [expected((one) => one.words), expected((one) => one.standsOut)];
      gradientA += a - right!.words;
      gradientB += b - right!.standsOut;
      aa += expected((one) => (one.words - a) ** 2);
      bb += expected((one) => (one.standsOut - b) ** 2);
      ab += expected((one) => (one.words - a) * (one.standsOut - b));
    }
    const determinant = aa * bb - ab * ab;
    rank[0] -= (bb * gradientA - ab * gradientB) / determinant;
    rank[1] -= (aa * gradientB - ab * gradientA) / determinant;
  }
  return [rounded(rank[0]), rounded(rank[1])];
}

function judged({ gold, found, joined }: Example, meaning: MeaningWeights) {
  const ordered = order(joined, meaning);
  const at = ordered.findIndex(({ article }) => gold.includes(article.id));
  const x = meaningFeatures(found, ordered);
  const sum = x.reduce((all, value, i) => all + value * (meaning.confidence[i] ?? 0), meaning.confidence.at(-1) ?? 0);
  return { gold, at, x, sum, confidence: 1 / (1 + Math.exp(-sum)), right: at === 0 };
}

/** Stretched and moved so that the bars of the built-in search stand where this confidence is as often right. */
function toBars(all: Example[], meaning: MeaningWeights): MeaningWeights {
  const rows = all.map((example) => judged(example, meaning));
  const answer = logit(bar(rows, ANSWER_PRECISION));
  const suggest = logit(bar(rows, SUGGEST_PRECISION));
  const scale = (logit(weights.answerFrom) - logit(weights.suggestFrom)) / (answer - suggest);
  const shift = logit(weights.answerFrom) - scale * answer;
  const last = meaning.confidence.length - 1;
  const confidence = meaning.confidence.map((weight, i) => rounded(weight * scale + (i === last ? shift : 0)));
  return { ...meaning, confidence };
}

/** Meaning counts as much as the least able of the models deserves: what suits an able one lets another spoil what the words found. */
function cautiousRank(all: Example[]): [number, number] {
  const ranks = [...new Set(all.map(({ model }) => model))].map((name) =>
    fitRank(all.filter(({ model }) => model === name)),
  );
  return ranks.reduce((least, rank) => (rank[1] / rank[0] < least[1] / least[0] ? rank : least));
}

function fit(all: Example[]): MeaningWeights {
  const rank = cautiousRank(all);
  const rows = all.map((example) => judged(example, { rank, confidence: [] }));
  const confidence = fitLogistic(rows.map(({ gold, at, x }) => ({ x, y: worth(gold, at) })));
  return toBars(all, { rank, confidence });
}

function print(name: string, all: Example[], meaning: MeaningWeights): void {
  const rows = all.map((example) => judged(example, meaning));
  const m = measure(
    rows.map(({ gold, at, confidence }) => ({ rank: at < 0 ? null : at + 1, answerable: gold.length > 0, confidence })),
  );
  const answered = rows.filter(({ confidence }) => confidence >= weights.answerFrom);
  const n = (value: number): string => value.toFixed(3);
  console.log(
    `${name.padEnd(30)} n=${m.answerable}/${m.unanswerable} r@1 ${n(m.recall1)} r@3 ${n(m.recall3)} auroc ${n(m.auroc)} answered ${n(answered.length / rows.length)} right ${n(answered.filter(({ right }) => right).length / answered.length)}`,
  );
}

const all: Example[] = [];
for (const model of models)
  for (const folder of TUNING) for (const aliases of ALIAS_MODES) all.push(...(await examples(model, folder, aliases)));
const names = [...new Set(all.map(({ model }) => model))];
if (args.includes('--leave-one-out')) {
  for (const name of names) {
    const meaning = fit(all.filter(({ model }) => model !== name));
    print(
      `${name}, not fitted on`,
      all.filter(({ model }) => model === name),
      meaning,
    );
  }
}
const meaning = fit(all);
for (const name of names)
  print(
    name,
    all.filter(({ model }) => model === name),
    meaning,
  );
console.log(JSON.stringify(meaning));
if (args.includes('--write'))
  await writeFile(file, `${JSON.stringify({ ...weights, version: weights.version + 1, meaning }, null, 2)}\n`);
