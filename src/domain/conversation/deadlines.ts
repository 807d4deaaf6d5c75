import type { ConversationState, DeadlineName } from './state.ts';
import type { BusinessHours } from './timings.ts';

/** Deadlines are data: absolute times, carried through continue-as-new; one lazy timer serves them all. */
export function setDeadline(s: ConversationState, name: DeadlineName, at: number): void {
  s.deadlines[name] = at;
}

export function clearDeadlines(s: ConversationState, ...names: DeadlineName[]): void {
  for (const name of names) delete s.deadlines[name];
}

export function clearAllDeadlines(s: ConversationState): void {
  s.deadlines = {};
}

/** The earliest deadline, or null when nothing is due ever. */
export function earliestDeadline(s: ConversationState): { name: DeadlineName; at: number } | null {
  let earliest: { name: DeadlineName; at: number } | null = null;
  for (const [name, at] of Object.entries(s.deadlines) as [DeadlineName, number][]) {
    if (earliest === null || at < earliest.at) earliest = { name, at };
  }
  return earliest;
}

/** Takes the deadlines that are due, earliest first. */
export function takeDue(s: ConversationState, now: number): DeadlineName[] {
  const due = (Object.entries(s.deadlines) as [DeadlineName, number][])
    .filter(([, at]) => at <= now)
    .sort((a, b) => a[1] - b[1])
    .map(([name]) => name);
  clearDeadlines(s, ...due);
  return due;
}

const MINUTE = 60_000;
const DAY = 24 * 60;

/** `from` plus `ms` of opening time: a wait for people does not run while they are away. Without hours it always runs. */
export function afterOpenTime(from: number, ms: number, hours: BusinessHours | null): number {
  if (hours === null || hours.days.every((spans) => spans.length === 0)) return from + ms;
  let at = from;
  let left = ms;
  for (let guard = 0; guard < 400; guard++) {
    const { open, changesAt } = openState(at, hours);
    if (open && at + left <= changesAt) return at + left;
    if (open) left -= changesAt - at;
    at = changesAt;
  }
  return from + ms;
}

/** Whether the desk is open, and when that changes next (at the latest at the end of the local day). */
export function openState(at: number, hours: BusinessHours): { open: boolean; changesAt: number } {
  const { day, minute, msIntoMinute } = localTime(at, hours.timeZone);
  const startOfMinute = at - msIntoMinute;
  const spans = hours.days[day] ?? [];
  const current = spans.find((span) => minute >= span.from && minute < span.to);
  const until = current ? current.to : (spans.find((span) => span.from > minute)?.from ?? DAY);
  const changesAt = startOfMinute + (until - minute) * MINUTE;
  return { open: current !== undefined, changesAt: changesAt - clockDrift(changesAt, until, hours.timeZone) };
}

/** How far the clock on the wall is ahead of `minute` at this moment: not zero when it was put forward or back in between. */
function clockDrift(at: number, minute: number, timeZone: string): number {
  const drift = localTime(at, timeZone).minute - (minute % DAY);
  const shortest = drift > DAY / 2 ? drift - DAY : drift < -DAY / 2 ? drift + DAY : drift;
  return shortest * MINUTE;
}

/** When the desk opens next; null while it is open or when it never opens. */
export function opensAt(at: number, hours: BusinessHours | null): number | null {
  if (hours === null || openState(at, hours).open) return null;
  let probe = at;
  for (let guard = 0; guard < 40; guard++) {
    const state = openState(probe, hours);
    if (state.open) return probe;
    probe = state.changesAt;
  }
  return null;
}

function localTime(at: number, timeZone: string): { day: number; minute: number; msIntoMinute: number } {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const value = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  const day = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'].indexOf(value('weekday'));
  return { day, minute: Number(value('hour')) * 60 + Number(value('minute')), msIntoMinute: at % MINUTE };
}
