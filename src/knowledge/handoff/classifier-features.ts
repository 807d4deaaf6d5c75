import { fnv1a } from '../../domain/text/fnv1a.ts';
import { notionsOf } from './notions.ts';
import { tokenise } from '../text/tokenise.ts';

/** Weight of a notion against the many words and letter groups of a message. */
const NOTION_VALUE = 0.25;
/** Scripts whose words are one to three letters long. */
const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const LATIN_WITH_MARKS = /[\u00c0-\u024f\u1e00-\u1eff]/gu;

/**
 * What the classifier sees of a normalised message: words, neighbouring pairs and groups of letters, each hashed to a number
 * below 2^bits, with a weight that makes long and short messages comparable. Order matters for wishes ("not an agent" / "an agent,
 * not …"), so pairs also stand with one word left out between them. Latin letters lose their marks: half of the players type
 * "nhan vien" and "alguien" as it comes. Scripts without spaces also show groups of two letters, as their words are that short.
 */
export function handoffFeatures(plain: string, language: string, bits: number): Map<number, number> {
  const words = tokenise(plain, language).map((token) => withoutMarks(token.surface));
  const names: string[] = [];
  const marked = ['^', ...words.slice(0, 40), '$'];
  for (let i = 0; i < marked.length; i++) {
    if (i > 0 && i < marked.length - 1) names.push(`w:${marked[i]}`);
    if (i + 1 < marked.length) names.push(`b:${marked[i]} ${marked[i + 1]}`);
    if (i + 2 < marked.length) names.push(`s:${marked[i]} ${marked[i + 2]}`);
  }
  const run = ` ${withoutMarks(plain.slice(0, 240))} `;
  for (const size of DENSE.test(run) ? [2, 3, 4, 5] : [3, 4, 5]) {
    for (let i = 0; i + size <= run.length; i++) names.push(`c:${run.slice(i, i + size)}`);
  }
  names.push(`l:${Math.min(6, Math.ceil(words.length / 4))}`);
  const features = new Map<number, number>();
  const value = 1 / Math.sqrt(new Set(names).size);
  for (const name of names) features.set(hash(name) & ((1 << bits) - 1), value);
  for (const name of notionGroups(notionsOf(run))) features.set(hash(name) & ((1 << bits) - 1), NOTION_VALUE);
  return features;
}

/** Notions alone, in pairs with their order, and by threes without it. */
function notionGroups(notions: string[]): string[] {
  const groups: string[] = [`n:${[...notions].sort().join('+')}`];
  for (const [i, first] of notions.entries()) {
    groups.push(`n1:${first}`);
    for (const [j, second] of notions.slice(i + 1).entries()) {
      groups.push(`n2:${first}>${second}`);
      for (const third of notions.slice(i + j + 2)) groups.push(`n3:${[first, second, third].sort().join('+')}`);
    }
  }
  return groups;
}

/** Latin letters without accents and tones ("nhân viên" → "nhan vien"); other scripts stay as they are. */
export function withoutMarks(text: string): string {
  return text
    .replace(LATIN_WITH_MARKS, (letter) => letter.normalize('NFD').replace(/\p{M}/gu, ''))
    .replaceAll('đ', 'd');
}

/** FNV-1a with a final mix, so that the low bits depend on the whole name. */
function hash(text: string): number {
  let value = fnv1a(text);
  value ^= value >>> 15;
  value = Math.imul(value, 0x2c1b3c6d);
  return (value ^ (value >>> 12)) >>> 0;
}
