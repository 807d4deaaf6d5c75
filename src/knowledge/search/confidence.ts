import { FEATURES } from './features.ts';
import type { Found, Hit } from './search.ts';
import type { Weights } from './weights.ts';

/** What tells a right answer from the best of many wrong ones; the order is that of `weights.json`. */
export const CONFIDENCE_FEATURES = [
  'score',
  'margin', // to the second
  'lead', // over the mean of the next ten
  'words',
  'questionExact',
  'questionSoft',
  'questionCovered',
  'bodyExact',
  'bodySoft',
  'weakestWord', // how well the heaviest unmatched word is covered
  'gramsQuestion',
  'meaningQuestion',
  'meaningArticle',
  'short', // 1 / number of words
  'share', // of the first hit among all, sharpened: 1 when nothing else comes near
  'noGap', // see FEATURES
  'known', // share of the question's weight in words that some article has
  'meaningMargin', // between the best and the second best meaning
  'pairs',
  'long', // see ArticleIndex.longness
] as const;

const SHARPNESS = 8;

function meaningMargin(hits: Hit[]): number {
  const best = hits.map(({ features }) => Math.max(features[8]!, features[10]!)).sort((a, b) => b - a);
  return best[0]! - (best[1] ?? 0);
}

/** The numbers from which the confidence is worked out. */
export function confidenceFeatures(found: Found): number[] {
  const [first, second] = found.hits;
  if (first === undefined) return CONFIDENCE_FEATURES.map(() => 0);
  const next = found.hits.slice(1, 11);
  const mean = next.reduce((sum, hit) => sum + hit.score, 0) / Math.max(1, next.length);
  const f = first.features;
  return [
    first.score,
    first.score - (second?.score ?? 0),
    first.score - mean,
    f[0]!,
    f[1]!,
    f[2]!,
    f[3]!,
    f[4]!,
    f[5]!,
    f[4]! * f[2]!,
    f[6]!,
    f[8]!,
    f[10]!,
    1 / Math.max(1, found.query.terms.length),
    1 / found.hits.reduce((sum, hit) => sum + Math.exp(SHARPNESS * (hit.score - first.score)), 0),
    f[12]!,
    found.query.terms.reduce((sum, { id, weight }) => sum + (id >= 0 ? weight : 0), 0),
    meaningMargin(found.hits),
    f[11]!,
    found.long,
  ];
}

/** Share of a question that stands word for word in a title or alias from which on these are in its language, whatever the article's. */
const SAME_WORDS_FROM = 0.6;

function inTheSameWords({ features }: Hit): boolean {
  return features[FEATURES.indexOf('questionExact')]! >= SAME_WORDS_FROM;
}

/** Probability (0 … 1) that the first hit answers the question. */
export function confidence(found: Found, weights: Weights): number {
  if (found.hits.length === 0) return 0;
  const values = confidenceFeatures(found);
  const fitted = (found.across && !inTheSameWords(found.hits[0]!) ? weights.across : weights).confidence;
  let sum = fitted.at(-1)!;
  for (const [i, value] of values.entries()) sum += value * fitted[i]!;
  return 1 / (1 + Math.exp(-sum));
}

/** The hits that are worth offering: not far behind the first. */
export function worthOffering(hits: Hit[], limit: number): Hit[] {
  const first = hits[0];
  if (first === undefined) return [];
  return hits.filter((hit) => hit.score > first.score * 0.55).slice(0, limit);
}
