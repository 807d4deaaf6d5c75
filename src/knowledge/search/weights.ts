import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FEATURES } from './features.ts';
import { CONFIDENCE_FEATURES } from './confidence.ts';
import { MEANING_FEATURES } from '../semantic/join-by-meaning.ts';

/** What `scripts/knowledge/fit-weights.ts` learns from the tuning set. */
export interface Weights {
  version: number;
  /** One weight per entry of `FEATURES`. */
  rank: number[];
  /**
   * Added to `rank` for long texts; chosen by hand on half of a public set of Thai passages, since the tuning sets hold none. The title is
   * damped least of all meaning: it says nearly as much before a long answer as before a short one.
   */
  rankLong: number[];
  /** Logistic regression over `CONFIDENCE_FEATURES`, the constant last. */
  confidence: number[];
  /** The same for questions in another language than the articles', where few words can be the same. */
  across: Pick<Weights, 'rank' | 'confidence'>;
  /** What `scripts/knowledge/fit-meaning.ts` learns from the tuning sets with several embedding models. */
  meaning: MeaningWeights;
  /** From this confidence on the bot answers. */
  answerFrom: number;
  /** From this confidence on the bot asks "did you mean"; below it has no answer. */
  suggestFrom: number;
}

export interface MeaningWeights {
  /** How much words and meaning count for the order. */
  rank: [number, number];
  /** Logistic regression over `MEANING_FEATURES`, the constant last. */
  confidence: number[];
}

/** Reads `weights.json` of a model folder and checks that it fits this code. */
export async function loadWeights(folder: string): Promise<Weights> {
  const path = join(folder, 'weights.json');
  const weights = JSON.parse(await readFile(path, 'utf8')) as Weights;
  if (
    weights.across === undefined ||
    [weights.rank, weights.rankLong, weights.across.rank].some(({ length }) => length !== FEATURES.length) ||
    [weights, weights.across].some(({ confidence }) => confidence.length !== CONFIDENCE_FEATURES.length + 1) ||
    weights.meaning.rank.length !== 2 ||
    weights.meaning.confidence.length !== MEANING_FEATURES.length + 1
  ) {
    throw new Error(
      `${path} was fitted for other features than this version of Flexcord uses, so answers can't be ranked. ` +
        `Fit it again with the scripts fit-weights.ts and fit-meaning.ts of scripts/knowledge, or restore the file of this version.`,
    );
  }
  return weights;
}

/** Below this confidence a look-up has found nothing: of the tuning sets' questions there, one in twenty has its article first. */
export const FOUND_SOMETHING = 0.22;

/** The confidence of what may be shown as "did you mean" and must not be an answer. */
export function doubtful({ answerFrom, suggestFrom }: Weights): number {
  return (answerFrom + suggestFrom) / 2;
}
