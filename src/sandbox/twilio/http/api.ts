import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { timingSafeEqual } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SandboxClock } from '../../clock.ts';
import type { Account } from '../core/account.ts';
import { invalidParameter, notFound, tooManyRequests, TwilioError } from '../core/errors.ts';
import type { FaultEffect, Faults } from './faults.ts';
import { Params } from './params.ts';
import type { RateLimit } from './rate-limit.ts';
import type { RequestLog } from './request-log.ts';
import { RouteTable, type ApiAnswer, type ApiRequest, type Route } from './route.ts';

export interface ApiOptions {
  account: Account;
  clock: SandboxClock;
  faults: Faults;
  rateLimit: RateLimit;
  log: RequestLog;
  /** The operations by product, the first part of the path behind `/twilio/`. */
  products: Readonly<Record<string, readonly Route[]>>;
}

interface Call {
  product: string;
  path: string;
  search: URLSearchParams;
  route: string;
}

/** Serves `/twilio/<product>/<path>`: faults, credentials, parameters, limit, handler, Twilio's error shape. */
export function serveApi(fastify: FastifyInstance, options: ApiOptions): void {
  const tables = new Map(Object.entries(options.products).map(([name, routes]) => [name, new RouteTable(routes)]));
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  fastify.all('/twilio/*', { bodyLimit: 160 * 1024 * 1024 }, async (request, reply) => {
    const started = performance.now();
    const url = new URL(request.url, 'http://sandbox');
    const [, , product = '', ...rest] = url.pathname.split('/');
    const call: Call = { product, path: `/${rest.join('/')}`, search: url.searchParams, route: 'unknown' };
    const answer = await answerWithFaults(options, tables, call, request, reply);
    const entry = { method: request.method, path: url.pathname.slice('/twilio'.length), route: call.route };
    const ms = Math.round((performance.now() - started) * 100) / 100;
    options.log.add({ ...entry, status: answer?.status ?? 0, at: options.clock.now(), ms });
    if (answer) send(reply, answer);
    return reply;
  });
}

async function answerWithFaults(
  options: ApiOptions,
  tables: ReadonlyMap<string, RouteTable>,
  call: Call,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<ApiAnswer | undefined> {
  const effects = options.faults.strike(request.method, `/${call.product}${call.path}`);
  for (const effect of effects) if (effect.type === 'latency') await sleep(effect.ms);
  const early = effects.find(
    (effect) => effect.type !== 'latency' && (effect.type === 'rateLimit' || effect.when !== 'after'),
  );
  if (early) return faulty(early, request, reply);
  const answer = await answerOrRefuse(options, tables, call, request);
  const late = effects.find(
    (effect) => (effect.type === 'error' || effect.type === 'reset') && effect.when === 'after',
  );
  return late ? faulty(late, request, reply) : answer;
}

/** The answer of a fault; undefined when the connection is cut instead. */
function faulty(effect: FaultEffect, request: FastifyRequest, reply: FastifyReply): ApiAnswer | undefined {
  if (effect.type === 'reset') {
    reply.hijack();
    request.raw.socket.resetAndDestroy();
    return undefined;
  }
  if (effect.type === 'rateLimit') return refusal(tooManyRequests(effect.retryAfterSeconds));
  if (effect.type === 'error') {
    const code = effect.code ?? (effect.status === 429 ? 20429 : effect.status >= 500 ? 20500 : 20001);
    return refusal(new TwilioError(effect.status, code, 'A fault that was asked for through the control interface'));
  }
  throw new Error('latency is no answer');
}

async function answerOrRefuse(
  options: ApiOptions,
  tables: ReadonlyMap<string, RouteTable>,
  call: Call,
  request: FastifyRequest,
): Promise<ApiAnswer> {
  try {
    return await dispatch(options, tables, call, request);
  } catch (error) {
    if (error instanceof TwilioError) return refusal(error);
    process.emitWarning(
      `The Twilio stand-in failed on ${request.method} ${call.path}: ${(error as Error).stack ?? String(error)}`,
    );
    return refusal(new TwilioError(500, 20500, 'Internal Server Error'));
  }
}

function dispatch(
  options: ApiOptions,
  tables: ReadonlyMap<string, RouteTable>,
  call: Call,
  request: FastifyRequest,
): ApiAnswer | Promise<ApiAnswer> {
  const { route, params, known } = tables.get(call.product)?.find(request.method, call.path) ?? {
    params: {},
    known: false,
  };
  if (route) call.route = `${route.method} ${call.product}${route.path}`;
  if (route?.authenticated !== false) authenticate(options.account, request.headers.authorization);
  if (!route) throw known ? new TwilioError(405, 20004, 'Method not allowed') : notFound(call.path);
  const apiRequest = readRequest(route, params, call, request);
  if (route.limitedBy) options.rateLimit.take(route.limitedBy(params));
  return route.handle(apiRequest);
}

function readRequest(route: Route, params: Record<string, string>, call: Call, request: FastifyRequest): ApiRequest {
  const raw = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const query = new Params(call.search);
  refuseUnknown(query, route.query ?? [], 'query parameter');
  const isForm = (route.body ?? 'form') === 'form';
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  if (isForm && raw.length > 0 && type !== 'application/x-www-form-urlencoded')
    throw invalidParameter(`The body must be application/x-www-form-urlencoded, not ${type ?? 'without a type'}`);
  const form = new Params(isForm ? new URLSearchParams(raw.toString('utf8')) : undefined);
  refuseUnknown(form, route.form ?? [], 'parameter');
  return {
    params,
    query,
    form,
    json: route.body === 'json' ? readJson(raw) : undefined,
    raw,
    headers: request.headers as Record<string, string | undefined>,
    path: call.path,
    webhookEnabled: String(request.headers['x-twilio-webhook-enabled'] ?? '').toLowerCase() === 'true',
  };
}

function refuseUnknown(given: Params, known: readonly string[], what: string): void {
  for (const name of given.names()) if (!known.includes(name)) throw invalidParameter(`Unknown ${what} ${name}`);
}

function readJson(raw: Buffer): unknown {
  try {
    return raw.length === 0 ? {} : (JSON.parse(raw.toString('utf8')) as unknown);
  } catch {
    throw invalidParameter('The body is not valid JSON');
  }
}

/** HTTP basic with the account SID and auth token, or an API key and its secret; else 401 with code 20003. */
function authenticate(account: Account, header: string | undefined): void {
  const [user, ...secret] = header?.startsWith('Basic ')
    ? Buffer.from(header.slice('Basic '.length), 'base64').toString('utf8').split(':')
    : [];
  const expected = user === account.accountSid ? account.authToken : account.apiKeys.get(user ?? '');
  const given = Buffer.from(secret.join(':'));
  const wanted = Buffer.from(expected ?? '');
  if (expected !== undefined && given.length === wanted.length && timingSafeEqual(given, wanted)) return;
  throw new TwilioError(401, 20003, 'Authenticate', { headers: { 'www-authenticate': 'Basic realm="Twilio API"' } });
}

function refusal(error: TwilioError): ApiAnswer {
  return { status: error.status, body: error.body(), headers: error.options.headers ?? {} };
}

function send(reply: FastifyReply, answer: ApiAnswer): void {
  void reply.code(answer.status).headers(answer.headers ?? {});
  if (answer.bytes) void reply.send(answer.bytes);
  else if (answer.body === undefined) void reply.send();
  else void reply.type('application/json; charset=utf-8').send(JSON.stringify(answer.body));
}
