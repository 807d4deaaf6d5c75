/**
 * Cuts a text into parts of at most `limit` UTF-16 units at the most sensible place: paragraph, line, sentence, word,
 * and only then between two graphemes (never inside a surrogate pair or a Thai cluster). Joining the parts gives the
 * text back except for white space at the cuts. An empty text gives one empty part.
 * Discord counts 2,000 characters (resources/message), Twilio's API reference 1,600.
 */
export function splitText(text: string, limit: number): string[] {
  return splitInto(text, limit, Infinity);
}

/** The same in at most `most` parts: where they don't suffice, the last one ends with `mark`. */
export function splitInto(text: string, limit: number, most: number, mark = '…'): string[] {
  if (limit < 16) throw new RangeError(`limit too small: ${limit}`);
  const parts: string[] = [];
  let rest = text;
  while (rest.length > limit && parts.length < most - 1) {
    const at = cutBefore(rest, limit);
    parts.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at).trimStart();
  }
  if (rest.length > limit) rest = rest.slice(0, lastGrapheme(rest, limit - mark.length)) + mark;
  if (rest !== '' || parts.length === 0) parts.push(rest);
  return parts.filter((part, i) => part !== '' || (i === 0 && parts.length === 1));
}

function cutBefore(text: string, limit: number): number {
  const head = text.slice(0, limit + 1);
  const least = Math.floor(limit / 2);
  for (const mark of [/\n[^\S\n]*\n/g, /\n/g, /[.!?。！？…]["')\]]?\s/g, /\s/g]) {
    const at = lastEnd(head, mark, limit);
    if (at >= least) return at;
  }
  return lastGrapheme(text, limit);
}

function lastEnd(head: string, mark: RegExp, limit: number): number {
  let end = -1;
  for (const match of head.matchAll(mark)) {
    const at = match.index + match[0].length;
    if (at <= limit) end = at;
  }
  return end;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

function lastGrapheme(text: string, limit: number): number {
  let at = 0;
  for (const { index, segment } of graphemes.segment(text.slice(0, limit + 64))) {
    if (index + segment.length > limit) break;
    at = index + segment.length;
  }
  return at > 0 ? at : limit;
}

/** At most `limit` characters, with an ellipsis when something was left out. One line. */
export function excerpt(text: string, limit: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= limit) return line;
  return `${line.slice(0, Math.max(1, lastGrapheme(line, limit - 1)))}…`;
}
