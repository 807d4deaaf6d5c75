import { setTimeout as delay } from 'node:timers/promises';

/** Bounds of the pause between two questions, ms: many people who wait at once must not take the machine for themselves. */
const SOONEST = 40;
const LATEST = 2_000;

/**
 * Asks again and again until the answer is there, less often the longer it takes; the error says what was waited for and what was
 * seen last.
 */
export async function until<T>(
  what: string,
  ask: () => Promise<T | null | undefined | false>,
  patienceMs = 30_000,
): Promise<T> {
  const began = Date.now();
  let last: unknown;
  for (;;) {
    try {
      const answer = await ask();
      if (answer) return answer;
      last = answer;
    } catch (error) {
      last = error;
    }
    const waited = Date.now() - began;
    if (waited > patienceMs) throw new Error(`Waited ${patienceMs / 1_000} s for ${what}. ${describe(last)}`);
    await delay(Math.min(Math.max(SOONEST, waited / 10), LATEST));
  }
}

function describe(last: unknown): string {
  return last instanceof Error ? `The last answer was an error: ${last.message}` : '';
}
