import type { Account } from '../core/account.ts';
import { fill } from './liquid.ts';

/** Studio waits 10 s for an answer. */
const TIMEOUT_MS = 10_000;

/** What the make-http-request widget leaves for later widgets as `widgets.<name>`. */
export interface HttpOutcome {
  ok: boolean;
  url: string;
  output: { body: string; status_code: number; content_type: string; parsed: unknown };
  error?: string;
}

/**
 * Runs a make-http-request widget (https://www.twilio.com/docs/studio/widget-library/http-request): success is any 2xx
 * within 10 s. The request carries no signature, for none is documented.
 */
export async function requestHttp(
  properties: Record<string, unknown>,
  context: Record<string, unknown>,
  account: Account,
): Promise<HttpOutcome> {
  const url = await fill(text(properties['url']), context);
  try {
    const response = await send(url, properties, context, account);
    const body = await response.text();
    const contentType = response.headers.get('content-type') ?? '';
    return {
      ok: response.ok,
      url,
      output: { body, status_code: response.status, content_type: contentType, parsed: parse(body) },
    };
  } catch (error) {
    const cause = (error as Error).cause;
    const message = cause instanceof Error ? cause.message : (error as Error).message;
    return { ok: false, url, output: { body: '', status_code: 0, content_type: '', parsed: {} }, error: message };
  }
}

async function send(
  url: string,
  properties: Record<string, unknown>,
  context: Record<string, unknown>,
  account: Account,
): Promise<Response> {
  const contentType = text(properties['content_type']);
  const headers: Record<string, string> = {};
  if (text(properties['send_twilio_credentials']) === 'true')
    headers['authorization'] = `Basic ${Buffer.from(`${account.accountSid}:${account.authToken}`).toString('base64')}`;
  const parameters = new URLSearchParams();
  for (const { key, value } of (properties['parameters'] as { key: string; value: string }[] | undefined) ?? [])
    parameters.append(key, await fill(value, context));
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  if (properties['method'] === 'GET') {
    const joined = parameters.size > 0 ? `${url}${url.includes('?') ? '&' : '?'}${parameters.toString()}` : url;
    return fetch(joined, { headers, signal, redirect: 'manual' });
  }
  headers['content-type'] = contentType;
  const given = await fill(text(properties['body']), context);
  const isForm = contentType.startsWith('application/x-www-form-urlencoded');
  const body = isForm && parameters.size > 0 ? parameters.toString() : given;
  return fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' });
}

/** A JSON answer as an object; anything else is empty. */
function parse(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return {};
  }
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
