import { sql, type RawBuilder } from 'kysely';
import type { Scoped } from './tables.ts';

/** Scripts that write words without spaces: PostgreSQL takes a whole phrase of them for one word. */
const UNSPACED =
  /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

const MOST_WORDS = 12;

/** The case that a search names by its number (`C-1042`, `#1042`, `1042`); null when it is no number. */
export function caseNumberIn(text: string): number | null {
  const digits = /^(?:c-|#)?(\d{1,9})$/i.exec(text.trim())?.[1];
  return digits === undefined ? null : Number(digits);
}

/**
 * A query giving the numbers of the cases in which all the words are found: in title and description, names, one
 * message of the transcript or one comment. Words count from their beginning, so a search narrows while it is typed; text
 * in scripts without spaces is looked for as it stands anywhere. Null when there is nothing to look for.
 */
export function matchingNumbers(
  scope: Pick<Scoped, 'installation'>,
  text: string,
): RawBuilder<{ number: number }> | null {
  const match = UNSPACED.test(text) ? containing(text) : beginningsOf(text);
  if (!match) return null;
  const { installation } = scope;
  return sql<{ number: number }>`
    select number from cases where installation = ${installation} and ${match(sql`title || ' ' || description`)}
    union select number from cases where installation = ${installation}
      and (reporter_name ilike ${like(text)} or assignee ilike ${like(text)})
    union select case_number from case_timeline where installation = ${installation} and kind = 'comment' and ${match(sql`body`)}
    union select e.case_number from transcript t
      join episodes e on e.installation = t.installation and e.discord_user_id = t.discord_user_id and e.episode = t.episode
      where t.installation = ${installation} and e.case_number is not null and t.deleted_at is null and ${match(sql`t.body`)}`;
}

type Match = (column: RawBuilder<unknown>) => RawBuilder<boolean>;

function containing(text: string): Match {
  const parts = text.trim().split(/\s+/).slice(0, MOST_WORDS);
  return (column) =>
    sql<boolean>`(${sql.join(
      parts.map((part) => sql`${column} ilike ${like(part)}`),
      sql` and `,
    )})`;
}

function beginningsOf(text: string): Match | null {
  const words = text.match(/[\p{L}\p{N}\p{M}_]+/gu)?.slice(0, MOST_WORDS);
  if (!words) return null;
  const query = words.map((word) => `'${word}':*`).join(' & ');
  return (column) => sql<boolean>`to_tsvector('simple', ${column}) @@ to_tsquery('simple', ${query})`;
}

function like(text: string): string {
  return `%${text.trim().replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}
