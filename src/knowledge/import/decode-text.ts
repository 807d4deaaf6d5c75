import { TextDecoder } from 'node:util';

/** So much of a page is searched for the charset that it names; browsers read less. */
const HEAD = 4096;

/**
 * The text of bytes: in the charset that their byte order mark tells, else the header they came with, else the page or document itself,
 * else UTF-8. What can't be read for certain is refused: taken as something else it would be garbled, and nobody told.
 * @param type the header `content-type`; null for files
 * @throws Error, as the rest of a sentence about them, when the charset is not known or the bytes are not in it
 */
export function decodeText(bytes: Uint8Array, type: string | null): string {
  const named = markOf(bytes) ?? charsetIn(type ?? '') ?? namedInside(bytes);
  const decoder = decoderOf(named ?? 'utf-8');
  if (decoder === null)
    throw new Error(`it is in the charset "${named}", which is not known here. Save it as UTF-8 and import that.`);
  try {
    return decoder.decode(bytes);
  } catch (error) {
    const what =
      named === null
        ? 'is not valid UTF-8 and names no other charset'
        : `has bytes that are not in its charset "${named}"`;
    throw new Error(`it ${what}, so its letters can't be told. Save it as UTF-8 and import that.`, { cause: error });
  }
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
function namedInside(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD)).replace(/<!--[\s\S]*?-->/g, '');
  if (!head.trimStart().startsWith('<')) return null;
  const declared = /^\s*<\?xml\b[^>]*\bencoding\s*=\s*["']([\w.:-]+)/i.exec(head)?.[1];
  const metas = (head.match(/<meta\b[^>]*>/gi) ?? []).map(charsetIn);
  const named = declared ?? metas.find((charset) => charset !== null) ?? null;
  // what could be read so far has one byte for a letter, whatever it says
  return named !== null && /^utf-?16/i.test(named) ? 'utf-8' : named;
}
