import { createHmac, timingSafeEqual, createHash } from 'node:crypto';

/** Parameters of a form body; a repeated name has a list. */
export type FormParams = Record<string, string | string[]>;

/**
 * `X-Twilio-Signature` of a request: base64(HMAC-SHA1(auth token, URL + each parameter's name and value, sorted by name))
 * (twilio.com/docs/usage/webhooks/webhooks-security). Repeated values count once, sorted.
 */
export function signRequest(authToken: string, url: string, params: FormParams): string {
  const text = Object.keys(params)
    .sort()
    .reduce((data, name) => {
      const value = params[name] ?? '';
      return Array.isArray(value)
        ? [...new Set(value)].sort().reduce((all, one) => all + name + one, data)
        : data + name + value;
    }, url);
  return createHmac('sha1', authToken).update(text, 'utf8').digest('base64');
}

/**
 * Whether Twilio signed this request. `url` is the public one as registered, with its query; its port, standard or not, may
 * or may not stand in what Twilio signed. A body that is no form is signed by `bodySHA256` in the query instead.
 */
export function isSigned(options: {
  authToken: string;
  signature: string | undefined;
  url: string;
  params: FormParams;
  /** the raw body when it is no form */
  rawBody?: string;
}): boolean {
  const { authToken, signature, url, rawBody } = options;
  if (!signature) return false;
  const params = rawBody === undefined ? options.params : {};
  const signed = withAndWithoutPort(url).some((form) => equal(signRequest(authToken, form, params), signature));
  if (!signed || rawBody === undefined) return signed;
  const promised = new URL(url).searchParams.get('bodySHA256') ?? '';
  return equal(createHash('sha256').update(rawBody, 'utf8').digest('hex'), promised.toLowerCase());
}

/**
 * Unguessable token for addresses that Studio calls: it is not documented whether Studio signs its HTTP requests.
 * Derived, so every process knows it and nothing is stored; it does not reveal the auth token.
 */
export function addressKey(authToken: string, path: string): string {
  return createHmac('sha256', authToken).update(`flexcord ${path}`).digest('hex').slice(0, 32);
}

/** Whether a request's `key` is the one for this path. */
export function isAddressKey(authToken: string, path: string, key: string | undefined): boolean {
  return key !== undefined && equal(addressKey(authToken, path), key);
}

/** The URL without its port, and with it: the scheme's standard one where it names none. Twilio's own library takes either too. */
function withAndWithoutPort(url: string): string[] {
  const parts = /^(https?):\/\/([^/?#]+)((?:[/?#].*)?)$/.exec(url);
  if (!parts) return [url];
  const [, scheme, host = '', rest] = parts;
  const bare = host.replace(/:\d+$/, '');
  const standard = scheme === 'https' ? ':443' : ':80';
  return [bare, host === bare ? bare + standard : host].map((form) => `${scheme}://${form}${rest}`);
}

function equal(ours: string, theirs: string): boolean {
  const a = Buffer.from(ours);
  const b = Buffer.from(theirs);
  return a.length === b.length && timingSafeEqual(a, b);
}
