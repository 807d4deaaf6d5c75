/** A pending call made with {@link SandboxClock.setTimeout}; give it to {@link SandboxClock.clear}. */
export interface SandboxTimer {
  readonly due: number;
}

interface Pending extends SandboxTimer {
  readonly run: () => void;
  readonly order: number;
  real: NodeJS.Timeout | undefined;
}

/** Node fires timers with a longer delay at once, so longer waits are split. */
const LONGEST_REAL_WAIT = 2_147_000_000;

/**
 * The time of the sandbox: real time plus an offset that tests and demos move forward. Every clock of the stand-ins
 * (3 s and 15 min of interactions, inactivity timers, expiring links) runs on it, so an hour passes in one call.
 * Timers never keep the process alive.
 */
export class SandboxClock {
  #offset: number;
  #order = 0;
  readonly #pending = new Set<Pending>();
  readonly #watchers = new Set<(offsetMs: number) => void>();

  /** @param offsetMs how far ahead of real time to begin: what {@link offsetMs} said before a restart. */
  constructor(offsetMs = 0) {
    this.#offset = offsetMs;
  }

  /** Milliseconds since the Unix epoch, as the sandbox sees them. */
  now(): number {
    return Date.now() + this.#offset;
  }

  /** How far ahead of real time this clock is; store it to go on after a restart. */
  get offsetMs(): number {
    return this.#offset;
  }

  /** Calls `watcher` after every {@link advance}, with the new offset. */
  onAdvance(watcher: (offsetMs: number) => void): void {
    this.#watchers.add(watcher);
  }

  /** Calls `run` once, `ms` sandbox milliseconds from now. */
  setTimeout(run: () => void, ms: number): SandboxTimer {
    const timer: Pending = { due: this.now() + Math.max(0, ms), run, order: ++this.#order, real: undefined };
    this.#pending.add(timer);
    this.#arm(timer);
    return timer;
  }

  /** Forgets a timer; one that has fired or is unknown is no error. */
  clear(timer: SandboxTimer | undefined): void {
    if (timer === undefined) return;
    const pending = timer as Pending;
    clearTimeout(pending.real);
    this.#pending.delete(pending);
  }

  /**
   * Moves the clock forward and fires what becomes due, in the order of its due times; each call sees the time at
   * which it was due, and timers that it sets inside the span fire too.
   * @throws RangeError when `ms` is negative or not a number: ids and orders rest on time that never goes back.
   */
  advance(ms: number): void {
    if (!(ms >= 0)) throw new RangeError(`The sandbox clock only moves forward: advance(${ms}) is refused.`);
    const target = this.now() + ms;
    for (let next = this.#nextDue(target); next !== undefined; next = this.#nextDue(target)) {
      this.#offset += Math.max(0, next.due - this.now());
      this.#fire(next);
    }
    this.#offset += Math.max(0, target - this.now());
    for (const timer of this.#pending) this.#arm(timer);
    for (const watcher of this.#watchers) watcher(this.#offset);
  }

  /** Forgets all timers. */
  close(): void {
    for (const timer of this.#pending) clearTimeout(timer.real);
    this.#pending.clear();
  }

  #nextDue(target: number): Pending | undefined {
    let first: Pending | undefined;
    for (const timer of this.#pending) {
      if (timer.due > target) continue;
      if (!first || timer.due < first.due || (timer.due === first.due && timer.order < first.order)) first = timer;
    }
    return first;
  }

  #arm(timer: Pending): void {
    clearTimeout(timer.real);
    const wait = Math.max(0, timer.due - this.now());
    timer.real = setTimeout(
      () => {
        if (timer.due > this.now()) this.#arm(timer);
        else this.#fire(timer);
      },
      Math.min(wait, LONGEST_REAL_WAIT),
    );
    timer.real.unref();
  }

  #fire(timer: Pending): void {
    clearTimeout(timer.real);
    this.#pending.delete(timer);
    timer.run();
  }
}
