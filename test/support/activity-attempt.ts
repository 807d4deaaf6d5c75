import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';

const logger = new DefaultLogger('ERROR');

/** Runs activity code as Temporal does in this attempt (from 1), with `msLeft` of all the time it may take until it is given up. */
export function inAttempt<T>(
  attempt: number,
  run: () => Promise<T>,
  msLeft = 120_000,
  inAll = Math.max(msLeft, 120_000),
): Promise<T> {
  const info = {
    attempt,
    scheduleToCloseTimeoutMs: inAll,
    startToCloseTimeoutMs: 120_000,
    scheduledTimestampMs: 1,
    currentAttemptScheduledTimestampMs: 1 + inAll - msLeft,
  };
  return new MockActivityEnvironment(info, { logger }).run(run);
}
