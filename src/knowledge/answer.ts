import type { Article } from './articles/article.ts';
import type { SmallTalk } from '../domain/text/texts.ts';
import type { Turn } from './conversation/follow-up.ts';

export type { Turn } from './conversation/follow-up.ts';

export interface Question {
  text: string;
  /** Language tag, "th" or "en-GB"; null = found out from the text. */
  locale: string | null;
  /** Earlier turns of this episode, oldest first. */
  turns: Turn[];
  /** Consecutive questions without an answer so far. */
  unanswered: number;
  /** Ids of articles already shown in this episode. */
  offered: string[];
  /** Opaque key of the person who asks, for limits of cost; none when nobody in particular does. */
  user?: string;
}

export interface ArticleRef {
  id: string;
  title: string;
  url: string | null;
}

/** What of an article is shown and linked. */
export function articleRef({ id, title, url }: Article): ArticleRef {
  return { id, title, url };
}

/** What the bot does with a message. Confidences and scores lie in 0 … 1; `locale` is the language to speak. */
export type Answer =
  | {
      kind: 'answer';
      text: string;
      article: ArticleRef;
      recommendations: ArticleRef[];
      confidence: number;
      locale: string;
      /** Further articles quoted in the text, when one message held several questions. */
      alsoAnswered?: ArticleRef[];
      /** Further questions of the message to which nothing sure was found. */
      open?: string[];
      /** The text is only some sentences of an article that was shown before. */
      passage?: true;
      /** Which engine wrote the text; the built-in one when absent. */
      engine?: string;
    }
  | { kind: 'didYouMean'; suggestions: ArticleRef[]; confidence: number; locale: string }
  | { kind: 'none'; confidence: number; locale: string }
  | {
      kind: 'handoff';
      reason: 'asked' | 'sensitive' | 'frustrated' | 'unanswered';
      score: number;
      topic: string | null;
      locale: string;
    }
  | { kind: 'confirmHandoff'; score: number; locale: string }
  | { kind: 'smallTalk'; reply: SmallTalk; text: string; locale: string };
