import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Article } from '../articles/article.ts';
import { loadArticles } from '../articles/load-articles.ts';

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

/**
 * Reads a folder for judging: `articles.jsonl` (`id,title,body,locale,aliases?`), `queries.jsonl` (`text,gold|null,locale`) and
 * `handoff.jsonl` (`text,handoff,lang`). A missing file is an empty list; without `articles.jsonl` the Markdown articles of
 * `ownArticles` are taken.
 * @throws with file and line when a line can't be used.
 */
export async function readDataSet(folder: string, ownArticles: string | null): Promise<DataSet> {
  if (!existsSync(folder))
    throw new Error(`The data folder ${folder} does not exist, so there is nothing to judge. Name an existing one.`);
  const rows = await readLines(join(folder, 'articles.jsonl'), toArticle);
  const articles = rows ?? (ownArticles === null ? [] : (await loadArticles(ownArticles)).articles);
  return {
    articles,
    queries: (await readLines(join(folder, 'queries.jsonl'), toQuery)) ?? [],
    handoff: (await readLines(join(folder, 'handoff.jsonl'), toHandoff)) ?? [],
  };
}

async function readLines<T>(path: string, convert: (row: Record<string, unknown>) => T): Promise<T[] | null> {
  if (!existsSync(path)) return null;
  const lines = (await readFile(path, 'utf8')).split('\n');
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
  const locale = typeof row['locale'] === 'string' ? row['locale'] : 'en';
  return {
    id: text(row, 'id'),
    title: text(row, 'title'),
    body: typeof row['body'] === 'string' ? row['body'] : '',
    locale,
    aliases,
    url: typeof row['url'] === 'string' ? row['url'] : null,
    tags: [],
    audience: 'everyone',
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
    handoff: row['handoff'] === true,
    lang: typeof row['lang'] === 'string' ? row['lang'] : 'en',
  };
}
