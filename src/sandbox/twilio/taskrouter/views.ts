import type { Account } from '../core/account.ts';
import { isoSeconds } from '../core/dates.ts';
import type { SandboxClock } from '../../clock.ts';
import type {
  ActivityRecord,
  ReservationRecord,
  TaskChannelRecord,
  TaskQueueRecord,
  TaskRecord,
  WorkerRecord,
  WorkflowRecord,
  WorkspaceRecord,
} from './records.ts';
import type { TaskRouterStore } from './store.ts';

type Json = Record<string, unknown>;

export const TASKROUTER_HOST = 'https://taskrouter.twilio.com';

/** Records in the shapes of the `taskrouter_v1` OpenAPI document. */
export class TaskRouterViews {
  readonly #account: Account;
  readonly #clock: SandboxClock;
  readonly #store: TaskRouterStore;

  constructor(options: { account: Account; clock: SandboxClock; store: TaskRouterStore }) {
    this.#account = options.account;
    this.#clock = options.clock;
    this.#store = options.store;
  }

  /** The address of the workspace, which begins all others. */
  get workspaceUrl(): string {
    return `${TASKROUTER_HOST}/v1/Workspaces/${this.#account.workspaceSid}`;
  }

  workspace(record: WorkspaceRecord): Json {
    const names = ['Activities', 'Events', 'Statistics', 'Tasks', 'TaskChannels', 'TaskQueues', 'Workers', 'Workflows'];
    const link = (name: string): [string, string] => [snake(name), `${this.workspaceUrl}/${name}`];
    return {
      sid: record.sid,
      account_sid: this.#account.accountSid,
      friendly_name: record.friendlyName,
      default_activity_sid: record.defaultActivitySid,
      default_activity_name: this.#store.activities.get(record.defaultActivitySid)?.friendlyName ?? null,
      timeout_activity_sid: record.timeoutActivitySid,
      timeout_activity_name: this.#store.activities.get(record.timeoutActivitySid)?.friendlyName ?? null,
      event_callback_url: record.eventCallbackUrl,
      events_filter: record.eventsFilter === '' ? null : record.eventsFilter,
      multi_task_enabled: record.multiTaskEnabled,
      prioritize_queue_order: record.prioritizeQueueOrder,
      ...dates(record),
      url: this.workspaceUrl,
      links: Object.fromEntries(names.map(link)),
    };
  }

