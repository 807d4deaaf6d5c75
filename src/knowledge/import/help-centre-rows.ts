import { meantFor } from './meant-for.ts';

/** An object of an export. */
export type Json = Record<string, unknown>;

/** Marks a row of which what held it said that it is not for everybody. */
const RESTRICTED = Symbol('restricted');

/** Places in which the services keep articles. */
const OF_ARTICLES = ['articles', 'data', 'translations', 'article', 'solution_articles'];
/** Places of what holds articles; a category with a description is none itself. */
const OF_HOLDERS = ['categories', 'category', 'folders', 'folder'];

/**
 * The articles of an export, wherever the services keep them, whole or not.
 * @param place whether the value stands where articles do
 * @param restricted whether what holds the value is not for everybody
 */
export function rowsIn(value: unknown, place: 'article' | 'holder' | null = null, restricted = false): Json[] {
  if (Array.isArray(value)) return value.flatMap((one) => rowsIn(one, place ?? 'article', restricted));
  if (typeof value !== 'object' || value === null) return [];
  const row: Json = restricted ? { ...value, [RESTRICTED]: true } : (value as Json);
  if (isArticle(row, place)) return [row];
  const within = (keys: string[], kind: 'article' | 'holder'): Json[] =>
    keys.flatMap((key) => rowsIn(row[key], kind, isRestricted(row)));
  return [...within(OF_ARTICLES, 'article'), ...within(OF_HOLDERS, 'holder')];
}

function isArticle(row: Json, place: 'article' | 'holder' | null): boolean {
  // Zendesk names the ids of translations in the article itself: those are numbers, not rows.
  if (place === 'holder' || ['folders', 'articles'].some((key) => key in row)) return false;
  const hasText = [row['body'], row['description']].some((html) => typeof html === 'string');
  if (hasText && text(row['title'] ?? row['name']) !== null) return true;
  const holds = ['data', 'categories', 'article', 'solution_articles'].some(
    (key) => typeof row[key] === 'object' && row[key] !== null,
  );
  // one without title or text is told of rather than lost
  return place === 'article' && !holds && ['title', 'body', 'description'].some((key) => key in row);
}

/**
 * Zendesk: an article of a user segment, or of several (help_center/user_segments). Freshdesk: a folder whose visibility is not 1, all
 * users. Intercom: its internal articles (internal_article). And rows that others wrote, by the words that front matter has for it.
 */
export function isRestricted(row: Json & { [RESTRICTED]?: boolean }): boolean {
  const { user_segment_id: segment, user_segment_ids: segments, visibility, type } = row;
  const { audience, private: kept, internal } = row;
  return (
    row[RESTRICTED] === true ||
    typeof segment === 'number' ||
    (Array.isArray(segments) && segments.length > 0) ||
    (typeof visibility === 'number' && visibility !== 1) ||
    type === 'internal_article' ||
    meantFor({ audience, private: kept, internal }).audience !== 'everyone'
  );
}

/** A translation of Zendesk has an id of its own and names the article that it belongs to. */
export function sourceId(row: Json): string | null {
  return text(row['source_id']) ?? text(row['id']) ?? text(row['title']) ?? text(row['name']);
}

/** Whether it is not for readers yet. */
export function isDraft(row: Json): boolean {
  // Freshdesk: status 1 is a draft, 2 published
  return row['draft'] === true || row['state'] === 'draft' || (row['status'] === 1 && 'description' in row);
}

/** The text of a value, which may be a number; null when it has none. */
export function text(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}
