import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Services } from './rest/services.ts';

const GONE = 'This content is no longer available.';

/** Serves attachments under signed links that expire (reference, "Signed Attachment CDN URLs"). */
export function cdnRoutes(server: FastifyInstance, services: Services): void {
  const { world, wire } = services;
  server.get('/discord/cdn/attachments/:channel/:attachment/:filename', (request, reply) => {
    const { channel, attachment, filename } = request.params as Record<string, string>;
    const { ex = '', is = '', hm = '' } = request.query as Record<string, string>;
    const path = `/discord/cdn/attachments/${channel}/${attachment}/${encodeURIComponent(filename!)}`;
    const wanted = Buffer.from(wire.fileSignature(path, ex, is));
    const given = Buffer.from(hm);
    const genuine = wanted.length === given.length && timingSafeEqual(wanted, given);
    const expired = parseInt(ex, 16) * 1000 < world.clock.now();
    const bytes = genuine && !expired ? world.options.storage.getBlob(`discord/${attachment}`) : undefined;
    if (!bytes) return reply.code(404).type('text/plain; charset=UTF-8').send(GONE);
    return reply
      .type(contentType(filename!))
      .header('content-disposition', `attachment; filename="${filename}"`)
      .header('cache-control', 'public, max-age=31536000')
      .send(bytes);
  });
  server.all('/discord/cdn/*', (_request, reply) => reply.code(404).type('text/plain; charset=UTF-8').send(GONE));
}

const TYPES: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  pdf: 'application/pdf',
  txt: 'text/plain; charset=utf-8',
  log: 'text/plain; charset=utf-8',
  json: 'application/json',
  csv: 'text/csv; charset=utf-8',
  mp3: 'audio/mpeg',
  ogg: 'audio/ogg',
  mp4: 'video/mp4',
  zip: 'application/zip',
};

/** The type that a file name suggests. */
export const contentType = (filename: string): string =>
  TYPES[filename.split('.').pop()?.toLowerCase() ?? ''] ?? 'application/octet-stream';
