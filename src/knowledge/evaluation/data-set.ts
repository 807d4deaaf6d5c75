import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Article } from '../articles/article.ts';
import { loadArticles } from '../articles/load-articles.ts';
import { isLocale } from '../articles/parse-article.ts';
import { withoutHtml } from '../import/without-html.ts';
import { languageOf } from '../../domain/text/language-of.ts';
import { detectLanguage } from '../text/detect-language.ts';
import { parseExact, printExact } from './exact-json.ts';

export interface EvaluationQuery {
  text: string;
  /** The right articles, any of which will do; none when none answers it. */
  gold: string[];
  locale: string | null;
}

export interface EvaluationHandoff {
  text: string;
  handoff: boolean;
  lang: string;
}

export interface DataSet {
  articles: Article[];
  queries: EvaluationQuery[];
  handoff: EvaluationHandoff[];
}

/** An article's id as it is written in its language, else in the first row that has it: a number stays one where ids are printed. */
export type WrittenId = (id: string, language: string) => unknown;

const ARTICLES = 'articles.jsonl';

/**
 * Reads a folder for judging: `articles.jsonl` (`id,title,body,locale?,aliases?`; a locale that is missing is detected), `queries.jsonl`
 * (`text,gold,locale`; gold is an id, a list of them, or null) and `handoff.jsonl` (`text,handoff,lang`). A missing file is an empty list; without `articles.jsonl` the Markdown articles of
 * `ownArticles` are taken.
 * @param left is told file and line of what can't be used, which is left out; without it the first such line is thrown
 * @returns also, in words, which files have rows but none that can be used
 */
export async function readDataSet(
  folder: string,
  ownArticles: string | null,
  left?: (problem: Error) => void,
): Promise<DataSet & { unusable: string[] }> {
  mustExist(folder);
  const unusable: string[] = [];
  const rowsOf = async <T>(file: string, convert: (row: Row, line: number) => T | null): Promise<T[] | null> => {
    const path = join(folder, file);
    let without = 0;
    const rows = await readLines(path, convert, left && ((problem) => (without++, left(problem))));
    if (rows?.length === 0 && without > 0)
      unusable.push(`No row of ${path} can be used, so nothing was measured with it. Correct what is named above.`);
    return rows;
  };
  const rows = await rowsOf(ARTICLES, articleReader());
  const articles = rows ?? (ownArticles === null ? [] : (await loadArticles(ownArticles)).articles);
  // where all articles are lost the measures would be those of an empty folder
  const isLost = unusable.length > 0;
  const queries = (await rowsOf('queries.jsonl', toQuery)) ?? [];
  const handoff = (await rowsOf('handoff.jsonl', toHandoff)) ?? [];
  return { articles, queries: isLost ? [] : queries, handoff, unusable };
}

/**
 * Only the articles of such a folder, with their ids as they are written there. A line that can't be used is left out and told to `left`.
 * @throws when it has no `articles.jsonl`, or one without any article
 */
export async function readArticles(
  folder: string,
  left: (problem: Error) => void,
): Promise<{ articles: Article[]; idAsWritten: WrittenId }> {
  mustExist(folder);
  const written = new Map<string, unknown>();
  const articles = await readLines(join(folder, ARTICLES), articleReader(written), left);
  if (articles === null)
    throw new Error(
      `The data folder ${folder} has no ${ARTICLES}, so there is nothing to answer from. Put it there, or name another folder.`,
    );
  if (articles.length === 0)
    throw new Error(
      `No line of ${join(folder, ARTICLES)} is an article, so there is nothing to answer from. Every line must be one JSON object with "id", "title" and "body".`,
    );
  return { articles, idAsWritten: (id, language) => written.get(`${language} ${id}`) ?? written.get(` ${id}`) ?? id };
}

function mustExist(folder: string): void {
  if (!existsSync(folder))
    throw new Error(`The data folder ${folder} does not exist, so there is nothing to judge. Name an existing one.`);
}

type Row = Record<string, unknown>;

