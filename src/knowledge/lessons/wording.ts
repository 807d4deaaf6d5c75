import { smallTalk } from '../conversation/small-talk.ts';
import { redact } from '../engines/redact.ts';
import { normalise, withoutMarkup } from '../text/normalise.ts';

/** A question as it can be learnt from. */
export interface Wording {
  /** As it was asked, on one line, without personal data. */
  question: string;
  /** Without case and marks: equal words are one question. */
  words: string;
}

const SHORTEST = 4;
const LONGEST = 160;

/** What is kept of a question; null when it teaches nothing: small talk, too short or too long to be how others would ask. */
export function wordingOf(text: string): Wording | null {
  const question = redact(withoutMarkup(text)).replace(/\s+/g, ' ').trim();
  const words = wordsOf(question);
  if (words.length < SHORTEST || question.length > LONGEST || smallTalk(text) !== null) return null;
  return { question, words };
}

/** A wording that holds what `redact` left in the place of personal data is nobody else's question. */
export function mayBeAlias({ question }: Wording): boolean {
  return !/\[[a-z -]+\]/.test(question);
}

/** A text without case, marks and doubled spaces. */
export function wordsOf(text: string): string {
  return normalise(text)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}
