import { VendorFailure } from '../contract/vendor-failure.ts';
import { isTwilioHost, toBase } from './base-url.ts';
import type { TwilioClient } from './client.ts';
import { parseJson, type TwilioAnswer } from './http-client.ts';
import type { TwilioAdapter } from './twilio-adapter.ts';

/** A file takes longer than an API request; silence of 6 s still ends it. */
const FILE_DEADLINE_MS = 60_000;
const MOST_REDIRECTS = 3;

/**
 * The adapter's calls for files: Twilio's media service, which the client library does not know
 * (twilio.com/docs/conversations/media-support-conversations). One file belongs to one message.
 */
export function mediaCalls(
  client: TwilioClient,
  chatServiceSid: string,
): Pick<TwilioAdapter, 'uploadMedia' | 'downloadMedia'> {
  const media = `https://mcs.us1.twilio.com/v1/Services/${chatServiceSid}/Media`;
  return {
    async uploadMedia({ filename, contentType, data }) {
      const answer = await client.http.send({
        method: 'POST',
        url: `${media}?Filename=${encodeURIComponent(filename)}`,
        headers: { 'content-type': contentType },
        body: data,
        deadlineMs: FILE_DEADLINE_MS,
      });
      return { mediaSid: (parseJson(answer.body) as { sid: string }).sid };
    },
    async downloadMedia(mediaSid, maxBytes) {
      const url = `${media}/${mediaSid}`;
      const record = parseJson((await client.http.send({ method: 'GET', url })).body) as MediaRecord;
      if (record.size > maxBytes) throw tooLarge(mediaSid, record.size, maxBytes);
      const link = record.links?.content_direct_temporary;
      const answer = await fetchLink(client, link ?? `${url}/Content`, link === undefined, maxBytes);
      return {
        data: new Uint8Array(answer.body),
        contentType: record.content_type ?? answer.headers['content-type'] ?? 'application/octet-stream',
        filename: record.filename ?? record.file_name ?? null,
      };
    },
  };
}

interface MediaRecord {
  size: number;
  content_type?: string;
  filename?: string | null;
  file_name?: string | null;
  links?: { content_direct_temporary?: string };
}

/** Follows redirects by hand: each target must again be Twilio's, or an answer could make us read from inside our network. */
async function fetchLink(client: TwilioClient, link: string, signIn: boolean, maxBytes: number): Promise<TwilioAnswer> {
  let url = new URL(link);
  for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
    if (!isTwilioHost(url, client.baseUrl)) {
      throw new VendorFailure(
        'twilio',
        'permanent',
        'forbidden',
        `Twilio named a file on a host that is not its own: ${url.host}`,
      );
    }
    const answer = await client.http.send({
      method: 'GET',
      url: url.href,
      // The temporary link carries its own permission; our credentials only go to the API itself.
      anonymous: !signIn || hop > 0,
      deadlineMs: FILE_DEADLINE_MS,
      maxBytes,
    });
    if (answer.status < 300) return answer;
    url = new URL(answer.headers.location ?? '', toBase(url, client.baseUrl));
  }
  throw new VendorFailure(
    'twilio',
    'permanent',
    'invalid',
    `Twilio redirected a file more than ${MOST_REDIRECTS} times`,
  );
}

function tooLarge(mediaSid: string, size: number, maxBytes: number): VendorFailure {
  return new VendorFailure(
    'twilio',
    'permanent',
    'tooLarge',
    `File ${mediaSid} has ${size} bytes; at most ${maxBytes} can be carried`,
  );
}
