import type { Article } from '../articles/article.ts';
import { linksAreKnown } from './addresses.ts';

/** Words in a row shared with our instructions from which a text repeats them. */
const LEAK_WORDS = 7;

/** Numbers from one on that articles spell out and an answer may write in digits; not the Thai words that only begin like them. */
const SPELT: RegExp[][] = [
  'one two three four five six seven eight nine ten eleven twelve'
    .split(' ')
    .map((word) => new RegExp(String.raw`\b${word}\b`, 'i')),
  [/หนึ่ง/, /สอง/, /สาม(?!ารถ)/, /สี่/, /ห้า(?![มง])/, /(?<!โก)หก/, /เจ็ด/, /แปด/, /เก้า(?!อี้)/, /สิบ/],
];
/** What counts the steps of an answer tells nothing: "1." or "2)" before a line, keycaps, "step 3". */
const STEP = /^[ *-]{0,6}\d{1,2}(?:[.)](?=\s)|\ufe0f?\u20e3)|\d\ufe0f?\u20e3|(?:\bstep|ขั้นตอนที่|ขั้นที่)\s*\d{1,2}/gimu;

/**
 * Whether a text that a machine wrote may be shown: every address in it stands in the cited articles, every number in digits stands
 * in them or in the question, and it names no article that was not cited.
 */
export function isCovered(text: string, cited: Article[], question: string): boolean {
  const sources = [...cited.flatMap(({ title, body, url }) => [title, body, url ?? '']), question].join('\n');
  const addresses = cited.flatMap(({ title, body, url }) => [title, body, url ?? '']);
  return linksAreKnown(text, addresses) && numbersAreKnown(text, sources) && namesOnly(text, cited, sources);
}

function numbersAreKnown(text: string, sources: string): boolean {
  const known = new Set([...numbersIn(sources), ...speltNumbersIn(sources)]);
  return numbersIn(text.replace(STEP, ' ')).every((number) => known.has(number));
}

function numbersIn(text: string): string[] {
  const digits = text.normalize('NFKC').replace(/[๐-๙]/g, (digit) => String(digit.codePointAt(0)! - 0x0e50));
  return (digits.match(/\d+(?:[.,]\d+)*/g) ?? []).map(plainNumber);
}

/** One spelling for "1,000", "1.000" and "1000", and for "1.5" and "1,5", which is not 15. */
function plainNumber(number: string): string {
  const [, whole, , rest = ''] = /^(\d{1,3}(?:([.,])\d{3})(?:\2\d{3})*)([.,]\d+)?$/.exec(number) ?? [];
  return (whole === undefined ? number : whole.replace(/[.,]/g, '') + rest).replaceAll(',', '.');
}

function speltNumbersIn(text: string): string[] {
  return SPELT.flatMap((list) => list.flatMap((word, at) => (word.test(text) ? [String(at + 1)] : [])));
}

/** "[some-article]" and "article some-article" name sources: only cited ones may be named. */
function namesOnly(text: string, cited: Article[], sources: string): boolean {
  const ids = new Set(cited.map(({ id }) => id));
  const named = [...text.matchAll(/\[([a-z0-9]+(?:[-_][a-z0-9]+)+)\](?!\()|\barticles? ["“'`]([^"”'`]+)["”'`]/gi)].map(
    ([, id, title]) => id ?? title ?? '',
  );
  return named.every((name) => ids.has(name) || sources.toLowerCase().includes(name.toLowerCase()));
}

/** Whether a text repeats a stretch of the instructions that the model was given. */
export function repeats(instructions: string, text: string): boolean {
  const words = (of: string): string[] => of.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const secret = ` ${words(instructions).join(' ')} `;
  const said = words(text);
  for (let at = 0; at + LEAK_WORDS <= said.length; at++)
    if (secret.includes(` ${said.slice(at, at + LEAK_WORDS).join(' ')} `)) return true;
  return false;
}

/** The text with nothing in it that calls people or shows as something else than words: mentions, custom emoji, hidden characters. */
export function withoutCalls(text: string): string {
  return text
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/<(?:@[!&]?|#)\d+>|<a?:\w+:\d+>|<\/[^:>]+:\d+>/g, '')
    .replace(/@(everyone|here)\b/gi, '$1')
    .trim();
}
