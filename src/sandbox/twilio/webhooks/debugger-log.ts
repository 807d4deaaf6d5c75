/** One entry of the Console's debugger: an error or warning that no API answer shows. */
export interface DebuggerEntry {
  /** Unix time in milliseconds. */
  at: number;
  code: number;
  level: 'error' | 'warning';
  message: string;
  resourceSid?: string;
  url?: string;
}

const KEPT = 1_000;

/** What Twilio would show in the Console's debugger; the newest {@link KEPT} entries. */
export class DebuggerLog {
  #entries: DebuggerEntry[] = [];

  add(entry: DebuggerEntry): void {
    this.#entries.push(entry);
    if (this.#entries.length > 2 * KEPT) this.#entries = this.#entries.slice(-KEPT);
  }

  list(): DebuggerEntry[] {
    return this.#entries.slice(-KEPT);
  }

  clear(): void {
    this.#entries = [];
  }
}
