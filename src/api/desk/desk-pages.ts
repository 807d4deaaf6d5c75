import { existsSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { HttpError } from '../http-error.ts';

const YEAR_SECONDS = 31_536_000;

/** The browser app at `/desk`: files as they are, every other address the app itself, which knows its pages. */
export async function registerDeskPages(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, { root: path.resolve(folder), serve: false });

  const page = (reply: FastifyReply): FastifyReply => {
    if (!existsSync(path.join(folder, 'index.html'))) {
      throw new HttpError(503, 'The case desk has not been built on this machine. Run npm run build and start again.');
    }
    // Addresses of the app carry sign-in tokens: they must not travel on in a Referer.
    void reply.header('referrer-policy', 'no-referrer').header('cache-control', 'no-cache');
    return reply.sendFile('index.html', { cacheControl: false });
  };

  app.get('/desk', { schema: { hide: true } }, (_request, reply) => page(reply));
  app.get<{ Params: { '*': string } }>('/desk/*', { schema: { hide: true } }, (request, reply) => {
    const file = request.params['*'];
    // Names of built files change with their content.
    if (file.startsWith('assets/')) return reply.sendFile(file, { maxAge: YEAR_SECONDS * 1_000, immutable: true });
    return page(reply);
  });
}
