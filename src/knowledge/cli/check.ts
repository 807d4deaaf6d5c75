import { loadArticles } from '../articles/load-articles.ts';
import { languageOf } from '../../domain/text/language-of.ts';
import type { KnowledgeIo, KnowledgeOptions } from './run-knowledge-command.ts';

/** So many missing translations of a language are named. */
const NAMED = 20;

/** Tells every fault in the articles, what to know of others, and which translations are missing. */
export async function check(options: KnowledgeOptions, io: KnowledgeIo): Promise<number> {
  const { articles, problems, warnings, version } = await loadArticles(options.articles);
  for (const { file, line, message } of problems) io.out(`${file}:${line} ${message}\n`);
  for (const { file, line, message } of warnings) io.out(`${file}:${line} warning: ${message}\n`);
  if (articles.length === 0 && problems.length === 0)
    io.out(
      `There is no article in ${options.articles}, so the bot has nothing to answer from. ` +
        `Put Markdown files there (names that begin with "_" and README.md are not read), or name another folder with --articles.\n`,
    );
  const counts = new Map<string, number>();
  for (const { locale } of articles) counts.set(languageOf(locale), (counts.get(languageOf(locale)) ?? 0) + 1);
  const list = [...counts].map(([language, count]) => `${count} ${language}`).join(', ');
  io.out(`${articles.length} articles (${list || 'none'}), ${problems.length} problems, version ${version}\n`);
  for (const language of counts.keys()) {
    const here = new Set(articles.filter(({ locale }) => languageOf(locale) === language).map(({ id }) => id));
    const missing = [...new Set(articles.map(({ id }) => id))].filter((id) => !here.has(id));
    const more = missing.length > NAMED ? ` and ${missing.length - NAMED} more` : '';
    if (missing.length > 0)
      io.out(`without a translation in ${language}: ${missing.slice(0, NAMED).join(', ')}${more}\n`);
  }
  return problems.length === 0 && articles.length > 0 ? 0 : 1;
}
