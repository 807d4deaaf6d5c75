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

interface Word {
  /** with all its marks */
  typed: string;
  /** from its first letter or digit to its last */
  core: string;
  /** what its marks part */
  parts: string[];
}

/**
 * PostgreSQL's parser keeps some words with marks whole (`jane@example.com`, `save.dat`, `1.20.4`), takes others apart in its
 * own way (`ERR-42` is `err` and `-42`), and takes them for something else while they are typed (`jane@exam`). So the index
 * only narrows: to what has such a word, or its beginning up to the first mark. Of that, the text itself must hold it.
 */
function beginningsOf(text: string): Match | null {
  const words = text.split(/\s+/).flatMap(asWord).slice(0, MOST_WORDS);
  if (words.length === 0) return null;
  const query = words.map(narrowing).join(' & ');
  const marked = words.filter(({ parts }) => parts.length > 1);
  return (column) =>
    sql<boolean>`(${sql.join(
      [
        sql`to_tsvector('simple', ${column}) @@ to_tsquery('simple', ${query})`,
        ...marked.map(({ core }) => sql`${column} ilike ${holding(core)}`),
      ],
      sql` and `,
    )})`;
}

function asWord(typed: string): Word[] {
  const parts = typed.match(/[\p{L}\p{N}\p{M}]+/gu);
  const [first, last] = [parts?.[0], parts?.at(-1)];
  if (!parts || first === undefined || last === undefined) return [];
  return [{ typed, parts, core: typed.slice(typed.indexOf(first), typed.lastIndexOf(last) + last.length) }];
}

function narrowing({ typed, parts: [first = ''] }: Word): string {
  // To the parser a hyphen before digits is their sign: `ERR-42` is found by `42` only as `-42`.
  const beginnings = /^\d/.test(first) ? [first, `-${first}`] : [first];
  // Paths and addresses are words that begin with a mark, or without what stands before it.
  if (typed !== first) beginnings.push(typed);
  return `(${beginnings.map(beginning).join(' | ')})`;
}

function beginning(word: string): string {
  return `${quoted(word)}:*`;
}

/** For `to_tsquery`, which has signs of its own: in quotes nothing is taken for one. */
function quoted(word: string): string {
  return `'${word.replace(/['\\]/g, '$&$&')}'`;
}

/** Between two letters any mark is as good as another: people write `can't` and “can’t”. */
function holding(core: string): string {
  const between = core.split(/(?<=[\p{L}\p{M}])[^\p{L}\p{N}\p{M}](?=\p{L})/u);
  return `%${between.map(escaped).join('_')}%`;
}

function like(text: string): string {
  return `%${escaped(text.trim())}%`;
}

/** For `like`, where these have a meaning. */
function escaped(text: string): string {
  return text.replace(/[\\%_]/g, (sign) => `\\${sign}`);
}
