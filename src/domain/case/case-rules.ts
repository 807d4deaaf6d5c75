import type { CaseChange } from '../conversation/state.ts';
import type { Priority } from '../conversation/events.ts';
import { caseName, caseStatuses, type CaseRecord, type CaseStatus, type TimelineEntry } from './case-record.ts';
import { higherPriority, priorities } from './priority.ts';

/** What can happen to a case. `id` is unique within the case: timeline lines and messages derive from it. */
export type CaseEvent = { id: string } & (
  | { type: 'conversation'; change: CaseChange }
  | { type: 'setStatus'; by: string; status: CaseStatus; message: string | null }
  | { type: 'assign'; by: string; assignee: string | null }
  | { type: 'setPriority'; by: string; priority: Priority }
  | { type: 'comment'; by: string; text: string; visibleToReporter: boolean }
  /** the report's post exists; `files` are the names of the files that it carries, null when it carries none */
  | { type: 'posted'; post: { channelId: string; messageId: string }; files: string | null }
  /** something outside could not be done; the case goes on without it */
  | { type: 'notDone'; what: string }
  /** the time for a re-open is over */
  | { type: 'windowOver' }
);

/** What the reporter is told. */
export type Notice =
  | { id: string; at: number; kind: 'status'; status: CaseStatus; message: string | null }
  | { id: string; at: number; kind: 'comment'; text: string };

/** What an event asks of the world. */
export type CaseEffect = { kind: 'updatePost' } | { kind: 'notify'; notice: Notice };

export interface CaseOutcome {
  record: CaseRecord;
  entries: TimelineEntry[];
  effects: CaseEffect[];
}

/** From each status, those to which people may move a case. */
const transitions: Record<CaseStatus, readonly CaseStatus[]> = {
  new: ['open', 'pending', 'solved', 'closed'],
  open: ['pending', 'solved', 'closed'],
  pending: ['open', 'solved', 'closed'],
  solved: ['open', 'pending', 'closed'],
  closed: ['open'],
};

/** Longest comment or message, characters: it must fit a Discord message with its heading. */
export const LONGEST_TEXT = 1_800;
const LONGEST_NAME = 100;

/** Reports of people in Discord are shown in the channel of their kind; what staff or programs open may be confidential. */
export function isPosted(record: CaseRecord): boolean {
  return (record.kind === 'bug' || record.kind === 'feature') && record.channel === 'discord';
}

/** When a solved case is closed for good; null while it isn't solved. */
export function closesAt(record: CaseRecord, reopenWindow: number): number | null {
  return record.status === 'solved' && record.solvedAt !== null ? record.solvedAt + reopenWindow : null;
}

/** Why people's change is not allowed now, as a sentence for them; null when it is. */
export function refusalOf(record: CaseRecord, event: CaseEvent): string | null {
  const name = caseName(record.number);
  if ('by' in event && (typeof event.by !== 'string' || event.by.trim() === ''))
    return 'It is not said who acts. Give {"by": "your name", …}.';
  switch (event.type) {
    case 'setStatus':
      return refusedStatus(record, event.status) ?? refusedText('message', event.message ?? '-');
    case 'assign':
      if (event.assignee !== null && (typeof event.assignee !== 'string' || event.assignee.trim() === ''))
        return 'The assignee is empty. Give a login or name, or null for nobody.';
      if ((event.assignee?.length ?? 0) > LONGEST_NAME)
        return `The assignee's name is over ${LONGEST_NAME} characters.`;
      return event.assignee === record.assignee ? `${name} already belongs to ${event.assignee ?? 'nobody'}.` : null;
    case 'setPriority':
      if (!priorities.includes(event.priority))
        return `"${String(event.priority)}" is not a priority. Allowed: ${priorities.join(', ')}.`;
      return event.priority === record.priority ? `${name} already has the priority "${event.priority}".` : null;
    case 'comment':
      return refusedText('comment', event.text);
    default:
      return null;
  }
}

function refusedStatus(record: CaseRecord, status: CaseStatus): string | null {
  const name = caseName(record.number);
  if (!caseStatuses.includes(status))
    return `"${String(status)}" is not a status. Allowed: ${caseStatuses.join(', ')}.`;
  if (status === record.status) return `${name} is already "${status}".`;
  const allowed = transitions[record.status];
  return allowed.includes(status)
    ? null
    : `${name} is "${record.status}" and can't become "${status}". Allowed now: ${allowed.join(', ')}.`;
}

function refusedText(what: string, text: string): string | null {
  if (typeof text !== 'string' || text.trim() === '') return `The ${what} is empty. Write what should be recorded.`;
  return text.length > LONGEST_TEXT
    ? `The ${what} has ${text.length} characters; at most ${LONGEST_TEXT} fit. Shorten it or split it.`
    : null;
}

/** Field of a case that a person or program opened for somebody else. */
export const OPENED_BY = 'Opened by';

