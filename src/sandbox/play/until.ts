import { setTimeout as delay } from 'node:timers/promises';

/** Asks again and again until the answer is there; the error says what was waited for and what was seen last. */
export async function until<T>(
  what: string,
  ask: () => Promise<T | null | undefined | false>,
  patienceMs = 30_000,
): Promise<T> {
  const deadline = Date.now() + patienceMs;
  let last: unknown;
  for (;;) {
    try {
      const answer = await ask();
      if (answer) return answer;
      last = answer;
    } catch (error) {
      last = error;
    }
    if (Date.now() > deadline) throw new Error(`Waited ${patienceMs / 1_000} s for ${what}. ${describe(last)}`);
    await delay(40);
  }
}

function describe(last: unknown): string {
  return last instanceof Error ? `The last answer was an error: ${last.message}` : '';
}
