import { questionLanguage } from '../text/question-language.ts';
import { judge, judgeRefined } from '../judge.ts';
import { loadKnowledgeBase } from '../knowledge-base.ts';
import { loadMind } from '../mind.ts';
import { openSearchThatAnswers } from '../semantic/measured-search.ts';
import { withoutMarkup } from '../text/normalise.ts';
import type { KnowledgeIo, KnowledgeOptions } from './run-knowledge-command.ts';

/** Shows what the bot finds for one question. */
export async function searchArticles(options: KnowledgeOptions, io: KnowledgeIo): Promise<number> {
  const text = options.rest.join(' ');
  if (text === '') throw new Error('Nothing was asked. Give the question: npm run kb -- search "how do I …".');
  const mind = await loadMind();
  const base = await loadKnowledgeBase(options.articles, mind.vectors, mind.weights);
  const semantic = await openSearchThatAnswers(
    base,
    options.semantic,
    mind.weights,
    ({ message }) => io.err(`${message} What is printed was found without it.\n`),
    (text) => io.err(`${text}\n`),
  );
  const { handoff, results, confidence, band, ms } =
    semantic === null
      ? judge(text, options.locale, base, mind)
      : await judgeRefined(text, options.locale, base, mind, semantic);
  io.out(
    `handoff ${handoff.verdict} ${handoff.score.toFixed(2)} · ${band}, confidence ${confidence.toFixed(2)} · ${ms.toFixed(1)} ms\n`,
  );
  const language = questionLanguage(withoutMarkup(text).trim(), options.locale);
  for (const { article, score } of results) {
    io.out(`${score.toFixed(3)}  ${article}  ${base.article(article, language)?.title ?? ''}\n`);
  }
  return 0;
}
