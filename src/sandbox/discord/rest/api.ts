import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isSnowflake } from '../model/snowflake.ts';
import type { World } from '../model/world.ts';
import type { UploadedFile } from './compose.ts';
import { DiscordError, invalidField, invalidForm, refuse } from './errors.ts';
import type { Problem } from './errors.ts';
import type { FaultEffect, Faults } from './faults.ts';
import { limitedBody, limitedHeaders } from './rate-limits.ts';
import type { RateLimits } from './rate-limits.ts';
import type { RequestLog } from './request-log.ts';
import { checked } from './rules.ts';
import type { Rule } from './rules.ts';

export const API_PREFIX = '/discord/api/v10';

/** What a route accepts in its query string. */
export type QueryKind = 'id' | 'boolean' | 'text' | { min: number; max: number };

export interface RouteOptions {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  /** Rate-limit bucket; default one per route. */
  bucket?: string;
  /** False for routes whose token is in the path; those do not count for the global limit either. */
  auth?: false;
  query?: Record<string, QueryKind>;
  /** Absent = the route takes no body. 'later' = the handler checks it. */
  body?: Rule | 'later';
}

export interface Call {
  params: Record<string, string>;
  query: Record<string, string | number | boolean | undefined>;
  body: unknown;
  files: UploadedFile[];
}

/** An answer with a status other than 200. */
export class Answer {
  readonly status: number;
  readonly body: unknown;
  constructor(status: number, body?: unknown) {
    this.status = status;
    this.body = body;
  }
}

export const noContent = new Answer(204);

export interface ApiParts {
  world: World;
  limits: RateLimits;
  faults: Faults;
  log: RequestLog;
}

/** Puts the routes of Discord's HTTP API on a server: faults, authorisation, rate limits and error shapes in one place. */
export class Api {
  readonly #server: FastifyInstance;
  readonly #parts: ApiParts;

  constructor(server: FastifyInstance, parts: ApiParts) {
    this.#server = server;
    this.#parts = parts;
    server.all(`${API_PREFIX.replace('/v10', '')}/*`, (request, reply) =>
      this.#serve(request, reply, undefined, () => Promise.reject(refuse.notFound())),
    );
  }

  route(options: RouteOptions, handler: (call: Call) => unknown): void {
    this.#server.route({
      method: options.method,
      url: `${API_PREFIX}${options.path}`,
      handler: (request, reply) => this.#serve(request, reply, options, async () => handler(callOf(request, options))),
    });
  }

  async #serve(
    request: FastifyRequest,
    reply: FastifyReply,
    options: RouteOptions | undefined,
    run: () => Promise<unknown>,
  ): Promise<unknown> {
    const { world, faults, log } = this.#parts;
    const at = world.clock.now();
    const begun = performance.now();
    const path = new URL(request.url, 'http://x').pathname.replace(/^\/discord\/api(\/v\d+)?/, '');
    const note = (status: number): void =>
      log.add({
        method: request.method,
        path,
        route: options?.path ?? '(unknown)',
        status,
        at,
        ms: Math.round((performance.now() - begun) * 100) / 100,
      });
    const effects = faults.hit(request.method, path);
    const latency = faults.latencyMs + effects.reduce((ms, e) => ms + (e.type === 'latency' ? e.ms : 0), 0);
    if (latency > 0) await sleep(latency);
    const effect = effects.find((e) => e.type !== 'latency');
    const faulted = effect && faultAnswer(effect, 'before');
    const answer = faulted ?? (await this.#answer(request, reply, options, run));
    const replaced = effect && !faulted ? (faultAnswer(effect, 'after') ?? answer) : answer;
    if (replaced === 'reset') {
      note(0);
      reply.hijack();
      request.raw.socket.destroy();
      return undefined;
    }
    note(replaced.status);
    for (const [name, value] of Object.entries(replaced.headers ?? {})) reply.header(name, value);
    reply.code(replaced.status);
    return replaced.body === undefined
      ? reply.send()
      : reply.type('application/json').send(JSON.stringify(replaced.body));
  }

  async #answer(
    request: FastifyRequest,
    reply: FastifyReply,
    options: RouteOptions | undefined,
    run: () => Promise<unknown>,
  ): Promise<Finished> {
    try {
      if (options?.auth !== false && request.headers.authorization !== `Bot ${this.#parts.world.options.botToken}`)
        throw refuse.unauthorized();
      if (options) {
        const verdict = this.#parts.limits.take(
          options.bucket ?? `${options.method} ${options.path}`,
          majorOf(request),
          options.auth !== false,
        );
        for (const [name, value] of Object.entries(verdict.headers)) reply.header(name, value);
        if (verdict.limited)
          return { status: 429, body: limitedBody(verdict.limited.retryAfterSeconds, verdict.limited.global) };
      }
      const result = await run();
      return result instanceof Answer ? { status: result.status, body: result.body } : { status: 200, body: result };
    } catch (error) {
      if (!(error instanceof DiscordError)) throw error;
      const retryAfter = (error.extra as { retry_after?: number } | undefined)?.retry_after;
      return {
        status: error.status,
        body: error.body(),
        ...(retryAfter === undefined ? {} : { headers: limitedHeaders(retryAfter, 'shared', false) }),
      };
    }
  }
}

