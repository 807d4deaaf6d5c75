import type { RunningPart } from './running-part.ts';
import { stopRequested } from './stop-requested.ts';

/** All parts together get this long to close, milliseconds; supervisors wait 10 s before they kill. */
const CLOSE_MS = 8_000;

/**
 * Runs a role: starts its parts, tells the parent process when all are ready, and closes them in reverse order when the process
 * is asked to end. Returns the exit code. A part that fails, at the start or later, ends the process with its error: whoever
 * supervises it starts it anew with clean state.
 */
export async function runUntilStopped(start: () => Promise<RunningPart[]>): Promise<number> {
  const stop = stopRequested();
  let parts: RunningPart[] = [];
  try {
    const started = start().then(async (all) => {
      parts = all;
      await Promise.all(all.map((part) => part.ready));
      process.send?.({ type: 'ready' });
      return Promise.race([stop, ...all.flatMap((part) => part.failed ?? [])]);
    });
    await Promise.race([stop, started]);
    return 0;
  } finally {
    await closeInOrder(parts);
  }
}

async function closeInOrder(parts: RunningPart[]): Promise<void> {
  const closing = (async () => {
    for (const part of [...parts].reverse()) await part.close();
  })();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, CLOSE_MS)));
  await Promise.race([closing, late]);
  clearTimeout(timer);
}
