import { invalidParameter } from '../core/errors.ts';
import type { ApiRequest } from './route.ts';

/** The query parameters that every list takes. */
export const PAGE_QUERY = ['PageSize', 'Page', 'PageToken'] as const;

/** A part of a list: at most `size` entries after the cursor, and the cursor behind them when there are more. */
export interface Slice<T> {
  entries: T[];
  next: string | undefined;
}

export interface PageOptions<T> {
  /** `https://<product>.twilio.com`: what page addresses begin with. */
  host: string;
  /** The property that holds the entries, and `meta.key`. */
  key: string;
  /** The largest page; larger sizes up to 1,000 are cut to it. */
  maxSize: number;
  slice(cursor: string | undefined, size: number): Slice<T>;
  render(entry: T): unknown;
}

/** One page in the shape `{<key>: […], meta: {…}}` (https://www.twilio.com/docs/usage/twilios-response#pagination). */
export function page<T>(request: ApiRequest, options: PageOptions<T>): Record<string, unknown> {
  const size = Math.min(request.query.int('PageSize', 1, 1000) ?? 50, options.maxSize);
  const number = request.query.int('Page', 0, 1_000_000) ?? 0;
  const { entries, next } = options.slice(readToken(request.query.get('PageToken')), size);
  const address = (page: number, token?: string): string => {
    const search = new URLSearchParams();
    for (const name of request.query.names())
      if (!PAGE_QUERY.includes(name as 'Page')) for (const value of request.query.all(name)) search.append(name, value);
    search.set('PageSize', String(size));
    search.set('Page', String(page));
    if (token !== undefined) search.set('PageToken', token);
    return `${options.host}${request.path}?${search.toString()}`;
  };
  return {
    [options.key]: entries.map((entry) => options.render(entry)),
    meta: {
      page: number,
      page_size: size,
      first_page_url: address(0),
      previous_page_url: number === 1 ? address(0) : null,
      url: address(number, request.query.get('PageToken')),
      next_page_url: next === undefined ? null : address(number + 1, `PT${next}`),
      key: options.key,
    },
  };
}

/** Cuts pages out of a list that is already in order; the cursor is the position. */
export function sliceOf<T>(list: readonly T[]): (cursor: string | undefined, size: number) => Slice<T> {
  return (cursor, size) => {
    const start = cursor === undefined ? 0 : Number(cursor);
    const end = start + size;
    return { entries: list.slice(start, end), next: end < list.length ? String(end) : undefined };
  };
}

function readToken(token: string | undefined): string | undefined {
  if (token === undefined) return undefined;
  if (!/^PT-?\d+$/.test(token)) throw invalidParameter('Invalid PageToken');
  return token.slice(2);
}
