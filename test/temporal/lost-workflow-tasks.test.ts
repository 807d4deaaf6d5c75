import { randomUUID } from 'node:crypto';
import { temporal } from '@temporalio/proto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startRealTime } from '../support/real-time.ts';
import type { TimeSkipping } from '../support/time-skipping.ts';

let server: TimeSkipping;
beforeAll(async () => {
  server = await startRealTime();
});
afterAll(() => server?.close());

/** Losses after which a server as it comes would hold the task back for 21 s; each one is waited for here. */
const LOSSES = 6;
/** Longer than the longest wait. */
const POLL_MS = 60_000;
/** Of the workflow in this test. */
const TASK_TIMEOUT_S = 1;
/** What the server may add to it. */
const MOST_ADDED_S = 5;

test(
  'a workflow task that was lost with one killed worker after the other comes back as soon as before',
  { timeout: 90_000 },
  async () => {
    const { client, namespace = 'default' } = server.env;
    const taskQueue = `lost-${randomUUID()}`;
    await client.workflow.start('conversation', {
      taskQueue,
      workflowId: taskQueue,
      args: [],
      workflowTaskTimeout: `${TASK_TIMEOUT_S}s`,
    });
    /** A worker that takes the task and is killed. */
    const take = async (): Promise<number> => {
      const task = await client.connection.withDeadline(Date.now() + POLL_MS, () =>
        client.workflowService.pollWorkflowTaskQueue({
          namespace,
          taskQueue: { name: taskQueue, kind: temporal.api.enums.v1.TaskQueueKind.TASK_QUEUE_KIND_NORMAL },
          identity: 'killed',
        }),
      );
      return task.attempt;
    };
    const taken: number[] = [];
    while (taken.length < LOSSES) {
      // A poll that found nothing is answered without an attempt.
      if ((await take()) > 0) taken.push(Date.now());
    }
    const waits = taken.slice(1).map((at, i) => (at - taken[i]!) / 1_000);
    expect(Math.max(...waits), `waits in seconds: ${waits.join(', ')}`).toBeLessThan(TASK_TIMEOUT_S + MOST_ADDED_S + 3);
    await client.workflow.getHandle(taskQueue).terminate();
  },
);
