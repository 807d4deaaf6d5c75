import http from 'node:http';
import https from 'node:https';
import type { SandboxClock } from '../../clock.ts';
import { DeliveryDisturber } from './delivery-faults.ts';
import type { DebuggerLog } from './debugger-log.ts';
import { sign, type WebhookFields } from './signature.ts';

/** A webhook to be sent. */
export interface Webhook {
  url: string;
  method?: 'GET' | 'POST';
  eventType: string;
  fields: WebhookFields;
  /** What the event is about; only for the log. */
  resourceSid?: string;
  /** After how long Twilio gives up, in milliseconds; 5,000 for Conversations, 15,000 for TaskRouter. */
  timeoutMs: number;
  /** How often a failed connection is tried again (connection overrides); default 0. */
  connectRetries?: number;
}

/** One attempt as the log keeps it. */
export interface Delivery {
  url: string;
  eventType: string;
  resourceSid?: string;
  /** The HTTP status; 0 when there was no answer; absent when it was dropped by a fault. */
  status?: number;
  error?: string;
  dropped?: boolean;
  /** Unix time in milliseconds when it was sent. */
  at: number;
  ms: number;
  fields: WebhookFields;
}

const KEPT = 1_000;

/**
 * Sends webhooks: signed, form-encoded, all at the same time as Twilio does, over kept connections, with a time limit
 * and without a second try (but for {@link Webhook.connectRetries}).
 */
export class WebhookSender {
  readonly disturber = new DeliveryDisturber();
  readonly #agents = { http: new http.Agent({ keepAlive: true }), https: new https.Agent({ keepAlive: true }) };
  readonly #authToken: string;
  readonly #clock: SandboxClock;
  readonly #debugger: DebuggerLog;
  #log: Delivery[] = [];
  #closed = false;
  onDelivery: (delivery: Delivery) => void = () => undefined;

  constructor(options: { authToken: string; clock: SandboxClock; debuggerLog: DebuggerLog }) {
    this.#authToken = options.authToken;
    this.#clock = options.clock;
    this.#debugger = options.debuggerLog;
  }

  /** Sends a webhook in the background. */
  send(webhook: Webhook): void {
    const passed = this.disturber.pass(
      webhook.eventType,
      () => void this.#attempt(webhook, webhook.connectRetries ?? 0),
    );
    if (!passed) this.#record(webhook, { at: this.#clock.now(), ms: 0, dropped: true });
  }

  /** Logs a request that another part made, such as a Studio widget. */
  note(delivery: Delivery): void {
    this.#log.push(delivery);
    if (this.#log.length > 2 * KEPT) this.#log = this.#log.slice(-KEPT);
    this.onDelivery(delivery);
  }

  /** The latest attempts, oldest first. */
  deliveries(): Delivery[] {
    return this.#log.slice(-KEPT);
  }

  clear(): void {
    this.disturber.set({});
    this.#log = [];
  }

  close(): void {
    this.#closed = true;
    this.#agents.http.destroy();
    this.#agents.https.destroy();
  }

  async #attempt(webhook: Webhook, retriesLeft: number): Promise<void> {
    if (this.#closed) return;
    const started = performance.now();
    const at = this.#clock.now();
    const outcome = await this.#post(webhook).catch((error: Error & { code?: string }) => ({
      status: 0,
      error: error.message || (error.code ?? 'connection failed'),
    }));
    if (this.#closed) return;
    this.#record(webhook, { ...outcome, at, ms: Math.round(performance.now() - started) });
    if (outcome.status === 0 && retriesLeft > 0) await this.#attempt(webhook, retriesLeft - 1);
    else if (outcome.status === 0 || outcome.status >= 400) this.#complain(webhook, outcome);
  }

  /** One HTTP request. A kept connection that the receiver had closed meanwhile is no failed attempt: a new one is made. */
  #post(webhook: Webhook, fresh = false): Promise<{ status: number }> {
    const body = encode(webhook.fields);
    const isGet = webhook.method === 'GET';
    const target =
      (webhook.url.split('#')[0] ?? webhook.url) + (isGet ? `${webhook.url.includes('?') ? '&' : '?'}${body}` : '');
    const secure = target.startsWith('https:');
    const headers: Record<string, string> = {
      'user-agent': 'TwilioProxy/1.1',
      'x-twilio-signature': isGet ? sign(this.#authToken, target) : sign(this.#authToken, webhook.url, webhook.fields),
    };
    if (!isGet) {
      headers['content-type'] = 'application/x-www-form-urlencoded; charset=utf-8';
      headers['content-length'] = String(Buffer.byteLength(body));
    }
    return new Promise((resolve, reject) => {
      const request = (secure ? https : http).request(
        target,
        { method: isGet ? 'GET' : 'POST', headers, agent: secure ? this.#agents.https : this.#agents.http },
        (response) => {
          response.resume();
          response.on('end', () => {
            clearTimeout(timer);
            resolve({ status: response.statusCode ?? 0 });
          });
          response.on('error', reject);
        },
      );
      const timer = setTimeout(
        () => request.destroy(new Error(`no answer within ${webhook.timeoutMs} ms`)),
        webhook.timeoutMs,
      );
      timer.unref();
      request.on('error', (error) => {
        clearTimeout(timer);
        if (request.reusedSocket && !fresh && (error as NodeJS.ErrnoException).code === 'ECONNRESET')
          resolve(this.#post(webhook, true));
        else reject(error);
      });
      request.end(isGet ? undefined : body);
    });
  }

  #record(webhook: Webhook, outcome: Pick<Delivery, 'at' | 'ms'> & Partial<Delivery>): void {
    const { url, eventType, fields, resourceSid } = webhook;
    const delivery: Delivery = {
      url,
      eventType,
      fields,
      ...(resourceSid === undefined ? {} : { resourceSid }),
      ...outcome,
    };
    this.note(delivery);
  }

  #complain(webhook: Webhook, outcome: { status: number; error?: string }): void {
    const timedOut = outcome.error?.startsWith('no answer within') === true;
    this.#debugger.add({
      at: this.#clock.now(),
      code: timedOut ? 50076 : 11200,
      level: 'error',
      message: `Webhook ${webhook.eventType} failed: ${outcome.error ?? `HTTP ${outcome.status}`}`,
      url: webhook.url,
      ...(webhook.resourceSid === undefined ? {} : { resourceSid: webhook.resourceSid }),
    });
  }
}

function encode(fields: WebhookFields): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(fields))
    for (const one of typeof value === 'string' ? [value] : value) search.append(name, one);
  return search.toString();
}
