import type { Article } from '../articles/article.ts';
import { htmlToMarkdown } from './html-to-markdown.ts';

type Json = Record<string, unknown>;

/**
 * Articles of an export in JSON. Understood are the lists that these services' interfaces and exports give:
 * Zendesk (`articles[]` with `title, body, locale, html_url, label_names, updated_at, draft`, and `translations[]` beside them),
 * Intercom (`data[]` with `title, body, url, state, translated_content`),
 * Freshdesk (`[]`, or categories with folders with articles: `title, description, status, tags, updated_at`). Drafts are left out;
 * what not everybody may read there is for agents only here, because nobody knows who a Discord user is to that service.
 * @throws when the document has no articles.
 */
export function articlesOfExport(document: unknown, locale: string): Article[] {
  const rows = rowsIn(document, false);
  if (rows.length === 0 && !isEmptyList(document)) {
    throw new Error(
      'The JSON file has no articles (objects with "title" and "body" or "description"), so nothing was imported. Export the help centre again as JSON.',
    );
  }
  const restricted = new Set(rows.filter(isRestricted).map(sourceId));
  return rows
    .filter((row) => !isDraft(row))
    .flatMap((row) =>
      [article(row, locale), ...translations(row)]
        .filter((made) => made !== null)
        .map((made) => (restricted.has(sourceId(row)) ? { ...made, audience: 'agents' as const } : made)),
    );
}

/** Places in which the services keep lists of articles, or of what holds such lists. */
const NESTED = [
  'articles',
  'data',
  'translations',
  'categories',
  'category',
  'folders',
  'folder',
  'article',
  'solution_articles',
];

/** @param restricted whether what holds the value is not for everybody */
function rowsIn(value: unknown, restricted: boolean): Json[] {
  if (Array.isArray(value)) return value.flatMap((one) => rowsIn(one, restricted));
  if (typeof value !== 'object' || value === null) return [];
  const row: Json = restricted ? { ...value, [RESTRICTED]: true } : (value as Json);
  const holds = NESTED.some((key) => typeof row[key] === 'object' && row[key] !== null);
  const hasText = [row['body'], row['description']].some((html) => typeof html === 'string');
  // Zendesk names the ids of translations in the article itself: those are numbers, not rows.
  if (hasText && text(row['title'] ?? row['name']) !== null && !['folders', 'articles'].some((key) => key in row))
    return [row];
  return holds ? NESTED.flatMap((key) => rowsIn(row[key], isRestricted(row))) : [];
}

/** Marks a row of which what held it said that it is not for everybody. */
const RESTRICTED = Symbol('restricted');

/**
 * Zendesk: an article of a user segment, or of several (help_center/user_segments). Freshdesk: a folder whose visibility is not 1, all
 * users. Intercom: its internal articles (internal_article).
 */
function isRestricted(row: Json & { [RESTRICTED]?: boolean }): boolean {
  const { user_segment_id: segment, user_segment_ids: segments, visibility, type } = row;
  return (
    row[RESTRICTED] === true ||
    typeof segment === 'number' ||
    (Array.isArray(segments) && segments.length > 0) ||
    (typeof visibility === 'number' && visibility !== 1) ||
    type === 'internal_article'
  );
}

/** A translation of Zendesk has an id of its own and names the article that it belongs to. */
function sourceId(row: Json): string | null {
  return text(row['source_id']) ?? text(row['id']) ?? text(row['title']) ?? text(row['name']);
}

function isEmptyList(document: unknown): boolean {
  const { articles, data } = (document ?? {}) as Json;
  return [document, articles, data].some((list) => Array.isArray(list) && list.length === 0);
}

function isDraft(row: Json): boolean {
  // Freshdesk: status 1 is a draft, 2 published
  return row['draft'] === true || row['state'] === 'draft' || (row['status'] === 1 && 'description' in row);
}

function article(row: Json, locale: string): Article | null {
  const title = text(row['title']) ?? text(row['name']);
  const html = text(row['body']) ?? text(row['description']);
  const body = html === null ? '' : htmlToMarkdown(html);
  if (title === null || body === '') return null;
  return {
    id: articleId(sourceId(row) ?? title),
    title,
    body,
    locale: localeOf(text(row['locale']) ?? text(row['default_locale']) ?? locale),
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
function translations(row: Json): (Article | null)[] {
  const all = row['translated_content'];
  if (typeof all !== 'object' || all === null) return [];
  return Object.entries(all)
    .filter(
      ([language, content]) =>
        typeof content === 'object' &&
        content !== null &&
        language !== row['default_locale'] &&
        !isDraft(content as Json),
    )
    .map(([language, content]) => article({ ...(content as Json), id: row['id'], locale: language }, language));
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

function text(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
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
