import { normalise } from './normalise.ts';

/**
 * Hashes (32 bit) of the distinct three-character windows of a text. Word-spaced scripts are padded at word boundaries so that
 * beginnings count; Thai and the like run through, which is what makes this scorer independent of segmentation.
 */
export function trigrams(text: string): Set<number> {
  const grams = new Set<number>();
  const plain = ` ${normalise(text)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()} `;
  const points = plain.length;
  for (let i = 0; i + 2 < points; i++) {
    const a = plain.charCodeAt(i);
    const b = plain.charCodeAt(i + 1);
    const c = plain.charCodeAt(i + 2);
    if (b === 32) continue;
    grams.add(((a * 0x9e3779b1) ^ (b * 0x85ebca6b) ^ (c * 0xc2b2ae35)) >>> 0);
  }
  return grams;
}
