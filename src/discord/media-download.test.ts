import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { Agent } from 'undici';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { downloadMedia } from './media-download.ts';

let server: http.Server;
let base: string;
let trickle: NodeJS.Timeout | undefined;

beforeEach(async () => {
  server = http.createServer((_request, response) => {
    response.writeHead(200);
    trickle = setInterval(() => response.write('a'), 10);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  clearInterval(trickle);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

it('a file that comes, but too slowly, is given up for good: what waits behind it would wait for ever', async () => {
  const rest = { apiUrl: `${base}/api`, agent: new Agent() };
  await expect(downloadMedia(rest, `${base}/a.png`, 1_000_000, 200)).rejects.toMatchObject({
    kind: 'permanent',
    reason: 'tooSlow',
  });
});
