import type { CaseRecord, TimelineEntry } from '../domain/case/case-record.ts';
import type { Notice } from '../domain/case/case-rules.ts';
import type { ActivityDeps } from './deps.ts';
import { createReportActivities } from './reports.ts';

/** What became of a report's post. */
export type PostedReport =
  | { post: { channelId: string; messageId: string }; files: string | null }
  /** there is no channel, or the bot may not write there */
  | { post: null; reason: string };

/**
 * What a case asks of the world. The names are recorded in histories: renaming one breaks running cases. Every activity may
 * run more than once for the same case and must then change nothing.
 */
export interface CaseWorkflowActivities {
  /** Writes the record and new lines of its history into the store, which is what lists and pages read. */
  projectCase(input: { record: CaseRecord; entries: TimelineEntry[] }): Promise<void>;
  /** Shows a report in the channel of its kind, once. */
  postReport(input: { record: CaseRecord }): Promise<PostedReport>;
  /** Brings the post up to date. A post that somebody removed stays removed. */
  updateReportPost(input: { record: CaseRecord }): Promise<void>;
  /** Tells the reporter by direct message, or in their private thread where direct messages are closed. */
  notifyReporter(input: { record: CaseRecord; notice: Notice }): Promise<'told' | 'unreachable'>;
}

export type CaseWorkflowDeps = Pick<ActivityDeps, 'discord' | 'reportChannels'> & {
  store: Pick<ActivityDeps['store'], 'cases' | 'people'>;
};

export function createCaseWorkflowActivities(deps: CaseWorkflowDeps): CaseWorkflowActivities {
  return {
    ...createReportActivities(deps),
    projectCase: ({ record, entries }) => deps.store.cases.project(record, entries),
  };
}
