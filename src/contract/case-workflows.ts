import type { AssignArgs, CaseChangeSignal, CommentArgs, SetCasePriorityArgs, SetStatusArgs } from './case.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';

/**
 * The workflows behind the cases; implemented over the Temporal client by `createCaseWorkflows`. Each call ends within 6 s.
 * The four changes bring back the workflow of a case that has ended, and answer with the record as it is then.
 * @throws CaseCommandFailure from the four changes
 */
export interface CaseWorkflows {
  /** Starts the case's workflow; one that runs already is fine. */
  start(record: CaseRecord): Promise<void>;
  /** A conversation's news for its case; a case whose workflow has ended is started again from its record by the caller. */
  signal(caseNumber: number, change: CaseChangeSignal): Promise<'accepted' | 'notFound'>;
  setStatus(caseNumber: number, args: SetStatusArgs): Promise<CaseRecord>;
  assign(caseNumber: number, args: AssignArgs): Promise<CaseRecord>;
  setPriority(caseNumber: number, args: SetCasePriorityArgs): Promise<CaseRecord>;
  comment(caseNumber: number, args: CommentArgs): Promise<CaseRecord>;
}
