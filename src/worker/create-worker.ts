import { type NativeConnection, Worker } from '@temporalio/worker';
import type { DataConverter } from '@temporalio/common';
import { CONVERSATIONS_TASK_QUEUE } from '../contract/task-queues.ts';
import { WorkflowSlots } from './workflow-slots.ts';

export interface WorkerOptions {
  connection: NativeConnection;
  namespace: string;
  dataConverter: DataConverter;
  /** prebuilt by `npm run build`: a start without bundling */
  bundlePath: string;
  activities: object;
  /** workflows kept in memory between their tasks; about 0.4 MB each */
  maxCachedWorkflows: number;
}

/**
 * The Temporal worker for conversations, cases and announcements. One queue for workflows and activities: a workflow task
 * then hands its activities to this very worker without another trip to the server (eager dispatch).
 */
export function createWorker(options: WorkerOptions): Promise<Worker> {
  return Worker.create({
    connection: options.connection,
    namespace: options.namespace,
    dataConverter: options.dataConverter,
    taskQueue: CONVERSATIONS_TASK_QUEUE,
    workflowBundle: { codePath: options.bundlePath },
    activities: options.activities,
    maxCachedWorkflows: options.maxCachedWorkflows,
    tuner: {
      workflowTaskSlotSupplier: new WorkflowSlots({ most: 64, start: { most: 16, replays: 4, ms: 60_000 } }),
      activityTaskSlotSupplier: { type: 'fixed-size', numSlots: 200 },
      localActivityTaskSlotSupplier: { type: 'fixed-size', numSlots: 1 },
      nexusTaskSlotSupplier: { type: 'fixed-size', numSlots: 1 },
    },
    // After a SIGKILL the tasks of this worker's own queue wait this long before another worker may take them.
    stickyQueueScheduleToStartTimeout: '3s',
    shutdownGraceTime: '3s',
    shutdownForceTime: '5s',
  });
}
