import type { Question } from '../answer.ts';
import type { Article } from '../articles/article.ts';
import { goesOnWith, leansBack, withContext } from '../conversation/follow-up.ts';
import type { KnowledgeBase } from '../knowledge-base.ts';
import { withoutMarkup } from '../text/normalise.ts';

/** What the search finds for a question together with the one before that it leans on. */
export interface FoundInContext {
  confidence: number;
  /** Best first; what was shown already only where the question goes on with it. */
  articles: Article[];
}

/**
 * Looks a question up together with the one before; null when it stands on its own, for nothing was asked before or its words don't say
 * so. Few words alone do not: "what is the weather" is no part of "how do I reset my password".
 */
export function foundInContext(
  { text, turns, offered }: Question,
  language: string,
  lookup: KnowledgeBase['lookup'],
): FoundInContext | null {
  const plain = withoutMarkup(text).trim();
  const joined = leansBack(plain) ? withContext(plain, turns, language) : null;
  if (joined === null) return null;
  const { confidence, results } = lookup(joined, language);
  const articles = results
    .map(({ article }) => article)
    .filter(({ id }) => !offered.includes(id) || goesOnWith(id, plain, turns));
  return { confidence, articles };
}
