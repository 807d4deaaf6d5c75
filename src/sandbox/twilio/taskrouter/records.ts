/** Times are Unix milliseconds; texts that hold JSON stay texts. */
export interface WorkspaceRecord {
  sid: string;
  friendlyName: string;
  defaultActivitySid: string;
  timeoutActivitySid: string;
  eventCallbackUrl: string | null;
  eventsFilter: string;
  multiTaskEnabled: boolean;
  prioritizeQueueOrder: 'FIFO' | 'LIFO';
  dateCreated: number;
  dateUpdated: number;
}

export interface ActivityRecord {
  sid: string;
  friendlyName: string;
  available: boolean;
  dateCreated: number;
  dateUpdated: number;
}

export interface TaskChannelRecord {
  sid: string;
  friendlyName: string;
  uniqueName: string;
  optimizedRouting: boolean;
  dateCreated: number;
  dateUpdated: number;
}

export interface TaskQueueRecord {
  sid: string;
  friendlyName: string;
  targetWorkers: string;
  maxReservedWorkers: number;
  taskOrder: 'FIFO' | 'LIFO';
  dateCreated: number;
  dateUpdated: number;
}

export interface WorkflowRecord {
  sid: string;
  friendlyName: string;
  configuration: string;
  assignmentCallbackUrl: string | null;
  fallbackAssignmentCallbackUrl: string | null;
  taskReservationTimeout: number;
  dateCreated: number;
  dateUpdated: number;
}

export interface WorkerRecord {
  sid: string;
  friendlyName: string;
  attributes: string;
  activitySid: string;
  /** By task channel SID. */
  capacities: Record<string, { capacity: number; available: boolean }>;
  version: number;
  dateCreated: number;
  dateUpdated: number;
  dateStatusChanged: number;
}

export type TaskStatus = 'pending' | 'reserved' | 'assigned' | 'canceled' | 'completed' | 'wrapping';

export interface TaskRecord {
  sid: string;
  attributes: string;
  assignmentStatus: TaskStatus;
  priority: number;
  /** Seconds. */
  timeout: number;
  reason: string | null;
  taskChannelSid: string;
  taskChannelUniqueName: string;
  taskQueueSid: string;
  workflowSid: string;
  /** The worker that alone may get the task. */
  routingTarget: string | null;
  version: number;
  dateCreated: number;
  dateUpdated: number;
  queueEntered: number;
  virtualStart: number;
  /** The targets of the workflow that are left, and when the present one ends. */
  targetsLeft: WorkflowTarget[];
  targetEnds: number | null;
}

export interface WorkflowTarget {
  queue: string;
  /** Seconds. */
  timeout?: number;
  priority?: number;
  known_worker_sid?: string;
  expression?: string;
}

export type ReservationStatus =
  'pending' | 'accepted' | 'rejected' | 'timeout' | 'canceled' | 'rescinded' | 'wrapping' | 'completed';

export interface ReservationRecord {
  sid: string;
  taskSid: string;
  workerSid: string;
  workerName: string;
  status: ReservationStatus;
  version: number;
  dateCreated: number;
  dateUpdated: number;
  /** When a pending reservation ends. */
  expires: number;
}

/** What a reservation in one of these states takes from the worker's capacity. */
export const OCCUPYING: readonly ReservationStatus[] = ['pending', 'accepted', 'wrapping'];
