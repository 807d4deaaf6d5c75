/** One request to a service outside, with everything that bounds it. */
export interface OutsideRequest {
  /** for messages: "The language model" */
  who: string;
  url: string;
  body: string;
  headers: Record<string, string>;
  /** ms for the whole exchange */
  timeoutMs: number;
  /** characters of the longest reply that is read */
  largest: number;
  /** Called with every piece that comes in. */
  onPiece?: (() => void) | undefined;
}

export interface OutsideReply {
  status: number;
  type: string;
  text: string;
}

/**
 * Posts JSON and reads the whole reply, whatever its status. Redirects are refused: they could lead what was sent to another host.
 * @throws Error when nothing came in time, the reply broke off, or it is too long
 */
export async function post(request: OutsideRequest): Promise<OutsideReply> {
  const { who, url, body, headers, timeoutMs, largest, onPiece } = request;
  const patience = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      signal: patience,
      headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream', ...headers },
      body,
    });
    if (response.status >= 300 && response.status < 400) {
      await response.body?.cancel();
      throw redirected(who, url, response);
    }
    const decoder = new TextDecoder();
    let text = '';
    for await (const piece of response.body ?? []) {
      text += decoder.decode(piece as Uint8Array, { stream: true });
      if (text.length > largest) throw new Error(`${who} answered at unreasonable length and was cut off.`);
      onPiece?.();
    }
    return {
      status: response.status,
      type: response.headers.get('content-type') ?? '',
      text: text + decoder.decode(),
    };
  } catch (error) {
    if (patience.aborted) throw new Error(`${who} did not answer within ${timeoutMs} ms.`, { cause: error });
    if (error instanceof TypeError) throw new Error(`${who} could not be reached or broke off.`, { cause: error });
    throw error;
  }
}

/** Where it leads is told without what addresses carry behind "?", which may be a key. */
function redirected(who: string, url: string, { status, headers }: Response): Error {
  const place = headers.get('location') ?? '';
  const target = URL.canParse(place, url) ? new URL(place, url) : null;
  const where = target === null ? '' : ` to ${target.origin}${target.pathname}`;
  return new Error(
    `${who} redirects${where} (status ${status}), which is not followed: it could lead what is sent to another host. Set the address that it has in the end.`,
  );
}

/**
 * The reply's JSON. `check`: what to look at when the status tells that something is wrong.
 * @throws Error for another status than 2xx, or a text that is no JSON
 */
export function jsonOf(
  { status, text }: OutsideReply,
  who: string,
  check: (status: number) => string = () => 'Check its address, key and model.',
): unknown {
  if (status < 200 || status > 299) throw new Error(`${who} answered with status ${status}. ${check(status)}`);
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new Error(`${who} answered with something that is not JSON.`, { cause: error });
  }
}
