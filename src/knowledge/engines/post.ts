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
      redirect: 'error',
      signal: patience,
      headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream', ...headers },
      body,
    });
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

/** The reply's JSON. @throws Error for another status than 2xx, or a text that is no JSON */
export function jsonOf({ status, text }: OutsideReply, who: string): unknown {
  if (status < 200 || status > 299)
    throw new Error(`${who} answered with status ${status}. Check its address, key and model.`);
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new Error(`${who} answered with something that is not JSON.`, { cause: error });
  }
}
