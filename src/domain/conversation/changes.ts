import { fnv1a } from '../text/fnv1a.ts';
import type { UserAttachment } from './events.ts';
import type { ConversationState, Remains } from './state.ts';

/** How many changed messages are remembered. Older ones are compared with the transcript when their edit is carried out. */
const REMEMBERED = 50;

/** Twilio's webhooks have milliseconds, its lists only seconds: one edit of an agent has one time, whichever told it. */
export function wholeSecond(at: number): number {
  return Math.floor(at / 1_000) * 1_000;
}

/** When the newest change of a message was made, by its author's time; null when none is remembered. */
export function changedAt(s: ConversationState, id: string): number | null {
  return s.changed?.find((change) => change.id === id)?.at ?? null;
}

/**
 * Whether an edit or (text null) deletion is the newest of its message; remembers it then. Webhooks overtake each other: an
 * edit that is older than the one that was taken, or that comes after the deletion, must not show again what its author took
 * back. Two edits of the same moment count in the order in which they come, and the same one twice counts once.
 */
export function isNewestChange(s: ConversationState, id: string, change: { at: number; text: string | null }): boolean {
  const known = s.changed?.find((other) => other.id === id);
  // tells two wordings apart without carrying them
  const print = change.text === null ? null : fnv1a(change.text);
  if (known && print !== null) {
    if (known.print === null || change.at < known.at) return false;
    if (change.at === known.at && print === known.print) return false;
  }
  s.changed = [...(s.changed ?? []).filter((other) => other !== known), { id, at: change.at, print }].slice(
    -REMEMBERED,
  );
  return true;
}

/** A user's message as its author has left it, before any copy of it was made. */
export function asLeft<T extends { text: string; attachments: UserAttachment[] }>(message: T, left: Remains): T {
  const { text, files } = left;
  const attachments = message.attachments.filter((file) => files === undefined || files.includes(file.id));
  return { ...message, text, attachments };
}
