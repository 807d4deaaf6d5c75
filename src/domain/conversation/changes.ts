import type { ConversationState } from './state.ts';

/** How many changed messages are remembered. Older ones are compared with the transcript when their edit is carried out. */
const REMEMBERED = 50;

/**
 * Whether an edit or (text null) deletion is the newest of its message; remembers it then. Webhooks overtake each other: an
 * edit that is older than the one that was taken, or that comes after the deletion, must not show again what its author took
 * back. Two edits of the same moment count in the order in which they come, and the same one twice counts once.
 */
export function isNewestChange(s: ConversationState, id: string, change: { at: number; text: string | null }): boolean {
  const known = s.changed?.find((other) => other.id === id);
  const print = change.text === null ? null : printOf(change.text);
  if (known && print !== null) {
    if (known.print === null || change.at < known.at) return false;
    if (change.at === known.at && print === known.print) return false;
  }
  s.changed = [...(s.changed ?? []).filter((other) => other !== known), { id, at: change.at, print }].slice(
    -REMEMBERED,
  );
  return true;
}

/** Tells two wordings apart without carrying them (FNV-1a, 32 bits). */
function printOf(text: string): number {
  let print = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) print = Math.imul(print ^ text.charCodeAt(i), 0x01000193);
  return print >>> 0;
}
