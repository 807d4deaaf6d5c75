/** One REST call as benches and tests read it. */
export interface LoggedRequest {
  method: string;
  path: string;
  /** `GET conversations/v1/Conversations/:sid`; `unknown` for a path that no operation has. */
  route: string;
  status: number;
  /** Unix time in milliseconds on the sandbox clock. */
  at: number;
  ms: number;
}

const KEPT = 2_000;

/** The latest REST calls, and how often each operation was called with which status. */
export class RequestLog {
  #recent: LoggedRequest[] = [];
  #counters = new Map<string, Record<string, number>>();

  add(request: LoggedRequest): void {
    this.#recent.push(request);
    if (this.#recent.length > 2 * KEPT) this.#recent = this.#recent.slice(-KEPT);
    const counter = this.#counters.get(request.route) ?? {};
    counter[request.status] = (counter[request.status] ?? 0) + 1;
    counter['total'] = (counter['total'] ?? 0) + 1;
    this.#counters.set(request.route, counter);
  }

  read(): { recent: LoggedRequest[]; counters: Record<string, Record<string, number>> } {
    return { recent: this.#recent.slice(-KEPT), counters: Object.fromEntries(this.#counters) };
  }

  clear(): void {
    this.#recent = [];
    this.#counters.clear();
  }
}
