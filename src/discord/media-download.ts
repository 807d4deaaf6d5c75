import type { Readable } from 'node:stream';
import { request } from 'undici';
import { VendorFailure } from '../contract/vendor-failure.ts';
import { FILE_TIMEOUT_MS, type DiscordRest } from './discord-rest.ts';
import { classifyDiscordFailure, classifyStatus, type Attempt } from './failures.ts';

/** Where Discord keeps attachments (reference, "Image Formatting" and attachment objects). */
const MEDIA_HOSTS = new Set(['cdn.discordapp.com', 'media.discordapp.net']);
const MOST_REDIRECTS = 3;

/**
 * Bytes behind an attachment's address. A user controls what stands in a message, so only Discord's media hosts are asked
 * (and the host of the REST base, which is where another implementation of Discord serves its files), redirects included:
 * anything else could make Flexcord read inside its own network.
 * @throws VendorFailure `forbidden` for other hosts, `tooLarge` over `maxBytes`, `tooSlow` for what does not arrive within
 * `deadlineMs`, `notFound` for an expired address.
 */
export async function downloadMedia(
  rest: Pick<DiscordRest, 'apiUrl' | 'agent'>,
  url: string,
  maxBytes: number,
  deadlineMs = FILE_TIMEOUT_MS,
): Promise<Uint8Array> {
  const signal = AbortSignal.timeout(deadlineMs);
  let address = url;
  for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
    const target = allowedAddress(address, rest.apiUrl);
    const attempt: Attempt = { method: 'GET', route: `${target.origin}${target.pathname}`, sent: true };
    try {
      const response = await request(target, { dispatcher: rest.agent, signal });
      const location = response.headers.location;
      if (response.statusCode >= 300 && response.statusCode < 400 && typeof location === 'string') {
        await response.body.dump();
        address = new URL(location, target).href;
        continue;
      }
      if (response.statusCode !== 200) {
        await response.body.dump();
        throw expiredOr(response.statusCode, attempt);
      }
      return await readCapped(response.body, Number(response.headers['content-length'] ?? 0), maxBytes);
    } catch (error) {
      // It came, but too slowly: the next time would not be better. (Silence ends earlier, and is tried again.)
      if (signal.aborted) throw tooSlow(deadlineMs);
      throw classifyDiscordFailure(error, attempt);
    }
  }
  throw new VendorFailure(
    'discord',
    'permanent',
    'forbidden',
    `An attachment's address redirects more than ${MOST_REDIRECTS} times`,
  );
}

function allowedAddress(text: string, apiUrl: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  const api = new URL(apiUrl);
  const ofDiscord = url?.protocol === 'https:' && url.port === '' && MEDIA_HOSTS.has(url.hostname);
  // Any port: whoever stands in for Discord may serve files beside its API, and a proxy may stand before one of the two.
  const ofApi = url?.hostname === api.hostname && /^https?:$/.test(url.protocol);
  if (url && (ofDiscord || ofApi)) return url;
  throw new VendorFailure(
    'discord',
    'permanent',
    'forbidden',
    `An attachment's address is not on Discord's media hosts: ${url?.host ?? 'not a URL'}`,
  );
}

/** The media hosts answer 403 or 404 when an address has expired; a fresh copy of the message has a fresh one. */
function expiredOr(status: number, attempt: Attempt): VendorFailure {
  if (status !== 403 && status !== 404) return classifyStatus(status, attempt);
  return new VendorFailure('discord', 'permanent', 'notFound', `The attachment's address has expired (${status})`, {
    status,
  });
}

function tooSlow(deadlineMs: number): VendorFailure {
  return new VendorFailure(
    'discord',
    'permanent',
    'tooSlow',
    `The attachment did not arrive within ${deadlineMs / 1_000} s`,
  );
}

async function readCapped(body: Readable, announced: number, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = announced > maxBytes ? announced : 0;
  if (size === 0) {
    for await (const chunk of body as AsyncIterable<Uint8Array>) {
      size += chunk.byteLength;
      if (size > maxBytes) break;
      chunks.push(chunk);
    }
  }
  if (size <= maxBytes) return Buffer.concat(chunks);
  // Without a listener the stream's own word about being destroyed would end the process.
  body.on('error', () => undefined).destroy();
  throw new VendorFailure('discord', 'permanent', 'tooLarge', `The attachment is larger than ${maxBytes} bytes`);
}
