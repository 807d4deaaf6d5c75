import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import type { Article } from './article.ts';

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

/** Writes an article to `<folder>/<locale>/<id>.md` and gives the path. */
export async function writeArticle(folder: string, article: Article): Promise<string> {
  const path = join(folder, article.locale, `${article.id}.md`);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, articleText(article));
  return path;
}
