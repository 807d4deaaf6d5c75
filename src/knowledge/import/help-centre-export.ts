import type { Article } from '../articles/article.ts';
import { isDraft, type Json, restrictionOf, rowsIn, sourceId, text } from './help-centre-rows.ts';
import { htmlToMarkdown } from './html-to-markdown.ts';

/** Takes in what could not be taken of an export, in words. */
export interface Leavings {
  /** Articles that lack something, each with the reason. */
  left: string[];
  drafts: number;
  /** The line by which each of the articles that are for agents only may not be for everybody. */
  kept: string[];
}

/**
 * Articles of an export in JSON. Understood are the lists that these services' interfaces and exports give:
 * Zendesk (`articles[]` with `title, body, locale, html_url, label_names, updated_at, draft`, and `translations[]` beside them),
 * Intercom (`data[]` with `title, body, url, state, translated_content`),
 * Freshdesk (`[]`, or categories with folders with articles: `title, description, status, tags, updated_at`). Drafts are left out;
 * what not everybody may read there is for agents only here, because nobody knows who a Discord user is to that service.
 * @param leavings is told what is left out
 * @throws when the document has no articles.
 */
export function articlesOfExport(
  document: unknown,
  locale: string,
  leavings: Leavings = { left: [], drafts: 0, kept: [] },
): Article[] {
  const rows = rowsIn(document);
  if (rows.length === 0 && !isEmptyList(document)) {
    throw new Error(
      'The JSON file has no articles (objects with "title" and "body" or "description"), so nothing was imported. Export the help centre again as JSON.',
    );
  }
  const restrictions = new Map<string | null, string>();
  for (const row of rows) {
    const restriction = restrictionOf(row);
    if (restriction !== null) restrictions.set(sourceId(row), restriction);
  }
  const finished = rows.filter((row) => !isDraft(row));
  leavings.drafts += rows.length - finished.length;
  return finished.flatMap((row) =>
    [{ row, locale }, ...translations(row, leavings)].flatMap((one) => {
      const made = article(one.row, one.locale);
      if (typeof made !== 'string') {
        const restriction = restrictions.get(sourceId(row)) ?? restrictionOf(one.row);
        if (restriction === null) return [made];
        leavings.kept.push(restriction);
        return [{ ...made, audience: 'agents' as const }];
      }
      leavings.left.push(`${made}, so it was not taken. Complete it there and export again.`);
      return [];
    }),
  );
}

function isEmptyList(document: unknown): boolean {
  const { articles, data } = (document ?? {}) as Json;
  return [document, articles, data].some((list) => Array.isArray(list) && list.length === 0);
}

/** The article that a row makes, or the beginning of a sentence that says what it lacks. */
function article(row: Json, fallback: string): Article | string {
  const title = text(row['title']) ?? text(row['name']);
  const html = text(row['body']) ?? text(row['description']);
  const body = html === null ? '' : htmlToMarkdown(html);
  const locale = localeOf(text(row['locale']) ?? text(row['default_locale']) ?? fallback);
  const lacks = [...(title === null ? ['no title'] : []), ...(body === '' ? ['no text'] : [])];
  if (title === null || body === '') {
    const names = [text(row['source_id']) ?? text(row['id']), title === null ? null : `"${title}"`];
    return `the article ${names.filter((name) => name !== null).join(' ')} in "${locale}" has ${lacks.join(' and ')}`;
  }
  return {
    id: articleId(sourceId(row) ?? title),
    title,
    body,
    locale,
    url: webAddress(text(row['html_url']) ?? text(row['url'])),
    aliases: [],
    tags: [row['label_names'], row['tags']].flatMap((list) =>
      Array.isArray(list) ? list.filter((tag) => typeof tag === 'string') : [],
    ),
    audience: 'everyone',
    updated: dateOf(row['updated_at']),
  };
}

/** Intercom keeps translations inside the article, by language. */
function translations(row: Json, leavings: Leavings): { row: Json; locale: string }[] {
  const all = row['translated_content'];
  if (typeof all !== 'object' || all === null) return [];
  const written = Object.entries(all).filter(
    ([language, content]) => typeof content === 'object' && content !== null && language !== row['default_locale'],
  ) as [string, Json][];
  const finished = written.filter(([, content]) => !isDraft(content));
  leavings.drafts += written.length - finished.length;
  return finished.map(([locale, content]) => ({ row: { ...content, id: row['id'], locale }, locale }));
}

const LONGEST_ID = 80;

/** An id that the front matter allows, from a number, a name or a title in any script. What can't be told apart by its Latin letters alone is by a hash. */
export function articleId(text: string): string {
  const letters = text.normalize('NFKD').toLowerCase();
  const plain = letters.replace(/[^a-z0-9]+/g, '-').replace(/^-+|(?<!-)-+$/g, '');
  const whole = plain.length <= LONGEST_ID && !/(?![a-z0-9])[\p{L}\p{N}]/u.test(letters);
  if (plain !== '' && whole) return plain;
  let hash = 0;
  for (const letter of text) hash = (Math.imul(hash, 31) + letter.codePointAt(0)!) >>> 0;
  return `${plain.slice(0, LONGEST_ID - 10).replace(/(?<!-)-+$/, '') || 'article'}-${hash.toString(36)}`;
}

function localeOf(text: string): string {
  return text.split(/[-_]/, 1)[0]!.toLowerCase();
}

function webAddress(text: string | null): string | null {
  return text !== null && /^https?:\/\//.test(text) ? text : null;
}

/** ISO date of a time in seconds or of a text; null when it is neither. */
export function dateOf(value: unknown): string | null {
  const date = typeof value === 'number' ? new Date(value * 1000) : typeof value === 'string' ? new Date(value) : null;
  return date === null || Number.isNaN(date.getTime()) ? null : date.toISOString().slice(0, 10);
}
