import { pino } from 'pino';
import { describe, expect, it, vi } from 'vitest';
import type { Person, StoredMessage } from '../cases/store.ts';
import { VendorFailure } from '../contract/vendor-failure.ts';
import type { InboundEvent } from '../domain/conversation/events.ts';
import { catchUp, whatWasMissed, type CatchUpContext, type Reading } from './catch-up.ts';
import { OtherChannels } from './other-channels.ts';
import { UserLanes, type LaneItem } from './user-lanes.ts';

const logger = pino({ level: 'silent' });

const person = (id: string, change: Partial<Person> = {}): Person => ({
  discordUserId: id,
  username: id,
  displayName: id,
  locale: null,
  dmChannelId: `${id}0`,
  threadChannelId: null,
  leftThreadChannelIds: [],
  lastMessageId: '100',
  lastSeenAt: Date.now(),
  ...change,
});

const raw = (author: string, id: string, content: string) => ({
  id,
  channel_id: `${author}0`,
  type: 0,
  content,
  timestamp: '2026-11-22T10:00:00.000000+00:00',
  edited_timestamp: null,
  author: { id: author, username: author, global_name: null },
  attachments: [],
  embeds: [],
});

const failing = () => new VendorFailure('discord', 'ambiguous', 'outage', '503');

/** Discord with channels that can be read, are gone, or fail. */
function channels(content: Record<string, unknown[] | (() => Error)>) {
  const calls: string[] = [];
  const call = async (_method: string, route: string): Promise<unknown> => {
    calls.push(route);
    const channelId = /channels\/(\d+)\//.exec(route)?.[1];
    if (channelId === undefined) return {};
    const found = content[channelId];
    if (typeof found === 'function') throw found();
    return found;
  };
  return { calls, rest: { call } as Reading['rest'] };
}

const said = (text: string): LaneItem => ({
  event: { type: 'user.message', id: '300', text } as InboundEvent,
  profile: null,
  starts: true,
  settled: () => undefined,
});

/** Catching up with these people, who all write something now; what each conversation is told then. */
function catchingUp(ids: string[], content: Parameters<typeof channels>[0], change: Partial<CatchUpContext> = {}) {
  const told: Record<string, string[]> = {};
  const released: [string, boolean][] = [];
  const caughtUp: string[] = [];
  const closing = new AbortController();
  const lanes = new UserLanes({
    hand: async (id, { events }) => {
      (told[id] ??= []).push(...events.map((event) => (event as { text: string }).text));
      return 'accepted';
    },
    logger,
    signal: closing.signal,
  });
  const { rest, calls } = channels(content);
  lanes.holdAll();
  const done = catchUp({
    rest,
    transcript: { newest: async () => [] },
    guildId: '9',
    people: { toCatchUp: async () => ids.map((id) => ({ ...person(id), escalated: false })) },
    lanes,
    logger,
    signal: closing.signal,
    gap: { since: Date.now(), caughtUp: new Set(), reached: new Set() },
    others: new OtherChannels(rest),
    patienceMs: 0,
    released: (id, complete) => void released.push([id, complete]),
    caughtUp: (id) => void caughtUp.push(id),
    ...change,
  });
  for (const id of ids) lanes.add(id, said('now'));
  return { told, released, caughtUp, calls, done };
}

