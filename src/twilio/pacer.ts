import { VendorFailure } from '../contract/vendor-failure.ts';

/** Changes a second that Twilio allows per conversation, and per service for what belongs to none (conversations-limits). */
const CHANGES_PER_SECOND = 25;
/** Together with the rate, never more than Twilio's 30 within any second. */
const BURST = 5;
/** Longer waits become a retry of the activity, so that it does not sit out its time-out. */
const LONGEST_WAIT_MS = 5_000;

interface Bucket {
  /** epoch ms at which the next change may go; below now: that much of the burst is free */
  next: number;
  interval: number;
  burstMs: number;
}

/**
 * Keeps our requests below Twilio's limits: a request waits its turn, in order, at most 5 s. The limit of one
 * conversation is ours alone (one lane, one worker); that of the service is shared by the fleet's workers.
 */
export class Pacer {
  readonly #buckets = new Map<string, Bucket>();
  readonly #fleetShare: number;

  /** @param fleetShare our share of the limits that all workers have in common, above 0 and at most 1 */
  constructor(fleetShare = 1) {
    this.#fleetShare = fleetShare;
  }

  /** Resolves when a change in this bucket may be sent. @throws VendorFailure `rateLimited` when that would take over 5 s. */
  async turn(bucketName: string, now = Date.now()): Promise<void> {
    const bucket = this.#bucket(bucketName, now);
    const at = Math.max(bucket.next, now - bucket.burstMs);
    const wait = at - now;
    if (wait > LONGEST_WAIT_MS) {
      throw new VendorFailure(
        'twilio',
        'rateLimited',
        'rateLimit',
        `Held back to stay below Twilio's limit of ${bucketName}`,
        {
          retryAfterMs: wait,
        },
      );
    }
    bucket.next = at + bucket.interval;
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  }

  /** Twilio said 429: nothing goes into this bucket before then. */
  pause(bucketName: string, ms: number, now = Date.now()): void {
    const bucket = this.#bucket(bucketName, now);
    bucket.next = Math.max(bucket.next, now + ms);
  }

  #bucket(name: string, now: number): Bucket {
    const known = this.#buckets.get(name);
    if (known) return known;
    if (this.#buckets.size > 2_000) {
      for (const [other, { next }] of this.#buckets) if (next < now - 1_000) this.#buckets.delete(other);
    }
    const share = name === SERVICE_BUCKET ? this.#fleetShare : 1;
    const interval = 1_000 / (CHANGES_PER_SECOND * share);
    const bucket = { next: 0, interval, burstMs: interval * Math.max(0, BURST * share - 1) };
    this.#buckets.set(name, bucket);
    return bucket;
  }
}

const SERVICE_BUCKET = 'the service';

/** The bucket that a change counts into; null when Twilio documents no limit for it or it is a read. */
export function bucketOf(method: string, url: URL): string | null {
  if (method === 'GET' || !url.hostname.startsWith('conversations.')) return null;
  return /\/Conversations\/(CH[0-9a-f]{32})(\/|$)/i.exec(url.pathname)?.[1] ?? SERVICE_BUCKET;
}
