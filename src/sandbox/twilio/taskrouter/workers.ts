import { invalidParameter } from '../core/errors.ts';
import { newSid } from '../core/sids.ts';
import type { WorkerRecord } from './records.ts';
import type { Routing, RoutingParts } from './routing.ts';

/** How many chats an agent takes at once, as Flex sets it up; every other channel begins with one. */
const CHAT_CAPACITY = 3;

/** The workers of the workspace and their activities and capacities. */
export class Workers {
  readonly #parts: RoutingParts & { routing: Routing };

  constructor(parts: RoutingParts & { routing: Routing }) {
    this.#parts = parts;
  }

  /** @throws 20001 when a worker has this name. */
  create(input: {
    sid?: string;
    friendlyName: string;
    attributes?: string | undefined;
    activitySid?: string | undefined;
  }): WorkerRecord {
    const { clock, store, events } = this.#parts;
    for (const worker of store.workers.values())
      if (worker.friendlyName === input.friendlyName)
        throw invalidParameter(`A worker with the FriendlyName ${input.friendlyName} already exists`);
    const now = clock.now();
    const worker: WorkerRecord = {
      sid: input.sid ?? newSid('WK'),
      friendlyName: input.friendlyName,
      attributes: input.attributes ?? '{}',
      activitySid: input.activitySid ?? store.workspace.defaultActivitySid,
      capacities: {},
      version: 0,
      dateCreated: now,
      dateUpdated: now,
      dateStatusChanged: now,
    };
    for (const channel of store.taskChannels.values()) giveCapacity(worker, channel);
    store.workers.set(worker.sid, worker);
    events.worker('worker.created', worker);
    this.#changed(worker, 'added');
    return worker;
  }

  update(
    worker: WorkerRecord,
    change: { friendlyName?: string | undefined; attributes?: string | undefined; activitySid?: string | undefined },
  ): void {
    const { clock, store, events, routing } = this.#parts;
    const newActivity = change.activitySid !== undefined && change.activitySid !== worker.activitySid;
    if (newActivity && !store.activities.has(change.activitySid ?? ''))
      throw invalidParameter(`The activity ${change.activitySid ?? ''} does not exist`);
    worker.friendlyName = change.friendlyName ?? worker.friendlyName;
    worker.attributes = change.attributes ?? worker.attributes;
    worker.activitySid = change.activitySid ?? worker.activitySid;
    worker.version += 1;
    worker.dateUpdated = clock.now();
    if (newActivity) worker.dateStatusChanged = clock.now();
    store.workers.set(worker.sid, worker);
    if (change.attributes !== undefined) events.worker('worker.attributes.update', worker);
    if (newActivity) events.worker('worker.activity.update', worker);
    this.#changed(worker, 'updated');
    routing.feed(worker);
  }

  setCapacity(worker: WorkerRecord, taskChannelSid: string, capacity: number, available: boolean): void {
    const { store, events, routing, clock } = this.#parts;
    worker.capacities[taskChannelSid] = { capacity, available };
    worker.dateUpdated = clock.now();
    store.workers.set(worker.sid, worker);
    const channel = store.taskChannels.get(taskChannelSid);
    events.worker('worker.capacity.update', worker, {
      TaskChannelSid: taskChannelSid,
      TaskChannelUniqueName: channel?.uniqueName ?? '',
      WorkerChannelCapacity: String(capacity),
    });
    this.#changed(worker, 'updated');
    routing.feed(worker);
  }

  /** Gives all workers their first capacity on a new task channel. */
  addChannel(channel: { sid: string; uniqueName: string }): void {
    for (const worker of this.#parts.store.workers.values()) {
      giveCapacity(worker, channel);
      this.#parts.store.workers.set(worker.sid, worker);
    }
  }

  delete(worker: WorkerRecord): void {
    const { store, events } = this.#parts;
    if (store.occupyingReservations(worker.sid).size > 0)
      throw invalidParameter(`Cannot delete worker ${worker.sid}: it has reservations`);
    store.workers.delete(worker.sid);
    events.worker('worker.deleted', worker);
    this.#changed(worker, 'removed');
  }

  #changed(worker: WorkerRecord, action: 'added' | 'updated' | 'removed'): void {
    this.#parts.changes.emit({ kind: 'worker', action, sid: worker.sid, workerSid: worker.sid });
  }
}

function giveCapacity(worker: WorkerRecord, channel: { sid: string; uniqueName: string }): void {
  const capacity = channel.uniqueName === 'chat' ? CHAT_CAPACITY : 1;
  worker.capacities[channel.sid] ??= { capacity, available: true };
}
