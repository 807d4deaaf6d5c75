import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createTwilioClient } from './client.ts';
import { mediaCalls } from './media.ts';

let server: http.Server;
let base: string;
let routes: Record<string, (request: http.IncomingMessage, response: http.ServerResponse) => void>;

beforeEach(async () => {
  server = http.createServer((request, response) => {
    const route = routes[request.url ?? ''];
    if (route) route(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const download = () =>
  mediaCalls(createTwilioClient({ accountSid: 'AC1', authToken: 'secret', baseUrl: base }), 'IS1').downloadMedia(
    'ME1',
    100,
  );

const record =
  (link: string, size = 2) =>
  (_request: http.IncomingMessage, response: http.ServerResponse): unknown =>
    response.end(
      JSON.stringify({
        size,
        content_type: 'text/plain',
        filename: 'a.txt',
        links: { content_direct_temporary: link },
      }),
    );
const redirect =
  (location: string) =>
  (_request: http.IncomingMessage, response: http.ServerResponse): unknown =>
    response.writeHead(302, { location }).end();

it('follows a link without our credentials, also through a redirect on Twilio’s side', async () => {
  let authorization: string | undefined = 'unset';
  routes = {
    '/mcs.us1/v1/Services/IS1/Media/ME1': record('https://media.us1.twilio.com/first'),
    '/media.us1/first': redirect('/media.us1/second'),
    '/media.us1/second': (request, response) => {
      authorization = request.headers.authorization;
      response.end('ok');
    },
  };
  expect(Buffer.from((await download()).data).toString()).toBe('ok');
  expect(authorization).toBeUndefined();
});

it.each([
  ['a link', record('http://169.254.169.254/latest')],
  ['a redirect', record('https://media.us1.twilio.com/first')],
])('refuses %s to a host that is not Twilio’s', async (_what, answer) => {
  routes = {
    '/mcs.us1/v1/Services/IS1/Media/ME1': answer,
    '/media.us1/first': redirect('http://169.254.169.254/latest'),
  };
  await expect(download()).rejects.toMatchObject({ kind: 'permanent', reason: 'forbidden' });
});

it('gives up on a circle of redirects', async () => {
  routes = {
    '/mcs.us1/v1/Services/IS1/Media/ME1': record('https://media.us1.twilio.com/first'),
    '/media.us1/first': redirect('/media.us1/first'),
  };
  await expect(download()).rejects.toMatchObject({ kind: 'permanent', reason: 'invalid' });
});

it('reads no more than allowed, whatever size was promised', async () => {
  routes = {
    '/mcs.us1/v1/Services/IS1/Media/ME1': record('https://media.us1.twilio.com/big'),
    '/media.us1/big': (_request, response) => response.end('x'.repeat(101)),
  };
  await expect(download()).rejects.toMatchObject({ reason: 'tooLarge' });
});
