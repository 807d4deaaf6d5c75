import { tokenise } from '../text/tokenise.ts';
import { trigrams } from '../text/trigrams.ts';
import { toUnit } from '../vectors/word-vectors.ts';
import type { ArticleIndex } from './article-index.ts';
import type { GramIndex } from './gram-index.ts';
import { correctSpelling } from './spelling.ts';

export interface QueryTerm {
  text: string;
  /** Id in the index; -1 when no article has it. */
  id: number;
  /** Row in the word vectors; -1 without. */
  row: number;
  /** Share in the meaning of the question: rarer counts more. The weights of a query add up to 1. */
  weight: number;
}

export interface Query {
  terms: QueryTerm[];
  /** Known trigrams of the question. */
  grams: number[];
  /** Share of the question's trigrams that occur in some article. */
  knownGrams: number;
  vector: Float32Array;
}

const UNKNOWN_WEIGHT = 0.7;

/** Prepares a question for an index: words with weights, spelling put right where no article and no dictionary knows a word. */
export function prepareQuery(index: ArticleIndex, text: string): Query {
  const tokens = tokenise(text, index.language);
  const meaningful = tokens.filter((token) => !token.stop);
  const used = meaningful.length > 0 ? meaningful : tokens;
  const terms = new Map<string, QueryTerm>();
  const top = Math.log(1 + (index.articles.length + 0.5) / 0.5);
  for (const token of used) {
    let id = index.terms.get(token.term) ?? -1;
    let row = index.vectors.row(token.surface);
    if (row < 0) row = index.vectors.row(token.term);
    let trust = 1;
    if (id < 0 && row < 0) {
      const right = correctSpelling(index, token.surface, token.term);
      if (right === null) trust = UNKNOWN_WEIGHT;
      else ({ id, row, trust } = right);
    }
    const idf = id >= 0 ? index.idf[id]! / top : 1;
    const rarity = index.vectors.rarity(row);
    const weight = trust * (0.15 + idf) * (0.1 + rarity * rarity);
    const key = id >= 0 ? `#${id}` : token.term;
    if (!terms.has(key)) terms.set(key, { text: token.surface, id, row, weight });
  }
  return {
    terms: shares([...terms.values()]),
    ...queryGrams(index, text),
    vector: queryVector(index, [...terms.values()]),
  };
}

function shares(terms: QueryTerm[]): QueryTerm[] {
  const total = terms.reduce((sum, term) => sum + term.weight, 0);
  for (const term of terms) term.weight /= total || 1;
  return terms;
}

function queryGrams(index: ArticleIndex, text: string): { grams: number[]; knownGrams: number } {
  const all = [...trigrams(text)];
  const { bodyGrams, questionGrams } = index;
  const known = ({ starts }: GramIndex, gram: number): boolean => starts[gram + 1]! > starts[gram]!;
  const grams = all.filter((gram) => known(bodyGrams, gram) || known(questionGrams, gram));
  return { grams, knownGrams: all.length === 0 ? 0 : grams.length / all.length };
}

function queryVector(index: ArticleIndex, terms: QueryTerm[]): Float32Array {
  const sum = new Float32Array(index.vectors.dimensions);
  for (const { row } of terms) {
    if (row >= 0) index.vectors.addTo(sum, 0, row, index.vectors.rarity(row) ** 2);
  }
  toUnit(sum, 0, sum.length);
  return sum;
}
