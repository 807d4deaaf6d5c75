import type { SandboxClock } from '../../clock.ts';
import type { Account } from '../core/account.ts';
import type { WebhookSender } from '../webhooks/sender.ts';
import type { ReservationRecord, TaskRecord, WorkerRecord } from './records.ts';
import type { TaskRouterStore } from './store.ts';

/** TaskRouter waits 15 s for the answer of an event callback. */
const TIMEOUT_MS = 15_000;

/** Sends the workspace's event callbacks (https://www.twilio.com/docs/taskrouter/api/event/reference). */
export class TaskRouterEvents {
  readonly #account: Account;
  readonly #clock: SandboxClock;
  readonly #store: TaskRouterStore;
  readonly #sender: WebhookSender;

  constructor(options: { account: Account; clock: SandboxClock; store: TaskRouterStore; sender: WebhookSender }) {
    this.#account = options.account;
    this.#clock = options.clock;
    this.#store = options.store;
    this.#sender = options.sender;
  }

  task(type: string, task: TaskRecord, more: Record<string, string> = {}): void {
    this.#send(type, 'task', task.sid, { ...this.#taskFields(task), ...more });
  }

  reservation(type: string, reservation: ReservationRecord, task: TaskRecord): void {
    const worker = this.#store.workers.get(reservation.workerSid);
    this.#send(type, 'reservation', reservation.sid, {
      ...this.#taskFields(task),
      ReservationSid: reservation.sid,
      ReservationVersion: String(reservation.version),
      ...(worker ? this.#workerFields(worker) : {}),
    });
  }

  worker(type: string, worker: WorkerRecord, more: Record<string, string> = {}): void {
    this.#send(type, 'worker', worker.sid, { ...this.#workerFields(worker), ...more });
  }

  #send(type: string, resource: string, sid: string, fields: Record<string, string>): void {
    const { eventCallbackUrl, eventsFilter, friendlyName } = this.#store.workspace;
    if (!eventCallbackUrl) return;
    if (eventsFilter !== '' && !eventsFilter.split(',').some((name) => name.trim() === type)) return;
    const now = this.#clock.now();
    this.#sender.send({
      url: eventCallbackUrl,
      eventType: type,
      resourceSid: sid,
      timeoutMs: TIMEOUT_MS,
      connectRetries: retryCount(eventCallbackUrl),
      fields: {
        EventType: type,
        AccountSid: this.#account.accountSid,
        WorkspaceSid: this.#account.workspaceSid,
        WorkspaceName: friendlyName,
        EventDescription: `${resource} ${type.split('.').slice(1).join(' ')}`,
        ResourceType: resource,
        ResourceSid: sid,
        Timestamp: String(Math.floor(now / 1_000)),
        TimestampMs: String(now),
        ...fields,
      },
    });
  }

  #taskFields(task: TaskRecord): Record<string, string> {
    const queue = this.#store.taskQueues.get(task.taskQueueSid);
    const workflow = this.#store.workflows.get(task.workflowSid);
    const reason = task.reason ?? '';
    return {
      TaskSid: task.sid,
      TaskAttributes: task.attributes,
      TaskAge: String(Math.max(0, Math.floor((this.#clock.now() - task.dateCreated) / 1_000))),
      TaskDateCreated: String(Math.floor(task.dateCreated / 1_000)),
      TaskPriority: String(task.priority),
      TaskAssignmentStatus: task.assignmentStatus,
      ...(task.assignmentStatus === 'canceled' ? { TaskCanceledReason: reason } : {}),
      ...(task.assignmentStatus === 'completed' ? { TaskCompletedReason: reason } : {}),
      TaskChannelSid: task.taskChannelSid,
      TaskChannelUniqueName: task.taskChannelUniqueName,
      TaskVersion: String(task.version),
      TaskQueueSid: task.taskQueueSid,
      TaskQueueName: queue?.friendlyName ?? '',
      TaskQueueEnteredDate: String(Math.floor(task.queueEntered / 1_000)),
      WorkflowSid: task.workflowSid,
      WorkflowName: workflow?.friendlyName ?? '',
    };
  }

  #workerFields(worker: WorkerRecord): Record<string, string> {
    const activity = this.#store.activities.get(worker.activitySid);
    return {
      WorkerSid: worker.sid,
      WorkerName: worker.friendlyName,
      WorkerAttributes: worker.attributes,
      WorkerActivitySid: worker.activitySid,
      WorkerActivityName: activity?.friendlyName ?? '',
      WorkerVersion: String(worker.version),
    };
  }
}

/** How often a failed connection is tried again: connection override `rc` in the fragment, default 1. */
function retryCount(url: string): number {
  const wanted = /(?:^|&)rc=([0-5])(?:&|$)/.exec(url.split('#')[1] ?? '');
  return wanted ? Number(wanted[1]) : 1;
}
