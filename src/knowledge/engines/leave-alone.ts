const FAILURES_IN_A_ROW = 3;
const PAUSE_MS = 30_000;

/** A service outside that failed three times in a row is left alone for 30 s: people get the built-in answer at once, not after a time-out each. */
export class LeaveAlone {
  private failures = 0;
  private pausedUntil = 0;

  constructor(
    private readonly service: string,
    private readonly now: () => number = Date.now,
  ) {}

  /** @throws Error while the service is being left alone */
  check(): void {
    if (this.now() < this.pausedUntil)
      throw new Error(`${this.service} failed ${FAILURES_IN_A_ROW} times in a row and is left alone for 30 s.`);
  }

  /** Makes one request and remembers how it went. @throws Error while the service is being left alone; whatever `request` throws */
  async run<T>(request: () => Promise<T>): Promise<T> {
    this.check();
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
