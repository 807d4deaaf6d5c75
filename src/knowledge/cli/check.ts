import { loadArticles } from '../articles/load-articles.ts';
import { languageOf } from '../text/tokenise.ts';
import type { KnowledgeIo, KnowledgeOptions } from './run-knowledge-command.ts';

/** Tells every fault in the articles and which translations are missing. */
export async function check(options: KnowledgeOptions, io: KnowledgeIo): Promise<number> {
  const { articles, problems, version } = await loadArticles(options.articles);
  for (const { file, line, message } of problems) io.out(`${file}:${line} ${message}\n`);
  const counts = new Map<string, number>();
  for (const { locale } of articles) counts.set(languageOf(locale), (counts.get(languageOf(locale)) ?? 0) + 1);
  const list = [...counts].map(([language, count]) => `${count} ${language}`).join(', ');
  io.out(`${articles.length} articles (${list || 'none'}), ${problems.length} problems, version ${version}\n`);
  return problems.length === 0 ? 0 : 1;
}
