import type { ListeningDiscord } from './listen.ts';

/** What a REST call gave back. */
export interface RestResult {
  status: number;
  // answers are looked into by tests only
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  body: any;
  headers: Headers;
}

export type RestCaller = (
  method: string,
  path: string,
  body?: unknown,
  options?: { token?: string | null },
) => Promise<RestResult>;

/** Calls the stand-in's HTTP API with plain `fetch`, as the bot: for tests. A FormData body goes as multipart. */
export function restCaller(discord: ListeningDiscord): RestCaller {
  return async (method, path, body, options = {}) => {
    const token = options.token === undefined ? `Bot ${discord.botToken}` : options.token;
    const form = body instanceof FormData;
    const response = await fetch(`${discord.apiUrl}/v10${path}`, {
      method,
      headers: {
        ...(token === null ? {} : { authorization: token }),
        ...(body === undefined || form ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: form ? body : typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const parsed: unknown = text === '' ? undefined : JSON.parse(text);
    return { status: response.status, body: parsed, headers: response.headers };
  };
}
