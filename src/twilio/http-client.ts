import http from 'node:http';
import https from 'node:https';
import { VendorFailure } from '../contract/vendor-failure.ts';
import { failureOfAnswer, failureOfTransport, type RequestFacts } from './failures.ts';
import { bucketOf, type Pacer } from './pacer.ts';
import { toBase } from './base-url.ts';

/** An API request is over after this time, so that one that hangs does not outlive its activity. */
const DEADLINE_MS = 6_000;

export interface TwilioRequest {
  method: 'GET' | 'POST' | 'DELETE';
  /** as Twilio documents it: `https://<product>.twilio.com/<path>` */
  url: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  /** without credentials: for links that carry their own */
  anonymous?: boolean;
  /** for the whole request; silence of 6 s ends it in any case */
  deadlineMs?: number;
  /** larger answers are refused with `tooLarge` */
  maxBytes?: number;
}

export interface TwilioAnswer {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: Buffer;
}

export interface TwilioHttp {
  /** One request, never repeated by itself except a read over a connection that was already dead. @throws VendorFailure for everything but 2xx and 3xx. */
  send(request: TwilioRequest): Promise<TwilioAnswer>;
}

/** HTTP to Twilio: kept-alive connections, the base URL for every product, pacing, and failures put into words once. */
export function createTwilioHttp(options: {
  username: string;
  password: string;
  baseUrl?: string;
  pacer: Pacer;
}): TwilioHttp {
  const agentOptions = { keepAlive: true, maxSockets: 64, maxFreeSockets: 16, timeout: 15_000 };
  const agents = { 'http:': new http.Agent(agentOptions), 'https:': new https.Agent(agentOptions) };
  const authorization = `Basic ${Buffer.from(`${options.username}:${options.password}`).toString('base64')}`;

  return {
    async send(request) {
      const documented = new URL(request.url);
      const facts = { name: nameOf(request.method, documented), changes: request.method !== 'GET' };
      const bucket = bucketOf(request.method, documented);
      if (bucket) await options.pacer.turn(bucket);
      const url = toBase(documented, options.baseUrl);
      const headers = { ...request.headers, ...(!request.anonymous && { authorization }) };
      const agent = url.protocol === 'http:' ? agents['http:'] : agents['https:'];
      try {
        return await once({ ...request, headers }, url, agent, facts);
      } catch (error) {
        if (bucket && error instanceof VendorFailure && error.kind === 'rateLimited') {
          options.pacer.pause(bucket, error.details.retryAfterMs ?? 1_000);
        }
        if (!(error instanceof DeadConnection)) throw error;
        return await once({ ...request, headers }, url, agent, facts);
      }
    },
  };
}

/** A read over a kept connection that the other side had closed meanwhile: safe to repeat at once. */
class DeadConnection extends Error {}

function once(request: TwilioRequest, url: URL, agent: http.Agent, facts: RequestFacts): Promise<TwilioAnswer> {
  return new Promise((resolve, reject) => {
    let sent = false;
    let expired: 'timeout' | 'tooSlow' | null = null;
    const give = url.protocol === 'http:' ? http : https;
    const call = give.request(url, { method: request.method, agent, headers: withLength(request) }, (response) => {
      collect(response, request, facts, () => expired)
        .then(resolve, reject)
        .finally(() => clearTimeout(deadline));
    });
    const expire = (why: 'timeout' | 'tooSlow'): void => {
      expired = why;
      call.destroy(new Error('time-out'));
    };
    const { deadlineMs = DEADLINE_MS } = request;
    // Silence ends a request earlier: one that may take longer was on its way until then.
    const deadline = setTimeout(() => expire(deadlineMs > DEADLINE_MS ? 'tooSlow' : 'timeout'), deadlineMs);
    call.setTimeout(DEADLINE_MS, () => expire('timeout'));
    call.on('socket', (socket) => {
      if (!socket.connecting) sent = true;
      else socket.once(url.protocol === 'http:' ? 'connect' : 'secureConnect', () => (sent = true));
    });
    call.on('error', (cause) => {
      clearTimeout(deadline);
      const dead = call.reusedSocket && !facts.changes && expired === null;
      reject(dead ? new DeadConnection('', { cause }) : failureOfTransport(facts, { sent, expired, cause }));
    });
    call.end(request.body);
  });
}

async function collect(
  response: http.IncomingMessage,
  request: TwilioRequest,
  facts: RequestFacts,
  expired: () => 'timeout' | 'tooSlow' | null,
): Promise<TwilioAnswer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (request.maxBytes !== undefined && size > request.maxBytes) {
        response.destroy();
        throw new VendorFailure(
          'twilio',
          'permanent',
          'tooLarge',
          `The answer to ${facts.name} is larger than ${request.maxBytes} bytes`,
        );
      }
      chunks.push(chunk);
    }
  } catch (cause) {
    if (cause instanceof VendorFailure) throw cause;
    throw failureOfTransport(facts, { sent: true, expired: expired(), cause });
  }
  const body = Buffer.concat(chunks);
  const status = response.statusCode ?? 0;
  if (status < 200 || status >= 400) {
    throw failureOfAnswer(facts, status, parseJson(body), response.headers['retry-after']);
  }
  return { status, headers: response.headers, body };
}

/** The JSON of a body; undefined when it isn't JSON. */
export function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

function withLength(request: TwilioRequest): Record<string, string | number> {
  if (request.body === undefined)
    return request.method === 'POST' ? { ...request.headers, 'content-length': 0 } : { ...request.headers };
  return { ...request.headers, 'content-length': Buffer.byteLength(request.body) };
}

/** Method, product and path: enough to find the call, without query (it may carry a key). */
function nameOf(method: string, url: URL): string {
  return `${method} ${url.hostname.replace(/\.twilio\.com$/, '')}${url.pathname}`;
}
