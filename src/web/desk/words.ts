import type { CaseKind, CasePriority, CaseStatus } from './client.ts';

export const statusWords: Record<CaseStatus, string> = {
  new: 'New',
  open: 'Open',
  pending: 'Pending',
  solved: 'Solved',
  closed: 'Closed',
};

export const statusMeanings: Record<CaseStatus, string> = {
  new: 'Nobody has looked yet',
  open: 'Being worked on',
  pending: 'Waits for the reporter',
  solved: 'Done; the reporter may re-open it',
  closed: 'Final',
};

export const priorityWords: Record<CasePriority, string> = {
  low: 'Low',
  normal: 'Normal',
  high: 'High',
  urgent: 'Urgent',
};

export const kindWords: Record<CaseKind, string> = {
  support: 'Support',
  bug: 'Bug report',
  feature: 'Feature request',
  task: 'Task',
};

/** Entries of one of the tables above, typed by their keys. */
export function entriesOf<K extends string>(table: Record<K, string>): [K, string][] {
  return Object.entries(table) as [K, string][];
}

const languageNames = new Intl.DisplayNames('en', { type: 'language' });

/** "Thai" for "th". */
export function languageName(locale: string): string {
  return languageNames.of(locale) ?? locale;
}
