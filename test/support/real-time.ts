import { randomUUID } from 'node:crypto';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import { loadBaseConfig } from '../../src/config/config.ts';
import { searchAttributeKeys } from '../../src/contract/search-attributes.ts';
import { serverSettings } from '../../src/temporal/dev-server.ts';
import { findTemporalCli } from '../../src/temporal/cli.ts';
import { workflowBundle, type TimeSkipping } from './time-skipping.ts';

/**
 * The same on a real server, in real time. The time-skipping server loses a signal that arrives while a run continues as new;
 * a real one refuses the command and gives the signal to the run first, so what continues as new is shown here.
 */
export async function startRealTime(): Promise<TimeSkipping> {
  const named = loadBaseConfig({ cwd: process.cwd() }).temporal.cliPath;
  const path = await findTemporalCli({ named, report: (line) => console.log(line) });
  const env = await TestWorkflowEnvironment.createLocal({
    server: {
      executable: { type: 'existing-path', path },
      searchAttributes: [...searchAttributeKeys],
      extraArgs: serverSettings(),
    },
  });
  return {
    env,
    async withWorker(activities, work) {
      const taskQueue = `test-${randomUUID()}`;
      const worker = await Worker.create({
        connection: env.nativeConnection,
        namespace: env.namespace ?? 'default',
        taskQueue,
        workflowBundle: await workflowBundle(),
        activities,
      });
      return worker.runUntil(() => work(taskQueue));
    },
    close: () => env.teardown(),
  };
}
