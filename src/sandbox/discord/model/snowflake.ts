/** First millisecond of Discord's ids: 2015-01-01 (reference, "Snowflakes"). */
const EPOCH = 1_420_070_400_000;

/** Makes ids that grow strictly, even within a millisecond and when the clock is read twice at the same time. */
export class SnowflakeSource {
  #last = 0n;
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  next(): string {
    const fresh = BigInt(this.#now() - EPOCH) << 22n;
    this.#last = fresh > this.#last ? fresh : this.#last + 1n;
    return String(this.#last);
  }

  /** Tells of an id that exists already, so that later ones are greater. */
  seen(id: string): void {
    const value = BigInt(id);
    if (value > this.#last) this.#last = value;
  }
}

/** The id that sorts at a point of time. */
export const snowflakeAt = (ms: number): string => String(BigInt(Math.max(0, ms - EPOCH)) << 22n);

/** The time inside an id, in milliseconds since the Unix epoch. */
export const snowflakeTime = (id: string): number => Number(BigInt(id) >> 22n) + EPOCH;

/** Orders decimal ids without making BigInts. */
export const compareIds = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);

export const isSnowflake = (value: unknown): boolean => typeof value === 'string' && /^\d{1,20}$/.test(value);
