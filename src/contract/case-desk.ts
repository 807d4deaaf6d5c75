import type { CaseKind, CaseStatus } from '../domain/case/case-record.ts';
import type { UserAttachment, UserProfile } from '../domain/conversation/events.ts';

/** What the gateway asks of the cases on behalf of people in Discord. */
export interface CaseDesk {
  /**
   * Makes a report into a numbered case and starts what follows (its post in the channel, its workflow). The same key gives
   * the same number, so the gateway repeats until it gets one. @throws while store or Temporal can't take it
   */
  openReport(report: Report): Promise<{ number: number }>;
  /** A person's own cases, newest first. */
  casesOf(discordUserId: string, limit: number): Promise<CaseSummary[]>;
  /** For staff: what is not solved or closed, newest first. */
  openCases(limit: number): Promise<CaseSummary[]>;
  /** For staff: one case; null when there is no such number. */
  caseByNumber(number: number): Promise<CaseSummary | null>;
}

/** A submitted `/bug` or `/new_feature`. */
export interface Report {
  /** interaction id: unique for ever */
  key: string;
  kind: 'bug' | 'feature';
  title: string;
  description: string;
  /** the form's other answers, by English label; unanswered ones are left out */
  fields: Record<string, string>;
  reporter: UserProfile;
  /** their addresses are signed and expire: copy the bytes soon */
  attachments: UserAttachment[];
  /** epoch milliseconds */
  at: number;
}

export interface CaseSummary {
  number: number;
  kind: CaseKind;
  status: CaseStatus;
  title: string;
  assignee: string | null;
  reporterName: string;
  /** epoch milliseconds */
  createdAt: number;
  updatedAt: number;
  /** whether the Re-open button works now (solved, conversation case, within the window) */
  canReopen: boolean;
  /** page of the case desk, for staff; null when its address is not known */
  link: string | null;
}
