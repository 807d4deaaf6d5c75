/** Stands before the digits of a number that became a string; written as an escape, as JSON wants it. */
const MARK = String.raw`\u0000exact `;
const MARKED = new RegExp(String.raw`"\\u0000exact (-?\d+)"`, 'g');
/** A string, which stays as it is, or a whole number of sixteen digits and more, which a double may round. */
const STRING_OR_BIG = /"[^"\\]*(?:\\.[^"\\]*)*"|(?<![\d.])-?\d{16,}(?![\d.eE])/g;

/** JSON whose large whole numbers keep all their digits, as bigints: ids of other systems often are such numbers. */
export function parseExact(text: string): unknown {
  const marked = text.replace(STRING_OR_BIG, (part) => (part.startsWith('"') ? part : `"${MARK}${part}"`));
  return JSON.parse(marked, (_, value: unknown) => {
    const digits = typeof value === 'string' ? /^\0exact (-?\d+)$/.exec(value)?.[1] : undefined;
    return digits === undefined ? value : BigInt(digits);
  });
}

/** The JSON of a value that may hold such numbers. */
export function printExact(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) => (typeof one === 'bigint' ? `\0exact ${one}` : one)).replace(
    MARKED,
    '$1',
  );
}
