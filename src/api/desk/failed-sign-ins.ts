const WINDOW_MS = 60_000;
const MOST_PER_LOGIN = 5;
const MOST_PER_ADDRESS = 30;
const MOST_KEYS = 10_000;

/** Counts failed sign-ins per login and per address, so that passwords can't be guessed at speed. */
export class FailedSignIns {
  private readonly failures = new Map<string, number[]>();

  constructor(private readonly now: () => number = Date.now) {}

  /** Seconds until the next attempt is allowed; 0 = now. */
  waitFor(login: string, address: string): number {
    return Math.max(this.wait(`login ${login}`, MOST_PER_LOGIN), this.wait(`address ${address}`, MOST_PER_ADDRESS));
  }

  failed(login: string, address: string): void {
    // Somebody tries endless names: forgetting them all is cheaper than keeping them, and the address stays counted next.
    if (this.failures.size > MOST_KEYS) this.failures.clear();
    for (const key of [`login ${login}`, `address ${address}`]) {
      this.failures.set(key, [...this.recent(key), this.now()]);
    }
  }

  private wait(key: string, most: number): number {
    const recent = this.recent(key);
    const oldest = recent.at(-most);
    return oldest === undefined ? 0 : Math.ceil((oldest + WINDOW_MS - this.now()) / 1_000);
  }

  private recent(key: string): number[] {
    return (this.failures.get(key) ?? []).filter((at) => at > this.now() - WINDOW_MS);
  }
}
