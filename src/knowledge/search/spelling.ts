import type { Token } from '../text/tokenise.ts';
import type { ArticleIndex } from './article-index.ts';

const TRUST_ONE = 0.9;
const TRUST_TWO = 0.7;

/** What a misspelt word was meant to be: `id` and `row` as in `QueryTerm`. */
export interface Correction {
  word: string;
  id: number;
  row: number;
  trust: number;
}

/**
 * The word of the articles (or else of the dictionary) that a misspelt word was meant to be: one slip in words of four to seven
 * letters, two in longer ones; a swapped pair counts as one. Null when nothing is that close. Only for spaced scripts: in Thai the
 * segmenter already breaks at a slip, and the trigrams bridge it.
 */
export function correctSpelling(
  index: ArticleIndex,
  { surface: word, term: stem }: Token,
  language: string,
): Correction | null {
  if (word.length < 4 || !/^\p{Script=Latin}+$/u.test(word)) return null;
  const limit = word.length >= 8 ? 2 : 1;
  const dictionary = index.vectors.words(language);
  const inArticles = closest(shelvesOf(index, index.terms.keys()), stem, stem.length >= 8 ? 2 : 1);
  const inDictionary =
    inArticles?.distance === 1 ? null : closest(shelvesOf(dictionary, dictionary.keys()), word, limit);
  const best = inDictionary !== null && inDictionary.distance < (inArticles?.distance ?? 3) ? inDictionary : inArticles;
  if (best === null) return null;
  const id = index.terms.get(best.word) ?? -1;
  const row = id >= 0 ? index.termRows[id]! : (dictionary.get(best.word) ?? -1);
  return { word: best.word, id, row, trust: best.distance === 1 ? TRUST_ONE : TRUST_TWO };
}

/** Words by length and by their first or second letter, each with its place in the list: a slip is looked for where it can be. */
interface Shelves {
  words: string[];
  first: Map<string, number[]>;
  second: Map<string, number[]>;
}

const shelves = new WeakMap<object, Shelves>();

function shelvesOf(owner: object, words: Iterable<string>): Shelves {
  const known = shelves.get(owner);
  if (known !== undefined) return known;
  const made: Shelves = { words: [...words], first: new Map(), second: new Map() };
  const put = (shelf: Map<string, number[]>, key: string, place: number): void => {
    const list = shelf.get(key);
    if (list === undefined) shelf.set(key, [place]);
    else list.push(place);
  };
  made.words.forEach((word, place) => {
    put(made.first, `${word.length}${word[0]}`, place);
    put(made.second, `${word.length}${word[1]}`, place);
  });
  shelves.set(owner, made);
  return made;
}

/** The nearest word; of equally near ones the first in the list. */
function closest(
  { words, first, second }: Shelves,
  word: string,
  limit: number,
): { word: string; distance: number } | null {
  let best: { word: string; distance: number; place: number } | null = null;
  for (let length = word.length - limit; length <= word.length + limit; length++) {
    // people rarely slip on both of the first letters; that spares most of the work
    const places = [
      first.get(`${length}${word[0]}`),
      first.get(`${length}${word[1]}`),
      second.get(`${length}${word[1]}`),
    ];
    for (const place of places.flatMap((list) => list ?? [])) {
      const candidate = words[place]!;
      const distance = editDistance(candidate, word, best?.distance ?? limit);
      if (distance > (best?.distance ?? limit)) continue;
      if (best === null || distance < best.distance || place < best.place) best = { word: candidate, distance, place };
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
