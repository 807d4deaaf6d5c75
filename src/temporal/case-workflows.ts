import {
  type Client,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import * as contract from '../contract/case.ts';
import { CaseCommandFailure } from '../contract/case-commands.ts';
import type { CaseWorkflows } from '../contract/case-workflows.ts';
import * as attributes from '../contract/search-attributes.ts';
import { CONVERSATIONS_TASK_QUEUE, WORKFLOW_TASK_TIMEOUT } from '../contract/task-queues.ts';
import { caseWorkflowId } from '../contract/workflow-ids.ts';
import { caseName, type CaseRecord } from '../domain/case/case-record.ts';
import { caseSummary } from '../domain/case/case-view.ts';

export interface CaseWorkflowsOptions {
  /** base of links to the case desk */
  publicUrl: string;
  /** how long a solved conversation's case can be re-opened, ms */
  reopenWindow: number;
  /** the same for reports and tasks, ms; a week when absent */
  reportReopenWindow?: number;
  /** where the record of a case is found whose workflow has ended */
  store: { cases: { find(number: number): Promise<CaseRecord | null> } };
  taskQueue?: string;
}

/** Deadline of each call, ms. */
const PATIENCE_MS = 6_000;
const WEEK = 7 * 24 * 3_600_000;
/** Temporal keeps 400 bytes of a summary; encryption takes its part of them. */
const SUMMARY_BYTES = 120;

/** `CaseWorkflows` over a Temporal client. */
export function createCaseWorkflows(client: Client, options: CaseWorkflowsOptions): CaseWorkflows {
  const start = (record: CaseRecord) => startCase(client, options, record);

  /** The change, by a workflow that is there: an ended one is started again from its record first. */
  async function update<Args>(caseNumber: number, name: string, args: Args): Promise<CaseRecord> {
    const execute = () =>
      client.withDeadline(Date.now() + PATIENCE_MS, () =>
        client.workflow.getHandle(caseWorkflowId(caseNumber)).executeUpdate<CaseRecord, [Args]>(name, { args: [args] }),
      );
    try {
      return await execute();
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw toFailure(error, caseNumber);
    }
    try {
      const record = await options.store.cases.find(caseNumber);
      if (!record)
        throw new CaseCommandFailure('notFound', `There is no case ${caseName(caseNumber)}. Check the number.`);
      await start(record);
      return await execute();
    } catch (error) {
      throw toFailure(error, caseNumber);
    }
  }

  return {
    start,
    async signal(caseNumber, change) {
      try {
        await client.workflow.getHandle(caseWorkflowId(caseNumber)).signal(contract.CASE_CHANGE_SIGNAL, change);
        return 'accepted';
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) return 'notFound';
        throw error;
      }
    },
    setStatus: (number, args) => update(number, contract.SET_STATUS_UPDATE, args),
    assign: (number, args) => update(number, contract.ASSIGN_UPDATE, args),
    setPriority: (number, args) => update(number, contract.SET_CASE_PRIORITY_UPDATE, args),
    comment: (number, args) => update(number, contract.COMMENT_UPDATE, args),
  };
}

async function startCase(client: Client, options: CaseWorkflowsOptions, record: CaseRecord): Promise<void> {
  const input: contract.CaseInput = {
    record,
    publicUrl: options.publicUrl,
    reopenWindow: record.kind === 'support' ? options.reopenWindow : (options.reportReopenWindow ?? WEEK),
  };
  try {
    await client.withDeadline(Date.now() + PATIENCE_MS, () =>
      client.workflow.start(contract.CASE_WORKFLOW, {
        workflowId: caseWorkflowId(record.number),
        taskQueue: options.taskQueue ?? CONVERSATIONS_TASK_QUEUE,
        workflowTaskTimeout: WORKFLOW_TASK_TIMEOUT,
        args: [input],
        workflowIdConflictPolicy: 'USE_EXISTING',
        staticSummary: withinBytes(`${caseSummary(record)} · ${record.title.replace(/\s+/g, ' ')}`, SUMMARY_BYTES),
        staticDetails: staticDetails(options.publicUrl, record),
        typedSearchAttributes: searchAttributes(record),
      }),
    );
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}

function searchAttributes(record: CaseRecord) {
  const { discordUserId } = record.reporter;
  return [
    { key: attributes.caseNumber, value: String(record.number) },
    { key: attributes.priority, value: record.priority },
    ...(discordUserId === null ? [] : [{ key: attributes.discordUserId, value: discordUserId }]),
    ...(record.locale === null ? [] : [{ key: attributes.locale, value: record.locale }]),
  ];
}

function staticDetails(publicUrl: string, record: CaseRecord): string {
  return [
    'One case, from its opening until it is closed: its status, who has it, what the reporter is told, and its post in the channel when it is a report.',
    '',
    '- **Now:** *Current details* beside this (tab *User Metadata*), or the query `case`.',
    '- **Something is stuck:** *Pending activities* shows what is being tried, how often, and why it failed last.',
    '- **Act:** the updates `setStatus`, `assign`, `setPriority` and `comment` check what they are given.',
    `- **Case desk:** ${publicUrl}/desk/cases/${record.number}`,
  ].join('\n');
}

/** At most this many bytes of UTF-8, cut between characters. */
function withinBytes(text: string, limit: number): string {
  if (Buffer.byteLength(text) <= limit) return text;
  let cut = '';
  for (const character of text) {
    if (Buffer.byteLength(cut + character) > limit - 3) break;
    cut += character;
  }
  return `${cut}…`;
}

function toFailure(error: unknown, caseNumber: number): CaseCommandFailure {
  if (error instanceof CaseCommandFailure) return error;
  if (error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure)
    return new CaseCommandFailure('refused', error.cause.message, { cause: error });
  return new CaseCommandFailure(
    'unavailable',
    `${caseName(caseNumber)} could not be changed within ${PATIENCE_MS / 1_000} s: Temporal or its worker does not answer. The change may still arrive; look at the case before you repeat it.`,
    { cause: error },
  );
}
