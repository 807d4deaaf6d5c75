import { ApplicationFailure, Context } from '@temporalio/activity';
import { failedBecause, isFinal, VendorFailure } from '../contract/vendor-failure.ts';
import type { DeliveryResult } from '../domain/conversation/lane-items.ts';

/** Well under the lanes' heartbeat time-out of 5 s; an activity that ends sooner sends none, because each is billed. */
const HEARTBEAT_EVERY = 2_000;

/** Below the lanes' heartbeat time-out of 5 s: after such a silence the server may have given the work to somebody else. */
const LONGEST_SILENCE = 4_500;
/** The vendors' adapters end a request after this time: up to 5.5 s until its turn comes, then 6 s for the answer, or 45 s with files. */
const LONGEST_REQUEST = 12_000;
const LONGEST_REQUEST_WITH_FILES = 51_000;
/** Where an activity may take only a few seconds in all (a low `DELIVERY_STALLED`), some of them must remain for writing. */
const LARGEST_SHARE = 0.75;

/** One attempt at a lane's batch. */
export interface LaneAttempt {
  /** Whether a request that begins now, with files or without, ends while this attempt still counts. */
  mayWrite(withFiles?: boolean): boolean;
}

/** Runs the work while heartbeats tell the server that this worker lives. */
export async function withHeartbeats<T>(work: (attempt: LaneAttempt) => Promise<T>): Promise<T> {
  const context = Context.current();
  const end = Date.now() + timeLeft(context.info);
  const share = LARGEST_SHARE * timeInAll(context.info);
  let last = Date.now();
  let wasSilent = false;
  const isSilent = () => Date.now() - last > LONGEST_SILENCE;
  const timer = setInterval(() => {
    wasSilent ||= isSilent();
    last = Date.now();
    context.heartbeat();
  }, HEARTBEAT_EVERY);
  const mayWrite = (withFiles = false) => {
    const reserve = Math.min(withFiles ? LONGEST_REQUEST_WITH_FILES : LONGEST_REQUEST, share);
    return !wasSilent && !isSilent() && !context.cancellationSignal.aborted && Date.now() + reserve <= end;
  };
  try {
    return await work({ mayWrite });
  } finally {
    clearInterval(timer);
  }
}

/** Milliseconds until the server gives this attempt up, by its own clock. A time-out of 0 is none. */
function timeLeft(info: Context['info']): number {
  const { scheduleToCloseTimeoutMs: patience, startToCloseTimeoutMs, scheduledTimestampMs } = info;
  const before = info.currentAttemptScheduledTimestampMs - scheduledTimestampMs;
  return Math.min(patience > 0 ? patience - before : Infinity, startToCloseTimeoutMs || Infinity);
}

/** Milliseconds for all attempts together, or for one where there is no bound on all. */
function timeInAll({ scheduleToCloseTimeoutMs, startToCloseTimeoutMs }: Context['info']): number {
  return scheduleToCloseTimeoutMs || startToCloseTimeoutMs || Infinity;
}

/** Milliseconds after which a batch hands back what it has done. */
const BATCH_TIME = 10_000;

/**
 * Tells when a batch has worked long enough. A burst into a channel that takes one message a second is then handed back in
 * pieces: a lane that moves never looks like one that is stuck, and a retry never begins with the first message again.
 */
export function batchClock(): { isUp: () => boolean } {
  const end = Date.now() + BATCH_TIME;
  return { isUp: () => Date.now() > end };
}

/**
 * What is said of the items that a batch handed back early did not reach. With `look` an attempt before may have delivered them:
 * taken for untried they would be posted twice, or an edit would be put into words that have been posted already.
 */
export function unreached(items: readonly { key: string }[], look: boolean): DeliveryResult[] {
  return look ? items.map(({ key }) => ({ key, outcome: 'unclear' })) : [];
}

/** Whether an earlier attempt of this activity may have done part of its work. */
export function mayHaveHappened(): boolean {
  return Context.current().info.attempt > 1;
}

/** How often a file that takes too long is tried. */
const TRIES_OF_A_FILE = 3;

/** Whether a file is refused for good: what it came with goes on without it. */
export function refusesFile(error: unknown): error is VendorFailure {
  return isFinal(error) && failedBecause(error, 'notFound', 'tooLarge', 'refusedContent', 'forbidden', 'invalid');
}

/** The same, or it takes too long again and again: what waits behind it matters more. */
export function leavesFileBehind(error: unknown): error is VendorFailure {
  return refusesFile(error) || (failedBecause(error, 'timeout') && Context.current().info.attempt >= TRIES_OF_A_FILE);
}

/**
 * Failures as Temporal shall see them: what may work later is retried, after the vendor's own wait when it names one;
 * what can't work is final and goes to the rules. A refused token is retried: it works again once an operator mends it,
 * and until then it stands in the Web UI for everyone to see.
 */
export async function asTemporalFailure<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof VendorFailure ? toApplicationFailure(error) : error;
  }
}

function toApplicationFailure(error: VendorFailure): ApplicationFailure {
  return ApplicationFailure.create({
    message: error.message,
    type: error.reason,
    nonRetryable: isFinal(error),
    ...(error.details.retryAfterMs !== undefined && { nextRetryDelay: jittered(error.details.retryAfterMs) }),
    cause: error,
  });
}

/** Temporal's first distance between two attempts at a delivery. */
const SOON = 500;

/**
 * A failure of an attempt that got further. Each attempt at a long history meets a failure somewhere when one call in ten
 * fails: that is no reason to wait twice as long each time.
 */
export function afterProgress(error: unknown): unknown {
  if (!(error instanceof VendorFailure)) return error;
  const { vendor, kind, reason, message, details } = error;
  const retryAfterMs = Math.max(SOON, details.retryAfterMs ?? 0);
  return new VendorFailure(vendor, kind, reason, message, { ...details, retryAfterMs });
}

/** Many conversations that were asked to wait must not come back in the same instant. */
function jittered(ms: number): number {
  return Math.round(ms + Math.random() * Math.min(1_000, ms / 2));
}

/** Every activity of a group, wrapped. */
export function classified<T extends Record<string, (...args: never[]) => Promise<unknown>>>(activities: T): T {
  const wrapped = Object.entries(activities).map(([name, run]) => [
    name,
    (...args: never[]) => asTemporalFailure(() => run(...args)),
  ]);
  return Object.fromEntries(wrapped) as T;
}
