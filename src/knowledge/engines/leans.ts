import type { Question } from '../answer.ts';
import { leansBack, withContext } from '../conversation/follow-up.ts';
import type { KnowledgeBase } from '../knowledge-base.ts';
import { withoutMarkup } from '../text/normalise.ts';

/**
 * How sure the search is of a question together with the one before that it leans on; null when it stands on its own, for nothing
 * was asked before or its words don't say so. Few words alone do not: "what is the weather" is no part of "how do I reset my password".
 */
export function confidenceInContext(
  { text, turns }: Question,
  language: string,
  lookup: KnowledgeBase['lookup'],
): number | null {
  const plain = withoutMarkup(text).trim();
  const joined = leansBack(plain) ? withContext(plain, turns, language) : null;
  return joined === null ? null : lookup(joined, language).confidence;
}
