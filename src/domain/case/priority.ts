import type { Priority } from '../conversation/events.ts';

/** Lowest first. */
export const priorities: readonly Priority[] = ['low', 'normal', 'high', 'urgent'];

/** What has happened may raise a priority; only people lower one. */
export function higherPriority(a: Priority, b: Priority): Priority {
  return priorities.indexOf(a) >= priorities.indexOf(b) ? a : b;
}
