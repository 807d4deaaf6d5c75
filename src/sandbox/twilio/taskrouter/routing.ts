import type { SandboxClock, SandboxTimer } from '../../clock.ts';
import type { Account } from '../core/account.ts';
import type { Changes } from '../core/changes.ts';
import { invalidParameter } from '../core/errors.ts';
import { newSid } from '../core/sids.ts';
import type { TaskRouterEvents } from './events.ts';
import { parseExpression } from './expression.ts';
import type { ReservationRecord, ReservationStatus, TaskRecord, WorkerRecord } from './records.ts';
import type { TaskRouterStore } from './store.ts';
import { targetsFor } from './workflow-plan.ts';

export interface RoutingParts {
  account: Account;
  clock: SandboxClock;
  store: TaskRouterStore;
  events: TaskRouterEvents;
  changes: Changes;
}

export interface TaskInput {
  sid?: string;
  attributes: string;
  workflowSid: string;
  taskChannelSid: string;
  priority?: number | undefined;
  /** Seconds; default one day. */
  timeout?: number | undefined;
  routingTarget?: string | undefined;
  /** A queue chosen by the caller; the workflow's targets are not used then. */
  taskQueueSid?: string | undefined;
}

/** Told about what the Interactions API acts on. */
export interface RoutingListener {
  accepted(reservation: ReservationRecord, task: TaskRecord): void;
  /** The agent's part in the conversation is over. */
  ended(reservation: ReservationRecord, task: TaskRecord): void;
}

/** How long a worker who rejected a task isn't offered it again, in milliseconds. */
const REJECTION_REST = 3_000;

/** Brings tasks to workers: queues, reservations, their timeouts, and the ends of tasks. */
export class Routing {
  readonly #parts: RoutingParts;
  readonly #timers = new Map<string, SandboxTimer>();
  readonly #resting = new Map<string, number>();
  listener: RoutingListener = { accepted: () => undefined, ended: () => undefined };

  constructor(parts: RoutingParts) {
    this.#parts = parts;
    for (const task of parts.store.tasks.values())
      if (task.assignmentStatus === 'pending' || task.assignmentStatus === 'reserved') this.#watch(task);
    for (const reservation of parts.store.reservations.values())
      if (reservation.status === 'pending') this.#watchReservation(reservation);
  }

  /** Makes a task, puts it into its queue and offers it to a worker who is free. */
  createTask(input: TaskInput): TaskRecord {
    const { clock, store, events } = this.#parts;
    const workflow = store.workflows.get(input.workflowSid);
    const channel = store.taskChannels.get(input.taskChannelSid);
    if (!workflow || !channel) throw invalidParameter('The workflow or task channel does not exist');
    const attributes = JSON.parse(input.attributes) as Record<string, unknown>;
    const targets = input.taskQueueSid
      ? [{ queue: input.taskQueueSid }]
      : targetsFor(workflow.configuration, attributes);
    const [target, ...targetsLeft] = targets;
    const now = clock.now();
    const task: TaskRecord = {
      sid: input.sid ?? newSid('WT'),
      attributes: input.attributes,
      assignmentStatus: 'pending',
      priority: input.priority ?? target?.priority ?? 0,
      timeout: input.timeout ?? 86_400,
      reason: null,
      taskChannelSid: channel.sid,
      taskChannelUniqueName: channel.uniqueName,
      taskQueueSid: target?.queue ?? '',
      workflowSid: workflow.sid,
      routingTarget: input.routingTarget ?? null,
      version: 0,
      dateCreated: now,
      dateUpdated: now,
      queueEntered: now,
      virtualStart: now,
      targetsLeft,
      targetEnds: target?.timeout === undefined ? null : now + target.timeout * 1_000,
    };
    store.putTask(task);
    events.task('task.created', task);
    this.#changed('task', 'added', task);
    if (!target) {
      this.cancelTask(task, 'Task did not match any workflow filter', false);
      return task;
    }
    events.task('workflow.entered', task);
    events.task('task-queue.entered', task);
    this.#watch(task);
    this.offer(task);
    return task;
  }

