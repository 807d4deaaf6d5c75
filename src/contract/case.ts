import type { CaseRecord, CaseStatus } from '../domain/case/case-record.ts';
import type { CaseState } from '../domain/case/case-state.ts';
import type { CaseChange } from '../domain/conversation/state.ts';
import type { Priority } from '../domain/conversation/events.ts';

/** Names and payloads of the case workflow's messages. */
export const CASE_WORKFLOW = 'supportCase';

/** Signal of a conversation to its case. */
export const CASE_CHANGE_SIGNAL = 'conversationChanged';
export interface CaseChangeSignal {
  /** effect key: a repeated signal changes nothing */
  id: string;
  at: number;
  change: CaseChange;
}

export const SET_STATUS_UPDATE = 'setStatus';
export const ASSIGN_UPDATE = 'assign';
export const SET_CASE_PRIORITY_UPDATE = 'setPriority';
export const COMMENT_UPDATE = 'comment';
/** Query: the record. */
export const CASE_QUERY = 'case';

export interface SetStatusArgs {
  by: string;
  status: CaseStatus;
  /** shown to the reporter with the notification, when given */
  message?: string;
}
export interface AssignArgs {
  by: string;
  /** desk login or agent name; null = nobody */
  assignee: string | null;
}
export interface SetCasePriorityArgs {
  by: string;
  priority: Priority;
}
export interface CommentArgs {
  by: string;
  text: string;
  /** whether the reporter is told */
  visibleToReporter: boolean;
}

/** Start argument of the case workflow, also of each continued run. */
export interface CaseInput {
  record: CaseRecord;
  /** base of links to the case desk */
  publicUrl: string;
  /** how long a solved case stays open for a re-open before it is closed for good, ms */
  reopenWindow: number;
  /** absent in a first run */
  state?: CaseState;
  /** for tests: continue as new after this many history events */
  maxEvents?: number;
}
