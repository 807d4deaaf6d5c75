import { createHmac } from 'node:crypto';

/** Parameters of a webhook; an array is a repeated name. */
export type WebhookFields = Readonly<Record<string, string | readonly string[]>>;

/**
 * The value of `X-Twilio-Signature`: base64 of HMAC-SHA1 over the address (without its fragment) followed by every
 * parameter, sorted by name, as name and value (https://www.twilio.com/docs/usage/webhooks/webhooks-security).
 */
export function sign(authToken: string, url: string, fields: WebhookFields = {}): string {
  let data = url.split('#')[0] ?? url;
  for (const name of Object.keys(fields).sort()) {
    const value = fields[name] ?? '';
    const values = typeof value === 'string' ? [value] : [...new Set(value)].sort();
    for (const one of values) data += name + one;
  }
  return createHmac('sha1', authToken).update(Buffer.from(data, 'utf8')).digest('base64');
}