  /** Reserves a worker for a pending task, if one is free. */
  offer(task: TaskRecord): void {
    if (task.assignmentStatus !== 'pending') return;
    for (const worker of this.#parts.store.workers.values()) {
      if (!this.#suits(worker, task)) continue;
      this.#reserve(worker, task);
      return;
    }
  }

  /** Offers waiting tasks to a worker until the worker's capacity is used up: highest priority, then oldest, first. */
  feed(worker: WorkerRecord): void {
    for (;;) {
      let best: TaskRecord | undefined;
      for (const task of this.#parts.store.pendingTasks)
        if ((!best || task.priority > best.priority) && this.#suits(worker, task)) best = task;
      if (!best) return;
      this.#reserve(worker, best);
    }
  }

  /** @throws 20001 unless the reservation is pending. */
  accept(reservation: ReservationRecord): void {
    const task = this.#require(reservation, ['pending'], 'accepted');
    this.#unwatch(reservation.sid);
    this.#unwatch(task.sid);
    this.#setReservation(reservation, 'accepted');
    this.#setTask(task, 'assigned', task.reason);
    this.#parts.events.reservation('reservation.accepted', reservation, task);
    this.listener.accepted(reservation, task);
  }

  /** @throws 20001 unless the reservation is pending. */
  reject(reservation: ReservationRecord): void {
    const task = this.#require(reservation, ['pending'], 'rejected');
    this.#giveBack(reservation, task, 'rejected');
  }

  /** Moves an accepted reservation and its task to wrapping. */
  wrapUp(reservation: ReservationRecord): void {
    const task = this.#require(reservation, ['accepted'], 'wrapping');
    this.#setReservation(reservation, 'wrapping');
    this.#setTask(task, 'wrapping', task.reason);
    this.#parts.events.reservation('reservation.wrapup', reservation, task);
    this.#parts.events.task('task.wrapup', task);
    this.listener.ended(reservation, task);
  }

  /** Completes an accepted or wrapping reservation and its task. */
  complete(reservation: ReservationRecord, reason: string | null = null): void {
    const task = this.#require(reservation, ['accepted', 'wrapping'], 'completed');
    const wasAccepted = reservation.status === 'accepted';
    this.#setReservation(reservation, 'completed');
    this.#setTask(task, 'completed', reason ?? task.reason);
    this.#parts.events.reservation('reservation.completed', reservation, task);
    this.#parts.events.task('task.completed', task);
    if (wasAccepted) this.listener.ended(reservation, task);
    this.#feedWorkerOf(reservation);
  }

  /** Cancels a task that no worker has accepted. @throws 20001 in any other status. */
  cancelTask(task: TaskRecord, reason: string, timedOut: boolean): void {
    if (task.assignmentStatus !== 'pending' && task.assignmentStatus !== 'reserved')
      throw invalidParameter(`Cannot cancel task ${task.sid} because it is ${task.assignmentStatus}`);
    this.#unwatch(task.sid);
    if (timedOut) {
      this.#parts.events.task('task-queue.timeout', task);
      this.#parts.events.task('workflow.timeout', task);
    }
    this.#setTask(task, 'canceled', reason);
    const pending = this.#parts.store.reservationsOfTask(task.sid).filter((one) => one.status === 'pending');
    for (const reservation of pending) {
      this.#unwatch(reservation.sid);
      this.#setReservation(reservation, 'canceled');
      this.#parts.events.reservation('reservation.canceled', reservation, task);
    }
    this.#parts.events.task('task.canceled', task);
    for (const reservation of pending) this.#feedWorkerOf(reservation);
  }

  /** Stores changed attributes or priority. */
  updateTask(task: TaskRecord, change: { attributes?: string | undefined; priority?: number | undefined }): void {
    const { clock, store, events } = this.#parts;
    task.attributes = change.attributes ?? task.attributes;
    task.priority = change.priority ?? task.priority;
    task.version += 1;
    task.dateUpdated = clock.now();
    store.putTask(task);
    events.task('task.updated', task);
    this.#changed('task', 'updated', task);
  }

  deleteTask(task: TaskRecord): void {
    this.#unwatch(task.sid);
    this.#parts.store.deleteTask(task);
    this.#parts.events.task('task.deleted', task);
    this.#changed('task', 'removed', task);
  }

  clear(): void {
    for (const timer of this.#timers.values()) this.#parts.clock.clear(timer);
    this.#timers.clear();
    this.#resting.clear();
    this.#parts.store.reset();
  }

  #suits(worker: WorkerRecord, task: TaskRecord): boolean {
    const { clock, store } = this.#parts;
    if (!store.activities.get(worker.activitySid)?.available) return false;
    if (task.routingTarget !== null && task.routingTarget !== worker.sid) return false;
    if ((this.#resting.get(`${worker.sid} ${task.sid}`) ?? 0) > clock.now()) return false;
    const capacity = worker.capacities[task.taskChannelSid];
    if (!capacity?.available) return false;
    let used = 0;
    for (const reservation of store.occupyingReservations(worker.sid))
      if (store.tasks.get(reservation.taskSid)?.taskChannelSid === task.taskChannelSid) used += 1;
    if (used >= capacity.capacity) return false;
    const queue = store.taskQueues.get(task.taskQueueSid);
    return (
      queue !== undefined &&
      (queue.targetWorkers === '1==1' || parseExpression(queue.targetWorkers)(store.attributes(worker)))
    );
  }

  #reserve(worker: WorkerRecord, task: TaskRecord): void {
    const { clock, store, events } = this.#parts;
    const now = clock.now();
    const seconds = store.workflows.get(task.workflowSid)?.taskReservationTimeout ?? 120;
    const reservation: ReservationRecord = {
      sid: newSid('WR'),
      taskSid: task.sid,
      workerSid: worker.sid,
      workerName: worker.friendlyName,
      status: 'pending',
      version: 0,
      dateCreated: now,
      dateUpdated: now,
      expires: now + seconds * 1_000,
    };
    store.addReservation(reservation);
    this.#setTask(task, 'reserved', task.reason);
    events.reservation('reservation.created', reservation, task);
    this.#changed('reservation', 'added', task, reservation);
    this.#watchReservation(reservation);
  }

  /** A reservation that came to nothing: the task waits again, or ends when it was for this worker alone. */
  #giveBack(reservation: ReservationRecord, task: TaskRecord, status: 'rejected' | 'timeout'): void {
    const { clock, events, store } = this.#parts;
    this.#unwatch(reservation.sid);
    this.#setReservation(reservation, status);
    events.reservation(`reservation.${status}`, reservation, task);
    if (task.routingTarget !== null) {
      this.cancelTask(task, `The invited worker's reservation ended: ${status}`, false);
      return;
    }
    this.#setTask(task, 'pending', task.reason);
    this.#resting.set(`${reservation.workerSid} ${task.sid}`, clock.now() + REJECTION_REST);
    this.offer(task);
    clock.setTimeout(() => {
      this.#resting.delete(`${reservation.workerSid} ${task.sid}`);
      if (store.tasks.get(task.sid) === task) this.offer(task);
    }, REJECTION_REST);
    this.#feedWorkerOf(reservation);
  }

  #expire(reservation: ReservationRecord): void {
    const { account, store, clock, events } = this.#parts;
    const task = store.tasks.get(reservation.taskSid);
    if (reservation.status !== 'pending' || !task) return;
    const worker = store.workers.get(reservation.workerSid);
    if (worker) {
      // who doesn't answer becomes unavailable
      worker.activitySid = store.workspace.timeoutActivitySid || account.activitySids.Unavailable;
      worker.dateStatusChanged = clock.now();
      worker.version += 1;
      store.workers.set(worker.sid, worker);
    }
    this.#giveBack(reservation, task, 'timeout');
    if (worker) {
      events.worker('worker.activity.update', worker);
      this.#parts.changes.emit({ kind: 'worker', action: 'updated', sid: worker.sid, workerSid: worker.sid });
    }
  }

  /** Looks at a waiting task when its present target or its whole time ends. */
  #watch(task: TaskRecord): void {
    const { clock } = this.#parts;
    this.#unwatch(task.sid);
    const due = Math.min(task.dateCreated + task.timeout * 1_000, task.targetEnds ?? Infinity);
    this.#timers.set(
      task.sid,
      clock.setTimeout(() => this.#waitedTooLong(task), due - clock.now()),
    );
  }

  #waitedTooLong(task: TaskRecord): void {
    const { clock, store, events } = this.#parts;
    if (task.assignmentStatus !== 'pending' && task.assignmentStatus !== 'reserved') return;
    const [next, ...targetsLeft] = task.targetsLeft;
    const now = clock.now();
    if (now >= task.dateCreated + task.timeout * 1_000 || !next) {
      this.cancelTask(task, 'Task canceled on Workflow timeout', true);
      return;
    }
    events.task('task-queue.timeout', task);
    Object.assign(task, {
      taskQueueSid: next.queue,
      priority: next.priority ?? task.priority,
      targetsLeft,
      targetEnds: next.timeout === undefined ? null : now + next.timeout * 1_000,
      queueEntered: now,
    });
    store.putTask(task);
    events.task('task-queue.entered', task);
    this.#watch(task);
    this.offer(task);
  }

