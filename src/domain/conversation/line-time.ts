import type { ConversationState } from './state.ts';

/** Something is said now: what the user writes after it stands below it. */
export function noteLine(s: ConversationState, now: number): void {
  s.lastLine = Math.max(s.lastLine ?? 0, now);
}

/**
 * The time under which the transcript has a message of the user. Discord's clock is not ours: a message comes neither before
 * what was said already nor after this moment, or answers would stand above their questions.
 */
export function timeOfLine(s: ConversationState, writtenAt: number, now: number): number {
  const at = Math.min(Math.max(writtenAt, s.lastLine ?? 0), now);
  noteLine(s, at);
  return at;
}
