import { AsyncLocalStorage } from 'node:async_hooks';
import {
  DefaultRestOptions,
  REST,
  type RawFile,
  type RateLimitData,
  type RequestMethod,
  type ResponseLike,
} from '@discordjs/rest';
import { Agent } from 'undici';
import type { Logger } from 'pino';
import { VendorFailure } from '../contract/vendor-failure.ts';
import { classifyDiscordFailure, type Attempt } from './failures.ts';
import { withoutTrailingSlashes } from '../contract/trailing-slashes.ts';

export interface DiscordRestOptions {
  token: string;
  /** REST base without version; absent = Discord's own */
  apiUrl?: string;
  /** requests per second that this client may make; Discord's global limit is 50 for all processes of a bot (topics/rate-limits) */
  requestsPerSecond: number;
  logger: Logger;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface DiscordCall {
  body?: unknown;
  files?: RawFile[];
  query?: Record<string, string | number | boolean>;
  /** false for interaction routes, whose token is in the path */
  auth?: boolean;
  /** shown in the server's audit log */
  reason?: string;
}

/** One REST client: buckets, keep-alive, one classification of failures. */
export interface DiscordRest {
  /** One call, at most 6 s (45 s with files) plus at most 5.5 s of waiting for a rate limit. Every failure is a `VendorFailure`. */
  call<T>(method: Method, route: string, options?: DiscordCall): Promise<T>;
  /** for @discordjs/ws, which asks it for the gateway's address */
  readonly client: REST;
  /** the REST base in use, without version */
  readonly apiUrl: string;
  /** shared by the download of media */
  readonly agent: Agent;
}

/** No answer within this time: the outcome is unknown and the caller decides. */
const REQUEST_TIMEOUT_MS = 6_000;
/** The same for a file on its way, which an ordinary line needs longer for; silence ends it after 6 s all the same. */
export const FILE_TIMEOUT_MS = 45_000;
/**
 * Longer waits are the caller's (Temporal shows them); shorter ones are cheaper here. A channel takes five messages in 5 s, and
 * the library adds a margin of its own: a wait for the next window must fit in, or bursts would wait and fail in turn.
 */
const LONGEST_WAIT_MS = 5_500;
/** A refused token is not tried again for this long: 10,000 refused requests in 10 minutes ban the address. */
const REFUSED_TOKEN_PAUSE_MS = 30_000;

/** @throws VendorFailure from `call` only; making the client does no I/O. */
export function createDiscordRest(options: DiscordRestOptions): DiscordRest {
  const inFlight = new AsyncLocalStorage<Attempt>();
  const agent = new Agent({
    connect: { timeout: 3_000 },
    headersTimeout: REQUEST_TIMEOUT_MS,
    bodyTimeout: REQUEST_TIMEOUT_MS,
    keepAliveTimeout: 30_000,
  });
  const apiUrl = withoutTrailingSlashes(options.apiUrl ?? DefaultRestOptions.api);
  const client = new REST({
    version: '10',
    api: apiUrl,
    agent,
    // The library's retries repeat a write silently; here every failure surfaces and Temporal decides.
    retries: 0,
    // The longest there is; each request has its own, below.
    timeout: FILE_TIMEOUT_MS,
    rejectOnRateLimit: waitsTooLong,
    globalRequestsPerSecond: Math.max(1, Math.floor(options.requestsPerSecond)),
    invalidRequestWarningInterval: 500,
    userAgentAppendix: 'Flexcord/0.1',
    async makeRequest(url, init): Promise<ResponseLike> {
      const attempt = inFlight.getStore();
      if (attempt && init.signal?.aborted !== true) attempt.sent = true;
      const limit = AbortSignal.timeout(longest(attempt?.withFiles));
      const signal = init.signal ? AbortSignal.any([init.signal, limit]) : limit;
      return DefaultRestOptions.makeRequest(url, { ...init, signal });
    },
  }).setToken(options.token);
  client.on('invalidRequestWarning', ({ count, remainingTime }) => {
    options.logger.warn(
      { count, remainingTime },
      'Discord refused many requests; 10,000 in 10 minutes block this address',
    );
  });
  let refusedUntil = 0;

  async function call<T>(method: Method, route: string, details: DiscordCall = {}): Promise<T> {
    const withFiles = (details.files ?? []).length > 0;
    const attempt: Attempt = { method, route: withoutTokens(route), sent: false, withFiles };
    const { query, ...rest } = details;
    if (refusedUntil > Date.now()) throw tokenRefused(attempt);
    if (refusedUntil > 0) client.setToken(options.token);
    refusedUntil = 0;
    const request = {
      ...rest,
      fullRoute: route as `/${string}`,
      method: method as RequestMethod,
      signal: AbortSignal.timeout(longest(withFiles) + LONGEST_WAIT_MS),
      ...(query && {
        query: new URLSearchParams(Object.entries(query).map(([k, v]): [string, string] => [k, String(v)])),
      }),
    };
    try {
      return (await inFlight.run(attempt, () => client.request(request))) as T;
    } catch (error) {
      const failure = classifyDiscordFailure(error, attempt);
      if (failure.reason === 'unauthorized' && details.auth !== false)
        refusedUntil = Date.now() + REFUSED_TOKEN_PAUSE_MS;
      throw failure;
    }
  }

  return { call, client, apiUrl, agent };
}

function longest(withFiles = false): number {
  return withFiles ? FILE_TIMEOUT_MS : REQUEST_TIMEOUT_MS;
}

function waitsTooLong(data: RateLimitData): boolean {
  return Math.max(data.retryAfter, data.timeToReset, data.sublimitTimeout) > LONGEST_WAIT_MS;
}

/** Interaction tokens stand in paths and must not reach logs. */
function withoutTokens(route: string): string {
  return route.replace(/^(\/interactions\/\d+\/|\/webhooks\/\d+\/)[^/?]+/, '$1…');
}

function tokenRefused(attempt: Attempt): VendorFailure {
  return new VendorFailure(
    'discord',
    'permanent',
    'unauthorized',
    `Discord has refused the bot's token, so ${attempt.method} ${attempt.route} was not sent`,
    { status: 401 },
  );
}
