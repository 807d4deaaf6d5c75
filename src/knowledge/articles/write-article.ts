import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import type { Article } from './article.ts';
import { isArticleFile } from './load-articles.ts';

/** The text of an article file, as `parseArticle` reads it. */
export function articleText(article: Article): string {
  const { id, title, locale, url, aliases, tags, audience, updated, body } = article;
  const matter = {
    id,
    title,
    locale,
    ...(url === null ? {} : { url }),
    aliases,
    tags,
    audience,
    ...(updated === null ? {} : { updated }),
  };
  return `---\n${stringify(matter, { lineWidth: 0 })}---\n\n${body.trim()}\n`;
}

/**
 * Writes an article to `<folder>/<locale>/<id>.md` and gives the path. An id whose file would not be read as an article ("readme") gets
 * another name of file. @throws when it can't be written
 */
export async function writeArticle(folder: string, article: Article): Promise<string> {
  const { id, locale } = article;
  const path = join(folder, locale, isArticleFile(`${id}.md`) ? `${id}.md` : `article.${id}.md`);
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, articleText(article));
  } catch (error) {
    throw new Error(
      `The article "${id}" can't be written to ${path} (${(error as Error).message}), so it and what comes after it are missing. ` +
        `Make room there, or name another folder with --to, and import again.`,
      { cause: error },
    );
  }
  return path;
}
