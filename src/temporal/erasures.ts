import type { Client } from '@temporalio/client';
import { ERASURE_WORKFLOW, type Erasures } from '../contract/erasure.ts';
import { CONVERSATIONS_TASK_QUEUE, WORKFLOW_TASK_TIMEOUT } from '../contract/task-queues.ts';
import { erasureWorkflowId } from '../contract/workflow-ids.ts';

/** Deadline of the start, ms. */
const PATIENCE_MS = 6_000;

/** `Erasures` over a Temporal client. */
export function createErasures(client: Client): Erasures {
  return {
    async begin(input) {
      const workflowId = erasureWorkflowId(input.discordUserId);
      await client.withDeadline(Date.now() + PATIENCE_MS, () =>
        client.workflow.start(ERASURE_WORKFLOW, {
          workflowId,
          taskQueue: CONVERSATIONS_TASK_QUEUE,
          workflowTaskTimeout: WORKFLOW_TASK_TIMEOUT,
          args: [input],
          workflowIdConflictPolicy: 'USE_EXISTING',
          staticSummary: 'Erases everything about one person',
        }),
      );
      return workflowId;
    },
  };
}
