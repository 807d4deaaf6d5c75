import {
  allHandlersFinished,
  ApplicationFailure,
  CancellationScope,
  CancelledFailure,
  condition,
  continueAsNew,
  defineQuery,
  defineSignal,
  defineUpdate,
  setCurrentDetails,
  setHandler,
  upsertSearchAttributes,
} from '@temporalio/workflow';
import * as contract from '../contract/case.ts';
import { priority as priorityAttribute } from '../contract/search-attributes.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import { closesAt, refusalOf, type CaseEvent } from '../domain/case/case-rules.ts';
import { newCaseState } from '../domain/case/case-state.ts';
import { caseDetails } from '../domain/case/case-view.ts';
import { CaseRun } from './case-run.ts';
import { runIsLong } from './run-length.ts';

const changeSignal = defineSignal<[contract.CaseChangeSignal]>(contract.CASE_CHANGE_SIGNAL);
const setStatusUpdate = defineUpdate<CaseRecord, [contract.SetStatusArgs]>(contract.SET_STATUS_UPDATE);
const assignUpdate = defineUpdate<CaseRecord, [contract.AssignArgs]>(contract.ASSIGN_UPDATE);
const setPriorityUpdate = defineUpdate<CaseRecord, [contract.SetCasePriorityArgs]>(contract.SET_CASE_PRIORITY_UPDATE);
const commentUpdate = defineUpdate<CaseRecord, [contract.CommentArgs]>(contract.COMMENT_UPDATE);
const caseQuery = defineQuery<CaseRecord>(contract.CASE_QUERY);

/** A conversation may re-open the case in the last moment of its window; its news is then still on the way. */
const GRACE = 5 * 60_000;
/** A closed case is started again only to take a change: it waits this long for it. */
const LINGER = 60_000;
/** Longest timer, ms; a later deadline is looked at again when it fires. */
const LONGEST_TIMER = 2_000_000_000;
const PATIENCE = '20s';

/**
 * One case, from its opening until it is closed. It takes what people and the conversation tell it, lets the rules decide,
 * shows the result in the store, in the report's post and to the reporter, and ends when the case is closed.
 */
export async function supportCase(input: contract.CaseInput): Promise<void> {
  const run = new CaseRun(input.state ?? newCaseState(input.record));
  const awaitsChange = input.state === undefined && input.record.status === 'closed';
  const lingerUntil = awaitsChange ? Date.now() + LINGER : 0;
  handleMessages(run);
  let cancelled = false;
  CancellationScope.current().cancelRequested.catch(() => {
    cancelled = true;
    run.take({ type: 'notDone', id: `cancelled:${Date.now()}`, what: 'The workflow was cancelled by operations.' });
  });
  await CancellationScope.nonCancellable(() => live(run, input, lingerUntil, () => cancelled));
  if (cancelled) throw new CancelledFailure('The case was cancelled. It stays as it is; any change starts it again.');
}

async function live(
  run: CaseRun,
  input: contract.CaseInput,
  lingerUntil: number,
  isCancelled: () => boolean,
): Promise<void> {
  // The start set the attribute, and a continued run inherits it.
  let shownPriority = run.state.record.priority;
  for (;;) {
    run.changed = false;
    const next = deadline(run, input, lingerUntil);
    if (next !== null && next.at <= Date.now() && next.closes)
      run.take({ type: 'windowOver', id: `windowOver:${next.at}` });
    run.pump();
    setCurrentDetails(caseDetails(run.state, { publicUrl: input.publicUrl, closesAt: next?.closes ? next.at : null }));
    if (run.state.record.priority !== shownPriority) {
      shownPriority = run.state.record.priority;
      upsertSearchAttributes([{ key: priorityAttribute, value: shownPriority }]);
    }
    const mayEnd = isCancelled() || (run.state.record.status === 'closed' && Date.now() >= lingerUntil);
    if (mayEnd && run.isSettled && allHandlersFinished()) return;
    if (runIsLong(input.maxEvents)) await nextRun(run, input);
    await untilChanged(run, deadline(run, input, lingerUntil));
  }
}

