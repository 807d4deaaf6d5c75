import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';

const logger = new DefaultLogger('ERROR');

/** Runs activity code as Temporal does in this attempt (from 1). */
export function inAttempt<T>(attempt: number, run: () => Promise<T>): Promise<T> {
  return new MockActivityEnvironment({ attempt }, { logger }).run(run);
}
