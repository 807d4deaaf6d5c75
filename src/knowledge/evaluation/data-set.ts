import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Article } from '../articles/article.ts';
import { loadArticles } from '../articles/load-articles.ts';
import { isLocale } from '../articles/parse-article.ts';
import { detectLanguage } from '../text/detect-language.ts';

export interface EvaluationQuery {
  text: string;
  /** The right article; null when none answers it. */
  gold: string | null;
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

const ARTICLES = 'articles.jsonl';

/**
 * Reads a folder for judging: `articles.jsonl` (`id,title,body,locale?,aliases?`; a locale that is missing is detected), `queries.jsonl` (`text,gold|null,locale`) and
 * `handoff.jsonl` (`text,handoff,lang`). A missing file is an empty list; without `articles.jsonl` the Markdown articles of
 * `ownArticles` are taken.
 * @throws with file and line when a line can't be used.
 */
export async function readDataSet(folder: string, ownArticles: string | null): Promise<DataSet> {
  mustExist(folder);
  const rows = await readLines(join(folder, ARTICLES), toArticle);
  const articles = rows ?? (ownArticles === null ? [] : (await loadArticles(ownArticles)).articles);
  return {
    articles,
    queries: (await readLines(join(folder, 'queries.jsonl'), toQuery)) ?? [],
    handoff: (await readLines(join(folder, 'handoff.jsonl'), toHandoff)) ?? [],
  };
}

/** Only the articles of such a folder. @throws when it has no `articles.jsonl`, or with file and line when a line can't be used */
export async function readArticles(folder: string): Promise<Article[]> {
  mustExist(folder);
  const rows = await readLines(join(folder, ARTICLES), toArticle);
  if (rows === null)
    throw new Error(
      `The data folder ${folder} has no ${ARTICLES}, so there is nothing to answer from. Put it there, or name another folder.`,
    );
  return rows;
}

function mustExist(folder: string): void {
  if (!existsSync(folder))
    throw new Error(`The data folder ${folder} does not exist, so there is nothing to judge. Name an existing one.`);
}

async function readLines<T>(path: string, convert: (row: Record<string, unknown>) => T): Promise<T[] | null> {
  if (!existsSync(path)) return null;
  const lines = (await readFile(path, 'utf8')).replace(/^\ufeff/, '').split('\n');
  const result: T[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    try {
      result.push(convert(JSON.parse(line) as Record<string, unknown>));
    } catch (error) {
      throw new Error(
        `${path}:${index + 1} can't be used: ${(error as Error).message}. Every line must be one JSON object.`,
        { cause: error },
      );
    }
  }
  return result;
}

function text(row: Record<string, unknown>, key: string): string {
  const value = row[key];
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  throw new Error(`"${key}" is missing`);
}

function toArticle(row: Record<string, unknown>): Article {
  const aliases = Array.isArray(row['aliases']) ? row['aliases'].map(String) : [];
  const title = text(row, 'title');
  const body = typeof row['body'] === 'string' ? row['body'] : '';
  const locale = typeof row['locale'] === 'string' && isLocale(row['locale']) ? row['locale'] : null;
  return {
    id: text(row, 'id'),
    title,
    body,
    locale: locale ?? detectLanguage(`${title}\n${body}`, 'en'),
    aliases,
    url: typeof row['url'] === 'string' ? row['url'] : null,
    tags: [],
    audience: row['audience'] === 'agents' ? 'agents' : 'everyone',
    updated: null,
  };
}

function toQuery(row: Record<string, unknown>): EvaluationQuery {
  const gold = row['gold'] === null || row['gold'] === undefined ? null : text(row, 'gold');
  return { text: text(row, 'text'), gold, locale: typeof row['locale'] === 'string' ? row['locale'] : null };
}

function toHandoff(row: Record<string, unknown>): EvaluationHandoff {
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
