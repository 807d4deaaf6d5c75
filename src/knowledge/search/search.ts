import type { ArticleIndex } from './article-index.ts';
import { type Features, FEATURES, Scorer } from './features.ts';
import { addGram } from './gram-index.ts';
import type { Postings } from './postings.ts';
import { prepareQuery, type Query } from './query.ts';
import type { Weights } from './weights.ts';

export interface Hit {
  doc: number;
  score: number;
  features: Features;
}

export interface Found {
  query: Query;
  /** Best first. */
  hits: Hit[];
  /** `ArticleIndex.longness` of what was searched. */
  long: number;
  /** The articles have another language than the question. */
  across: boolean;
}

const CANDIDATES = 30;

/** The articles that answer a question best. Two steps: three cheap scorers choose candidates, the fitted weights order them. */
export function search(index: ArticleIndex, text: string, language: string, weights: Weights): Found {
  const query = prepareQuery(index, text, language);
  const found = { query, long: index.longness, across: language !== index.language };
  if (query.terms.length === 0 && query.grams.length === 0) return { ...found, hits: [] };
  const words = wordScores(index, query);
  const grams = gramScores(index, query);
  const scorer = new Scorer(index, query);
  const hits = candidates(index, query, words, grams).map((doc) => {
    const features = scorer.features(doc, words[doc]!, grams[doc]!);
    return { doc, score: rank(features, found, weights), features };
  });
  hits.sort((a, b) => b.score - a.score || a.doc - b.doc);
  return { ...found, hits };
}

function rank(features: Features, { across, long }: Omit<Found, 'hits'>, weights: Weights): number {
  const { rank } = across ? weights.across : weights;
  let score = 0;
  for (let i = 0; i < FEATURES.length; i++) score += features[i]! * (rank[i]! + long * weights.rankLong[i]!);
  return score;
}

function wordScores(index: ArticleIndex, query: Query): Float32Array {
  const scores = new Float32Array(index.articles.length);
  let best = 0;
  for (const { id, weight } of query.terms) {
    if (id >= 0) addPostings(scores, index.words, id, weight);
    best += weight * 2.2;
  }
  return divide(scores, best);
}

function gramScores(index: ArticleIndex, query: Query): Float32Array {
  const scores = new Float32Array(index.articles.length);
  let best = 0;
  for (const id of query.grams) {
    addGram(scores, index.bodyGrams, id, 0.5 * index.gramIdf[id]!);
    addGram(scores, index.questionGrams, id, 0.5 * index.gramIdf[id]!);
    best += index.gramIdf[id]!;
  }
  return divide(scores, best / Math.max(0.01, query.knownGrams));
}

function addPostings(scores: Float32Array, postings: Postings, key: number, weight: number): void {
  for (let at = postings.starts[key]!, end = postings.starts[key + 1]!; at < end; at++) {
    scores[postings.docs[at]!]! += weight * postings.weights[at]!;
  }
}

function divide(scores: Float32Array, by: number): Float32Array {
  if (by > 0) for (let i = 0; i < scores.length; i++) scores[i]! /= by;
  return scores;
}

function candidates(index: ArticleIndex, query: Query, words: Float32Array, grams: Float32Array): number[] {
  const count = index.articles.length;
  if (count <= CANDIDATES) return Array.from({ length: count }, (_, doc) => doc);
  const rough = new Float32Array(count);
  roughCosines(index, query, rough);
  for (let doc = 0; doc < count; doc++) rough[doc]! += words[doc]! + grams[doc]!;
  exactCosines(index, query, words, grams, rough);
  const least = barFor(rough, CANDIDATES);
  const chosen: number[] = [];
  for (let doc = 0; doc < count && chosen.length < CANDIDATES * 2; doc++) if (rough[doc]! >= least) chosen.push(doc);
  return chosen;
}

/** The first dimensions of the vectors hold most of what tells articles apart; all dimensions of 10,000 articles take too long. */
function roughCosines(index: ArticleIndex, query: Query, into: Float32Array): void {
  const { articleHeads, headSize } = index;
  const { vector } = query;
  for (let doc = 0, at = 0; doc < into.length; doc++, at += headSize) {
    let a = 0;
    let b = 0;
    for (let i = 0; i < headSize; i += 2) {
      a += vector[i]! * articleHeads[at + i]!;
      b += vector[i + 1]! * articleHeads[at + i + 1]!;
    }
    into[doc] = a + b;
  }
}

/** Replaces the rough scores of the best by exact ones and strikes out the others. */
function exactCosines(
  index: ArticleIndex,
  query: Query,
  words: Float32Array,
  grams: Float32Array,
  rough: Float32Array,
): void {
  const least = barFor(rough, CANDIDATES * 10);
  const size = query.vector.length;
  for (let doc = 0; doc < rough.length; doc++) {
    if (rough[doc]! < least) {
      rough[doc] = 0;
      continue;
    }
    let cosine = 0;
    for (let i = 0, at = doc * size; i < size; i++) cosine += query.vector[i]! * index.articleVectors[at + i]!;
    rough[doc] = words[doc]! + grams[doc]! + cosine;
  }
}

/** A score that about `wanted` of the scores reach, found by counting into classes: sorting 10,000 scores takes longer than all else. */
function barFor(scores: Float32Array, wanted: number): number {
  const CLASSES = 2048;
  let top = 0;
  for (const score of scores) if (score > top) top = score;
  if (top === 0) return 0;
  const counts = new Uint32Array(CLASSES + 1);
  for (const score of scores) if (score > 0) counts[Math.floor((score / top) * CLASSES)]!++;
  let kept = 0;
  for (let at = CLASSES; at >= 0; at--) {
    kept += counts[at]!;
    if (kept >= wanted) return (at / CLASSES) * top;
  }
  return 0;
}
