import { describe, expect, test } from 'vitest';
import { toToken } from '../text/tokenise.ts';
import { WordVectors } from './word-vectors.ts';

/** Two dimensions: what stands north means the same, and so does what stands east. */
const NORTH = [0, 100];
const EAST = [100, 0];
const words: [language: string, word: string, place: number[]][] = [
  ['en', 'refund', NORTH],
  ['en', 'gift', EAST],
  ['es', 'código', EAST],
  ['es', 'reembolsar', NORTH],
  ['es', 'reembolso', NORTH],
  ['de', 'gift', NORTH],
  ['vi', 'khẩu', EAST],
  ['ko', '환불', NORTH],
];
const from = (language: string): number => words.findIndex(([one]) => one === language);
const count = (language: string): number => words.filter(([one]) => one === language).length;
const languages = [...new Set(words.map(([language]) => language))];
const vectors = new WordVectors(
  {
    version: 2,
    dimensions: 2,
    languages: Object.fromEntries(languages.map((l) => [l, { from: from(l), count: count(l) }])),
  },
  words.map(([, word]) => word),
  Uint8Array.from([...words.flatMap(([, , place]) => place), ...words.map(() => 255)]),
);
const row = (word: string, language: string): number => vectors.row(toToken(word, language), language);
const rowOf = (word: string, language: string): number =>
  words.findIndex(([one, other]) => one === language && other === word);

describe('a word is looked up in its language', () => {
  test('as written, and never as the same letters in another language', () => {
    expect(row('gift', 'en')).toBe(rowOf('gift', 'en'));
    expect(row('gift', 'de')).toBe(rowOf('gift', 'de'));
    expect(vectors.similarity(row('gift', 'de'), row('refund', 'en'))).toBeCloseTo(1);
    expect(vectors.similarity(row('gift', 'de'), row('gift', 'en'))).toBeCloseTo(0);
  });

  test('by its stem, the most frequent word of that stem first', () => {
    expect(row('reembolsos', 'es')).toBe(rowOf('reembolsar', 'es'));
    expect(row('환불을', 'ko')).toBe(rowOf('환불', 'ko'));
  });

  test('without the accents that players leave out', () => {
    expect(row('codigo', 'es')).toBe(rowOf('código', 'es'));
    expect(row('khau', 'vi')).toBe(rowOf('khẩu', 'vi'));
  });

  test('as the English word that people mix in, and not at all when nobody knows it', () => {
    expect(row('refund', 'es')).toBe(rowOf('refund', 'en'));
    expect(row('código', 'en')).toBe(-1);
    expect(row('환불', 'ja')).toBe(-1);
    expect(row('cuenta', 'es')).toBe(-1);
  });
});

test('a table that does not fit its words is refused', () => {
  expect(() => new WordVectors({ version: 2, dimensions: 2, languages: {} }, ['refund'], new Uint8Array(2))).toThrow(
    /do not fit their word list \(2 bytes for 1 words of 2 dimensions\)/,
  );
});