  activity(record: ActivityRecord): Json {
    return { ...this.#own(record, 'Activities'), friendly_name: record.friendlyName, available: record.available };
  }

  taskChannel(record: TaskChannelRecord): Json {
    return {
      ...this.#own(record, 'TaskChannels'),
      friendly_name: record.friendlyName,
      unique_name: record.uniqueName,
      channel_optimized_routing: record.optimizedRouting,
    };
  }

  taskQueue(record: TaskQueueRecord): Json {
    const url = `${this.workspaceUrl}/TaskQueues/${record.sid}`;
    return {
      ...this.#own(record, 'TaskQueues'),
      friendly_name: record.friendlyName,
      target_workers: record.targetWorkers,
      max_reserved_workers: record.maxReservedWorkers,
      task_order: record.taskOrder,
      assignment_activity_sid: null,
      assignment_activity_name: null,
      reservation_activity_sid: null,
      reservation_activity_name: null,
      links: {
        workspace: this.workspaceUrl,
        statistics: `${url}/Statistics`,
        real_time_statistics: `${url}/RealTimeStatistics`,
        cumulative_statistics: `${url}/CumulativeStatistics`,
      },
    };
  }

  workflow(record: WorkflowRecord): Json {
    const url = `${this.workspaceUrl}/Workflows/${record.sid}`;
    return {
      ...this.#own(record, 'Workflows'),
      friendly_name: record.friendlyName,
      configuration: record.configuration,
      document_content_type: 'application/json',
      assignment_callback_url: record.assignmentCallbackUrl,
      fallback_assignment_callback_url: record.fallbackAssignmentCallbackUrl,
      task_reservation_timeout: record.taskReservationTimeout,
      links: { workspace: this.workspaceUrl, statistics: `${url}/Statistics` },
    };
  }

  worker(record: WorkerRecord): Json {
    const url = `${this.workspaceUrl}/Workers/${record.sid}`;
    const activity = this.#store.activities.get(record.activitySid);
    return {
      ...this.#own(record, 'Workers'),
      friendly_name: record.friendlyName,
      attributes: record.attributes,
      activity_sid: record.activitySid,
      activity_name: activity?.friendlyName ?? null,
      available: activity?.available ?? false,
      date_status_changed: isoSeconds(record.dateStatusChanged),
      links: {
        workspace: this.workspaceUrl,
        channels: `${url}/Channels`,
        worker_channels: `${url}/Channels`,
        activity: `${this.workspaceUrl}/Activities/${record.activitySid}`,
        reservations: `${url}/Reservations`,
        worker_statistics: `${url}/Statistics`,
      },
    };
  }

  workerChannel(worker: WorkerRecord, channel: TaskChannelRecord): Json {
    const { capacity, available } = worker.capacities[channel.sid] ?? { capacity: 0, available: false };
    let assigned = 0;
    for (const reservation of this.#store.occupyingReservations(worker.sid))
      if (this.#store.tasks.get(reservation.taskSid)?.taskChannelSid === channel.sid) assigned += 1;
    const sid = `WC${worker.sid.slice(2, 18)}${channel.sid.slice(2, 18)}`;
    return {
      sid,
      account_sid: this.#account.accountSid,
      workspace_sid: this.#account.workspaceSid,
      worker_sid: worker.sid,
      task_channel_sid: channel.sid,
      task_channel_unique_name: channel.uniqueName,
      configured_capacity: capacity,
      available_capacity_percentage:
        capacity === 0 ? 0 : Math.max(0, Math.round(((capacity - assigned) / capacity) * 100)),
      assigned_tasks: assigned,
      available,
      ...dates(worker),
      url: `${this.workspaceUrl}/Workers/${worker.sid}/Channels/${sid}`,
    };
  }

  task(record: TaskRecord): Json {
    const url = `${this.workspaceUrl}/Tasks/${record.sid}`;
    const queueSid = record.taskQueueSid === '' ? null : record.taskQueueSid;
    return {
      ...this.#own(record, 'Tasks'),
      age: Math.max(0, Math.floor((this.#clock.now() - record.dateCreated) / 1_000)),
      assignment_status: record.assignmentStatus,
      attributes: record.attributes,
      addons: '{}',
      task_queue_entered_date: isoSeconds(record.queueEntered),
      virtual_start_time: isoSeconds(record.virtualStart),
      priority: record.priority,
      reason: record.reason,
      task_queue_sid: queueSid,
      task_queue_friendly_name: this.#store.taskQueues.get(record.taskQueueSid)?.friendlyName ?? null,
      task_channel_sid: record.taskChannelSid,
      task_channel_unique_name: record.taskChannelUniqueName,
      timeout: record.timeout,
      workflow_sid: record.workflowSid,
      workflow_friendly_name: this.#store.workflows.get(record.workflowSid)?.friendlyName ?? null,
      ignore_capacity: false,
      routing_target: record.routingTarget,
      links: {
        workspace: this.workspaceUrl,
        workflow: `${this.workspaceUrl}/Workflows/${record.workflowSid}`,
        ...(queueSid === null ? {} : { task_queue: `${this.workspaceUrl}/TaskQueues/${queueSid}` }),
        reservations: `${url}/Reservations`,
      },
    };
  }

  /** `parent`: `Tasks` or `Workers`, by which path the reservation was read. */
  reservation(record: ReservationRecord, parent: 'Tasks' | 'Workers'): Json {
    const owner = parent === 'Tasks' ? record.taskSid : record.workerSid;
    return {
      sid: record.sid,
      account_sid: this.#account.accountSid,
      workspace_sid: this.#account.workspaceSid,
      reservation_status: record.status,
      task_sid: record.taskSid,
      worker_sid: record.workerSid,
      worker_name: record.workerName,
      ...dates(record),
      url: `${this.workspaceUrl}/${parent}/${owner}/Reservations/${record.sid}`,
      links: {
        workspace: this.workspaceUrl,
        task: `${this.workspaceUrl}/Tasks/${record.taskSid}`,
        worker: `${this.workspaceUrl}/Workers/${record.workerSid}`,
      },
    };
  }

  #own(record: { sid: string; dateCreated: number; dateUpdated: number }, collection: string): Json {
    return {
      sid: record.sid,
      account_sid: this.#account.accountSid,
      workspace_sid: this.#account.workspaceSid,
      ...dates(record),
      url: `${this.workspaceUrl}/${collection}/${record.sid}`,
      links: { workspace: this.workspaceUrl },
    };
  }
}

function dates(record: { dateCreated: number; dateUpdated: number }): Json {
  return { date_created: isoSeconds(record.dateCreated), date_updated: isoSeconds(record.dateUpdated) };
}

function snake(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
}
