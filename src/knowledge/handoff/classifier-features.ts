import { tokenise } from '../text/tokenise.ts';

/**
 * What the classifier sees of a normalised message: words, neighbouring pairs and groups of letters, each hashed to a number
 * below 2^bits, with a weight that makes long and short messages comparable. Order matters for wishes ("not an agent" / "an agent,
 * not …"), so pairs also stand with one word left out between them.
 */
export function handoffFeatures(plain: string, language: string, bits: number): Map<number, number> {
  const words = tokenise(plain, language).map((token) => token.surface);
  const names: string[] = [];
  const marked = ['^', ...words.slice(0, 40), '$'];
  for (let i = 0; i < marked.length; i++) {
    if (i > 0 && i < marked.length - 1) names.push(`w:${marked[i]}`);
    if (i + 1 < marked.length) names.push(`b:${marked[i]} ${marked[i + 1]}`);
    if (i + 2 < marked.length) names.push(`s:${marked[i]} ${marked[i + 2]}`);
  }
  const run = ` ${plain.slice(0, 240)} `;
  for (const size of [3, 4, 5]) {
    for (let i = 0; i + size <= run.length; i++) names.push(`c:${run.slice(i, i + size)}`);
  }
  names.push(`l:${Math.min(6, Math.ceil(words.length / 4))}`);
  const features = new Map<number, number>();
  for (const name of names) features.set(hash(name) & ((1 << bits) - 1), 1);
  const value = 1 / Math.sqrt(features.size);
  for (const key of features.keys()) features.set(key, value);
  return features;
}

/** FNV-1a with a final mix, so that the low bits depend on the whole name. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  value ^= value >>> 15;
  value = Math.imul(value, 0x2c1b3c6d);
  return (value ^ (value >>> 12)) >>> 0;
}
