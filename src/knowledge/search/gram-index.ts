import { GRAM_COUNT } from '../text/trigrams.ts';

/** Which documents hold which trigrams, without counts: with 10,000 articles every byte of a posting is 10 MB. */
export interface GramIndex {
  /** Postings of gram g stand at starts[g] … starts[g + 1] - 1. */
  starts: Uint32Array;
  docs: Uint16Array | Uint32Array;
}

/** Packs the trigrams of each document. */
export function buildGramIndex(documents: Uint16Array[]): GramIndex {
  const starts = new Uint32Array(GRAM_COUNT + 1);
  for (const grams of documents) for (const gram of grams) starts[gram + 1]!++;
  for (let gram = 0; gram < GRAM_COUNT; gram++) starts[gram + 1]! += starts[gram]!;
  const total = starts[GRAM_COUNT]!;
  const docs = documents.length <= 0xffff ? new Uint16Array(total) : new Uint32Array(total);
  const next = starts.slice(0, GRAM_COUNT);
  for (let doc = 0; doc < documents.length; doc++) {
    for (const gram of documents[doc]!) docs[next[gram]!++] = doc;
  }
  return { starts, docs };
}

/** Adds `weight` to the score of every document that holds a gram. */
export function addGram(scores: Float32Array, index: GramIndex, gram: number, weight: number): void {
  for (let at = index.starts[gram]!, end = index.starts[gram + 1]!; at < end; at++) scores[index.docs[at]!]! += weight;
}
