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
  audience: string;
  /** ISO date of the last change; null when unknown. */
  updated: string | null;
}
