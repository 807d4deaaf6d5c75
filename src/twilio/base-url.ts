import { withoutTrailingSlashes } from '../contract/trailing-slashes.ts';

const TWILIO = '.twilio.com';

/** Where a documented URL is really called: `https://<product>.twilio.com/<path>` → `<baseUrl>/<product>/<path>` when a base is set. */
export function toBase(url: URL, baseUrl: string | undefined): URL {
  if (!baseUrl || !url.hostname.endsWith(TWILIO)) return url;
  return new URL(
    `${withoutTrailingSlashes(baseUrl)}/${url.hostname.slice(0, -TWILIO.length)}${url.pathname}${url.search}`,
  );
}

/**
 * The documented form of an absolute URL that Twilio put into an answer (next page, link), the way back of `toBase`.
 * The client library takes host names apart, so it must only ever see twilio.com.
 */
export function fromBase(text: string, baseUrl: string | undefined): string {
  const base = baseUrl === undefined ? undefined : withoutTrailingSlashes(baseUrl);
  if (!base || !text.startsWith(`${base}/`)) return text;
  const [product, ...path] = text.slice(base.length + 1).split('/');
  return product ? `https://${product}${TWILIO}/${path.join('/')}` : text;
}

/**
 * Whether bytes may be fetched from here: Twilio over TLS, or the host that the base URL names on any port,
 * because what stands there may be a proxy in front of what hands out the links.
 */
export function isTwilioHost(url: URL, baseUrl: string | undefined): boolean {
  if (url.protocol === 'https:' && url.hostname.endsWith(TWILIO)) return true;
  return baseUrl !== undefined && /^https?:$/.test(url.protocol) && url.hostname === new URL(baseUrl).hostname;
}
