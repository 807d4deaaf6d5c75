import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { knowledgeFolder } from '../model-folder.ts';
import { THAI_PARTICLES } from './thai-particles.ts';

/**
 * Words of Thai text, which is written without spaces. The segmenter of ICU breaks what it does not know into syllables that
 * mean something else ("ไอดี", an account, becomes "ไอ", cough, and "ดี", good), and players' Thai is full of loan words and slang. Here
 * the cheapest way through a text is taken, where a word costs more the rarer it is; its words are those of the word vectors and
 * `knowledge/model/thai-lexicon.txt`.
 */
const FIRST = 0x0e00;
const LAST = 0x0e7f;
const LETTERS = 128;
/** Cost of a stretch that is no word, for its start and for each cluster of letters; a rare word costs about 10. */
const UNKNOWN_START = 9;
const UNKNOWN_CLUSTER = 6;
/** Each word costs this much more, so that long words win over their parts. */
const PER_WORD = 2;
/** Words of the lexicon are as frequent as the word of this rank. */
const LEXICON_RANK = 500;
const KARAN = 0x0e4c;
/** Vowels and marks that stay with the letter before them. */
const DEPENDENT = lettersOf('ะาำัิีึืฺุู็่้๊๋์ํ๎ๆฯ');
/** Vowels written before their consonant. */
const LEADING = lettersOf('เแโใไ');

/** Ends in two of one consonant: a held-down letter ("แอดด"), or a word that ends so ("ระบบ", "คะแนน", "งง"). */
const HELD_DOWN = /([\u0e01-\u0e2e])\1$/;

function lettersOf(letters: string): Uint8Array {
  const set = new Uint8Array(LETTERS);
  for (const letter of letters) set[letter.charCodeAt(0) - FIRST] = 1;
  return set;
}

class Dictionary {
  /** Where the letters lead, by state × letter. */
  private readonly next = new Map<number, number>();
  private readonly costs: number[] = [0];
  readonly canonical = new Map<string, string>();

  constructor(words: string[], lexicon: string) {
    const total = Math.log(words.length);
    const cost = (rank: number): number => PER_WORD + (8 * Math.log(rank + 20)) / total;
    for (const spellings of readLexicon(lexicon)) {
      for (const spelling of spellings) {
        this.add(spelling, cost(LEXICON_RANK));
        if (spelling !== spellings[0]) this.canonical.set(spelling, spellings[0]!);
      }
    }
    for (const [rank, word] of words.entries()) this.add(word, cost(rank));
    for (const word of THAI_PARTICLES) this.add(word, cost(LEXICON_RANK));
  }

  private add(word: string, cost: number): void {
    let state = 0;
    if (!/^[\u0e01-\u0e4e]+$/.test(word)) return;
    for (let i = 0; i < word.length; i++) {
      const key = state * LETTERS + word.charCodeAt(i) - FIRST;
      let to = this.next.get(key);
      if (to === undefined) this.next.set(key, (to = this.costs.push(0) - 1));
      state = to;
    }
    if (this.costs[state] === 0) this.costs[state] = cost;
  }

  knows(word: string): boolean {
    let state: number | undefined = 0;
    for (let i = 0; i < word.length && state !== undefined; i++)
      state = this.next.get(state * LETTERS + word.charCodeAt(i) - FIRST);
    return state !== undefined && this.costs[state]! > 0;
  }

  split(text: string): string[] {
    const size = text.length;
    const best = new Float64Array(size + 1).fill(Infinity);
    const from = new Int32Array(size + 1);
    const unknown = new Uint8Array(size + 1);
    best[0] = 0;
    for (let start = 0; start < size; start++) {
      if (best[start] === Infinity) continue;
      let state: number | undefined = 0;
      for (let end = start + 1; end <= size; end++) {
        const code = text.charCodeAt(end - 1);
        state = code < FIRST || code > LAST ? undefined : this.next.get(state * LETTERS + code - FIRST);
        if (state === undefined) break;
        const cost = this.costs[state]!;
        if (cost > 0 && best[start]! + cost < best[end]! && isBoundary(text, end)) {
          best[end] = best[start]! + cost;
          from[end] = start;
          unknown[end] = 0;
        }
      }
      let end = start + 1;
      while (end < size && !isBoundary(text, end)) end++;
      const cost = best[start]! + UNKNOWN_CLUSTER + (unknown[start] === 1 ? 0 : UNKNOWN_START);
      if (cost < best[end]!) {
        best[end] = cost;
        from[end] = start;
        unknown[end] = 1;
      }
    }
    const words: string[] = [];
    for (let end = size; end > 0;) {
      let start = from[end]!;
      // neighbouring unknown clusters are one unknown word, so that it is at least found again as it was written
      while (unknown[end] === 1 && start > 0 && unknown[start] === 1) start = from[start]!;
      words.push(text.slice(start, end));
      end = start;
    }
    return words.reverse();
  }
}

/** May a word end before the letter at `at`? Not between a consonant and its vowel, its tone mark or a silent letter after it. */
function isBoundary(text: string, at: number): boolean {
  if (at >= text.length) return true;
  if (DEPENDENT[text.charCodeAt(at) - FIRST] === 1 || LEADING[text.charCodeAt(at - 1) - FIRST] === 1) return false;
  return text.charCodeAt(at + 1) !== KARAN && text.charCodeAt(at + 2) !== KARAN;
}

/** Spellings by line, the first of a line standing for all. */
function readLexicon(text: string): string[][] {
  return text
    .split('\n')
    .filter((line) => line.includes(' = ') && !line.startsWith('~'))
    .map((line) => line.slice(0, line.indexOf(' = ')).split(' '));
}

let loaded: Dictionary | undefined;

function dictionary(): Dictionary {
  if (loaded === undefined) {
    const folder = knowledgeFolder('model');
    const words = readFileSync(join(folder, 'vocabulary.txt'), 'utf8').split('\n');
    loaded = new Dictionary(
      words.filter((word) => /^[\u0e01-\u0e4e]+$/.test(word)),
      readFileSync(join(folder, 'thai-lexicon.txt'), 'utf8'),
    );
  }
  return loaded;
}

/** Words of a run of Thai letters, normalised before, in their order. About 1 µs a letter. */
export function splitThai(run: string): string[] {
  const words = dictionary().split(run);
  return HELD_DOWN.test(run) ? withoutHeldDown(run, words) : words;
}

/** The second letter goes where the last word is one with a single letter only. */
function withoutHeldDown(run: string, words: string[]): string[] {
  if (dictionary().knows(words.at(-1)!) && words.at(-1)!.length > 1) return words;
  const shorter = dictionary().split(run.slice(0, -1));
  return shorter.length < words.length || dictionary().knows(shorter.at(-1)!) ? shorter : words;
}

/** The usual spelling of a word that Thai players write in many ways ("อัพเดท", "update"), else the word itself. */
export function usualThaiSpelling(word: string): string {
  return dictionary().canonical.get(word) ?? word;
}
