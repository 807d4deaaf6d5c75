import { DiscordAPIError, HTTPError, RateLimitError } from '@discordjs/rest';
import { VendorFailure, type FailureKind, type FailureReason } from '../contract/vendor-failure.ts';

/** What was asked, for messages and for judging whether a repeat is safe. */
export interface Attempt {
  method: string;
  /** route with ids, without interaction tokens */
  route: string;
  /** whether the request left this process: if not, it can't have been done */
  sent: boolean;
  /** whether it carries files: those may take longer */
  withFiles?: boolean;
}

/** Discord asks for minutes of calm after too many new DMs and names no figure (opcodes-and-status-codes, 40003). */
const DM_PAUSE_MS = 5 * 60_000;

/** topics/opcodes-and-status-codes; an unknown channel has another code */
const UNKNOWN_MESSAGE = 10008;
const UNKNOWN_MEMBER = 10007;
const UNKNOWN_USER = 10013;

/** JSON error codes with a meaning for the rules (topics/opcodes-and-status-codes). */
const byCode = new Map<number, FailureReason>([
  [50007, 'dmClosed'],
  [50278, 'dmClosed'],
  [40003, 'opensTooFast'],
  [20026, 'forbidden'],
  [50001, 'forbidden'],
  [50013, 'forbidden'],
  [50005, 'forbidden'],
  [50083, 'forbidden'],
  [160005, 'forbidden'],
  [20009, 'refusedContent'],
  [200000, 'refusedContent'],
  [200001, 'refusedContent'],
  [240000, 'refusedContent'],
  [10003, 'notFound'],
  [10004, 'notFound'],
  [UNKNOWN_MEMBER, 'notFound'],
  [UNKNOWN_MESSAGE, 'notFound'],
  [10011, 'notFound'],
  [UNKNOWN_USER, 'notFound'],
  [10015, 'notFound'],
  [10062, 'notFound'],
  [40033, 'alreadyExists'],
  [40060, 'alreadyExists'],
  [40005, 'tooLarge'],
  [50045, 'tooLarge'],
  [50006, 'invalid'],
  [50035, 'invalid'],
]);

const byStatus = new Map<number, FailureReason>([
  [401, 'unauthorized'],
  [403, 'forbidden'],
  [404, 'notFound'],
  [409, 'conflict'],
  [412, 'conflict'],
  [413, 'tooLarge'],
]);

/** Failures before the connection stood: nothing reached Discord. */
const NEVER_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);
const TIMED_OUT = new Set([
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'ETIMEDOUT',
  'ABORT_ERR',
]);

/**
 * The one place where an error of the Discord client becomes a `VendorFailure`. The client's own errors hold the request's
 * body and, in the URL, interaction tokens; so only status, code and Discord's sentence are taken over.
 */
export function classifyDiscordFailure(error: unknown, attempt: Attempt): VendorFailure {
  if (error instanceof VendorFailure) return error;
  const what = `${attempt.method} ${attempt.route}`;
  if (error instanceof RateLimitError) {
    const retryAfterMs = Math.max(error.retryAfter, error.timeToReset, error.sublimitTimeout);
    const scope = error.global ? 'its global limit' : 'the limit of this route';
    return failure('rateLimited', 'rateLimit', `Discord's rate limit: ${what} is over ${scope}`, {
      status: 429,
      retryAfterMs,
    });
  }
  if (error instanceof DiscordAPIError) return ofApiError(error, what);
  if (error instanceof HTTPError) return ofServerError(error.status, attempt, what);
  return ofNetworkError(error, attempt, what);
}

/** For answers that are not JSON, such as those of the media hosts. */
export function classifyStatus(status: number, attempt: Attempt): VendorFailure {
  const what = `${attempt.method} ${attempt.route}`;
  if (status >= 500) return ofServerError(status, attempt, what);
  if (status === 429)
    return failure('rateLimited', 'rateLimit', `Discord's rate limit: ${what}`, { status, retryAfterMs: 1_000 });
  return failure('permanent', byStatus.get(status) ?? 'invalid', `Discord answered ${status} to ${what}`, { status });
}

function ofApiError(error: DiscordAPIError, what: string): VendorFailure {
  const code = typeof error.code === 'number' ? error.code : 0;
  const reason = byCode.get(code) ?? byStatus.get(error.status) ?? 'invalid';
  const sentence = error.message.split('\n').slice(0, 4).join('; ').slice(0, 300);
  const message = `Discord refused ${what}: ${error.status}, code ${code}, ${sentence}`;
  if (reason === 'opensTooFast')
    return failure('rateLimited', reason, message, { status: error.status, code, retryAfterMs: DM_PAUSE_MS });
  return failure('permanent', reason, message, { status: error.status, code });
}

function ofServerError(status: number, attempt: Attempt, what: string): VendorFailure {
  return failure(repeatable(attempt), 'outage', `Discord failed with ${status} at ${what}`, { status });
}

function ofNetworkError(error: unknown, attempt: Attempt, what: string): VendorFailure {
  const code = codeOf(error);
  if (error instanceof Error && error.message.startsWith('Expected token to be set')) {
    return failure('permanent', 'unauthorized', `Discord has refused the bot's token, so ${what} was not sent`, {
      status: 401,
    });
  }
  const aborted = error instanceof Error && ['AbortError', 'TimeoutError'].includes(error.name);
  if (aborted || TIMED_OUT.has(code)) {
    const kind = !attempt.sent || NEVER_CONNECTED.has(code) ? 'transient' : repeatable(attempt);
    // Silence ends earlier and otherwise: this file was on its way all the time.
    const reason = aborted && attempt.withFiles === true ? 'tooSlow' : 'timeout';
    return failure(kind, reason, `Discord did not answer ${what} in time`, { cause: error });
  }
  const kind = !attempt.sent || NEVER_CONNECTED.has(code) ? 'transient' : repeatable(attempt);
  return failure(kind, 'outage', `Discord could not be reached for ${what} (${code || 'connection lost'})`, {
    cause: error,
  });
}

/** Reading again does no harm; a write may have been done before the answer got lost. */
function repeatable(attempt: Attempt): FailureKind {
  return attempt.method === 'GET' ? 'transient' : 'ambiguous';
}

function codeOf(error: unknown): string {
  for (let e = error; e instanceof Error; e = e.cause) {
    const code = (e as { code?: unknown }).code;
    if (typeof code === 'string') return code;
  }
  return '';
}

function failure(
  kind: FailureKind,
  reason: FailureReason,
  message: string,
  details: VendorFailure['details'],
): VendorFailure {
  return new VendorFailure('discord', kind, reason, message, details);
}

/** Whether the user is not in the server, or does not exist any more; an unknown server says nothing of its members. */
export function isUnknownMember(error: unknown): error is VendorFailure {
  return error instanceof VendorFailure && [UNKNOWN_MEMBER, UNKNOWN_USER].includes(error.details.code ?? 0);
}

/** Whether Discord knows no such message, in a channel that it knows. */
export function isUnknownMessage(error: unknown): error is VendorFailure {
  return error instanceof VendorFailure && error.details.code === UNKNOWN_MESSAGE;
}
