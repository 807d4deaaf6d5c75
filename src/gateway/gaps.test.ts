import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { VendorFailure } from '../contract/vendor-failure.ts';
import { snowflakeAt } from '../discord/snowflakes.ts';
import { Gaps, type GapsContext } from './gaps.ts';
import type { RawMessage } from './user-events.ts';

describe('a message of somebody whom the catching up does not list', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'] });
  });
  afterEach(() => void vi.useRealTimers());

  const written = (at: number, content: string): RawMessage => ({
    id: snowflakeAt(at),
    channel_id: '10',
    type: 0,
    content,
    timestamp: new Date(at).toISOString(),
    edited_timestamp: null,
    author: { id: '1', username: 'sam', global_name: null } as RawMessage['author'],
    attachments: [],
  });

  /** A session was lost for ten minutes; `failing` says which routes of Discord fail. */
  function world() {
    const lost = { since: Date.now() - 600_000, until: Date.now() };
    const missed = written(lost.since + 1_000, 'missed');
    const discord = { failing: /nothing/ };
    const gaps = new Gaps({
      store: { people: { find: async () => null }, transcript: { newest: async () => [] } },
      logger: pino({ level: 'silent' }),
      rest: {
        async call(_method: string, route: string) {
          if (discord.failing.test(route)) throw new VendorFailure('discord', 'transient', 'outage', '503');
          return route.includes('/channels/') ? [missed] : {};
        },
      },
      session: { lost },
    } as unknown as GapsContext);
    return { discord, readMissed: gaps.missedBefore(written(Date.now(), 'now'))! };
  }

  it('waits for what they wrote before while Discord is down, however long', async () => {
    const { discord, readMissed } = world();
    discord.failing = /./;
    for (let minute = 0; minute < 10; minute += 1) {
      await expect(readMissed()).rejects.toThrow('503');
      vi.setSystemTime(Date.now() + 60_000);
    }
    discord.failing = /nothing/;
    expect(await readMissed()).toMatchObject([{ type: 'user.message', text: 'missed' }]);
  });

  it('goes on after a minute when their channel alone can not be read', async () => {
    const { discord, readMissed } = world();
    discord.failing = /channels\/10/;
    await expect(readMissed()).rejects.toThrow('503');
    vi.setSystemTime(Date.now() + 60_000);
    expect(await readMissed()).toEqual([]);
  });
});
