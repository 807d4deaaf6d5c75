import { VendorFailure, type FailureKind, type FailureReason } from '../contract/vendor-failure.ts';

/** What of a request decides how its failure is to be read. */
export interface RequestFacts {
  /** `POST conversations …`: for messages; never a body or a credential */
  name: string;
  /** whether the request may have changed something at Twilio */
  changes: boolean;
}

/** Twilio codes that mean the same whatever the status (https://www.twilio.com/docs/api/errors). */
const BY_CODE: Record<number, { kind: FailureKind; reason: FailureReason }> = {
  20003: { kind: 'permanent', reason: 'unauthorized' },
  20404: { kind: 'permanent', reason: 'notFound' },
  20429: { kind: 'rateLimited', reason: 'rateLimit' },
  45352: { kind: 'ambiguous', reason: 'outage' }, // Flex could not create at Conversations
  45354: { kind: 'permanent', reason: 'conversationClosed' },
  45360: { kind: 'ambiguous', reason: 'outage' }, // Flex could not close at Conversations
  45361: { kind: 'ambiguous', reason: 'outage' }, // Flex could not add at Conversations
  45376: { kind: 'permanent', reason: 'conversationClosed' },
  50201: { kind: 'permanent', reason: 'alreadyExists' }, // user
  50353: { kind: 'permanent', reason: 'alreadyExists' }, // conversation's unique name
  50377: { kind: 'permanent', reason: 'conversationClosed' },
  50430: { kind: 'permanent', reason: 'notFound' },
  50432: { kind: 'permanent', reason: 'notFound' },
  50433: { kind: 'permanent', reason: 'alreadyExists' }, // participant
};

/**
 * The failure for an answer of Twilio with status 400 or more. The code decides before the status: the statuses of
 * several codes are not documented. A 5xx may come after the change was made, so for a change it is `ambiguous`.
 * `retryAfterMs` comes from `Retry-After` (seconds), 1 s when a 429 has none.
 */
export function failureOfAnswer(
  request: RequestFacts,
  status: number,
  body: unknown,
  retryAfter: string | undefined,
): VendorFailure {
  const { code, message } = errorBody(body);
  const { kind, reason } = (code !== undefined ? BY_CODE[code] : undefined) ?? byStatus(status, request.changes);
  const read = kind === 'ambiguous' && !request.changes ? 'transient' : kind;
  const text = `Twilio answered ${request.name} with ${status}${code === undefined ? '' : `, code ${code}`}${message ? `: ${message}` : ''}`;
  return new VendorFailure('twilio', read, reason, text, {
    status,
    ...(code !== undefined && { code }),
    ...(read === 'rateLimited' && { retryAfterMs: retryAfterMs(retryAfter) }),
  });
}

/** The failure for a request without an answer. `sent`: whether Twilio may have received it. */
export function failureOfTransport(
  request: RequestFacts,
  problem: { sent: boolean; expired: 'timeout' | 'tooSlow' | null; cause: unknown },
): VendorFailure {
  const kind = problem.sent && request.changes ? 'ambiguous' : 'transient';
  const what = problem.expired
    ? 'did not answer in time'
    : problem.sent
      ? 'broke the connection'
      : 'could not be reached';
  const detail = problem.cause instanceof Error && 'code' in problem.cause ? ` (${String(problem.cause.code)})` : '';
  return new VendorFailure('twilio', kind, problem.expired ?? 'outage', `Twilio ${what}: ${request.name}${detail}`, {
    cause: problem.cause,
  });
}

function byStatus(status: number, changes: boolean): { kind: FailureKind; reason: FailureReason } {
  if (status >= 500) return { kind: changes ? 'ambiguous' : 'transient', reason: 'outage' };
  switch (status) {
    case 401:
      return { kind: 'permanent', reason: 'unauthorized' };
    case 403:
      return { kind: 'permanent', reason: 'forbidden' };
    case 404:
    case 410:
      return { kind: 'permanent', reason: 'notFound' };
    case 408:
      return { kind: changes ? 'ambiguous' : 'transient', reason: 'timeout' };
    case 409:
    case 412:
      return { kind: 'transient', reason: 'conflict' };
    case 413:
      return { kind: 'permanent', reason: 'tooLarge' };
    case 429:
      return { kind: 'rateLimited', reason: 'rateLimit' };
    default:
      return { kind: 'permanent', reason: 'invalid' };
  }
}

function errorBody(body: unknown): { code?: number; message: string } {
  if (typeof body !== 'object' || body === null) return { message: '' };
  const { code, message, title, details } = body as Record<string, unknown>;
  const text = typeof message === 'string' ? message : typeof title === 'string' ? title : '';
  return { ...(typeof code === 'number' && code > 0 && { code }), message: (text + whereIn(details)).slice(0, 300) };
}

/** What Studio finds wrong with a flow: `details.errors[]` with `property_path` and `message`. */
function whereIn(details: unknown): string {
  const errors = (details as { errors?: unknown } | null | undefined)?.errors;
  if (!Array.isArray(errors)) return '';
  const places = (errors as { property_path?: unknown; message?: unknown }[]).slice(0, 3);
  return places.map((place) => ` [${String(place.property_path)}: ${String(place.message)}]`).join('');
}

function retryAfterMs(header: string | undefined): number {
  const seconds = Number(header);
  return header !== undefined && Number.isFinite(seconds) && seconds >= 0 ? Math.max(seconds * 1_000, 100) : 1_000;
}
