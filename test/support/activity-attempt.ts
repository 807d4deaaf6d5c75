import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';

const logger = new DefaultLogger('ERROR');

/** Runs activity code as Temporal does in this attempt (from 1), with `msLeft` until it is given up. */
export function inAttempt<T>(attempt: number, run: () => Promise<T>, msLeft = 120_000): Promise<T> {
  const info = { attempt, scheduleToCloseTimeoutMs: msLeft, startToCloseTimeoutMs: 120_000 };
  return new MockActivityEnvironment(info, { logger }).run(run);
}
