import type { Article } from '../articles/article.ts';
import type { Lookup } from '../knowledge-base.ts';
import type { MeaningWeights, Weights } from '../search/weights.ts';
import { languageOf } from '../../domain/text/language-of.ts';
import { meanAndDeviation, type MeaningIndex, type Nearness } from './meaning-index.ts';

/** An article as words and meaning together see it. */
export interface Joined {
  article: Article;
  /** of the words; a little below the last one found for what they did not find */
  words: number;
  /** how far, in standard deviations of this question's cosines, the article stands above the mean; 0 without a vector */
  standsOut: number;
  /** its cosine in standard deviations above what articles of this base have with each other */
  nearness: number;
}

/** What the confidence of a joined look-up is worked out from; the order is that of `weights.json`. */
export const MEANING_FEATURES = [
  'words', // logit of the confidence that the words have
  'nearness', // of the best article
  'margin', // of its score over the second's
] as const;

/** What is found by meaning alone lies so much below the last that the words found. */
const NOT_FOUND = 0.9;
/** As many as the search by words looks at closely. */
const KEPT = 30;
/** Bounds of the words' confidence, which has seen too little to be surer: beyond them the vectors would have no say. */
const SUREST = 0.98;

/** Every article that the words or the meaning know of, in no order. */
export function join(found: Lookup, near: Nearness[], { mean, deviation }: MeaningIndex): Joined[] {
  const lowest = found.results.at(-1)?.score ?? 0;
  const scores = new Map(found.results.map(({ article, score }) => [article.id, score]));
  const here = meanAndDeviation(near.map(({ cosine }) => cosine));
  const joined = near.map(({ article, cosine }): Joined => ({
    article,
    words: scores.get(article.id) ?? lowest * NOT_FOUND,
    standsOut: (cosine - here.mean) / here.deviation,
    nearness: (cosine - mean) / deviation,
  }));
  const known = new Set(near.map(({ article }) => article.id));
  const rest = found.results.filter(({ article }) => !known.has(article.id));
  const typical = (here.mean - mean) / deviation;
  return [...joined, ...rest.map(({ article, score }) => ({ article, words: score, standsOut: 0, nearness: typical }))];
}

/** Best first, with the score by which they are ordered, in units of the words' score. */
export function order(joined: Joined[], { rank: [words, meaning] }: MeaningWeights): (Joined & { score: number })[] {
  return joined
    .map((one) => ({ ...one, score: one.words + (meaning / words) * one.standsOut }))
    .sort((a, b) => b.score - a.score);
}

/** The numbers from which the confidence is worked out. */
export function meaningFeatures(found: Lookup, ordered: (Joined & { score: number })[]): number[] {
  const [first, second] = ordered;
  const sure = Math.min(SUREST, Math.max(1 - SUREST, found.confidence));
  return [Math.log(sure / (1 - sure)), first!.nearness, first!.score - (second?.score ?? 0)];
}

/**
 * Joins what the words found with how near the vectors are. Both order and confidence are fitted on several models; since these give
 * cosines of quite different size, only what is measured by the base's own texts counts.
 */
export function joinByMeaning(found: Lookup, near: Nearness[], index: MeaningIndex, { meaning }: Weights): Lookup {
  const ordered = order(join(found, near, index), meaning);
  const [first] = ordered;
  if (first === undefined) return found;
  const values = meaningFeatures(found, ordered);
  const sum = values.reduce((all, value, at) => all + value * meaning.confidence[at]!, meaning.confidence.at(-1)!);
  return {
    // the best article may exist in another language only
    locale: languageOf(first.article.locale),
    results: ordered
      .filter(({ score }) => score > 0)
      .slice(0, KEPT)
      .map(({ article, score }) => ({ article, score })),
    confidence: 1 / (1 + Math.exp(-sum)),
  };
}
