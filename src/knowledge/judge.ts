import { questionLanguage } from './text/question-language.ts';
import { type HandoffReading, readHandoff } from './handoff/detect.ts';
import type { KnowledgeBase, Lookup } from './knowledge-base.ts';
import type { Mind } from './mind.ts';
import type { SemanticSearch, Wanted } from './semantic/semantic-search.ts';
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
  const asked = understood(text, locale);
  return judgement(asked, base.lookup(asked.text, asked.language), mind, started);
}

/** The same where the search is refined by an embedding engine or a re-ranker, as the bot does it. */
export async function judgeRefined(
  text: string,
  locale: string | null,
  base: KnowledgeBase,
  mind: Mind,
  semantic: SemanticSearch,
): Promise<Judgement> {
  const started = performance.now();
  const asked = understood(text, locale);
  const refined = await semantic.refine(base, [asked], null);
  return judgement(asked, refined.lookup(asked.text, asked.language), mind, started);
}

function understood(text: string, locale: string | null): Wanted {
  const plain = withoutMarkup(text).trim();
  return { text: plain, language: questionLanguage(plain, locale) };
}

function judgement({ text, language }: Wanted, found: Lookup, mind: Mind, started: number): Judgement {
  const handoff = readHandoff(text, language, mind.classifier);
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