interface Deadline {
  at: number;
  /** whether the case is closed then; otherwise its workflow may end */
  closes: boolean;
  summary: string;
}

function deadline(run: CaseRun, input: contract.CaseInput, lingerUntil: number): Deadline | null {
  const { record } = run.state;
  const closing = closesAt(record, input.reopenWindow + GRACE);
  if (closing !== null) return { at: closing, closes: true, summary: 'the case is closed for good' };
  if (record.status === 'closed' && Date.now() < lingerUntil)
    return { at: lingerUntil, closes: false, summary: 'waits for the change that brought the case back' };
  return null;
}

async function untilChanged(run: CaseRun, next: Deadline | null): Promise<void> {
  const changed = () => run.changed;
  if (next === null) await condition(changed);
  else {
    const wait = Math.min(LONGEST_TIMER, Math.max(0, next.at - Date.now()));
    await condition(changed, wait, { summary: next.summary });
  }
}

/** Lets what runs finish, then carries the whole state into a new run. */
async function nextRun(run: CaseRun, input: contract.CaseInput): Promise<never> {
  await condition(() => run.isQuiet, PATIENCE);
  run.abandon();
  await condition(allHandlersFinished);
  return continueAsNew<typeof supportCase>({ ...input, record: run.state.record, state: run.state });
}

function handleMessages(run: CaseRun): void {
  let count = 0;
  const newId = (kind: string) => `${kind}-${run.state.record.revision}-${Date.now()}-${(count += 1)}`;
  const apply = (event: CaseEvent): CaseRecord => {
    run.take(event);
    return run.state.record;
  };
  const check = (event: CaseEvent): void => {
    const refusal = refusalOf(run.state.record, event);
    if (refusal !== null) throw ApplicationFailure.nonRetryable(refusal, 'Refused');
  };
  setHandler(changeSignal, ({ id, change }) => void apply({ type: 'conversation', id, change }), {
    description: 'What the conversation tells its case.',
  });
  setHandler(caseQuery, () => run.state.record, { description: 'The case as it stands.' });
  setHandler(setStatusUpdate, (args) => apply({ id: newId('status'), ...statusEvent(args) }), {
    description: 'Moves the case. Give {"by": "you", "status": "solved", "message": "optional, sent to the reporter"}.',
    validator: (args: contract.SetStatusArgs) => check({ id: '', ...statusEvent(args) }),
  });
  setHandler(
    assignUpdate,
    (args) => apply({ type: 'assign', id: newId('assign'), by: args.by, assignee: args.assignee }),
    {
      description: 'Gives the case to somebody. Give {"by": "you", "assignee": "login or name, null for nobody"}.',
      validator: (args: contract.AssignArgs) => check({ type: 'assign', id: '', by: args.by, assignee: args.assignee }),
    },
  );
  setHandler(
    setPriorityUpdate,
    (args) => apply({ type: 'setPriority', id: newId('priority'), by: args.by, priority: args.priority }),
    {
      description: 'Sets the priority: low, normal, high or urgent. Give {"by": "you", "priority": "high"}.',
      validator: (args: contract.SetCasePriorityArgs) =>
        check({ type: 'setPriority', id: '', by: args.by, priority: args.priority }),
    },
  );
  setHandler(commentUpdate, (args) => apply({ id: newId('comment'), ...commentEvent(args) }), {
    description: 'Adds a comment. Give {"by": "you", "text": "…", "visibleToReporter": false}.',
    validator: (args: contract.CommentArgs) => check({ id: '', ...commentEvent(args) }),
  });
}

function statusEvent({ by, status, message }: contract.SetStatusArgs) {
  return { type: 'setStatus' as const, by, status, message: message ?? null };
}

function commentEvent({ by, text, visibleToReporter }: contract.CommentArgs) {
  return { type: 'comment' as const, by, text, visibleToReporter: visibleToReporter === true };
}
