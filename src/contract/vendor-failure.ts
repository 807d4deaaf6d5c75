/** What a failed vendor call means for the caller; the adapter decides it once, at its edge. */
export type FailureKind =
  /** Repeating the call can't help: bad input, gone, forbidden, closed. */
  | 'permanent'
  /** Not done and safe to repeat: refused connection, 503 before acceptance. */
  | 'transient'
  /** The vendor asks to wait `retryAfterMs`; not done. */
  | 'rateLimited'
  /** Time-out, reset or 5xx after sending: it may or may not have been done. Look before repeating. */
  | 'ambiguous';

/** Why, in the terms the rules know. */
export type FailureReason =
  | 'dmClosed' // Discord 50007, 50278: this user can't be reached by direct message
  | 'notFound' // channel, message, conversation … is gone
  | 'conversationClosed' // Twilio 50377
  | 'alreadyExists' // Twilio 50353, 50433
  | 'forbidden' // the bot or key may not do this here
  | 'unauthorized' // token or key refused: nothing will work until someone mends it
  | 'tooLarge'
  | 'refusedContent' // AutoMod, link filter, explicit content
  | 'invalid' // our request was malformed: a bug
  | 'conflict' // optimistic lock lost (412)
  | 'opensTooFast' // Discord 40003: too many new DMs
  | 'rateLimit'
  | 'outage'
  | 'timeout'
  | 'tooSlow'; // a file that was on its way for longer than it may be

/** Error thrown by the Discord and Twilio adapters for every failed call. Its message never holds tokens or message texts. */
export class VendorFailure extends Error {
  override readonly name = 'VendorFailure';
  constructor(
    readonly vendor: 'discord' | 'twilio',
    readonly kind: FailureKind,
    readonly reason: FailureReason,
    message: string,
    readonly details: {
      readonly status?: number;
      readonly code?: number;
      /** Milliseconds the vendor asks to wait (kind `rateLimited`, `opensTooFast`). */
      readonly retryAfterMs?: number;
      readonly cause?: unknown;
    } = {},
  ) {
    super(message, { cause: details.cause });
  }
}

/** Whether the error is a vendor failure for this reason. */
export function failedBecause(error: unknown, ...reasons: FailureReason[]): boolean {
  return error instanceof VendorFailure && reasons.includes(error.reason);
}

/**
 * Whether repeating can never help. A refused token is not final: the call works again once an operator has mended it, so it
 * is retried and stands for everyone to see until then.
 */
export function isFinal(error: unknown): error is VendorFailure {
  return error instanceof VendorFailure && error.kind === 'permanent' && error.reason !== 'unauthorized';
}
