import type { DataSet } from './data-set.ts';

/** So many ids are named. */
const NAMED = 5;

/** What to know of right articles that the data set does not have: no search can find them. Null when it has all of them. */
export function unknownGold({ articles, queries }: DataSet): string | null {
  const known = new Set(articles.map(({ id }) => id));
  const unknown = [...new Set(queries.flatMap(({ gold }) => gold.filter((id) => !known.has(id))))];
  if (unknown.length === 0) return null;
  const missed = queries.filter(({ gold }) => gold.length > 0 && gold.every((id) => !known.has(id))).length;
  const more = unknown.length > NAMED ? ` and ${unknown.length - NAMED} more` : '';
  return (
    `warning: "gold" names ${unknown.length} ids that no article has (${unknown.slice(0, NAMED).join(', ')}${more}). ` +
    `${missed} questions name no other and count as misses. Correct the ids, or add the articles.`
  );
}
