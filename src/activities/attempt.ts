import { ApplicationFailure, Context } from '@temporalio/activity';
import { failedBecause, isFinal, VendorFailure } from '../contract/vendor-failure.ts';
import type { DeliveryResult } from '../domain/conversation/lane-items.ts';

/** Well under the lanes' heartbeat time-out of 5 s; an activity that ends sooner sends none, because each is billed. */
const HEARTBEAT_EVERY = 2_000;

/** Below the lanes' heartbeat time-out of 5 s: after such a silence the server may have given the work to somebody else. */
const LONGEST_SILENCE = 4_500;
/**
 * The vendors' adapters end a request after this time: up to 5.5 s until its turn comes, then 6 s for the answer. A post with files may
 * take longer than its attempt: the nonce keeps it from coming twice then.
 */
const LONGEST_REQUEST = 12_000;
/** Where an activity may take only a few seconds in all (a low `DELIVERY_STALLED`), some of them must remain for writing. */
const LARGEST_SHARE = 0.75;

/** One attempt at a lane's batch. */
export interface LaneAttempt {
  /** Whether a request that begins now ends while this attempt still counts. */
  mayWrite(): boolean;
}

/** Runs the work while heartbeats tell the server that this worker lives. */
export async function withHeartbeats<T>(work: (attempt: LaneAttempt) => Promise<T>): Promise<T> {
  const context = Context.current();
  const end = Date.now() + timeLeft(context.info);
  const reserve = Math.min(LONGEST_REQUEST, LARGEST_SHARE * timeInAll(context.info));
  let last = Date.now();
  let wasSilent = false;
  const isSilent = () => Date.now() - last > LONGEST_SILENCE;
  const timer = setInterval(() => {
    wasSilent ||= isSilent();
    last = Date.now();
    context.heartbeat();
  }, HEARTBEAT_EVERY);
  const mayWrite = () =>
    !wasSilent && !isSilent() && !context.cancellationSignal.aborted && Date.now() + reserve <= end;
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

/** From this attempt on a file that takes too long is not tried again. */
const LAST_TRY_OF_A_FILE = 2;

/** Whether a file is refused for good: what it came with goes on without it. */
export function refusesFile(error: unknown): error is VendorFailure {
  const reasons = ['notFound', 'tooLarge', 'tooSlow', 'refusedContent', 'forbidden', 'invalid'] as const;
  return isFinal(error) && failedBecause(error, ...reasons);
}

/**
 * The same, or it takes too long once more: what waits behind it matters more. A vendor that does not answer is none of it: it will be
 * back, and the file with it.
 */
export function leavesFileBehind(error: unknown): error is VendorFailure {
  return (
    refusesFile(error) || (failedBecause(error, 'tooSlow') && Context.current().info.attempt >= LAST_TRY_OF_A_FILE)
  );
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
