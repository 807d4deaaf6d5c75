import { normalise, withoutMarkup } from '../text/normalise.ts';
import { THAI_PARTICLES } from '../text/thai-particles.ts';

/** The longer ones first, as a pattern takes the first that fits. */
const THAI = [
  ...THAI_PARTICLES,
  ...'ผม บอท บอต แอดมิน แอด แต่ ค่า คร้าบผม ครัช คร๊าบ จร้า จ่ะ เด้อ เน้อ น๊า พี่ น้อง หนู แหละ เลย ด้วย'.split(' '),
]
  .sort((a, b) => b.length - a.length)
  .join('|');
const LATIN = [
  "there|bot|all|every(?:one|body)|guys|team|support|sir|ma'?am|please|pls|plz|bro+|bruv|bruh|dude|man|mate|buddy|friends?|folks|fam|boys|but|and|so|now|again|too|then|anyway",
  'krub|krap|kub|kha|ka|na|ja|naja',
  'kak(?:ak)?|kk|min|mimin|gan|bang|bg|sis|mas|mba+k?|pak|bu|om|dong|deh|sih|nih|kok|loh?|ya+h?|yuk|dan|tapi',
  'ạ|nha+|nhé+|nhá|nhe|nè|nhen|nghen|bạn|bn|ad|shop|anh|chị|em|ơi|à|luôn|rồi',
  'amig[oa]s?|bot|porfa|por fa(?:vor|s)?|pues|eh|che|t[ií]o|bro|pero|y|mano|cara|galera|viu|mas|e',
  'leute|digga|alter|bitte|aber|und|mal|halt|zusammen|euch',
  `s'il (?:te|vous) pla[îi]t|svp|stp|mec|les gars|mais|et|alors|bah`,
].join('|');
const EAST_ASIAN = '亲|大佬|小助手|机器人|の|です|ね|よ|님|봇|요';
/** What may stand around and between the phrases: marks, politeness, and whoever is spoken to. */
const AROUND = new RegExp(
  String.raw`[\s!.,~?^…:;=)(\]\["'ๆ\-–—♡♪☆★♥\p{Extended_Pictographic}\ufe0f]+|(?:${LATIN})(?!\p{Script=Latin})|${THAI}|[，。！？、；〜ー「」【】・¡¿]|${EAST_ASIAN}`,
  'uy',
);
/** Letters of the longest message that is looked at. */
export const LONGEST = 80;

/** Phrases of one kind. */
export interface PhrasesOf<Kind> {
  kind: Kind;
  phrases: RegExp[];
}

/** @param phrases by their kind, as patterns with " / " or a line break between them */
export function compilePhrases<Kind>(phrases: [Kind, string][]): PhrasesOf<Kind>[] {
  return phrases.map(([kind, patterns]) => ({
    kind,
    phrases: patterns
      .split(/\n| \/ /)
      .map((pattern) => pattern.trim())
      .filter((pattern) => pattern !== '')
      .map((pattern) => new RegExp(`(?:${pattern})(?!\\p{Script=Latin})`, 'uy')),
  }));
}

const SKIN = /[\u{1f3fb}-\u{1f3ff}]/gu;

/** A message as the phrases are written: normalised, on one line, hands without their colour, a typed heart as one. */
export function plainOf(text: string): string {
  return normalise(withoutMarkup(text)).replace(SKIN, '').replace(/<3+/g, '❤').replace(/\s+/g, ' ').trim();
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
