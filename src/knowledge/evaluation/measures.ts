import type { EvaluationQuery } from './data-set.ts';

/** What became of one query: where the right article stood and how sure the engine was. */
export interface Outcome {
  /** 1 for first place; null when absent or when no article answers the query. */
  rank: number | null;
  answerable: boolean;
  confidence: number;
}

/** Where the first right article stands among these, best first. */
export function ranked({ gold }: EvaluationQuery, ids: string[]): Pick<Outcome, 'rank' | 'answerable'> {
  const at = ids.findIndex((id) => gold.includes(id));
  return { rank: at < 0 ? null : at + 1, answerable: gold.length > 0 };
}

export interface Measures {
  answerable: number;
  unanswerable: number;
  recall1: number;
  recall3: number;
  mrr: number;
  /** Area under ROC of the confidence: answerable against unanswerable queries. */
  auroc: number;
  /** Share of unanswerable queries answered at the bar that answers 90 % of the answerable ones. */
  falseAnswers: number;
}

export function measure(outcomes: Outcome[]): Measures {
  const yes = outcomes.filter((outcome) => outcome.answerable);
  const no = outcomes.filter((outcome) => !outcome.answerable);
  const share = (test: (outcome: Outcome) => boolean): number => yes.filter(test).length / Math.max(1, yes.length);
  const sorted = yes.map(({ confidence }) => confidence).sort((a, b) => b - a);
  const bar = sorted[Math.max(0, Math.ceil(sorted.length * 0.9) - 1)] ?? 0;
  return {
    answerable: yes.length,
    unanswerable: no.length,
    recall1: share(({ rank }) => rank === 1),
    recall3: share(({ rank }) => rank !== null && rank <= 3),
    mrr: yes.reduce((sum, { rank }) => sum + (rank === null ? 0 : 1 / rank), 0) / Math.max(1, yes.length),
    auroc: areaUnderRoc(
      yes.map(({ confidence }) => confidence),
      no.map(({ confidence }) => confidence),
    ),
    falseAnswers: no.filter(({ confidence }) => confidence >= bar).length / Math.max(1, no.length),
  };
}

/** Probability that a positive scores above a negative; ties count half. NaN when one side is empty. */
export function areaUnderRoc(positives: number[], negatives: number[]): number {
  if (positives.length === 0 || negatives.length === 0) return NaN;
  let above = 0;
  for (const p of positives) for (const n of negatives) above += p > n ? 1 : p === n ? 0.5 : 0;
  return above / (positives.length * negatives.length);
}
