import { LeaveAlone } from './leave-alone.ts';

/** Counts uses of a day. In the program it is kept in the database, so that restarts and several processes share it. */
export interface UseCounter {
  /** Adds one use and gives how many there are now. `day`: 2026-11-25 (UTC); `who`: a name for the service, or for one person at it. */
  add(day: string, who: string): Promise<number>;
}

export interface BudgetLimits {
  /** requests of one UTC day to this service */
  perDay: number;
  /** of these for one person */
  perUserPerDay: number;
}

/** No limit that anybody meets. */
export const UNLIMITED: BudgetLimits = { perDay: 1_000_000, perUserPerDay: 1_000_000 };

/**
 * What may be spent on one outside service. When it is used up, or when the service has failed several times in a row, nothing is
 * asked for a while.
 */
export class Budget {
  private readonly pause: LeaveAlone;

  constructor(
    private readonly service: string,
    private readonly limits: BudgetLimits,
    private readonly counter: UseCounter,
  ) {
    this.pause = new LeaveAlone(service);
  }

  /**
   * Runs one request if it may be made. `user`: an opaque key of the person it is for; null = nobody's.
   * @throws Error when the budget is used up or the service is being left alone; whatever `request` throws
   */
  async spend<T>(user: string | null, request: () => Promise<T>): Promise<T> {
    this.pause.check();
    const day = new Date().toISOString().slice(0, 10);
    if (user !== null && (await this.counter.add(day, `${this.service} ${user}`)) > this.limits.perUserPerDay)
      throw new Error(`This person's requests of today to ${this.service} are used up.`);
    if ((await this.counter.add(day, this.service)) > this.limits.perDay)
      throw new Error(`Today's requests to ${this.service} are used up.`);
    return this.pause.run(request);
  }
}

/** Counts in memory: for commands and tests that have no database. */
export function countInMemory(): UseCounter {
  const uses = new Map<string, number>();
  return {
    async add(day, who) {
      const key = `${day} ${who}`;
      const count = (uses.get(key) ?? 0) + 1;
      uses.set(key, count);
      return count;
    },
  };
}
