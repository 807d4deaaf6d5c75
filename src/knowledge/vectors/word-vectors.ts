import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stem } from '../text/stem.ts';
import { latinWordsIn, type Token } from '../text/tokenise.ts';

type Word = Pick<Token, 'surface' | 'term'>;

interface Header {
  version: number;
  dimensions: number;
  languages: Record<string, { from: number; count: number }>;
}

/**
 * A fixed table of word vectors (`knowledge/model/vectors.*`, made by `make-vectors.py` and `add-languages.py` of `scripts/knowledge`): words of like meaning
 * lie close, across languages too, and the weighted sum of its words' vectors says what a sentence means. Words of a language
 * stand in the order of their frequency, which gives their rarity.
 */
export class WordVectors {
  readonly dimensions: number;
  /** Rows by language; made when it is first needed, as most communities need few. */
  private readonly rows = new Map<string, ReadonlyMap<string, number>>();
  /** Rows by other forms of their words; made when a language first needs them. */
  private readonly forms = new Map<string, Map<string, number>>();
  private readonly table: Int8Array;
  private readonly scales: Float32Array;
  private readonly ranks: Float32Array;
  private readonly importances: Float32Array;

  /** @param bytes one signed byte per word and dimension, then one unsigned byte per word: its importance */
  constructor(
    private readonly header: Header,
    private readonly vocabulary: string[],
    bytes: Uint8Array,
  ) {
    if (bytes.length !== vocabulary.length * (header.dimensions + 1)) {
      throw new Error(
        `The word vectors do not fit their word list (${bytes.length} bytes for ${vocabulary.length} words of ${header.dimensions} dimensions). ` +
          `Restore both files of this version, or make them again with make-vectors.py and add-languages.py of scripts/knowledge.`,
      );
    }
    this.dimensions = header.dimensions;
    const size = vocabulary.length * header.dimensions;
    const table = new Int8Array(bytes.buffer, bytes.byteOffset, size);
    this.table = table;
    this.importances = Float32Array.from(bytes.subarray(size), (byte) => byte / 255);
    this.scales = new Float32Array(vocabulary.length);
    this.ranks = new Float32Array(vocabulary.length);
    for (let row = 0; row < vocabulary.length; row++) {
      let square = 0;
      for (let i = row * this.dimensions, end = i + this.dimensions; i < end; i++) square += table[i]! * table[i]!;
      this.scales[row] = square > 0 ? 1 / Math.sqrt(square) : 0;
    }
    for (const { from, count } of Object.values(header.languages)) {
      for (let i = 0; i < count; i++) this.ranks[from + i] = Math.log1p(i) / Math.log1p(count);
    }
  }

  /** The words of a language with their rows; none where the table has none. */
  words(language: string): ReadonlyMap<string, number> {
    const known = this.rows.get(language);
    if (known !== undefined) return known;
    const made = new Map<string, number>();
    const { from, count } = this.header.languages[language] ?? { from: 0, count: 0 };
    for (let row = from; row < from + count; row++) {
      if (!made.has(this.vocabulary[row]!)) made.set(this.vocabulary[row]!, row);
    }
    this.rows.set(language, made);
    return made;
  }

  /**
   * Row of a word in a text of this language: as written, else by its stem, with or without accents, else as the English word that
   * people mix in; -1 when the table has none.
   */
  row(word: Word, language: string): number {
    const nearest = /^[a-z]/.test(word.surface) ? latinWordsIn(language) : language;
    for (const one of new Set([nearest, language, 'en'])) {
      const row = this.rowWithin(word, one);
      if (row >= 0) return row;
    }
    return -1;
  }

  private rowWithin({ surface, term }: Word, language: string): number {
    const own = this.words(language);
    return own.get(surface) ?? own.get(term) ?? this.formsOf(language, own).get(withoutAccents(term)) ?? -1;
  }

  /** Of words that share a form, the most frequent has it. */
  private formsOf(language: string, words: ReadonlyMap<string, number>): Map<string, number> {
    const known = this.forms.get(language);
    if (known !== undefined) return known;
    const made = new Map<string, number>();
    for (const [word, row] of words) {
      const form = withoutAccents(stem(word, language));
      if (!made.has(form)) made.set(form, row);
    }
    this.forms.set(language, made);
    return made;
  }

  /** How rare a word is in general language: 0 the most frequent, 1 the rarest and every unknown word. */
  rarity(row: number): number {
    return row < 0 ? 1 : this.ranks[row]!;
  }

  /** How much a word says about the meaning of a sentence, 0 … 1: "the" next to nothing, "refund" a lot. */
  importance(row: number): number {
    return row < 0 ? 0 : this.importances[row]!;
  }

  /** Cosine of two rows. */
  similarity(a: number, b: number): number {
    const size = this.dimensions;
    let sum = 0;
    for (let i = 0, x = a * size, y = b * size; i < size; i++) sum += this.table[x + i]! * this.table[y + i]!;
    return sum * this.scales[a]! * this.scales[b]!;
  }

  /** Adds `weight` × the unit vector of a row to `target` from `offset` on. */
  addTo(target: Float32Array, offset: number, row: number, weight: number): void {
    const factor = weight * this.scales[row]!;
    for (let i = 0, x = row * this.dimensions; i < this.dimensions; i++)
      target[offset + i]! += factor * this.table[x + i]!;
  }
}

/** Players leave accents out: "codigo", "mat khau". */
function withoutAccents(word: string): string {
  return /[^a-z]/.test(word) && /^\p{Script=Latin}/u.test(word)
    ? word.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd')
    : word;
}

/** Scales a stretch of `vector` to length 1 (left as it is when all zero). */
export function toUnit(vector: Float32Array, offset: number, size: number): void {
  let square = 0;
  for (let i = offset; i < offset + size; i++) square += vector[i]! * vector[i]!;
  if (square === 0) return;
  const factor = 1 / Math.sqrt(square);
  for (let i = offset; i < offset + size; i++) vector[i]! *= factor;
}

const loaded = new Map<string, Promise<WordVectors>>();

/** The word vectors of a model folder, read once per process. */
export function loadWordVectors(folder: string): Promise<WordVectors> {
  let reading = loaded.get(folder);
  if (reading === undefined) {
    reading = read(folder);
    reading.catch(() => loaded.delete(folder));
    loaded.set(folder, reading);
  }
  return reading;
}

async function read(folder: string): Promise<WordVectors> {
  const [header, words, table] = await Promise.all([
    readFile(join(folder, 'vectors.json'), 'utf8'),
    readFile(join(folder, 'vocabulary.txt'), 'utf8'),
    readFile(join(folder, 'vectors.bin')),
  ]);
  return new WordVectors(JSON.parse(header) as Header, words.trimEnd().split('\n'), table);
}
