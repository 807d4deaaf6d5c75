import { isFunctionWord } from '../text/function-words.ts';
import { THAI_PARTICLES } from '../text/thai-particles.ts';
import { isNumber, isUnspaced, latinWordsIn, type Token, tokenise, toToken } from '../text/tokenise.ts';
import { trigrams } from '../text/trigrams.ts';
import { toUnit } from '../vectors/word-vectors.ts';
import type { ArticleIndex } from './article-index.ts';
import type { GramIndex } from './gram-index.ts';
import { type Correction, correctSpelling } from './spelling.ts';

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
  /** Neighbouring words as they would stand in a text, with their share; they add up to 1. */
  pairs: { text: string; weight: number }[];
}

const UNKNOWN_WEIGHT = 0.7;
/** Whom a Thai message may speak to at its start, which is not its subject. */
const ADMIN = 'แอดมิน';
/** The same in short, and "to add": a space behind it tells nothing, and "add" in Latin letters speaks to nobody. */
const ADMIN_OR_ADD = 'แอด';
/** Rarity of a number that names no article: how much was paid or how long one waits says little about the subject. */
const ANY_NUMBER = 0.45;
/** Letters of a message that are looked at; a longer one is a pasted log, and its beginning says what it is about. */
const LONGEST = 4000;
/** Words of a message whose spelling is put right; a text with more unknown ones is a log or another language, not slips. */
const MOST_CORRECTED = 8;

/** From this likeness on, a word that both languages write alike ("raid") also means the same in both; German "Gift" is none. */
const SAME_FROM = 0.5;

/**
 * Prepares a question for an index: words with weights, spelling put right where no article and no dictionary knows a word.
 * @param language in which the question is written; it need not be that of the articles
 */
export function prepareQuery(index: ArticleIndex, message: string, language: string): Query {
  const text = message.slice(0, LONGEST);
  const tokens = withoutAddress(tokenise(text, language), text);
  const meaningful = tokens.filter((token) => !token.stop);
  const used = meaningful.length > 0 ? meaningful : tokens;
  const terms = new Map<string, QueryTerm>();
  const corrected = new Map<string, Correction | null>();
  const top = Math.log(1 + (index.articles.length + 0.5) / 0.5);
  for (const token of used) {
    let row = index.vectors.row(token, language);
    let id = termOf(index, token, row, language);
    let trust = 1;
    if (id < 0 && row < 0) {
      if (!corrected.has(token.surface) && corrected.size < MOST_CORRECTED)
        corrected.set(token.surface, correctSpelling(index, token, language));
      const right = corrected.get(token.surface) ?? null;
      if (right !== null && isFunctionWord(right.word, latinWordsIn(language))) continue;
      if (right === null) trust = UNKNOWN_WEIGHT;
      else ({ id, row, trust } = right);
    }
    const idf = id >= 0 ? index.idf[id]! / top : 1;
    const rarity = isNumber(token.surface) && !index.namedNumbers.has(id) ? ANY_NUMBER : index.vectors.rarity(row);
    const weight = trust * (0.15 + idf) * (0.1 + rarity * rarity);
    const key = id >= 0 ? `#${id}` : token.term;
    if (!terms.has(key)) terms.set(key, { text: token.surface, id, row, weight });
  }
  const shared = shares([...terms.values()]);
  const pairs = queryPairs(tokens, shared);
  return { terms: shared, ...queryGrams(index, text), vector: queryVector(index, shared), pairs };
}

/** The words without whom they speak to: one who is followed by a particle or a mark, or by a space where the word can mean nothing else. */
function withoutAddress(tokens: Token[], text: string): Token[] {
  const [first, second] = tokens;
  if (first === undefined || second === undefined) return tokens;
  const behind = text.trimStart().slice(first.surface.length);
  const marked = THAI_PARTICLES.includes(second.surface) || /^\s*[,.!?~…]/.test(behind);
  const parted = /^\s/.test(behind) || THAI_PARTICLES.some((one) => first.surface.endsWith(one));
  const spokenTo = first.term === ADMIN ? marked || parted : first.surface === ADMIN_OR_ADD && marked;
  return spokenTo ? tokens.slice(1) : tokens;
}

/** The term of the articles that a word of the question is; -1 for none. Across languages it must mean the same. */
function termOf(index: ArticleIndex, token: Token, row: number, language: string): number {
  if (language === index.language) return index.terms.get(token.term) ?? -1;
  for (const term of [token.term, toToken(token.surface, index.language).term]) {
    const id = index.terms.get(term) ?? -1;
    const other = id < 0 ? -1 : index.termRows[id]!;
    if (id >= 0 && (row < 0 || other < 0 || index.vectors.similarity(row, other) >= SAME_FROM)) return id;
  }
  return -1;
}

function queryPairs(tokens: Token[], terms: QueryTerm[]): { text: string; weight: number }[] {
  const weights = new Map(terms.map(({ text, weight }) => [text, weight]));
  const pairs = new Map<string, number>();
  for (let i = 0; i + 1 < tokens.length; i++) {
    const [first, second] = [tokens[i]!, tokens[i + 1]!];
    const gap = isUnspaced(first.surface) && isUnspaced(second.surface) ? '' : ' ';
    const weight = (weights.get(first.surface) ?? 0) + (weights.get(second.surface) ?? 0);
    if (weight > 0) pairs.set(first.surface + gap + second.surface, weight);
  }
  const total = [...pairs.values()].reduce((sum, weight) => sum + weight, 0);
  return [...pairs].map(([text, weight]) => ({ text, weight: weight / total }));
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
    if (row >= 0) index.vectors.addTo(sum, 0, row, index.vectors.importance(row));
  }
  toUnit(sum, 0, sum.length);
  return sum;
}