async function readLines<T>(
  path: string,
  convert: (row: Row, line: number) => T | null,
  left: (problem: Error) => void = (problem) => {
    throw problem;
  },
): Promise<T[] | null> {
  if (!existsSync(path)) return null;
  const lines = (await readFile(path, 'utf8')).replace(/^\ufeff/, '').split('\n');
  const result: T[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    try {
      const made = convert(objectIn(line), index + 1);
      if (made !== null) result.push(made);
    } catch (error) {
      left(new Error(`${path}:${index + 1} can't be used: ${(error as Error).message}.`, { cause: error }));
    }
  }
  return result;
}

function objectIn(line: string): Row {
  let value: unknown;
  try {
    value = parseExact(line);
  } catch (error) {
    throw new Error(`${(error as Error).message}. Every line must be one JSON object`, { cause: error });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error('it is JSON, but no object. Every line must be one JSON object');
  return value as Row;
}

/**
 * Makes articles of rows, one for each id and locale: of others with the same nobody could say which one the bot found. Dialects of a
 * language may share an id, as translations do. A row that stands there once more, word for word, is null.
 * @param written is given the ids as the rows have them, by language and, of the first row, by none
 */
function articleReader(written = new Map<string, unknown>()): (row: Row, line: number) => Article | null {
  const seen = new Map<string, { line: number; words: string }>();
  return (row, line) => {
    const article = toArticle(row);
    const { id, locale } = article;
    if (id.trim() === '') throw new Error('"id" is empty. Give every article an id of its own');
    const key = `${locale.toLowerCase()} ${id}`;
    const words = JSON.stringify(article);
    const other = seen.get(key);
    if (other?.words === words) return null;
    if (other !== undefined)
      throw new Error(
        `line ${other.line} has the id ${printExact(row['id'])} in "${locale}" already, and is kept. Give one of them another`,
      );
    seen.set(key, { line, words });
    for (const language of [languageOf(locale), ''])
      if (!written.has(`${language} ${id}`)) written.set(`${language} ${id}`, row['id']);
    return article;
  };
}

/** A text, which others may write as a number; null when it is neither. */
function textOf(value: unknown): string | null {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint' ? String(value) : null;
}

function text(row: Row, key: string): string {
  const value = textOf(row[key]);
  if (value === null) throw new Error(`"${key}" is missing`);
  return value;
}

/** The texts of a list, or of a single one; null and its like count as absent. */
function texts(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value])
    .map(textOf)
    .filter((one) => one !== null && one.trim() !== '') as string[];
}

/** A language tag; one that is none counts as missing. */
export function localeOf(value: unknown): string | null {
  return typeof value === 'string' && isLocale(value.trim()) ? value.trim() : null;
}

function toArticle(row: Row): Article {
  const id = text(row, 'id');
  const title = withoutHtml(textOf(row['title']) ?? '');
  const body = withoutHtml(textOf(row['body']) ?? '');
  return {
    id,
    title,
    body,
    locale: localeOf(row['locale']) ?? detectLanguage(`${title}\n${body}`, 'en'),
    aliases: texts(row['aliases']).map(withoutHtml),
    url: typeof row['url'] === 'string' ? row['url'] : null,
    tags: [],
    audience: row['audience'] === 'agents' ? 'agents' : 'everyone',
    updated: null,
  };
}

function toQuery(row: Row): EvaluationQuery {
  return { text: text(row, 'text'), gold: idsOf(row['gold']), locale: localeOf(row['locale']) };
}

/** What names nothing would silently make a question one without an answer. */
function idsOf(gold: unknown): string[] {
  const ids = texts(gold);
  const given: unknown[] = Array.isArray(gold) ? gold : [gold];
  const isOther = given.some((one) => (one ?? null) !== null && textOf(one) === null);
  if (isOther || (Array.isArray(gold) && gold.length > 0 && ids.length === 0))
    throw new Error('"gold" must be an id, a list of them, or null');
  return ids;
}

function toHandoff(row: Row): EvaluationHandoff {
  return {
    text: text(row, 'text'),
    handoff: wished(row['handoff']),
    lang: typeof row['lang'] === 'string' ? row['lang'] : 'en',
  };
}

function wished(value: unknown): boolean {
  if ([true, 1, 'true'].some((yes) => yes === value)) return true;
  if ([false, 0, 'false'].some((no) => no === value)) return false;
  throw new Error('"handoff" must be true or false');
}
