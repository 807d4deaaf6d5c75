import type { Logger } from 'pino';
import type { InboundEvent, UserProfile } from '../domain/conversation/events.ts';
import { backOff, sleep } from './back-off.ts';

/** One thing a user did, on its way to the user's conversation. */
export interface LaneItem {
  /**
   * The event, or a way to find it out: several in order, or null when it turns out that nothing is to be told. Repeated
   * until it resolves, so it must reject only when a later try may succeed.
   */
  event: InboundEvent | (() => Promise<InboundEvent | InboundEvent[] | null>);
  /** what this event tells about the user; null for events that carry no author */
  profile: UserProfile | null;
  /** DM channel of the user, when the event shows it */
  dmChannelId?: string;
  /** whether it may begin a conversation; the others are for one that runs */
  starts: boolean;
  /** called once, when Temporal has it or nothing is to be told */
  settled: () => void;
  /** called when there was no conversation to tell it to */
  onNobodyHome?: () => void;
}

export interface UserLanesOptions {
  /** Hands a list of events over; resolves once Temporal has stored it. */
  hand: (discordUserId: string, batch: Batch) => Promise<'accepted' | 'notFound'>;
  logger: Logger;
  signal: AbortSignal;
}

export interface Batch {
  events: InboundEvent[];
  profile: UserProfile | null;
  dmChannelId: string | null;
  starts: boolean;
}

interface Lane {
  queue: { item: LaneItem; hold: number }[];
  running: boolean;
}

/** Events in one hand-over: a burst is one signal, and a signal stays far below Temporal's size limits. */
const LARGEST_BATCH = 50;

/**
 * One ordered lane per user: events go one list at a time, whatever comes meanwhile goes with the next, and a failed
 * hand-over is repeated until it succeeds. While the gap after a lost session is being closed, what users do *now* waits
 * behind what they did in the gap.
 */
export class UserLanes {
  readonly #lanes = new Map<string, Lane>();
  #size = 0;
  /** rises with every new gap; items of the current gap wait while their user is held */
  #hold = 0;
  #allHeld = false;
  #held = new Set<string>();

  constructor(private readonly options: UserLanesOptions) {}

  /** Events waiting or on their way, over all users. */
  get size(): number {
    return this.#size;
  }

  add(discordUserId: string, item: LaneItem): void {
    this.#lane(discordUserId).queue.push({ item, hold: this.#hold });
    this.#size += 1;
    this.#run(discordUserId);
  }

  /** From now on everything new waits, until it is known who has to be caught up with. */
  holdAll(): void {
    const before = this.#hold;
    this.#hold += 1;
    // A second gap while the first is still being closed: what waited for the first waits for both.
    for (const [id, lane] of this.#lanes) {
      if (!this.#allHeld && !this.#held.has(id)) continue;
      for (const entry of lane.queue) if (entry.hold === before) entry.hold = this.#hold;
    }
    this.#allHeld = true;
  }

  /** Only these users still wait; the others go on. */
  holdOnly(discordUserIds: Iterable<string>): void {
    this.#held = new Set(discordUserIds);
    this.#allHeld = false;
    for (const id of this.#lanes.keys()) this.#run(id);
  }

  /** Puts what happened in the gap before what waits, and lets the user go on. */
  release(discordUserId: string, missed: LaneItem[]): void {
    const lane = this.#lane(discordUserId);
    const firstWaiting = lane.queue.findIndex((entry) => entry.hold === this.#hold);
    const at = firstWaiting < 0 ? lane.queue.length : firstWaiting;
    lane.queue.splice(at, 0, ...missed.map((item) => ({ item, hold: this.#hold })));
    this.#size += missed.length;
    this.#held.delete(discordUserId);
    this.#run(discordUserId);
  }

  /** Whether something of this user waits for the gap to be closed: those are caught up with first. */
  isWaiting(discordUserId: string): boolean {
    return (this.#lanes.get(discordUserId)?.queue.length ?? 0) > 0;
  }

  #lane(id: string): Lane {
    let lane = this.#lanes.get(id);
    if (!lane) this.#lanes.set(id, (lane = { queue: [], running: false }));
    return lane;
  }

  #run(id: string): void {
    const lane = this.#lane(id);
    if (lane.running) return;
    lane.running = true;
    void this.#work(id, lane).finally(() => {
      lane.running = false;
      if (lane.queue.length === 0) this.#lanes.delete(id);
      else if (this.#takeable(id, lane) > 0 && !this.options.signal.aborted) this.#run(id);
    });
  }

  async #work(id: string, lane: Lane): Promise<void> {
    for (;;) {
      const count = Math.min(this.#takeable(id, lane), LARGEST_BATCH);
      if (count === 0) return;
      const items = lane.queue.slice(0, count).map((entry) => entry.item);
      const finished = await this.#handUntilAccepted(id, items);
      if (!finished) return;
      // Only what was added behind or, for a held user, between has changed meanwhile; these heads are still the heads.
      lane.queue.splice(0, count);
      this.#size -= count;
      for (const item of items) item.settled();
    }
  }

  /** How many of the lane's heads may go now. */
  #takeable(id: string, lane: Lane): number {
    if (!this.#allHeld && !this.#held.has(id)) return lane.queue.length;
    const firstWaiting = lane.queue.findIndex((entry) => entry.hold === this.#hold);
    return firstWaiting < 0 ? lane.queue.length : firstWaiting;
  }

  /** False when the gateway closed first; then the session is resumed from before these events. */
  async #handUntilAccepted(id: string, items: LaneItem[]): Promise<boolean> {
    for (let attempt = 0; !this.options.signal.aborted; attempt += 1) {
      try {
        const batch = await toBatch(items);
        if (batch.events.length === 0) return true;
        const outcome = await this.options.hand(id, batch);
        if (outcome === 'notFound') for (const item of items) item.onNobodyHome?.();
        return true;
      } catch (error) {
        const level = attempt < 3 ? 'info' : 'warn';
        this.options.logger[level](
          { err: error, user: id, events: items.length, attempt },
          'Events could not be handed to Temporal yet; they wait in order',
        );
      }
      await sleep(backOff(attempt), this.options.signal);
    }
    return false;
  }
}

async function toBatch(items: LaneItem[]): Promise<Batch> {
  const batch: Batch = { events: [], profile: null, dmChannelId: null, starts: false };
  for (const item of items) {
    const event = typeof item.event === 'function' ? await item.event() : item.event;
    if (!event) continue;
    batch.events.push(...(Array.isArray(event) ? event : [event]));
    batch.starts ||= item.starts;
    batch.dmChannelId = item.dmChannelId ?? batch.dmChannelId;
    if (item.profile) batch.profile = { ...item.profile, locale: item.profile.locale ?? batch.profile?.locale ?? null };
  }
  return batch;
}
