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

const FAILURES_IN_A_ROW = 3;
const PAUSE_MS = 30_000;

/**
 * What may be spent on one outside service. When it is used up, or when the service has failed several times in a row, nothing is
 * asked for a while: people then get the built-in answer at once, not after a time-out each.
 */
export class Budget {
  private failures = 0;
  private pausedUntil = 0;

  constructor(
    private readonly service: string,
    private readonly limits: BudgetLimits,
    private readonly counter: UseCounter,
    private readonly now: () => number = Date.now,
  ) {}

  /**
   * Runs one request if it may be made. `user`: an opaque key of the person it is for; null = nobody's.
   * @throws Error when the budget is used up or the service is being left alone; whatever `request` throws
   */
  async spend<T>(user: string | null, request: () => Promise<T>): Promise<T> {
    if (this.now() < this.pausedUntil)
      throw new Error(`${this.service} failed ${FAILURES_IN_A_ROW} times in a row and is left alone for 30 s.`);
    const day = new Date(this.now()).toISOString().slice(0, 10);
    if (user !== null && (await this.counter.add(day, `${this.service} ${user}`)) > this.limits.perUserPerDay)
      throw new Error(`This person's requests of today to ${this.service} are used up.`);
    if ((await this.counter.add(day, this.service)) > this.limits.perDay)
      throw new Error(`Today's requests to ${this.service} are used up.`);
    try {
      const result = await request();
      this.failures = 0;
      return result;
    } catch (error) {
      this.failures += 1;
      if (this.failures >= FAILURES_IN_A_ROW) {
        this.failures = 0;
        this.pausedUntil = this.now() + PAUSE_MS;
      }
      throw error;
    }
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