interface Finished {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

/** The id that a rate limit counts for (topics/rate-limits, "Top-level resources"). */
function majorOf(request: FastifyRequest): string {
  const { channel_id, guild_id, webhook_id, webhook_token, interaction_id } = request.params as Record<
    string,
    string | undefined
  >;
  return (
    channel_id ?? guild_id ?? interaction_id ?? (webhook_id === undefined ? '' : `${webhook_id}/${webhook_token ?? ''}`)
  );
}

function faultAnswer(effect: FaultEffect, when: 'before' | 'after'): Finished | 'reset' | undefined {
  if (effect.type === 'latency') return undefined;
  if (effect.type === 'rateLimit') {
    if (when === 'after') return undefined;
    const global = effect.global ?? false;
    const scope = effect.scope ?? (global ? 'global' : 'user');
    return {
      status: 429,
      body: limitedBody(effect.retryAfterSeconds, global),
      headers: limitedHeaders(effect.retryAfterSeconds, scope, global),
    };
  }
  if (effect.when !== when) return undefined;
  if (effect.type === 'reset') return 'reset';
  return {
    status: effect.status,
    body: effect.body ?? { message: `${String(effect.status)}: simulated failure`, code: 0 },
  };
}

function callOf(request: FastifyRequest, options: RouteOptions): Call {
  const params = request.params as Record<string, string>;
  for (const [name, value] of Object.entries(params))
    if (name.endsWith('_id') && !isSnowflake(value))
      throw invalidField([name], 'NUMBER_TYPE_COERCE', `Value "${value}" is not snowflake.`);
  const query = queryOf(request.query as Record<string, unknown>, options.query ?? {});
  const { body, files } = bodyOf(request.body);
  if (options.body === undefined && body !== undefined && Object.keys(body as object).length > 0)
    throw invalidForm(
      Object.keys(body as object).map((name) => ({
        path: [name],
        code: 'MODEL_TYPE_UNKNOWN_FIELD',
        message: 'This field does not exist.',
      })),
    );
  if (typeof options.body === 'function') checked(options.body, body ?? {});
  return { params, query, body: body ?? {}, files };
}

/** A body as the content-type parsers give it: JSON, or a form with `payload_json` and files. */
export interface FormBody {
  form: true;
  payload: unknown;
  files: UploadedFile[];
}

function bodyOf(raw: unknown): { body: unknown; files: UploadedFile[] } {
  if ((raw as FormBody | null)?.form === true)
    return { body: (raw as FormBody).payload, files: (raw as FormBody).files };
  return { body: raw ?? undefined, files: [] };
}

function queryOf(given: Record<string, unknown>, kinds: Record<string, QueryKind>): Call['query'] {
  const problems: Problem[] = [];
  const result: Call['query'] = {};
  const note = (name: string, code: string, message: string): void =>
    void problems.push({ path: [name], code, message });
  for (const [name, value] of Object.entries(given)) {
    const kind = kinds[name];
    if (kind === undefined) note(name, 'MODEL_TYPE_UNKNOWN_FIELD', 'This query parameter does not exist.');
    else if (typeof value !== 'string') note(name, 'STRING_TYPE_CONVERT', 'Give this query parameter once.');
    else if (kind === 'id') {
      if (!isSnowflake(value)) note(name, 'NUMBER_TYPE_COERCE', `Value "${value}" is not snowflake.`);
      result[name] = value;
    } else if (kind === 'boolean') {
      if (!/^(true|false|0|1)$/i.test(value)) note(name, 'BOOLEAN_TYPE_CONVERT', 'Must be either true or false.');
      result[name] = /^(true|1)$/i.test(value);
    } else if (kind === 'text') result[name] = value;
    else {
      const number = Number(value);
      if (!/^-?\d+$/.test(value)) note(name, 'NUMBER_TYPE_COERCE', `Value "${value}" is not int.`);
      else if (number > kind.max)
        note(name, 'NUMBER_TYPE_MAX', `int value should be less than or equal to ${kind.max}.`);
      else if (number < kind.min)
        note(name, 'NUMBER_TYPE_MIN', `int value should be greater than or equal to ${kind.min}.`);
      result[name] = number;
    }
  }
  if (problems.length > 0) throw invalidForm(problems);
  return result;
}
