import { TextDecoder } from 'node:util';

/** So much of a page is searched for the charset that it names; browsers read less. */
const HEAD = 4096;

/** Charsets of seven bits: what is written in them passes for UTF-8, but its letters would be others. */
const SEVEN_BIT = /^(?:cs)?(?:iso-?2022|hz-gb|utf-?7)/i;

/**
 * The text of bytes: in the charset that their byte order mark tells, else the header they came with, else the page or document itself,
 * else UTF-8. A name that is no charset counts for nothing where they are UTF-8. What can't be read for certain is refused: taken as
 * something else it would be garbled, and nobody told.
 * @param type the header `content-type`; null for files
 * @throws Error, as the rest of a sentence about them, when the charset is not known or the bytes are not in it
 */
export function decodeText(bytes: Uint8Array, type: string | null): string {
  const names = [markOf(bytes), charsetIn(type ?? ''), ...namedInside(bytes)].filter((name) => name !== null);
  const known = names.find((name) => SEVEN_BIT.test(name) || decoderOf(name) !== null);
  const decoder = decoderOf(known ?? 'utf-8');
  try {
    if (decoder !== null) return decoder.decode(bytes);
  } catch (error) {
    if (known !== undefined || names.length === 0)
      throw new Error(
        `it ${known === undefined ? 'is not valid UTF-8 and names no other charset' : `has bytes that are not in its charset "${known}"`}, so its letters can't be told. Save it as UTF-8 and import that.`,
        { cause: error },
      );
  }
  throw new Error(
    `it is in the charset "${known ?? names[0]}", which is not known here. Save it as UTF-8 and import that.`,
  );
}

function decoderOf(charset: string): TextDecoder | null {
  try {
    return new TextDecoder(charset, { fatal: true });
  } catch {
    return null;
  }
}

function markOf([first, second, third]: Uint8Array): string | null {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : null;
}

function charsetIn(text: string): string | null {
  return /\bcharset\s*=\s*["']?([\w.:-]+)/i.exec(text)?.[1] ?? null;
}

/** Of a page by its `<meta>`, of a sitemap by its XML declaration. Other texts name none, even where they speak of one. */
function namedInside(bytes: Uint8Array): string[] {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD)).replace(/<!--[\s\S]*?-->/g, '');
  if (!head.trimStart().startsWith('<')) return [];
  const declared = /^\s*<\?xml\b[^>]*\bencoding\s*=\s*["']([\w.:-]+)/i.exec(head)?.[1] ?? null;
  const metas = [...head.matchAll(/<meta\b((?:"[^"]*"|'[^']*'|[^"'>])*)>/gi)].map((meta) => charsetOfMeta(meta[1]!));
  return (
    [declared, ...metas]
      .filter((name) => name !== null)
      // what could be read so far has one byte for a letter, whatever it says
      .map((name) => (decoderOf(name)?.encoding.startsWith('utf-16') === true ? 'utf-8' : name))
  );
}

/** An attribute that tells of the charset, or the value of another one, which is passed over. */
const ATTRIBUTE = /(?<![\w-])(charset|http-equiv|content)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))|"[^"]*"|'[^']*'/gi;

/** Other metas, such as a description, may speak of a charset too. */
function charsetOfMeta(inside: string): string | null {
  const attributes = new Map<string, string>();
  for (const [, name, double, single, bare] of inside.matchAll(ATTRIBUTE))
    if (name !== undefined) attributes.set(name.toLowerCase(), (double ?? single ?? bare ?? '').trim());
  const own = attributes.get('charset');
  if (own !== undefined && own !== '') return own.replace(/\/$/, '');
  return attributes.get('http-equiv')?.toLowerCase() === 'content-type'
    ? charsetIn(attributes.get('content') ?? '')
    : null;
}
