import type { Params } from './params.ts';

/** One call of Twilio's API as a handler sees it: authenticated, its parameters known. */
export interface ApiRequest {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Params;
  readonly form: Params;
  /** The parsed body of routes that take JSON. */
  readonly json: unknown;
  /** The bytes of routes that take a file. */
  readonly raw: Buffer;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The path within the product, e.g. `/v1/Conversations/CH…`. */
  readonly path: string;
  /** Header `X-Twilio-Webhook-Enabled: true`: webhooks fire for this REST call. */
  readonly webhookEnabled: boolean;
}

/** The answer of a handler; `body` goes out as JSON, `bytes` as they are. */
export interface ApiAnswer {
  status: number;
  body?: unknown;
  bytes?: Buffer;
  headers?: Record<string, string>;
}

/** One operation of the API. `path` has `:names`; parameters that are not listed are refused. */
export interface Route {
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  form?: readonly string[];
  query?: readonly string[];
  /** What the body is: a form (default), JSON, or the bytes of a file. */
  body?: 'form' | 'json' | 'bytes';
  /** False: no credentials needed (links that are public for a short time). */
  authenticated?: boolean;
  /** The bucket of the limit of 30 changes a second; absent = not limited. */
  limitedBy?: (params: Readonly<Record<string, string>>) => string;
  handle(request: ApiRequest): ApiAnswer | Promise<ApiAnswer>;
}

interface Compiled {
  route: Route;
  parts: string[];
}

/** Finds the route of a path within one product. */
export class RouteTable {
  readonly #bySize = new Map<number, Compiled[]>();

  constructor(routes: readonly Route[]) {
    for (const route of routes) {
      const parts = route.path.split('/').slice(1);
      const list = this.#bySize.get(parts.length) ?? [];
      list.push({ route, parts });
      this.#bySize.set(parts.length, list);
    }
  }

  /**
   * The route and its decoded path parameters; `known` false means that no route has this path, true without a route
   * that only the method is wrong. Literal parts win over parameters by order of registration.
   */
  find(method: string, path: string): { route?: Route; params: Record<string, string>; known: boolean } {
    const parts = path.split('/').slice(1);
    let known = false;
    for (const candidate of this.#bySize.get(parts.length) ?? []) {
      const params = match(candidate.parts, parts);
      if (!params) continue;
      known = true;
      if (candidate.route.method === method) return { route: candidate.route, params, known };
    }
    return { params: {}, known };
  }
}

function match(pattern: readonly string[], parts: readonly string[]): Record<string, string> | undefined {
  const params: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    const part = parts[index] ?? '';
    if (!expected.startsWith(':')) {
      if (expected !== part) return undefined;
      continue;
    }
    if (part === '') return undefined;
    try {
      params[expected.slice(1)] = decodeURIComponent(part);
    } catch {
      return undefined;
    }
  }
  return params;
}
