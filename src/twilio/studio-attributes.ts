/**
 * Values as Studio can put them into the JSON text of task attributes: the flow pastes conversation attributes between
 * quotes as they are, so a quote, a backslash or a line break in a user's name would break the task, and template marks
 * would be run. Numbers and truth values stay; objects and nulls are left out, because templates can't print them.
 */
export function pasteable(attributes: Record<string, unknown>): Record<string, string | number | boolean> {
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([name, value]): [string, string | number | boolean][] => {
      if (typeof value === 'number' || typeof value === 'boolean') return [[name, value]];
      return typeof value === 'string' ? [[name, pasteableText(value)]] : [];
    }),
  );
}

/** Longest value: task attributes of the flow have 1,024 characters in all. */
const LONGEST_VALUE = 120;

function pasteableText(text: string): string {
  const harmless = text
    .replace(/["\\]/g, "'")
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replaceAll('{', '(')
    .replaceAll('}', ')');
  return [...harmless].slice(0, LONGEST_VALUE).join('').trim();
}
