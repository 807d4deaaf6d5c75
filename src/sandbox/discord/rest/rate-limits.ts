import { createHash } from 'node:crypto';
import type { SandboxClock } from '../../clock.ts';

/** How many requests of a kind may be made per window, for each channel, guild or webhook. */
export interface Limit {
  limit: number;
  windowMs: number;
}

/**
 * Discord publishes no numbers ("should not be hard coded", topics/rate-limits); these are of the size that clients
 * report. A bucket that is not named here has the last.
 */
const LIMITS: Record<string, Limit> = {
  'message-create': { limit: 5, windowMs: 5_000 },
  'message-edit': { limit: 5, windowMs: 5_000 },
  'message-delete': { limit: 5, windowMs: 1_000 },
  'message-list': { limit: 10, windowMs: 5_000 },
  reaction: { limit: 1, windowMs: 300 },
  typing: { limit: 5, windowMs: 5_000 },
  crosspost: { limit: 10, windowMs: 3_600_000 },
  'dm-open': { limit: 10, windowMs: 10_000 },
  'channel-update': { limit: 5, windowMs: 5_000 },
  'thread-create': { limit: 50, windowMs: 300_000 },
  'command-write': { limit: 5, windowMs: 20_000 },
  'webhook-message': { limit: 5, windowMs: 2_000 },
};
const OTHER: Limit = { limit: 50, windowMs: 10_000 };
const GLOBAL: Limit = { limit: 50, windowMs: 1_000 };

export interface Verdict {
  headers: Record<string, string>;
  /** Present = refuse with 429. */
  limited?: { retryAfterSeconds: number; global: boolean };
}

interface Window {
  used: number;
  ends: number;
}

/** Counts requests in fixed windows per bucket and per bot (topics/rate-limits). */
export class RateLimits {
  on = true;
  readonly #clock: SandboxClock;
  readonly #windows = new Map<string, Window>();

  constructor(clock: SandboxClock) {
    this.#clock = clock;
  }

  reset(): void {
    this.#windows.clear();
  }

  /**
   * Counts one request.
   * @param kind the bucket; @param major the channel, guild or webhook that it counts for; @param countsGlobally false for interactions.
   */
  take(kind: string, major: string, countsGlobally: boolean): Verdict {
    if (!this.on) return { headers: {} };
    if (countsGlobally) {
      const global = this.#window('global', GLOBAL);
      if (global.used >= GLOBAL.limit) return this.#refused(global, 'global', true);
      global.used += 1;
    }
    const rule = LIMITS[kind] ?? OTHER;
    const window = this.#window(`${kind} ${major}`, rule);
    if (window.used >= rule.limit) return this.#refused(window, 'user', false, rule, kind);
    window.used += 1;
    return { headers: this.#headers(window, rule, kind) };
  }

  #window(key: string, rule: Limit): Window {
    const now = this.#clock.now();
    const known = this.#windows.get(key);
    if (known && known.ends > now) return known;
    if (this.#windows.size > 20_000)
      for (const [old, window] of this.#windows) if (window.ends <= now) this.#windows.delete(old);
    const fresh = { used: 0, ends: now + rule.windowMs };
    this.#windows.set(key, fresh);
    return fresh;
  }

  #headers(window: Window, rule: Limit, kind: string): Record<string, string> {
    const left = Math.max(0, window.ends - this.#clock.now());
    return {
      'x-ratelimit-limit': String(rule.limit),
      'x-ratelimit-remaining': String(Math.max(0, rule.limit - window.used)),
      'x-ratelimit-reset': (window.ends / 1000).toFixed(3),
      'x-ratelimit-reset-after': (left / 1000).toFixed(3),
      'x-ratelimit-bucket': createHash('md5').update(kind).digest('hex'),
    };
  }

  #refused(window: Window, scope: string, global: boolean, rule?: Limit, kind?: string): Verdict {
    const retryAfterSeconds = Math.max(1, window.ends - this.#clock.now()) / 1000;
    const headers = {
      ...(rule && kind ? this.#headers(window, rule, kind) : {}),
      ...limitedHeaders(retryAfterSeconds, scope, global),
    };
    return { headers, limited: { retryAfterSeconds, global } };
  }
}

/** The headers that a 429 has besides those of its bucket. */
export const limitedHeaders = (retryAfterSeconds: number, scope: string, global: boolean): Record<string, string> => ({
  'retry-after': String(Math.ceil(retryAfterSeconds)),
  'x-ratelimit-scope': scope,
  ...(global ? { 'x-ratelimit-global': 'true' } : {}),
});

export const limitedBody = (retryAfterSeconds: number, global: boolean): object => ({
  message: global ? 'You are being rate limited globally.' : 'You are being rate limited.',
  retry_after: retryAfterSeconds,
  global,
});
