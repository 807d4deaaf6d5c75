import http from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createDiscordRest } from './discord-rest.ts';

let server: http.Server;
let apiUrl: string;

/** Takes a request at about 1 MB a second, as an ordinary line does. */
beforeEach(async () => {
  server = http.createServer((request, response) => {
    request.on('data', (chunk: Buffer) => {
      request.pause();
      setTimeout(() => request.resume(), chunk.byteLength / 1_000);
    });
    request.on('end', () => response.setHeader('content-type', 'application/json').end('{"id":"1"}'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

it('carries a file that needs longer than an ordinary request may', { timeout: 60_000 }, async () => {
  const logger = pino({ level: 'silent' });
  const rest = createDiscordRest({ token: 'a.b.c', apiUrl, requestsPerSecond: 10, logger });
  const began = performance.now();
  const files = [{ name: 'clip.mp4', contentType: 'video/mp4', data: Buffer.alloc(9 * 2 ** 20) }];
  await expect(rest.call('POST', '/channels/1/messages', { body: {}, files })).resolves.toEqual({ id: '1' });
  expect(performance.now() - began).toBeGreaterThan(6_000);
});
