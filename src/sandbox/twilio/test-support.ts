import Fastify from 'fastify';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import twilio from 'twilio';
import { SandboxClock } from '../clock.ts';
import { SandboxStorage } from '../storage.ts';
import { TwilioControl } from './control-client.ts';
import { createTwilioStandIn } from './stand-in.ts';

export const ACCOUNT_SID = `AC${'0'.repeat(31)}1`;
export const AUTH_TOKEN = 'sandbox-auth-token';
export const API_KEY = { sid: `SK${'0'.repeat(31)}2`, secret: 'sandbox-key-secret' };

/** Sends what the twilio client means for `https://<product>.twilio.com` to `<base>/<product>`. */
export function rewritingClient(base: string): InstanceType<typeof twilio.RequestClient> {
  const client = new twilio.RequestClient();
  const send = client.request.bind(client);
  client.request = (options) =>
    send({ ...options, uri: options.uri.replace(/^https:\/\/([a-z0-9.-]+)\.twilio\.com/, `${base}/$1`) });
  return client;
}

/** A webhook that the receiver got. */
export interface ReceivedWebhook {
  path: string;
  method: string;
  headers: http.IncomingHttpHeaders;
  params: Record<string, string>;
}

/** An HTTP server that takes webhooks; `answer` says how, default 204. */
export async function startReceiver() {
  const received: ReceivedWebhook[] = [];
  const state = {
    answer: (_webhook: ReceivedWebhook): { status: number; body?: string } | 'never' => ({ status: 204 }),
  };
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://receiver');
      const search =
        request.method === 'GET' ? url.searchParams : new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
      const webhook = {
        path: request.url ?? '/',
        method: request.method ?? '',
        headers: request.headers,
        params: Object.fromEntries(search),
      };
      received.push(webhook);
      const answer = state.answer(webhook);
      if (answer === 'never') return;
      response.writeHead(answer.status, { 'content-type': 'application/json' });
      response.end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return {
    url,
    received,
    state,
    close,
    of: (type: string) => received.filter((one) => one.params['EventType'] === type),
  };
}

export type Receiver = Awaited<ReturnType<typeof startReceiver>>;

/** A stand-in in a listening server, with the official client and the control interface in front of it. */
export async function startStandIn(options: { storage?: SandboxStorage } = {}) {
  const server = http.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const publicUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const clock = new SandboxClock();
  const storage = options.storage ?? new SandboxStorage();
  const standIn = createTwilioStandIn({
    publicUrl,
    storage,
    clock,
    accountSid: ACCOUNT_SID,
    authToken: AUTH_TOKEN,
    apiKeys: [API_KEY],
  });
  const app = Fastify({
    serverFactory: (handler) => server.on('request', handler),
  });
  await app.register(standIn.plugin);
  await app.ready();
  server.on('upgrade', (request, socket, head) => {
    if (!standIn.handleUpgrade(request, socket, head)) socket.destroy();
  });
  const base = `${publicUrl}/twilio`;
  const client = twilio(ACCOUNT_SID, AUTH_TOKEN, { httpClient: rewritingClient(base) });
  const authorization = `Basic ${Buffer.from(`${ACCOUNT_SID}:${AUTH_TOKEN}`).toString('base64')}`;
  /** A raw request: `form` and `headers` as they are. */
  const call = async (
    method: string,
    path: string,
    form?: Record<string, string> | [string, string][],
    headers: Record<string, string> = {},
  ) => {
    const body = form === undefined ? {} : { body: new URLSearchParams(form) };
    const response = await fetch(`${base}/${path}`, { method, headers: { authorization, ...headers }, ...body });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>,
    };
  };
  const close = async (): Promise<void> => {
    await standIn.close();
    clock.close();
    server.closeAllConnections();
    await app.close();
    await new Promise((resolve) => server.close(resolve));
  };
  return { publicUrl, base, client, call, authorization, clock, control: new TwilioControl(publicUrl), close };
}

export type RunningStandIn = Awaited<ReturnType<typeof startStandIn>>;

/** Looks until `look` gives something; fails with `what` after 5 s. */
export async function until<T>(what: string, look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const end = Date.now() + 5_000;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(`Waited 5 s for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** The code and status of a refused call of the twilio client. */
export async function refusalOf(promise: Promise<unknown>): Promise<{ code: number | undefined; status: number }> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof twilio.RestException) return { code: error.code, status: error.status };
    throw error;
  }
  throw new Error('The call was not refused');
}
