import { normalise } from './normalise.ts';

/** Trigrams are numbered by hashing: below this bound, so that one fits into 16 bits. */
export const GRAM_COUNT = 1 << 16;

const SPACE = 32;
const seen = new Uint32Array(GRAM_COUNT);
let round = 0;

/**
 * Numbers of the distinct three-character windows of a text. Word-spaced scripts are padded at word boundaries so that beginnings
 * count; Thai and the like run through, which makes this scorer independent of segmentation.
 */
export function trigrams(text: string): Uint16Array {
  const plain = normalise(text);
  const found: number[] = [];
  round++;
  let a = SPACE;
  let b = SPACE;
  for (let i = 0; i <= plain.length; i++) {
    const code = i < plain.length ? plain.charCodeAt(i) : SPACE;
    const c = isLetter(code) ? code : SPACE;
    if (c === SPACE && b === SPACE) continue;
    if (b !== SPACE) {
      let hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35);
      hash = (hash ^ (hash >>> 15)) & (GRAM_COUNT - 1);
      if (seen[hash] !== round) {
        seen[hash] = round;
        found.push(hash);
      }
    }
    a = b;
    b = c;
  }
  return Uint16Array.from(found);
}

/** Letters, digits and marks; punctuation of ASCII, general and CJK punctuation are not. */
function isLetter(code: number): boolean {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
  return (
    code >= 0xc0 &&
    !(code >= 0x2000 && code <= 0x2bff) &&
    !(code >= 0x3000 && code <= 0x303f) &&
    !(code >= 0xff00 && code <= 0xff0f)
  );
}
