import type { CaseChange } from '../conversation/state.ts';
import { applyToCase, isPosted, openingEntry, type CaseEvent, type Notice } from './case-rules.ts';
import type { CaseRecord, TimelineEntry } from './case-record.ts';

/** State of a case's workflow. Plain versioned JSON: continue-as-new carries it whole. */
export interface CaseState {
  v: 1;
  record: CaseRecord;
  /** ids of conversation news already taken, oldest first, bounded */
  seen: string[];
  /** effect keys of the newest news that set each of these: news may overtake each other */
  newest: Partial<Record<Ordered, string>>;
  /** lines not yet in the store, oldest first */
  entries: TimelineEntry[];
  /** revision that the store has; the record is projected while it differs */
  projected: number;
  /** what the reporter is still to be told, oldest first */
  notices: Notice[];
  /** the report's post is to be made or brought up to date */
  postDue: boolean;
}

type Ordered = 'status' | 'assignee' | 'priority';

const MOST_SEEN = 200;

/** The state of a case whose workflow begins, for the first time or again after its end. */
export function newCaseState(record: CaseRecord): CaseState {
  return {
    v: 1,
    record,
    seen: [],
    newest: {},
    // Written again when the workflow of an ended case is started again: the store knows the line by its id.
    entries: [openingEntry(record)],
    projected: -1,
    notices: [],
    postDue: isPosted(record) && record.post === null,
  };
}

/** Tells the state what happened. A repeated conversation event changes nothing. Mutates `s`. */
export function takeIn(s: CaseState, event: CaseEvent, now: number): void {
  if (event.type === 'conversation') {
    if (s.seen.includes(event.id)) return;
    s.seen = [...s.seen, event.id].slice(-MOST_SEEN);
  }
  const current =
    event.type === 'conversation' ? { ...event, change: withoutOutdated(s, event.id, event.change) } : event;
  const { record, entries, effects } = applyToCase(s.record, current, now);
  s.record = record;
  s.entries.push(...entries);
  for (const effect of effects) {
    if (effect.kind === 'updatePost') s.postDue = true;
    else s.notices.push(effect.notice);
  }
}

/** The conversation tells news concurrently; a value that a newer one has set already is left out. */
function withoutOutdated(s: CaseState, id: string, change: CaseChange): CaseChange {
  const current = { ...change };
  for (const field of ['status', 'assignee', 'priority'] as const) {
    if (current[field] === undefined) continue;
    const newest = s.newest[field];
    if (newest !== undefined && isOlder(id, newest)) delete current[field];
    else s.newest[field] = id;
  }
  // Of older news than people's last decision; it sets no mark of its own, so that it never outdates one of theirs.
  if (s.newest.priority !== undefined && isOlder(id, s.newest.priority)) delete current.raiseTo;
  return current;
}

/** Effect keys are `<episode>:<seq>:<kind>`; ids of another form count as newer. */
function isOlder(id: string, than: string): boolean {
  const [a, b] = [/^(\d+):(\d+):/.exec(id), /^(\d+):(\d+):/.exec(than)];
  if (!a || !b) return false;
  const episodes = BigInt(a[1]!) - BigInt(b[1]!);
  return episodes === 0n ? Number(a[2]) < Number(b[2]) : episodes < 0n;
}

/** The store has this record and these lines. */
export function markProjected(s: CaseState, revision: number, entries: TimelineEntry[]): void {
  s.projected = revision;
  const done = new Set(entries.map((entry) => entry.id));
  s.entries = s.entries.filter((entry) => !done.has(entry.id));
}

/** Everything that was to be done outside has been done. */
export function isSettled(s: CaseState): boolean {
  return s.projected === s.record.revision && s.entries.length === 0 && s.notices.length === 0 && !s.postDue;
}
