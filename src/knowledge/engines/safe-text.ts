import type { Article } from '../articles/article.ts';
import { linksAreKnown } from './addresses.ts';
import { numbersAreKnown } from './numbers.ts';
import { secretsAreKnown } from './asked-secrets.ts';

/** Words in a row shared with our instructions from which a text repeats them. */
const LEAK_WORDS = 7;

/**
 * Whether a text that a machine wrote may be shown: every address in it stands in the cited articles, and so does every kind of secret
 * that it speaks of; every number in digits stands in them or in the question, and it names no article that was not cited.
 */
export function isCovered(text: string, cited: Article[], question: string): boolean {
  const sources = [...cited.flatMap(({ title, body, url }) => [title, body, url ?? '']), question].join('\n');
  const addresses = cited.flatMap(({ title, body, url }) => [title, body, url ?? '']);
  return (
    linksAreKnown(text, addresses) &&
    secretsAreKnown(text, addresses.join('\n')) &&
    numbersAreKnown(text, sources) &&
    namesOnly(text, cited, sources)
  );
}

/** "[some-article]" and "article some-article" name sources: only cited ones may be named. */
function namesOnly(text: string, cited: Article[], sources: string): boolean {
  const ids = new Set(cited.map(({ id }) => id));
  const named = [...text.matchAll(/\[([a-z0-9]+(?:[-_][a-z0-9]+)+)\](?!\()|\barticles? ["“'`]([^"”'`]+)["”'`]/gi)].map(
    ([, id, title]) => id ?? title ?? '',
  );
  return named.every((name) => ids.has(name) || sources.toLowerCase().includes(name.toLowerCase()));
}

/** Whether a text repeats a stretch of the instructions that the model was given. */
export function repeats(instructions: string, text: string): boolean {
  const words = (of: string): string[] => of.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const secret = ` ${words(instructions).join(' ')} `;
  const said = words(text);
  for (let at = 0; at + LEAK_WORDS <= said.length; at++)
    if (secret.includes(` ${said.slice(at, at + LEAK_WORDS).join(' ')} `)) return true;
  return false;
}

/** The text with nothing in it that calls people or shows as something else than words: mentions, custom emoji, hidden characters. */
export function withoutCalls(text: string): string {
  return text
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/<(?:@[!&]?|#)\d+>|<a?:\w+:\d+>|<\/[^:>]+:\d+>/g, '')
    .replace(/@(everyone|here)\b/gi, '$1')
    .trim();
}
