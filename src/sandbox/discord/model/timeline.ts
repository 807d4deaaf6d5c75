import { compareIds } from './snowflake.ts';

/** Ids of the messages of each channel in order, so that pages cost no scan however long a channel is. */
export class Timeline {
  readonly #ids = new Map<string, string[]>();

  constructor(messages: Iterable<{ id: string; channelId: string }>) {
    for (const message of messages) this.#of(message.channelId).push(message.id);
    for (const ids of this.#ids.values()) ids.sort(compareIds);
  }

  add(channelId: string, id: string): void {
    const ids = this.#of(channelId);
    const last = ids.at(-1);
    if (last === undefined || compareIds(last, id) < 0) ids.push(id);
    else ids.splice(position(ids, id), 0, id);
  }

  remove(channelId: string, id: string): void {
    const ids = this.#of(channelId);
    const at = position(ids, id);
    if (ids[at] === id) ids.splice(at, 1);
  }

  /** All ids of a channel, oldest first; forgets them. */
  take(channelId: string): string[] {
    const ids = this.#ids.get(channelId) ?? [];
    this.#ids.delete(channelId);
    return ids;
  }

  clear(): void {
    this.#ids.clear();
  }

  latest(channelId: string): string | null {
    return this.#ids.get(channelId)?.at(-1) ?? null;
  }

  /** Up to `limit` newest ids, newest first. */
  newest(channelId: string, limit: number): string[] {
    return this.#of(channelId).slice(-limit).reverse();
  }

  /** The `limit` ids closest before `cursor`, newest first. */
  before(channelId: string, cursor: string, limit: number): string[] {
    const ids = this.#of(channelId);
    const end = position(ids, cursor);
    return ids.slice(Math.max(0, end - limit), end).reverse();
  }

  /** The `limit` ids closest after `cursor`, newest first: a page forward, turned round. */
  after(channelId: string, cursor: string, limit: number): string[] {
    const ids = this.#of(channelId);
    const at = position(ids, cursor);
    const start = ids[at] === cursor ? at + 1 : at;
    return ids.slice(start, start + limit).reverse();
  }

  around(channelId: string, cursor: string, limit: number): string[] {
    const ids = this.#of(channelId);
    const start = Math.max(0, position(ids, cursor) - Math.floor(limit / 2));
    return ids.slice(start, start + limit).reverse();
  }

  #of(channelId: string): string[] {
    const known = this.#ids.get(channelId);
    if (known) return known;
    const fresh: string[] = [];
    this.#ids.set(channelId, fresh);
    return fresh;
  }
}

/** Index of the first id that is not smaller than `id`. */
function position(ids: readonly string[], id: string): number {
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareIds(ids[middle]!, id) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
