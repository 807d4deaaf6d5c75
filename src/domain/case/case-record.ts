import type { Priority } from '../conversation/events.ts';

/** A numbered record of something to solve; outlives the episode that opened it. */
export type CaseKind = 'support' | 'bug' | 'feature' | 'task';

/** `new` nobody has looked · `open` being worked on · `pending` waits for the reporter · `solved` may re-open · `closed` final. */
export type CaseStatus = 'new' | 'open' | 'pending' | 'solved' | 'closed';

export const caseStatuses: readonly CaseStatus[] = ['new', 'open', 'pending', 'solved', 'closed'];

/** Plain JSON, also the state of the case workflow. All times are epoch milliseconds. */
export interface CaseRecord {
  number: number;
  kind: CaseKind;
  status: CaseStatus;
  priority: Priority;
  title: string;
  description: string;
  reporter: { discordUserId: string | null; name: string };
  assignee: string | null;
  locale: string | null;
  /** where it came from: `discord`, `desk`, `api` or a name the API's caller gives */
  channel: string;
  /** answers of the report form, by label */
  fields: Record<string, string>;
  /** conversation workflow and episode that opened it */
  workflowId: string | null;
  episode: string | null;
  /** the report's post in its Discord channel */
  post: { channelId: string; messageId: string } | null;
  rating: number | null;
  createdAt: number;
  updatedAt: number;
  solvedAt: number | null;
  closedAt: number | null;
  firstResponseAt: number | null;
  /** rises with every change; a late projection never overwrites a newer one */
  revision: number;
}

/** One line of a case's history. */
export interface TimelineEntry {
  /** unique within the case; a repeated write is the same line */
  id: string;
  at: number;
  /** who did it: a desk login, an agent's name, `user` or `Flexcord` */
  by: string;
  kind: 'opened' | 'status' | 'priority' | 'assignee' | 'comment' | 'line' | 'rating' | 'duplicate';
  /** for people, English */
  text: string;
}

/** `C-1042`. */
export function caseName(number: number): string {
  return `C-${number}`;
}
