// most articles are plain ASCII: the short way makes loading thousands of them several times faster
const ASCII = /^[\t-~]*$/;
const TRIPLED = /([a-z])\1\1/;
const THAI_ZERO = 0x0e50;

/**
 * One spelling for what people write in many ways: compatibility forms, quotes, zero-width characters, Thai digits, letters held down
 * ("heeelp", "มากกกก"), the two ways to type Thai sara am and the doubled sara e. Lower-cases; keeps word boundaries.
 */
export function normalise(text: string): string {
  if (ASCII.test(text)) {
    const lower = text.toLowerCase();
    return TRIPLED.test(lower) ? lower.replace(/([a-z])\1{2,}/g, '$1$1') : lower;
  }
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, '')
      .replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - THAI_ZERO))
      .replace(/[‘’`´]/g, "'")
      .replace(/[“”]/g, '"')
      .replace(/\u0e4d([\u0e48-\u0e4b]?)\u0e32/g, '$1\u0e33')
      .replace(/\u0e40\u0e40/g, '\u0e41')
      // before the letters of other scripts, of which two are left: no Thai word has three of one, and many end in a single one
      .replace(/([\u0e01-\u0e4e])\1{2,}/g, '$1')
      .replace(/(\p{L}|\p{M})\1{2,}/gu, '$1$1')
      .replace(/([\u0e30-\u0e4e])\1+/g, '$1')
  );
}

/** The text without what Discord adds to it: mentions, custom emoji, links and code marks. */
export function withoutMarkup(text: string): string {
  return text
    .replace(/<a?:(\w+):\d+>/g, ' ')
    .replace(/<[@#&!]+\d+>/g, ' ')
    .replace(/https?:\/\/\S+/g, ' ')
    .replace(/[*_~|`>]+/g, ' ');
}
