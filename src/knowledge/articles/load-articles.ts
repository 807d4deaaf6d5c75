import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { languageOf } from '../text/tokenise.ts';
import type { Article } from './article.ts';
import { type ArticleProblem, parseArticle } from './parse-article.ts';

export interface LoadedArticles {
  articles: Article[];
  problems: ArticleProblem[];
  /** Changes with every change of a file. */
  version: string;
}

/**
 * Reads every `*.md` below a folder (names beginning with "_" or "." and files called README.md are left out). A faulty file is reported and
 * left out, so that one slip of an author does not silence the bot.
 * @throws when the folder can't be read.
 */
export async function loadArticles(folder: string): Promise<LoadedArticles> {
  const files = await markdownFiles(folder);
  const articles: Article[] = [];
  const problems: ArticleProblem[] = [];
  const places = new Map<string, string>();
  const hash = createHash('sha256');
  for (const file of files) {
    const text = await readFile(join(folder, file), 'utf8');
    hash.update(file).update('\0').update(text).update('\0');
    const parsed = parseArticle(text, file);
    if ('problems' in parsed) {
      problems.push(...parsed.problems);
      continue;
    }
    const { article } = parsed;
    const key = `${languageOf(article.locale)} ${article.id}`;
    const other = places.get(key);
    if (other !== undefined) {
      const line = text.split('\n').findIndex((row) => row.startsWith('id:')) + 1;
      problems.push({
        file,
        line,
        message: `id "${article.id}" in the language "${languageOf(article.locale)}" is already used by ${other}`,
      });
      continue;
    }
    places.set(key, file);
    articles.push(article);
  }
  return { articles, problems, version: hash.digest('hex').slice(0, 12) };
}

/** Paths of the article files below a folder, sorted. */
export async function markdownFiles(folder: string): Promise<string[]> {
  let entries;
  try {
    entries = await readdir(folder, { recursive: true, withFileTypes: true });
  } catch (error) {
    throw new Error(
      `The folder of articles ${folder} can't be read (${(error as Error).message}), so the bot has nothing to answer from. ` +
        `Name an existing folder.`,
      { cause: error },
    );
  }
  return entries
    .filter((entry) => entry.isFile() && /^[^_.].*\.md$/i.test(entry.name) && !/^readme\.md$/i.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}

/** Problems as lines "file:line message". */
export function describeProblems(problems: ArticleProblem[]): string {
  return problems.map(({ file, line, message }) => `${file}:${line} ${message}`).join('\n');
}
