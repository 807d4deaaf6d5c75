/** What the scripts that fit weights share. */

/** The tuning sets, below the folder of the repository. */
export const TUNING = [
  'bank-en-plain',
  'bank-en',
  'wildmark-en-plain',
  'wildmark-en',
  'wildmark-th',
  'telecom-en',
  'saas-en',
  'gacha-th',
  'shooter-th',
  'mmo-en',
  'ride-en',
  'racing-th',
  'idle-th',
].map((name) => `eval/tuning/${name}`);

/** Sets whose questions are asked in other languages than that of the articles, which are English. */
export const TUNING_ACROSS = ['wildmark-others', 'wildmark-th'].map((name) => `eval/tuning/${name}`);

/** Share of the tuning queries with articles without aliases: outside bases mostly have none. */
export const ALIAS_MODES = [false, true];

/** Share of right answers from the two bars on. */
export const ANSWER_PRECISION = 0.93;
export const SUGGEST_PRECISION = 0.68;

/**
 * How far the first hit is what was wanted: an answerable question whose article stands a little lower counts in part, since
 * "did you mean" still helps there, and since such a question must not look like one without any article.
 * @param at place of the right article from 0, -1 when it is absent; `gold` empty when no article is right
 */
export function worth(gold: string[], at: number): number {
  if (gold.length === 0) return 0;
  return at === 0 ? 1 : at > 0 && at < 3 ? 0.75 : 0.5;
}

/** Logistic regression by gradient descent on standardised values; the constant last. */
export function fitLogistic(rows: { x: number[]; y: number }[]): number[] {
  const size = rows[0]!.x.length;
  const mean = Array.from({ length: size }, (_, i) => rows.reduce((sum, row) => sum + row.x[i]!, 0) / rows.length);
  const deviation = mean.map(
    (m, i) => Math.sqrt(rows.reduce((sum, row) => sum + (row.x[i]! - m) ** 2, 0) / rows.length) || 1,
  );
  const w = new Array<number>(size).fill(0);
  let bias = 0;
  for (let round = 0; round < 3000; round++) {
    const gradient = w.map((value) => 0.002 * value);
    let biasGradient = 0;
    for (const { x, y } of rows) {
      const z = x.reduce((sum, value, i) => sum + (w[i]! * (value - mean[i]!)) / deviation[i]!, bias);
      const error = (1 / (1 + Math.exp(-z)) - y) / rows.length;
      for (let i = 0; i < size; i++) gradient[i]! += (error * (x[i]! - mean[i]!)) / deviation[i]!;
      biasGradient += error;
    }
    for (let i = 0; i < size; i++) w[i]! -= 0.3 * gradient[i]!;
    bias -= 0.3 * biasGradient;
  }
  const scaled = w.map((value, i) => value / deviation[i]!);
  return [...scaled, bias - scaled.reduce((sum, value, i) => sum + value * mean[i]!, 0)].map(rounded);
}

/** The lowest confidence from which on at least `precision` of the first hits are right. */
export function bar(all: { confidence: number; right: boolean }[], precision: number): number {
  const rows = all.toSorted((a, b) => b.confidence - a.confidence);
  let right = 0;
  let result = 0.9;
  for (const [count, row] of rows.entries()) {
    if (row.right) right++;
    if (right / (count + 1) >= precision) result = row.confidence;
  }
  return result;
}

export function rounded(value: number): number {
  return Number(value.toFixed(4));
}

/** The inverse of the logistic function. */
export function logit(share: number): number {
  return Math.log(share / (1 - share));
}
