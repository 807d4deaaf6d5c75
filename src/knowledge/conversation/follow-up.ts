import { normalise } from '../text/normalise.ts';
import { tokenise } from '../text/tokenise.ts';

export interface Turn {
  from: 'user' | 'bot' | 'agent';
  text: string;
  /** of the bot: what kind of answer it was, by the names of `Answer` and of small talk */
  said?: string;
  /** of the bot: the article that it showed */
  article?: string;
}

const LEANS_BACK =
  /^(?:and|but|or|so|then|also|what about|how about|what if|same|still|why|when|where|how long|how much|how many|which one|for|on|in|it|that|this|they|those|ok(?:ay)? (?:and|but|so))\b|\b(?:it|that|this|them|one|those|there)\b|^(?:แล้ว|ถ้า|แต่|และ|หรือ|อันนี้|อันนั้น|ทำไม|เมื่อไหร่|นานไหม|กี่|ยังไง|ตรงไหน|ที่ไหน|มัน|เหมือนกัน|งั้น)|(?:ล่ะ|ละ)(?:ครับ|คะ|ค่ะ|คับ)?\s*\??$/;
const SHORT_WORDS = 6;

/** Whether a message says by its words that it goes on with what was said before. */
export function leansBack(text: string): boolean {
  return LEANS_BACK.test(normalise(text).trim());
}

/**
 * The question with what it leans on: "and on iPhone?" after "how do I cancel my subscription" means both together.
 * Null when the message stands on its own or nothing was asked before.
 */
export function withContext(text: string, turns: Turn[], language: string): string | null {
  const words = tokenise(text, language);
  const meaningful = words.filter((word) => !word.stop);
  const leans = leansBack(text) || meaningful.length <= 2;
  if (!leans || meaningful.length > SHORT_WORDS) return null;
  const before = turns.findLast(
    (turn) => turn.from === 'user' && tokenise(turn.text, language).filter((word) => !word.stop).length >= 2,
  );
  return before === undefined ? null : `${before.text} ${text}`;
}
