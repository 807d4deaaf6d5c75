import type { SandboxClock } from '../../clock.ts';
import type { SandboxStorage, StoredCollection } from '../../storage.ts';
import type { Account } from '../core/account.ts';
import { stableSid } from '../core/sids.ts';
import {
  OCCUPYING,
  type ActivityRecord,
  type ReservationRecord,
  type TaskChannelRecord,
  type TaskQueueRecord,
  type TaskRecord,
  type WorkerRecord,
  type WorkflowRecord,
  type WorkspaceRecord,
} from './records.ts';

const NONE: ReadonlySet<ReservationRecord> = new Set();
const TASK_CHANNELS = ['default', 'voice', 'chat', 'sms', 'video', 'email'] as const;

/** All records of the one workspace that Flex makes, with indexes for what routing asks often. */
export class TaskRouterStore {
  readonly workspaces: StoredCollection<WorkspaceRecord>;
  readonly activities: StoredCollection<ActivityRecord>;
  readonly taskChannels: StoredCollection<TaskChannelRecord>;
  readonly taskQueues: StoredCollection<TaskQueueRecord>;
  readonly workflows: StoredCollection<WorkflowRecord>;
  readonly workers: StoredCollection<WorkerRecord>;
  readonly tasks: StoredCollection<TaskRecord>;
  readonly reservations: StoredCollection<ReservationRecord>;
  readonly #account: Account;
  readonly #clock: SandboxClock;
  readonly #pending = new Set<TaskRecord>();
  readonly #reservationsOfTask = new Map<string, ReservationRecord[]>();
  readonly #reservationsOfWorker = new Map<string, ReservationRecord[]>();
  readonly #occupying = new Map<string, Set<ReservationRecord>>();
  readonly #parsed = new WeakMap<object, { text: string; value: Record<string, unknown> }>();

