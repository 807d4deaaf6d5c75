import { draftIn, keptIn, meantFor } from './meant-for.ts';

/** An object of an export. */
export type Json = Record<string, unknown>;

/** Marks a row of which what held it said that it is not for everybody, with the line that says so. */
const RESTRICTED = Symbol('restricted');

/** Places in which the services keep articles. */
const OF_ARTICLES = ['articles', 'data', 'translations', 'article', 'solution_articles'];
/** Places of what holds articles; a category with a description is none itself. */
const OF_HOLDERS = ['categories', 'category', 'folders', 'folder'];

/**
 * The articles of an export, wherever the services keep them, whole or not.
 * @param place whether the value stands where articles do
 * @param restriction the line by which what holds the value is not for everybody; null when it is
 */
export function rowsIn(
  value: unknown,
  place: 'article' | 'holder' | null = null,
  restriction: string | null = null,
): Json[] {
  if (Array.isArray(value)) return value.flatMap((one) => rowsIn(one, place ?? 'article', restriction));
  if (typeof value !== 'object' || value === null) return [];
  const row: Json = restriction === null ? (value as Json) : { ...value, [RESTRICTED]: restriction };
  if (isArticle(row, place)) return [row];
  const held = restrictionOf(row) ?? draftIn(row);
  const within = (keys: string[], kind: 'article' | 'holder'): Json[] =>
    keys.flatMap((key) => rowsIn(row[key], kind, held));
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
 * The line by which a row is not for everybody; null when it is. Zendesk: an article of a user segment, or of several
 * (help_center/user_segments). Freshdesk: a folder whose visibility is not 1, all users. Intercom: its internal articles
 * (internal_article). And rows that others wrote, by the words that front matter has for it.
 */
export function restrictionOf(row: Json & { [RESTRICTED]?: string }): string | null {
  const { user_segment_id: segment, user_segment_ids: segments, type } = row;
  if (row[RESTRICTED] !== undefined) return row[RESTRICTED];
  if (typeof segment === 'number') return `user_segment_id: ${segment}`;
  if (Array.isArray(segments) && segments.length > 0) return `user_segment_ids: ${segments.join(', ')}`;
  if (type === 'internal_article') return `type: ${type}`;
  return keptIn(row) ?? (meantFor(row).audience === 'agents' ? 'audience: agents' : null);
}

/** A translation of Zendesk has an id of its own and names the article that it belongs to. */
export function sourceId(row: Json): string | null {
  return text(row['source_id']) ?? text(row['id']) ?? text(row['title']) ?? text(row['name']);
}

/** Whether it is not for readers yet. */
export function isDraft(row: Json): boolean {
  // Freshdesk: status 1 is a draft, 2 published
  return draftIn(row) !== null || (row['status'] === 1 && 'description' in row);
}

/** The text of a value, which may be a number; null when it has none. */
export function text(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}
