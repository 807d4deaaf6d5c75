/** One REST request, as benches and tests see it. */
export interface LoggedRequest {
  method: string;
  path: string;
  /** The path with names for its ids. */
  route: string;
  status: number;
  /** Sandbox time of arrival, milliseconds since the Unix epoch. */
  at: number;
  ms: number;
}

const KEPT = 5_000;

/** The last requests and counts per route. */
export class RequestLog {
  #ring: LoggedRequest[] = [];
  #next = 0;
  readonly #counts = new Map<string, { count: number; byStatus: Record<string, number> }>();

  add(entry: LoggedRequest): void {
    this.#ring[this.#next % KEPT] = entry;
    this.#next += 1;
    const key = `${entry.method} ${entry.route}`;
    let count = this.#counts.get(key);
    if (!count) this.#counts.set(key, (count = { count: 0, byStatus: {} }));
    count.count += 1;
    count.byStatus[entry.status] = (count.byStatus[entry.status] ?? 0) + 1;
  }

  clear(): void {
    this.#ring = [];
    this.#next = 0;
    this.#counts.clear();
  }

  /** Oldest first. */
  snapshot(): {
    total: number;
    routes: Record<string, { count: number; byStatus: Record<string, number> }>;
    requests: LoggedRequest[];
  } {
    const start = this.#next <= KEPT ? 0 : this.#next % KEPT;
    const requests = [...this.#ring.slice(start), ...this.#ring.slice(0, start)];
    return { total: this.#next, routes: Object.fromEntries(this.#counts), requests };
  }
}
