/** Where a lesson comes from: the user said so, an agent solved a case with the article, or nothing helped. */
export type LessonSource = 'helped' | 'agent' | 'notHelped' | 'unanswered';

/** What one question taught. Nothing follows from it until a person decides. */
export type NewLesson = {
  /** idempotency: the same key is the same lesson; must not name a person */
  key: string;
  /** language of the article, or of the question when no article belongs to it */
  locale: string;
  /** what was asked, without personal data */
  question: string;
  /** the question without case and marks: equal words are one question */
  words: string;
  at: number;
} & (
  | { kind: 'alias'; article: string; source: 'helped' }
  /** counts once the case is solved */
  | { kind: 'alias'; article: string; source: 'agent'; caseNumber: number }
  /** `article`: what was shown and did not help */
  | { kind: 'gap'; article: string | null; source: 'notHelped' | 'unanswered' }
);

/** Words in which people ask for an article, waiting for a decision. */
export interface AliasProposal {
  article: string;
  locale: string;
  words: string;
  /** as it was asked last */
  question: string;
  count: number;
  /** how often an agent solved a case with it; the rest said themselves that it helped */
  byAgents: number;
  lastAt: number;
}

/** A question that nothing answered, with all that asked it in the same words. */
export interface Gap {
  locale: string;
  words: string;
  question: string;
  count: number;
  /** articles that were shown and did not help */
  shown: string[];
  lastAt: number;
}

export interface AcceptedAlias {
  article: string;
  locale: string;
  words: string;
  alias: string;
  acceptedBy: string;
  acceptedAt: number;
}

export interface LessonStore {
  /** Once per key. A question that people decided on stays decided. */
  record(lesson: NewLesson): Promise<void>;
  /** Undecided ones, the most asked first. Those of agents count when their case is solved or closed. */
  proposals(limit: number): Promise<AliasProposal[]>;
  /** Undecided ones, the newest first. */
  gaps(limit: number): Promise<Gap[]>;
  /**
   * Takes a wording into the article's aliases; false when it is there already. Ends the proposals for this article and the gaps that
   * have its words or one of `answered`.
   */
  accept(alias: Omit<AcceptedAlias, 'acceptedAt'>, answered?: string[]): Promise<boolean>;
  /** Ends a proposal without an alias; it does not come back. */
  decline(proposal: Pick<AliasProposal, 'article' | 'locale' | 'words'>, by: string): Promise<void>;
  /** Ends gaps: the answer was written, or none is needed. Asked again later, they are gaps again. */
  closeGaps(gaps: Pick<Gap, 'locale' | 'words'>[], by: string): Promise<void>;
  /** Newest first. */
  aliases(): Promise<AcceptedAlias[]>;
  /** Takes an accepted alias back; false when there is none. */
  removeAlias(alias: Pick<AcceptedAlias, 'article' | 'locale' | 'words'>): Promise<boolean>;
}
