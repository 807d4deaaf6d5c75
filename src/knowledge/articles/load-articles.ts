import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { languageOf } from '../../domain/text/language-of.ts';
import type { Article } from './article.ts';
import { filesBelow } from './files-below.ts';
import { type ArticleProblem, parseArticle } from './parse-article.ts';

export interface LoadedArticles {
  articles: Article[];
  problems: ArticleProblem[];
  /** What authors should know of files that are in use. */
  warnings: ArticleProblem[];
  /** Changes with every change of a file. */
  version: string;
}

/**
 * Reads every `*.md` below a folder (names beginning with "_" or "." and files called README.md are left out). A faulty file is reported and
 * left out, so that one slip of an author does not silence the bot.
 * @param good articles of the last reading by file, brought up to date here: a file that has become faulty keeps its article
 * @throws when the folder can't be read.
 */
export async function loadArticles(folder: string, good: Map<string, Article> = new Map()): Promise<LoadedArticles> {
  const files = await markdownFiles(folder);
  const articles: Article[] = [];
  const problems: ArticleProblem[] = [];
  const warnings: ArticleProblem[] = [];
  const places = new Map<string, { file: string; id: string }>();
  const hash = createHash('sha256');
  for (const gone of [...good.keys()].filter((file) => !files.includes(file))) good.delete(gone);
  for (const file of files) {
    const text = await readFile(join(folder, file), 'utf8').catch((error: Error) => error);
    hash.update(file).update('\0').update(String(text)).update('\0');
    const parsed = text instanceof Error ? unreadable(file, text) : parseArticle(text, file);
    const kept = good.get(file);
    if ('problems' in parsed) {
      const stays = kept === undefined ? '' : '; what it said before stays in use until this process ends';
      problems.push(...parsed.problems.map((problem) => ({ ...problem, message: `${problem.message}${stays}` })));
    } else warnings.push(...parsed.warnings);
    const article = 'article' in parsed ? parsed.article : kept;
    if (article === undefined) continue;
    // files of a folder that is copied to another system may differ by more than capitals only
    const key = `${languageOf(article.locale)} ${article.id.toLowerCase()}`;
    const other = places.get(key);
    if (other !== undefined) {
      problems.push({
        file,
        line:
          String(text)
            .split('\n')
            .findIndex((row) => row.startsWith('id:')) + 1,
        message:
          `id "${article.id}" in the language "${languageOf(article.locale)}" is already used by ${other.file}` +
          (other.id === article.id
            ? ''
            : `, which writes it "${other.id}": small and capital letters make no difference`),
      });
      continue;
    }
    places.set(key, { file, id: article.id });
    good.set(file, article);
    articles.push(article);
  }
  return { articles, problems, warnings, version: hash.digest('hex').slice(0, 12) };
}

function unreadable(file: string, { message }: Error): { problems: ArticleProblem[] } {
  return { problems: [{ file, line: 1, message: `the file can't be read (${message})` }] };
}

/** Paths of the article files below a folder, sorted. */
export async function markdownFiles(folder: string): Promise<string[]> {
  try {
    return (await filesBelow(folder, /\.md$/i)).filter((path) => isArticleFile(basename(path)));
  } catch (error) {
    throw new Error(
      `The folder of articles ${folder} can't be read (${(error as Error).message}), so the bot has nothing to answer from. ` +
        `Name an existing folder.`,
      { cause: error },
    );
  }
}

/** Whether a file of this name in a folder of articles is read as one. */
export function isArticleFile(name: string): boolean {
  return /^[^._].*\.md$/i.test(name) && !/^readme\.md$/i.test(name);
}

/** Problems as lines "file:line message". */
export function describeProblems(problems: ArticleProblem[]): string {
  return problems.map(({ file, line, message }) => `${file}:${line} ${message}`).join('\n');
}
