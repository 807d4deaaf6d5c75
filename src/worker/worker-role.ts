import type { Client } from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';
import type { NativeConnection } from '@temporalio/worker';
import type { Logger } from '../config/logger.ts';
import type { ActivityDeps } from '../activities/deps.ts';
import { createActivities } from '../activities/index.ts';
import type { ConversationSignals } from '../contract/conversation-signals.ts';
import { createWorker } from './create-worker.ts';
import { startReconciler } from './reconciler.ts';

export interface WorkerRoleOptions {
  activities: ActivityDeps;
  signals: ConversationSignals;
  client: Client;
  connection: NativeConnection;
  namespace: string;
  dataConverter: DataConverter;
  bundlePath: string;
  maxCachedWorkflows: number;
  logger: Logger;
}

/** How often cases whose workflow was never started are looked for. */
const SWEEP_EVERY = 30_000;

/** Runs workflows and activities, compares open conversations with Twilio, and starts what a crash left unstarted. */
export async function startWorker(options: WorkerRoleOptions) {
  const worker = await createWorker({ ...options, activities: createActivities(options.activities) });
  const running = worker.run();
  const reconciler = startReconciler({
    store: options.activities.store,
    twilio: options.activities.twilio,
    signals: options.signals,
    logger: options.logger,
  });
  const sweep = setInterval(() => {
    options.activities.caseOpening
      .sweepUnstarted()
      .catch((error: unknown) =>
        options.logger.warn({ err: error }, 'Cases without a workflow could not be looked for; it is tried again.'),
      );
  }, SWEEP_EVERY);
  return {
    ready: Promise.resolve(),
    isRunning: (): boolean => worker.getState() === 'RUNNING',
    failed: running.then(() => new Promise<never>(() => undefined)),
    async close() {
      clearInterval(sweep);
      await reconciler.close();
      if (worker.getState() === 'RUNNING') worker.shutdown();
      await running.catch(() => undefined);
    },
  };
}
