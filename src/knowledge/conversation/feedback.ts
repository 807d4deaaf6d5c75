import { smallTalk } from './small-talk.ts';

export type Lesson =
  /** People ask for this article in these words: proposed to the authors as an alias. */
  | { kind: 'alias'; article: string; locale: string; text: string }
  /** Nobody has written the answer yet, or the one shown was wrong. */
  | { kind: 'gap'; locale: string; text: string; shown: string | null };

/**
 * What is to be learnt from one question: `helped` is the user's reply to "did that help?" or what an agent solved the case with;
 * null while unknown. Small talk and texts too long for an alias teach nothing.
 */
export function lessonFrom(question: {
  text: string;
  locale: string;
  shown: string | null;
  helped: boolean | null;
}): Lesson | null {
  const text = question.text.replace(/\s+/g, ' ').trim();
  if (text.length < 4 || text.length > 160 || smallTalk(text) !== null) return null;
  const { locale, shown, helped } = question;
  if (shown !== null && helped === true) return { kind: 'alias', article: shown, locale, text };
  if (shown === null || helped === false) return { kind: 'gap', locale, text, shown };
  return null;
}
