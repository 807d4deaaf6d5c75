import type { GatewayDispatchPayload } from 'discord-api-types/v10';
import { pino } from 'pino';
import { expect, it, vi } from 'vitest';
import { fakeStore } from '../../test/gateway/gateway-world.ts';
import { EventIntake } from './event-intake.ts';
import { KnownPeople } from './known-people.ts';
import type { LaneItem, UserLanes } from './user-lanes.ts';

it('a stranger’s deletion is theirs before their message is with Temporal', async () => {
  const people = new KnownPeople(fakeStore().people, pino({ level: 'silent' }));
  const waiting: [string, LaneItem][] = [];
  const intake = new EventIntake({
    guildId: '1',
    // As while a gap is being closed: nothing goes on yet.
    lanes: { add: (id: string, item: LaneItem) => void waiting.push([id, item]) } as unknown as UserLanes,
    people,
    signal: new AbortController().signal,
    missedBefore: () => null,
  });
  const where = { id: '20', channel_id: '30' };
  const author = { id: '40', username: 'newcomer', global_name: null };
  const message = { ...where, author, type: 0, content: 'my password is …', timestamp: '2026-11-22T10:00:00Z' };
  const settled = vi.fn();
  const take = (t: string, d: object) => intake.take({ op: 0, s: 1, t, d } as GatewayDispatchPayload, settled);
  take('MESSAGE_CREATE', { ...message, edited_timestamp: null, attachments: [], embeds: [] });
  take('MESSAGE_DELETE', where);
  await vi.waitFor(() => expect(waiting).toHaveLength(2));
  expect(waiting.map(([id]) => id)).toEqual(['40', '40']);
  expect(waiting[1]![1].event).toMatchObject({ type: 'user.delete', id: '20' });
  expect(settled).not.toHaveBeenCalled();
  await people.close();
});
