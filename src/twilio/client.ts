import twilio from 'twilio';
import { fromBase } from './base-url.ts';
import { createTwilioHttp, parseJson, type TwilioHttp, type TwilioRequest } from './http-client.ts';
import { Pacer } from './pacer.ts';

export interface TwilioClientOptions {
  accountSid: string;
  /** makes the calls unless an API key is given; always checks webhook signatures */
  authToken: string;
  apiKeySid?: string;
  apiKeySecret?: string;
  /** TWILIO_BASE_URL */
  baseUrl?: string;
  /** our share of limits that all workers have in common; default 1 */
  fleetShare?: number;
}

/** Twilio for the files of this folder: the client library, and bare requests for what it does not know, over the same connections. */
export interface TwilioClient {
  readonly accountSid: string;
  readonly baseUrl: string | undefined;
  readonly sdk: twilio.Twilio;
  readonly http: TwilioHttp;
}

/** @throws Error when the account SID does not begin with AC. */
export function createTwilioClient(options: TwilioClientOptions): TwilioClient {
  const username = options.apiKeySid ?? options.accountSid;
  const password = options.apiKeySecret ?? options.authToken;
  const { accountSid, baseUrl } = options;
  const http = createTwilioHttp({
    username,
    password,
    ...(baseUrl && { baseUrl }),
    pacer: new Pacer(options.fleetShare),
  });
  const sdk = twilio(username, password, {
    accountSid,
    httpClient: new LibraryTransport(http, baseUrl),
    autoRetry: false,
  });
  return { accountSid, baseUrl, sdk, http };
}

/**
 * Gives the client library our HTTP: its own has no kept-alive connections for plain http, no deadline below 30 s, and
 * hides whether a failed request was sent. Failures come out as `VendorFailure`, so the library never words an error.
 */
class LibraryTransport extends twilio.RequestClient {
  readonly #http: TwilioHttp;
  readonly #baseUrl: string | undefined;

  constructor(http: TwilioHttp, baseUrl: string | undefined) {
    super({ keepAlive: false });
    this.#http = http;
    this.#baseUrl = baseUrl;
  }

  override async request<TData>(options: {
    method: string;
    uri: string;
    headers?: object;
    params?: object;
    data?: TData;
  }): Promise<{ statusCode: number; body: TData; headers: object }> {
    const url = new URL(options.uri);
    for (const [name, value] of pairsOf(options.params)) url.searchParams.append(name, value);
    const headers = (options.headers ?? {}) as Record<string, string>;
    const json = headers['Content-Type'] === 'application/json';
    const body = options.data === undefined ? undefined : json ? JSON.stringify(options.data) : formOf(options.data);
    const answer = await this.#http.send({
      method: options.method.toUpperCase() as TwilioRequest['method'],
      url: url.href,
      headers,
      ...(body !== undefined && { body }),
    });
    const parsed = parseJson(answer.body) ?? {};
    documentPages(parsed, this.#baseUrl);
    return { statusCode: answer.status, body: parsed as TData, headers: answer.headers };
  }
}

function formOf(data: unknown): string {
  return new URLSearchParams(pairsOf(data as object)).toString();
}

/** Twilio takes lists as repeated keys. */
function pairsOf(data: object | undefined): [string, string][] {
  return Object.entries(data ?? {}).flatMap(([name, value]: [string, unknown]) =>
    (Array.isArray(value) ? (value as unknown[]) : [value])
      .filter((item) => item !== undefined && item !== null)
      .map((item): [string, string] => [name, typeof item === 'string' ? item : JSON.stringify(item)]),
  );
}

function documentPages(body: unknown, baseUrl: string | undefined): void {
  const meta = typeof body === 'object' && body !== null && 'meta' in body ? body.meta : null;
  if (typeof meta !== 'object' || meta === null) return;
  for (const [name, value] of Object.entries(meta)) {
    if (name.endsWith('_url') && typeof value === 'string') Object.assign(meta, { [name]: fromBase(value, baseUrl) });
  }
}
