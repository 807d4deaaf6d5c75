import { type Client, ScheduleOverlapPolicy } from '@temporalio/client';
import { RETENTION_WORKFLOW, RETENTION_WORKFLOW_ID, type RetentionInput } from '../contract/erasure.ts';
import { CONVERSATIONS_TASK_QUEUE, WORKFLOW_TASK_TIMEOUT } from '../contract/task-queues.ts';
import { ensureSchedule, removeSchedule } from './schedules.ts';

/** Every day, and at once when it is made; without a limit (null) there is no schedule. Repeating it changes nothing. */
export async function ensureRetentionSchedule(client: Client, maxAge: number | null): Promise<void> {
  if (maxAge === null) return removeSchedule(client, RETENTION_WORKFLOW_ID);
  const input: RetentionInput = { maxAge };
  await ensureSchedule(client, RETENTION_WORKFLOW_ID, {
    spec: { intervals: [{ every: '1 day' }] },
    action: {
      type: 'startWorkflow',
      workflowType: RETENTION_WORKFLOW,
      workflowId: RETENTION_WORKFLOW_ID,
      taskQueue: CONVERSATIONS_TASK_QUEUE,
      workflowTaskTimeout: WORKFLOW_TASK_TIMEOUT,
      args: [input],
      staticSummary: 'Erases what is older than RETENTION',
    },
    policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '1 day' },
  });
}
