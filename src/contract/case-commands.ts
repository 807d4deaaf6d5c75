import type { CaseKind, CaseRecord } from '../domain/case/case-record.ts';
import type { Priority } from '../domain/conversation/events.ts';
import type { AssignArgs, CommentArgs, SetCasePriorityArgs, SetStatusArgs } from './case.ts';

/** A case that somebody opens at the desk or through the HTTP API. */
export interface OpenCaseInput {
  /** idempotency key: the same key gives the same case */
  key: string;
  /** desk login, or `api:<label>` of a token */
  by: string;
  kind: CaseKind;
  title: string;
  description: string;
  reporter: { discordUserId: string | null; name: string };
  locale: string | null;
  priority: Priority;
  /** `desk`, `api`, or the name of another channel that the caller gives */
  channel: string;
  fields: Record<string, string>;
}

/**
 * What people do to cases. Every change goes through the case's workflow, so that timers, notifications and the record agree;
 * each call answers with the record as the workflow has it now, which the store may show a moment later.
 * @throws CaseCommandFailure
 */
export interface CaseCommands {
  open(input: OpenCaseInput): Promise<CaseRecord>;
  setStatus(number: number, args: SetStatusArgs): Promise<CaseRecord>;
  assign(number: number, args: AssignArgs): Promise<CaseRecord>;
  setPriority(number: number, args: SetCasePriorityArgs): Promise<CaseRecord>;
  comment(number: number, args: CommentArgs): Promise<CaseRecord>;
}

export class CaseCommandFailure extends Error {
  override readonly name = 'CaseCommandFailure';
  constructor(
    /** `notFound` no such case · `refused` the case's rules don't allow it now (the message says why) · `unavailable` try again */
    readonly reason: 'notFound' | 'refused' | 'unavailable',
    message: string,
    options: { cause?: unknown } = {},
  ) {
    super(message, options);
  }
}
