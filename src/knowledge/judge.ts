import { questionLanguage } from './decide-answer.ts';
import { type HandoffReading, readHandoff } from './handoff/detect.ts';
import type { KnowledgeBase } from './knowledge-base.ts';
import type { Mind } from './mind.ts';
import { withoutMarkup } from './text/normalise.ts';

export interface Judgement {
  handoff: HandoffReading;
  results: { article: string; score: number }[];
  confidence: number;
  band: 'answer' | 'didYouMean' | 'none';
  ms: number;
}

const MOST = 10;

/** What the bot makes of one message without its conversation: the steps of `decideAnswer`, with their numbers. Results are given whatever the verdict. */
export function judge(text: string, locale: string | null, base: KnowledgeBase, mind: Mind): Judgement {
  const started = performance.now();
  const plain = withoutMarkup(text).trim();
  const language = questionLanguage(plain, locale);
  const handoff = readHandoff(plain, language, mind.classifier);
  const found = base.lookup(plain, language);
  const { answerFrom, suggestFrom } = mind.weights;
  const band = found.confidence >= answerFrom ? 'answer' : found.confidence >= suggestFrom ? 'didYouMean' : 'none';
  return {
    handoff,
    results: found.results
      .slice(0, MOST)
      .map(({ article, score }) => ({ article: article.id, score: Number(score.toFixed(4)) })),
    confidence: Number(found.confidence.toFixed(4)),
    band,
    ms: Number((performance.now() - started).toFixed(3)),
  };
}