  #watchReservation(reservation: ReservationRecord): void {
    const { clock } = this.#parts;
    this.#timers.set(
      reservation.sid,
      clock.setTimeout(() => this.#expire(reservation), reservation.expires - clock.now()),
    );
  }

  #unwatch(sid: string): void {
    this.#parts.clock.clear(this.#timers.get(sid));
    this.#timers.delete(sid);
  }

  #require(reservation: ReservationRecord, from: readonly ReservationStatus[], to: string): TaskRecord {
    const task = this.#parts.store.tasks.get(reservation.taskSid);
    if (task && from.includes(reservation.status)) return task;
    throw invalidParameter(`Cannot set reservation ${reservation.sid} to ${to} because it is ${reservation.status}`);
  }

  #setReservation(reservation: ReservationRecord, status: ReservationStatus): void {
    const { clock, store } = this.#parts;
    reservation.status = status;
    reservation.version += 1;
    reservation.dateUpdated = clock.now();
    store.putReservation(reservation);
    this.#changed('reservation', 'updated', store.tasks.get(reservation.taskSid), reservation);
  }

  #setTask(task: TaskRecord, status: TaskRecord['assignmentStatus'], reason: string | null): void {
    task.assignmentStatus = status;
    task.reason = reason;
    task.version += 1;
    task.dateUpdated = this.#parts.clock.now();
    this.#parts.store.putTask(task);
    this.#changed('task', 'updated', task);
  }

  #feedWorkerOf(reservation: ReservationRecord): void {
    const worker = this.#parts.store.workers.get(reservation.workerSid);
    if (worker) this.feed(worker);
  }

  #changed(
    kind: 'task' | 'reservation',
    action: 'added' | 'updated' | 'removed',
    task?: TaskRecord,
    reservation?: ReservationRecord,
  ): void {
    this.#parts.changes.emit({
      kind,
      action,
      sid: reservation?.sid ?? task?.sid ?? '',
      ...(task ? { taskSid: task.sid } : {}),
      ...(reservation ? { workerSid: reservation.workerSid } : {}),
    });
  }
}