  constructor(options: { account: Account; storage: SandboxStorage; clock: SandboxClock }) {
    this.#account = options.account;
    this.#clock = options.clock;
    const { storage } = options;
    this.workspaces = storage.collection('twilio/workspaces');
    this.activities = storage.collection('twilio/activities');
    this.taskChannels = storage.collection('twilio/task-channels');
    this.taskQueues = storage.collection('twilio/task-queues');
    this.workflows = storage.collection('twilio/workflows');
    this.workers = storage.collection('twilio/workers');
    this.tasks = storage.collection('twilio/tasks');
    this.reservations = storage.collection('twilio/reservations');
    if (!this.workspaces.has(this.#account.workspaceSid)) this.#seed();
    for (const task of this.tasks.values()) this.#indexTask(task);
    for (const reservation of this.reservations.values()) this.addReservation(reservation);
  }

  get workspace(): WorkspaceRecord {
    const workspace = this.workspaces.get(this.#account.workspaceSid);
    if (!workspace) throw new Error('The workspace is always there.');
    return workspace;
  }

  /** Tasks that wait for a worker. */
  get pendingTasks(): ReadonlySet<TaskRecord> {
    return this.#pending;
  }

  putTask(task: TaskRecord): void {
    this.tasks.set(task.sid, task);
    this.#indexTask(task);
  }

  deleteTask(task: TaskRecord): void {
    this.tasks.delete(task.sid);
    this.#pending.delete(task);
  }

  addReservation(reservation: ReservationRecord): void {
    append(this.#reservationsOfTask, reservation.taskSid, reservation);
    append(this.#reservationsOfWorker, reservation.workerSid, reservation);
    this.putReservation(reservation);
  }

  /** Stores a changed reservation. */
  putReservation(reservation: ReservationRecord): void {
    this.reservations.set(reservation.sid, reservation);
    this.#indexOccupying(reservation);
  }

  /** The reservations that take from a worker's capacity now. */
  occupyingReservations(workerSid: string): ReadonlySet<ReservationRecord> {
    return this.#occupying.get(workerSid) ?? NONE;
  }

  /** In order of creation. */
  reservationsOfTask(taskSid: string): readonly ReservationRecord[] {
    return this.#reservationsOfTask.get(taskSid) ?? [];
  }

  /** In order of creation. */
  reservationsOfWorker(workerSid: string): readonly ReservationRecord[] {
    return this.#reservationsOfWorker.get(workerSid) ?? [];
  }

  /** The attributes of a task or worker as an object; parsed once per change. */
  attributes(record: TaskRecord | WorkerRecord): Record<string, unknown> {
    const known = this.#parsed.get(record);
    if (known?.text === record.attributes) return known.value;
    const value = JSON.parse(record.attributes) as unknown;
    const object =
      value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
    this.#parsed.set(record, { text: record.attributes, value: object });
    return object;
  }

  findTaskChannel(sidOrName: string): TaskChannelRecord | undefined {
    const bySid = this.taskChannels.get(sidOrName);
    if (bySid) return bySid;
    for (const channel of this.taskChannels.values()) if (channel.uniqueName === sidOrName) return channel;
    return undefined;
  }

  /** Back to the bare workspace. */
  reset(): void {
    for (const collection of [
      this.workspaces,
      this.activities,
      this.taskChannels,
      this.taskQueues,
      this.workflows,
      this.workers,
      this.tasks,
      this.reservations,
    ])
      collection.clear();
    this.#pending.clear();
    this.#reservationsOfTask.clear();
    this.#reservationsOfWorker.clear();
    this.#occupying.clear();
    this.#seed();
  }

  #indexTask(task: TaskRecord): void {
    if (task.assignmentStatus === 'pending') this.#pending.add(task);
    else this.#pending.delete(task);
  }

  #indexOccupying(reservation: ReservationRecord): void {
    const known = this.#occupying.get(reservation.workerSid) ?? new Set<ReservationRecord>();
    this.#occupying.set(reservation.workerSid, known);
    if (OCCUPYING.includes(reservation.status)) known.add(reservation);
    else known.delete(reservation);
  }

  #seed(): void {
    const { accountSid, workspaceSid, activitySids, everyoneQueueSid, defaultWorkflowSid } = this.#account;
    const now = this.#clock.now();
    const dates = { dateCreated: now, dateUpdated: now };
    this.workspaces.set(workspaceSid, {
      sid: workspaceSid,
      friendlyName: 'Flex Task Assignment',
      defaultActivitySid: activitySids.Offline,
      timeoutActivitySid: activitySids.Unavailable,
      eventCallbackUrl: null,
      eventsFilter: '',
      multiTaskEnabled: true,
      prioritizeQueueOrder: 'FIFO',
      ...dates,
    });
    for (const [friendlyName, sid] of Object.entries(activitySids))
      this.activities.set(sid, { sid, friendlyName, available: friendlyName === 'Available', ...dates });
    for (const uniqueName of TASK_CHANNELS) {
      const sid = stableSid('TC', accountSid, uniqueName);
      const friendlyName = uniqueName === 'sms' ? 'SMS' : uniqueName[0]?.toUpperCase() + uniqueName.slice(1);
      this.taskChannels.set(sid, { sid, friendlyName, uniqueName, optimizedRouting: false, ...dates });
    }
    this.taskQueues.set(everyoneQueueSid, {
      sid: everyoneQueueSid,
      friendlyName: 'Everyone',
      targetWorkers: '1==1',
      maxReservedWorkers: 1,
      taskOrder: 'FIFO',
      ...dates,
    });
    this.workflows.set(defaultWorkflowSid, {
      sid: defaultWorkflowSid,
      friendlyName: 'Assign to Anyone',
      configuration: JSON.stringify({ task_routing: { filters: [], default_filter: { queue: everyoneQueueSid } } }),
      assignmentCallbackUrl: null,
      fallbackAssignmentCallbackUrl: null,
      taskReservationTimeout: 120,
      ...dates,
    });
  }
}

function append<T>(map: Map<string, T[]>, key: string, entry: T): void {
  const list = map.get(key);
  if (list) list.push(entry);
  else map.set(key, [entry]);
}
