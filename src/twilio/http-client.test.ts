import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { VendorFailure } from '../contract/vendor-failure.ts';
import { createTwilioHttp, type TwilioHttp } from './http-client.ts';
import { Pacer } from './pacer.ts';

type Handler = (request: http.IncomingMessage, response: http.ServerResponse) => void;

let server: http.Server;
let base: string;
let handle: Handler;
let twilio: TwilioHttp;

beforeEach(async () => {
  server = http.createServer((request, response) => handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  twilio = createTwilioHttp({ username: 'AC1', password: 'secret-token', baseUrl: `${base}/`, pacer: new Pacer() });
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const MESSAGES = `https://conversations.twilio.com/v1/Conversations/CH${'a'.repeat(32)}/Messages`;

async function failure(method: 'GET' | 'POST', url = MESSAGES): Promise<VendorFailure> {
  const outcome = await twilio.send({ method, url, deadlineMs: 300 }).catch((error: unknown) => error);
  expect(outcome).toMatchObject({ name: 'VendorFailure', vendor: 'twilio' });
  expect((outcome as Error).message).not.toContain('secret-token');
  return outcome as VendorFailure;
}

function answering(status: number, body: object, headers: Record<string, string> = {}): Handler {
  return (_request, response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

describe('where requests go', () => {
  it('calls each product below the base URL, signed in, over one connection', async () => {
    const seen: string[] = [];
    const sockets = new Set<unknown>();
    handle = (request, response) => {
      seen.push(`${request.method} ${request.url} ${request.headers.authorization}`);
      sockets.add(request.socket);
      response.end('{}');
    };
    await twilio.send({ method: 'GET', url: 'https://mcs.us1.twilio.com/v1/Services/IS1/Media/ME1?a=1' });
    await twilio.send({ method: 'GET', url: 'https://flex-api.twilio.com/v1/Configuration' });
    const auth = `Basic ${Buffer.from('AC1:secret-token').toString('base64')}`;
    expect(seen).toEqual([
      `GET /mcs.us1/v1/Services/IS1/Media/ME1?a=1 ${auth}`,
      `GET /flex-api/v1/Configuration ${auth}`,
    ]);
    expect(sockets.size).toBe(1);
  });

  it('keeps credentials back when told to', async () => {
    handle = (request, response) => response.end(String(request.headers.authorization));
    const answer = await twilio.send({ method: 'GET', url: `${base}/file`, anonymous: true });
    expect(answer.body.toString()).toBe('undefined');
  });
});

describe('failures', () => {
  it.each([
    [400, 50353, 'permanent', 'alreadyExists'],
    [409, 50433, 'permanent', 'alreadyExists'],
    [400, 50377, 'permanent', 'conversationClosed'],
    [404, 20404, 'permanent', 'notFound'],
    [401, 20003, 'permanent', 'unauthorized'],
    [403, 0, 'permanent', 'forbidden'],
    [413, 0, 'permanent', 'tooLarge'],
    [412, 0, 'transient', 'conflict'],
    [400, 20001, 'permanent', 'invalid'],
    [500, 20500, 'ambiguous', 'outage'],
    [503, 0, 'ambiguous', 'outage'],
  ])('status %i with code %i is %s: %s', async (status, code, kind, reason) => {
    handle = answering(status, { code, message: 'as Twilio says', status });
    const error = await failure('POST');
    expect(error).toMatchObject({ kind, reason, details: { status, ...(code && { code }) } });
    expect(error.message).toContain('as Twilio says');
  });

  it('a 5xx of a read changed nothing', async () => {
    handle = answering(500, {});
    expect(await failure('GET')).toMatchObject({ kind: 'transient', reason: 'outage' });
  });

  it('429 says how long to wait, and holds the next changes of that conversation back', async () => {
    handle = answering(429, { code: 20429 }, { 'retry-after': '30' });
    expect(await failure('POST')).toMatchObject({ kind: 'rateLimited', details: { retryAfterMs: 30_000 } });
    let asked = false;
    handle = () => (asked = true);
    const held = await failure('POST');
    expect(held).toMatchObject({ kind: 'rateLimited', reason: 'rateLimit' });
    expect(held.details.retryAfterMs).toBeGreaterThan(20_000);
    expect(asked).toBe(false);
    handle = answering(200, {});
    await twilio.send({ method: 'POST', url: MESSAGES.replace(/a{32}/, 'b'.repeat(32)) });
  });

  it('silence is a time-out: ambiguous for a change, harmless for a read', async () => {
    handle = () => undefined;
    expect(await failure('POST')).toMatchObject({ kind: 'ambiguous', reason: 'timeout' });
    expect(await failure('GET')).toMatchObject({ kind: 'transient', reason: 'timeout' });
  });

  it('a connection cut after sending is ambiguous for a change', async () => {
    handle = (request) => request.socket.destroy();
    expect(await failure('POST')).toMatchObject({ kind: 'ambiguous', reason: 'outage' });
    handle = (_request, response) => {
      response.writeHead(201, { 'content-length': '100' }).write('{');
      response.socket?.destroy();
    };
    expect(await failure('POST')).toMatchObject({ kind: 'ambiguous', reason: 'outage' });
  });

  it('a refused connection sent nothing', async () => {
    await new Promise((resolve) => server.close(resolve));
    expect(await failure('POST')).toMatchObject({ kind: 'transient', reason: 'outage' });
  });

  it('repeats a read over a kept connection that was dead already', async () => {
    handle = answering(200, {});
    await twilio.send({ method: 'GET', url: MESSAGES });
    let dropped = 0;
    handle = (request, response) => (dropped++ === 0 ? request.socket.destroy() : response.end('{"ok":true}'));
    const answer = await twilio.send({ method: 'GET', url: MESSAGES });
    expect(answer.body.toString()).toBe('{"ok":true}');
  });

  it('stops reading what is larger than allowed', async () => {
    handle = (_request, response) => response.end(Buffer.alloc(100_000));
    const outcome = twilio.send({ method: 'GET', url: MESSAGES, maxBytes: 1_000 });
    await expect(outcome).rejects.toMatchObject({ kind: 'permanent', reason: 'tooLarge' });
  });
});

describe('pacing', () => {
  it('never lets more than 30 changes of a conversation go within a second, and keeps their order', async () => {
    vi.useFakeTimers();
    const pacer = new Pacer();
    const gone: { i: number; at: number }[] = [];
    const all = Array.from({ length: 60 }, (_, i) => pacer.turn('CH1').then(() => gone.push({ i, at: Date.now() })));
    await vi.advanceTimersByTimeAsync(5_000);
    await Promise.all(all);
    vi.useRealTimers();
    expect(gone.map(({ i }) => i)).toEqual([...Array(60).keys()]);
    for (const { at } of gone) {
      expect(gone.filter((other) => other.at >= at && other.at < at + 1_000).length).toBeLessThanOrEqual(30);
    }
  });

  it('refuses to wait more than 5 s', async () => {
    const pacer = new Pacer();
    const now = Date.now();
    pacer.pause('CH1', 6_000, now);
    await expect(pacer.turn('CH1', now)).rejects.toMatchObject({
      kind: 'rateLimited',
      details: { retryAfterMs: 6_000 },
    });
  });
});
