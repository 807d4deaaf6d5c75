import type { ArticleIndex } from './article-index.ts';

const TRUST_ONE = 0.9;
const TRUST_TWO = 0.7;

/**
 * The word of the articles (or else of the dictionary) that a misspelt word was meant to be: one slip in words of four to seven
 * letters, two in longer ones; a swapped pair counts as one. Null when nothing is that close. Only for spaced scripts: in Thai the
 * segmenter already breaks at a slip, and the trigrams bridge it.
 */
export function correctSpelling(
  index: ArticleIndex,
  word: string,
  stem: string,
): { id: number; row: number; trust: number } | null {
  if (word.length < 4 || !/^\p{Script=Latin}+$/u.test(word)) return null;
  const limit = word.length >= 8 ? 2 : 1;
  const inArticles = closest(index.terms.keys(), stem, stem.length >= 8 ? 2 : 1);
  const inDictionary = inArticles?.distance === 1 ? null : closest(index.vectors.words(), word, limit);
  const best = inDictionary !== null && inDictionary.distance < (inArticles?.distance ?? 3) ? inDictionary : inArticles;
  if (best === null) return null;
  const id = index.terms.get(best.word) ?? -1;
  const row = id >= 0 ? index.termRows[id]! : index.vectors.row(best.word);
  return { id, row, trust: best.distance === 1 ? TRUST_ONE : TRUST_TWO };
}

function closest(words: Iterable<string>, word: string, limit: number): { word: string; distance: number } | null {
  let best: { word: string; distance: number } | null = null;
  for (const candidate of words) {
    if (Math.abs(candidate.length - word.length) > limit) continue;
    // people rarely slip on both of the first letters; the check spares most of the work
    if (candidate[0] !== word[0] && candidate[1] !== word[1] && candidate[0] !== word[1]) continue;
    const distance = editDistance(candidate, word, best === null ? limit : best.distance - 1);
    if (distance <= (best === null ? limit : best.distance - 1)) {
      best = { word: candidate, distance };
      if (distance <= 1) return best;
    }
  }
  return best;
}

/** Edit distance with swaps of neighbours (optimal string alignment); anything above `limit` is given as limit + 1. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let value = Math.min(previous[j]! + 1, current[j - 1]! + 1, previous[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) value = Math.min(value, before[j - 2]! + 1);
      current.push(value);
      if (value < least) least = value;
    }
    if (least > limit) return limit + 1;
    before = previous;
    previous = current;
  }
  return previous[b.length]!;
}
