import { parseArticle } from '../articles/parse-article.ts';
import { mustBeWritable } from '../articles/writable-folder.ts';
import { articleText, writeArticle } from '../articles/write-article.ts';
import { readSource } from '../import/read-source.ts';
import type { KnowledgeIo, KnowledgeOptions } from './run-knowledge-command.ts';

/** Makes article files of what a source holds; a file of the same article from an earlier import is replaced. */
export async function importArticles(options: KnowledgeOptions, io: KnowledgeIo): Promise<number> {
  const { from, to, locale } = options;
  if (from === null || to === null)
    throw new Error('An import needs --from (folder, file or address) and --to (folder of articles).');
  await mustBeWritable(to);
  const { articles, left, notes } = await readSource(from, locale ?? 'en');
  let written = 0;
  let internal = 0;
  for (const article of articles) {
    const parsed = parseArticle(articleText(article), `${article.locale}/${article.id}.md`);
    if ('problems' in parsed) {
      left.push(...parsed.problems.map(({ file, message }) => `${file}: ${message}`));
      continue;
    }
    const path = await writeArticle(to, article);
    io.out(`${path}\n`);
    for (const { message } of parsed.warnings) io.err(`warning: ${path}: ${message}\n`);
    written++;
    if (article.audience === 'agents') internal++;
  }
  for (const line of notes) io.err(`note: ${line}\n`);
  for (const line of left) io.err(`left out: ${line}\n`);
  io.out(`${written} articles imported, ${left.length} left out\n`);
  if (internal > 0)
    io.out(
      `For agents only: ${internal}, which not everybody may read in the source. Where users may, write "audience: everyone" in the file.\n`,
    );
  return left.length === 0 && written > 0 ? 0 : 1;
}
