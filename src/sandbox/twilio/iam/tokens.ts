import { randomBytes } from 'node:crypto';
import type { SandboxClock } from '../../clock.ts';
import type { SandboxStorage, StoredCollection } from '../../storage.ts';
import type { Account } from '../core/account.ts';
import { isoSeconds } from '../core/dates.ts';
import { notFound } from '../core/errors.ts';
import { stableSid } from '../core/sids.ts';
import { workerIdentity } from '../flex/interactions.ts';
import type { Route } from '../http/route.ts';
import type { TaskRouterStore } from '../taskrouter/store.ts';

interface TokenRecord {
  workerSid: string;
  expires: number;
}

const TOKEN_LIFE = 24 * 3_600_000;

/** Tokens of signed-in Flex users: issued by the control interface, checked by `Tokens/validate`. */
export class FlexTokens {
  readonly #account: Account;
  readonly #clock: SandboxClock;
  readonly #store: TaskRouterStore;
  readonly #tokens: StoredCollection<TokenRecord>;

  constructor(options: { account: Account; clock: SandboxClock; storage: SandboxStorage; store: TaskRouterStore }) {
    this.#account = options.account;
    this.#clock = options.clock;
    this.#store = options.store;
    this.#tokens = options.storage.collection('twilio/flex-tokens');
  }

  /** A token that is valid for a day. */
  issue(workerSid: string): string {
    const part = (bytes: number): string => randomBytes(bytes).toString('base64url');
    // five parts, as an encrypted JWT has
    const token = [part(60), '', part(12), part(120), part(16)].join('.');
    this.#tokens.set(token, { workerSid, expires: this.#clock.now() + TOKEN_LIFE });
    return token;
  }

  /** What `Tokens/validate` answers (the package twilio-flex-token-validator reads it). */
  validate(token: unknown): Record<string, unknown> {
    const record = typeof token === 'string' ? this.#tokens.get(token) : undefined;
    const worker = record && this.#store.workers.get(record.workerSid);
    if (!record || !worker) return { valid: false, code: 20101, message: 'Invalid access token' };
    if (record.expires <= this.#clock.now()) return { valid: false, code: 20104, message: 'Access token expired' };
    const attributes = this.#store.attributes(worker);
    return {
      valid: true,
      code: 0,
      message: null,
      expiration: isoSeconds(record.expires),
      realm_user_id: attributes['email'] ?? worker.friendlyName,
      identity: workerIdentity(attributes, worker.friendlyName),
      user_sid: stableSid('US', this.#account.accountSid, worker.sid),
      roles: attributes['roles'] ?? [],
      worker_sid: worker.sid,
    };
  }

  clear(): void {
    this.#tokens.clear();
  }
}

/** `POST /v1/Accounts/{AC}/Tokens/validate` of `iam.twilio.com`. */
export function iamRoutes(account: Account, tokens: FlexTokens): Route[] {
  return [
    {
      method: 'POST',
      path: '/v1/Accounts/:accountSid/Tokens/validate',
      body: 'json',
      handle: (request) => {
        if (request.params['accountSid'] !== account.accountSid) throw notFound(request.path);
        return { status: 200, body: tokens.validate((request.json as { token?: unknown } | null)?.token) };
      },
    },
  ];
}

/** `GET /2010-04-01/Accounts/{AC}.json` of `api.twilio.com`: whether the credentials are right and the account lives. */
export function accountRoutes(account: Account): Route[] {
  return [
    {
      method: 'GET',
      path: '/2010-04-01/Accounts/:file',
      handle: (request) => {
        if (request.params['file'] !== `${account.accountSid}.json`) throw notFound(request.path);
        const body = {
          sid: account.accountSid,
          friendly_name: 'Sandbox account',
          status: 'active',
          type: 'Full',
          owner_account_sid: account.accountSid,
          auth_token: '',
          date_created: new Date(0).toUTCString(),
          date_updated: new Date(0).toUTCString(),
          uri: `/2010-04-01/Accounts/${account.accountSid}.json`,
          subresource_uris: {},
        };
        return { status: 200, body };
      },
    },
  ];
}
