/** Whom an article may be shown to: users too, or only the agents who answer them. */
export const AUDIENCES = ['everyone', 'agents'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** One article in one language; translations share the id. */
export interface Article {
  id: string;
  title: string;
  locale: string;
  /** Markdown. */
  body: string;
  url: string | null;
  /** Other ways in which people ask for it. */
  aliases: string[];
  tags: string[];
  audience: Audience;
  /** ISO date of the last change; null when unknown. */
  updated: string | null;
}
