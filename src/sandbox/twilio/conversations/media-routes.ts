import { invalidParameter, notFound, TwilioError } from '../core/errors.ts';
import { isoSeconds } from '../core/dates.ts';
import type { ApiRequest, Route } from '../http/route.ts';
import type { MediaRecord } from './media.ts';
import type { ConversationsProduct } from './product.ts';

const LARGEST_FILE = 150 * 1024 * 1024;

/** Media Content Service (https://www.twilio.com/docs/conversations/media-support-conversations). */
export function mediaRoutes(product: ConversationsProduct): Route[] {
  const path = '/v1/Services/:serviceSid/Media';
  return [
    {
      method: 'POST',
      path,
      body: 'bytes',
      query: ['Filename', 'Author'],
      handle: async (request) => {
        checkService(product, request);
        if (request.raw.length === 0) throw invalidParameter('The body holds no file');
        if (request.raw.length > LARGEST_FILE) throw new TwilioError(413, 20413, 'The file is larger than 150 MB');
        const author = request.query.get('Author');
        const media = await product.media.add({
          bytes: request.raw,
          contentType: request.headers['content-type'] ?? 'application/octet-stream',
          filename: request.query.get('Filename') ?? null,
          ...(author === undefined ? {} : { author }),
        });
        return { status: 201, body: render(product, media) };
      },
    },
    {
      method: 'GET',
      path: `${path}/:mediaSid`,
      handle: (request) => ({ status: 200, body: render(product, mediaOf(product, request)) }),
    },
    {
      method: 'GET',
      path: `${path}/:mediaSid/Content`,
      handle: (request) => contentOf(product, mediaOf(product, request), request),
    },
    {
      method: 'DELETE',
      path: `${path}/:mediaSid`,
      handle: (request) => {
        product.media.delete(mediaOf(product, request).sid);
        return { status: 204 };
      },
    },
  ];
}

/** The host of `links.content_direct_temporary`: no credentials, valid for a short time. */
export function temporaryMediaRoutes(product: ConversationsProduct): Route[] {
  return [
    {
      method: 'GET',
      path: '/:mediaSid',
      query: ['Expires', 'Signature'],
      authenticated: false,
      handle: (request) => {
        const media = product.media.get(request.params['mediaSid'] ?? '');
        if (!media) throw notFound(request.path);
        const expires = request.query.int('Expires', 0, Number.MAX_SAFE_INTEGER) ?? 0;
        if (!product.media.isValidLink(media.sid, expires, request.query.get('Signature') ?? ''))
          throw new TwilioError(403, 20403, 'The temporary link has expired; read the media resource for a new one');
        return contentOf(product, media, request);
      },
    },
  ];
}

function checkService(product: ConversationsProduct, request: ApiRequest): void {
  if (request.params['serviceSid'] !== product.account.chatServiceSid) throw notFound(request.path);
}

function mediaOf(product: ConversationsProduct, request: ApiRequest): MediaRecord {
  checkService(product, request);
  const media = product.media.get(request.params['mediaSid'] ?? '');
  if (!media) throw notFound(request.path);
  return media;
}

function contentOf(
  product: ConversationsProduct,
  media: MediaRecord,
  request: ApiRequest,
): { status: number; bytes: Buffer; headers: Record<string, string> } {
  const bytes = product.media.bytes(media.sid);
  if (!bytes) throw notFound(request.path);
  const name = encodeURIComponent(media.filename ?? media.sid);
  const headers = { 'content-type': media.contentType, 'content-disposition': `inline; filename*=UTF-8''${name}` };
  return { status: 200, bytes, headers };
}

function render(product: ConversationsProduct, media: MediaRecord): Record<string, unknown> {
  const { accountSid, chatServiceSid } = product.account;
  const url = `https://mcs.us1.twilio.com/v1/Services/${chatServiceSid}/Media/${media.sid}`;
  return {
    sid: media.sid,
    account_sid: accountSid,
    service_sid: chatServiceSid,
    channel_sid: media.conversationSid,
    message_sid: media.messageSid,
    author: media.author,
    size: media.size,
    content_type: media.contentType,
    filename: media.filename,
    category: 'media',
    is_multipart_upstream: false,
    date_created: isoSeconds(media.dateCreated),
    date_upload_updated: isoSeconds(media.dateCreated),
    date_updated: isoSeconds(media.dateCreated),
    url,
    links: { content: `${url}/Content`, content_direct_temporary: product.media.temporaryUrl(media.sid) },
  };
}