describe('catching up', () => {
  it('lets somebody whose channel can not be read go on, reads the others, and tells what was missed once it can', async () => {
    const bad = ['1', '2', '3', '4'];
    const broken = Object.fromEntries(bad.map((id) => [`${id}0`, failing]));
    const content: Parameters<typeof channels>[0] = { ...broken, '50': [raw('5', '200', 'missed')] };
    const { told, released, caughtUp, done } = catchingUp([...bad, '5'], content);
    await vi.waitFor(() => expect(told['5']).toEqual(['missed', 'now']), { timeout: 10_000 });
    for (const id of bad) await vi.waitFor(() => expect(told[id]).toEqual(['now']), { timeout: 10_000 });
    expect(caughtUp).toEqual(['5']);
    for (const id of bad) content[`${id}0`] = [raw(id, '200', 'missed')];
    expect(await done).toEqual({ people: 5, missed: 5 });
    for (const id of bad) expect(told[id]).toEqual(['now', 'missed']);
    expect(released).toEqual(expect.arrayContaining([...bad.map((id) => [id, false]), ['5', true]]));
    expect(released).toHaveLength(5);
    expect(caughtUp.sort()).toEqual([...bad, '5']);
  }, 20_000);

  it('keeps everybody waiting while Discord shows no channel, however long, and then tells what was missed first', async () => {
    const ids = ['1', '2'];
    const content: Parameters<typeof channels>[0] = Object.fromEntries(ids.map((id) => [`${id}0`, failing]));
    const { told, released, calls, done } = catchingUp(ids, content);
    // Each was tried and found out about the other, again and again: one that counted would have let them go on.
    await vi.waitFor(() => expect(calls.length).toBeGreaterThanOrEqual(8), { timeout: 10_000 });
    expect(told).toEqual({});
    for (const id of ids) content[`${id}0`] = [raw(id, '200', 'missed')];
    await done;
    for (const id of ids) expect(told[id]).toEqual(['missed', 'now']);
    expect(released).toHaveLength(2);
  }, 20_000);

  it('keeps the order while the database is away, although Discord can be read', async () => {
    let tries = 0;
    const newest = async () => {
      if ((tries += 1) < 4) throw new Error('the database is away');
      return [];
    };
    const content = { '10': [raw('1', '200', 'missed')] };
    const { told, done } = catchingUp(['1'], content, { transcript: { newest } });
    await done;
    expect(told['1']).toEqual(['missed', 'now']);
  }, 20_000);

  it('lets somebody whose channel can not be read go on when nobody else is known and Discord answers', async () => {
    const content: Parameters<typeof channels>[0] = { '10': failing };
    const { told, done } = catchingUp(['1'], content);
    await vi.waitFor(() => expect(told['1']).toEqual(['now']));
    content['10'] = [raw('1', '200', 'missed')];
    await done;
    expect(told['1']).toEqual(['now', 'missed']);
  });
});

