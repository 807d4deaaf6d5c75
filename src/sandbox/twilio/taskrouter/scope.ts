import { notFound, TwilioError } from '../core/errors.ts';
import { page, sliceOf } from '../http/paging.ts';
import type { ApiAnswer, ApiRequest } from '../http/route.ts';
import type { TaskRouterProduct } from './product.ts';
import { TASKROUTER_HOST } from './views.ts';

/** What every path but the list of workspaces begins with. */
export const WORKSPACE = '/v1/Workspaces/:workspaceSid';

/** @throws 20404 when the path names another workspace. */
export function requireWorkspace(product: TaskRouterProduct, request: ApiRequest): void {
  if (request.params['workspaceSid'] !== product.account.workspaceSid) throw notFound(request.path.replace('/v1', ''));
}

/** The record that the path names. @throws 20404. */
export function recordOf<T>(
  product: TaskRouterProduct,
  request: ApiRequest,
  find: (sid: string) => T | undefined,
  param = 'sid',
): T {
  requireWorkspace(product, request);
  const record = find(request.params[param] ?? '');
  if (record === undefined) throw notFound(request.path.replace('/v1', ''));
  return record;
}

/** One page of records that are in order already. */
export function listOf<T>(
  request: ApiRequest,
  key: string,
  list: readonly T[],
  render: (one: T) => unknown,
): ApiAnswer {
  return {
    status: 200,
    body: page(request, { host: TASKROUTER_HOST, key, maxSize: 1000, slice: sliceOf(list), render }),
  };
}

/** Optimistic locking: the header `If-Match` must hold the present version. @throws 412. */
export function requireVersion(request: ApiRequest, version: number): void {
  const wanted = request.headers['if-match'];
  if (wanted === undefined || wanted === '*') return;
  if (wanted.replace(/^W\//, '').replaceAll('"', '') !== String(version))
    throw new TwilioError(412, 20412, 'The resource has changed since it was read: If-Match does not hold its ETag');
}

/** The version of a record as a header. */
export function etag(version: number): Record<string, string> {
  return { etag: `"${version}"` };
}
