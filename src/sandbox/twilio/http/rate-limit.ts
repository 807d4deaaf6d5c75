import type { SandboxClock } from '../../clock.ts';
import { tooManyRequests } from '../core/errors.ts';

/** Changes per second and bucket (https://www.twilio.com/docs/conversations/conversations-limits); reads don't count. */
const CHANGES_PER_SECOND = 30;

/** Twilio Conversations' limit on changes: 30 a second per conversation, or per service for what belongs to none. */
export class RateLimit {
  readonly #clock: SandboxClock;
  #windows = new Map<string, { second: number; count: number }>();
  enabled = true;

  constructor(clock: SandboxClock) {
    this.#clock = clock;
  }

  /** Counts one change. @throws 20429 with `Retry-After` when the bucket is empty. */
  take(bucket: string): void {
    if (!this.enabled) return;
    const second = Math.floor(this.#clock.now() / 1_000);
    const window = this.#windows.get(bucket);
    if (window?.second === second) {
      if (++window.count > CHANGES_PER_SECOND) throw tooManyRequests(1);
      return;
    }
    if (this.#windows.size > 5_000) this.#windows = new Map();
    this.#windows.set(bucket, { second, count: 1 });
  }
}