describe('what was missed', () => {
  const known = (...ids: string[]) =>
    ids.map((sourceId) => ({ sourceId, deletedAt: null }) as StoredMessage) satisfies StoredMessage[];
  const gone = () => new VendorFailure('discord', 'permanent', 'notFound', 'Unknown Channel', { code: 10003 });
  const unknownMessage = () =>
    new VendorFailure('discord', 'permanent', 'notFound', 'Unknown Message', { code: 10008 });

  it('asks for no message one by one where a thread is gone, because it can not tell', async () => {
    const { rest, calls } = channels({ '10': [raw('1', '200', 'missed')], '11': gone });
    const reading = { rest, transcript: { newest: async () => known('90', '91') }, pace: async () => undefined };
    const items = await whatWasMissed(reading, person('1', { threadChannelId: '11' }), '100', 0);
    expect(items.map(({ event }) => event)).toMatchObject([{ type: 'user.message', id: '200' }]);
    expect(calls).toEqual(['/channels/10/messages', '/channels/11/messages']);
  });

  it('takes no message for deleted that stands in an earlier thread, also where that is too long ago to be read', async () => {
    const there = new Map([
      ['90', '12'],
      ['91', '19'],
    ]);
    const read: string[] = [];
    const call = (async (_method: 'GET', route: string) => {
      const [, channelId, , messageId] = route.split('/').slice(1);
      if (messageId === undefined) {
        read.push(channelId!);
        return channelId === '12' ? [{ ...raw('1', '90', 'kept'), channel_id: '12' }] : [];
      }
      if (there.get(messageId) !== channelId) throw unknownMessage();
      return {};
    }) as unknown as Reading['rest']['call'];
    const reading = {
      rest: { call },
      transcript: { newest: async () => known('90', '91', '92') },
      pace: async () => undefined,
    };
    const one = person('1', { threadChannelId: '11', leftThreadChannelIds: ['19', '14', '13', '12'] });
    const items = await whatWasMissed(reading, one, '100', 0);
    expect(items.map(({ event }) => event)).toMatchObject([{ type: 'user.delete', id: '92' }]);
    expect(read).toEqual(['10', '11', '12', '13', '14']);
  });

  it('asks for nothing that was said before the oldest of many threads that is read', async () => {
    const { rest, calls } = channels({ '10': [], '51': [], '52': [], '53': [], '54': [] });
    const reading = { rest, transcript: { newest: async () => known('40', '50') }, pace: async () => undefined };
    const one = person('1', { threadChannelId: '54', leftThreadChannelIds: ['49', '50', '51', '52', '53'] });
    expect(await whatWasMissed(reading, one, '100', 0)).toEqual([]);
    expect(calls).toHaveLength(5);
  });

  it('hears what was written in an earlier thread, as from a thread', async () => {
    const { rest } = channels({ '10': [], '11': [], '12': [{ ...raw('1', '200', 'still here'), channel_id: '12' }] });
    const reading = { rest, transcript: { newest: async () => known() }, pace: async () => undefined };
    const one = person('1', { threadChannelId: '11', leftThreadChannelIds: ['12'] });
    const [item] = await whatWasMissed(reading, one, '100', 0);
    expect(item).toMatchObject({
      event: { type: 'user.message', text: 'still here', channelId: '12', inThread: true },
    });
    expect(item).not.toHaveProperty('dmChannelId');
  });

  it('waits for its turn before every call, and tells nothing that the transcript has', async () => {
    const { rest, calls } = channels({ '10': [raw('1', '200', 'relayed'), raw('1', '150', 'missed')] });
    let paces = 0;
    const call = (async (method: 'GET', route: string) => {
      if (/messages\/\d/.test(route)) calls.push(route);
      if (/messages\/\d/.test(route)) throw unknownMessage();
      return rest.call(method, route);
    }) as Reading['rest']['call'];
    const reading: Reading = {
      rest: { call },
      transcript: { newest: async () => known('200', '90', '91') },
      pace: async () => void (paces += 1),
    };
    const items = await whatWasMissed(reading, person('1'), '100', 0);
    expect(items.map(({ event }) => event)).toMatchObject([
      { type: 'user.message', id: '150' },
      { type: 'user.delete', id: '90' },
      { type: 'user.delete', id: '91' },
    ]);
    expect(calls).toHaveLength(3);
    expect(paces).toBe(3);
  });

  it('finds edits and deletions of what was heard before the gap: of 100 messages, however much was written since', async () => {
    const gapBegan = Date.parse('2026-11-22T12:00:00Z');
    const edited = (id: number, at: number) => ({
      ...raw('1', String(id), `edited ${id}`),
      edited_timestamp: new Date(at).toISOString(),
    });
    const channel = Array.from({ length: 500 }, (_, i) => raw('1', String(1_000 + i), 'text')).filter(
      ({ id }) => id !== '1150',
    );
    const put = (message: ReturnType<typeof edited>) =>
      channel.splice(
        channel.findIndex(({ id }) => id === message.id),
        1,
        message as unknown as (typeof channel)[0],
      );
    for (const id of [1_050, 1_110, 1_200]) put(edited(id, gapBegan + 60_000));
    put(edited(1_120, gapBegan - 600_000));
    const calls: string[] = [];
    const call = async (_method: string, route: string, { query = {} }: { query?: Record<string, string> } = {}) => {
      calls.push(JSON.stringify(query));
      if (/messages\/\d/.test(route)) throw unknownMessage();
      const { before, after, limit } = query;
      const fitting = channel.filter(({ id }) => (!before || id < before) && (!after || id > after));
      return (after ? fitting.slice(0, Number(limit)) : fitting.slice(-Number(limit))).reverse();
    };
    const reading: Reading = {
      rest: { call } as unknown as Reading['rest'],
      transcript: { newest: async () => known('1150', '1090') },
      pace: async () => undefined,
    };
    const items = await whatWasMissed(reading, person('1'), '1200', gapBegan);
    const events = items.map(({ event }) => event as InboundEvent & { id: string });
    const of = (type: string) => events.filter((event) => event.type === type).map(({ id }) => id);
    expect(of('user.message')).toEqual(Array.from({ length: 299 }, (_, i) => String(1_201 + i)));
    expect(of('user.edit')).toEqual(['1110', '1200']);
    expect(of('user.delete')).toEqual(['1150']);
    // The newest page, one up to where they were heard, three behind it and an empty one; whether one message is gone.
    expect(calls).toHaveLength(7);
  });
});
