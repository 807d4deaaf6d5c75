import { normalise, withoutMarkup } from '../text/normalise.ts';
import { THAI_PARTICLES } from '../text/thai-particles.ts';

/** The longer ones first, as a pattern takes the first that fits. */
const THAI = [...THAI_PARTICLES, 'ผม', 'บอท', 'แอดมิน', 'แอด', 'แต่'].sort((a, b) => b.length - a.length).join('|');
/** What may stand around and between the phrases: marks, politeness, and whoever is spoken to. */
const AROUND = new RegExp(
  String.raw`[\s!.,~?^…:)(ๆ\p{Extended_Pictographic}\ufe0f]+|(?:there|bot|all|everyone|guys|team|support|sir|please|pls|plz|krub|krap|kub|kha|ka|bro|but|and|so|now)(?!\p{Script=Latin})|${THAI}|[，。！？、]`,
  'uy',
);
/** Letters of the longest message that is looked at. */
export const LONGEST = 80;

/** Phrases of one kind. */
export interface PhrasesOf<Kind> {
  kind: Kind;
  phrases: RegExp[];
}

/** @param phrases by their kind, as patterns with " / " between them */
export function compilePhrases<Kind>(phrases: [Kind, string][]): PhrasesOf<Kind>[] {
  return phrases.map(([kind, patterns]) => ({
    kind,
    phrases: patterns.split(' / ').map((pattern) => new RegExp(`(?:${pattern})(?!\\p{Script=Latin})`, 'uy')),
  }));
}

const SKIN = /[\u{1f3fb}-\u{1f3ff}]/gu;

/** A message as the phrases are written: normalised, on one line, hands without their colour. */
export function plainOf(text: string): string {
  return normalise(withoutMarkup(text)).replace(SKIN, '').replace(/\s+/g, ' ').trim();
}

/** Where the pattern ends that matches at a place, the place itself when it doesn't. */
function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

/**
 * Kinds of the phrases that a plain text is made of; empty when anything else stands in it, or when it is long. Reads it once from left
 * to right, the longest phrase first (of two as long the one listed first), and never goes back: a pattern for the whole text would try
 * every way to cut it up.
 */
export function partsOf<Kind>(plain: string, kinds: PhrasesOf<Kind>[]): Set<Kind> {
  const parts = new Set<Kind>();
  if (plain.length > LONGEST) return parts;
  for (let at = 0; at < plain.length;) {
    let [end, found]: [number, Kind | null] = [at, null];
    for (const { kind, phrases } of kinds) {
      const longest = Math.max(...phrases.map((phrase) => endOf(phrase, plain, at)));
      if (longest > end) [end, found] = [longest, kind];
    }
    if (found === null) end = endOf(AROUND, plain, at);
    else parts.add(found);
    if (end === at) return new Set();
    at = end;
  }
  return parts;
}