/** The first line of a case's history. */
export function openingEntry(record: CaseRecord): TimelineEntry {
  const by = record.fields[OPENED_BY] ?? (record.channel === 'discord' ? record.reporter.name : 'Flexcord');
  return { id: 'opened', at: record.createdAt, by, kind: 'opened', text: `Opened through ${record.channel}.` };
}

/**
 * The one step of a case's rules: the record after the event, the lines for its history, and what is to be done.
 * Pure: no clock but `now`. People's events must have passed `refusalOf`; news of a conversation is never refused,
 * only what no longer applies in it is left out.
 */
export function applyToCase(record: CaseRecord, event: CaseEvent, now: number): CaseOutcome {
  const step = new Step(record, event.id, now);
  switch (event.type) {
    case 'conversation':
      onConversation(step, event.change);
      break;
    case 'setStatus':
      step.setStatus(event.status, event.by, event.message);
      step.answered();
      step.tell({ kind: 'status', status: event.status, message: event.message });
      break;
    case 'assign':
      step.assign(event.assignee, event.by);
      break;
    case 'setPriority':
      step.setPriority(event.priority, event.by);
      break;
    case 'comment':
      step.line('comment', event.by, event.text);
      if (event.visibleToReporter) {
        step.answered();
        step.tell({ kind: 'comment', text: event.text });
      }
      break;
    case 'posted':
      step.record.post = event.post;
      if (event.files !== null) step.record.fields = { ...step.record.fields, Files: event.files };
      step.line('line', 'Flexcord', 'The report was posted in its channel.');
      break;
    case 'notDone':
      step.line('line', 'Flexcord', event.what);
      break;
    case 'windowOver':
      step.setStatus('closed', 'Flexcord', null);
      break;
  }
  return step.outcome();
}

function onConversation(step: Step, change: CaseChange): void {
  const { record } = step;
  if (change.line !== undefined) step.line('line', 'Flexcord', change.line);
  if (change.note) step.line('comment', change.note.by, change.note.text);
  if (change.status === 'open' && change.assignee !== undefined) step.answered();
  // Closed is final for everything but a re-open: a late message of the chat must not bring the case back.
  const mayMove = record.status !== 'closed' || change.reopened === true;
  if (change.status !== undefined && mayMove) step.setStatus(change.status, 'Flexcord', null);
  if (change.assignee !== undefined) step.assign(change.assignee, 'Flexcord');
  if (change.priority !== undefined) step.setPriority(change.priority, 'Flexcord');
  if (change.raiseTo !== undefined) step.setPriority(higherPriority(change.raiseTo, record.priority), 'Flexcord');
  if (change.rating !== undefined) {
    record.rating = change.rating;
    step.line('rating', 'user', `Rated ${change.rating} of 5.`);
  }
}

/** A copy of the record while one event changes it, and what comes of it. */
class Step {
  readonly record: CaseRecord;
  private readonly entries: TimelineEntry[] = [];
  private readonly effects: CaseEffect[] = [];

  constructor(
    private readonly before: CaseRecord,
    private readonly id: string,
    private readonly now: number,
  ) {
    this.record = { ...before };
  }

  line(kind: TimelineEntry['kind'], by: string, text: string): void {
    this.entries.push({ id: `${this.id}/${this.entries.length}`, at: this.now, by, kind, text });
  }

  setStatus(status: CaseStatus, by: string, message: string | null): void {
    const { record } = this;
    const from = record.status;
    if (status === from) return;
    record.status = status;
    if (status === 'solved') record.solvedAt = this.now;
    if (status === 'closed') record.closedAt = this.now;
    else record.closedAt = null;
    if (status === 'open' || status === 'pending') record.solvedAt = null;
    this.line('status', by, `Status: ${from} → ${status}.${message === null ? '' : `\n${message}`}`);
    if (isPosted(record)) this.effects.push({ kind: 'updatePost' });
  }

  assign(assignee: string | null, by: string): void {
    if (assignee === this.record.assignee) return;
    this.record.assignee = assignee;
    this.line('assignee', by, assignee === null ? 'Assigned to nobody.' : `Assigned to ${assignee}.`);
  }

  setPriority(priority: Priority, by: string): void {
    if (priority === this.record.priority) return;
    this.line('priority', by, `Priority: ${this.record.priority} → ${priority}.`);
    this.record.priority = priority;
  }

  /** The reporter has heard from a person for the first time. */
  answered(): void {
    this.record.firstResponseAt ??= this.now;
  }

  tell(
    notice: { kind: 'status'; status: CaseStatus; message: string | null } | { kind: 'comment'; text: string },
  ): void {
    if (this.record.reporter.discordUserId === null) return;
    if (this.record.kind === 'task' && notice.kind === 'status') return;
    this.effects.push({ kind: 'notify', notice: { id: this.id, at: this.now, ...notice } });
  }

  outcome(): CaseOutcome {
    const changed = this.entries.length > 0 || JSON.stringify(this.record) !== JSON.stringify(this.before);
    if (changed) {
      this.record.revision += 1;
      this.record.updatedAt = Math.max(this.now, this.before.updatedAt);
    }
    return { record: this.record, entries: this.entries, effects: this.effects };
  }
}
