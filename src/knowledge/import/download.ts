import { gunzipSync } from 'node:zlib';
import { decodeText } from './decode-text.ts';

const TIMEOUT_MS = 15_000;
const LARGEST = 20_000_000;

/** What an address gave. */
export interface Downloaded {
  text: string;
  /** Where it was found in the end, which redirects may have led to. */
  url: string;
}

/** The text at an address, unpacked. @throws when it is not there, larger than 20 MB, in an unknown charset, or takes longer than 15 s */
export async function download(url: string): Promise<Downloaded> {
  const patience = AbortSignal.timeout(TIMEOUT_MS);
  try {
    const response = await fetch(url, { signal: patience });
    if (!response.ok)
      throw new Error(`${url} answered ${response.status}. Check the address and whether the page is public.`);
    const bytes = unpacked(await bytesOf(response, url), url);
    return { text: decodeText(bytes, response.headers.get('content-type')), url: response.url };
  } catch (error) {
    if (patience.aborted)
      throw new Error(
        `${url} took longer than ${TIMEOUT_MS / 1000} s and was not read. Try again, or save the page to a file and import that.`,
        { cause: error },
      );
    // what `fetch` throws says no more than that it failed
    if (error instanceof TypeError) throw unreachable(url, error);
    throw error;
  }
}

async function bytesOf(response: Response, url: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    parts.push(part as Uint8Array);
    size += (part as Uint8Array).length;
    if (size > LARGEST) throw new Error(`${url} is larger than 20 MB and was not read. Import its parts one by one.`);
  }
  return Buffer.concat(parts);
}

/** Sitemaps are often files with their own compression, which no header tells. */
function unpacked(bytes: Uint8Array, url: string): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: LARGEST });
  } catch (error) {
    throw new Error(
      `${url} is packed and could not be unpacked (${(error as Error).message}), so it was not read. Check it, or save it to a file and import that.`,
      { cause: error },
    );
  }
}

const REASONS: Record<string, string> = {
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the name of the host could not be looked up',
  ECONNREFUSED: 'nothing answers there',
  ECONNRESET: 'the connection broke off',
};

function unreachable(url: string, error: TypeError): Error {
  const { code, message } = (error.cause ?? {}) as { code?: string; message?: string };
  const reason = REASONS[code ?? ''] ?? message ?? error.message;
  return new Error(
    `${url} can't be reached (${reason}), so nothing was read from it. Check the address and the connection.`,
    {
      cause: error,
    },
  );
}
