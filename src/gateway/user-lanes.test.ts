import { pino } from 'pino';
import { expect, it } from 'vitest';
import type { InboundEvent } from '../domain/conversation/events.ts';
import { UserLanes, type Batch, type LaneItem } from './user-lanes.ts';

const event = (id: string): InboundEvent => ({ type: 'user.delete', id, channelId: 'c', at: 0 });
const item = (id: string, change: Partial<LaneItem> = {}): LaneItem => ({
  event: event(id),
  profile: null,
  starts: true,
  settled: () => undefined,
  ...change,
});

function lanesThat(hand: (batch: Batch) => Promise<'accepted' | 'notFound'> = async () => 'accepted') {
  const lists: string[][] = [];
  const closing = new AbortController();
  const lanes = new UserLanes({
    hand: async (_user, batch) => {
      const outcome = await hand(batch);
      lists.push(batch.events.map((e) => ('id' in e ? e.id : '')));
      return outcome;
    },
    logger: pino({ level: 'silent' }),
    signal: closing.signal,
  });
  return { lanes, lists, closing };
}

it('hands over one list at a time, and what comes meanwhile goes with the next', async () => {
  let open!: () => void;
  const gate = new Promise<void>((resolve) => (open = resolve));
  let running = 0;
  const { lanes, lists } = lanesThat(async () => {
    running += 1;
    expect(running).toBe(1);
    await gate;
    running -= 1;
    return 'accepted';
  });
  for (const id of ['1', '2', '3', '4']) lanes.add('u', item(id));
  open();
  await expect.poll(() => lists.flat()).toEqual(['1', '2', '3', '4']);
  expect(lists.length).toBeLessThan(4);
  expect(lanes.size).toBe(0);
});

it('keeps what users do now behind what they did in the gap, and lets the others go on', async () => {
  const { lanes, lists } = lanesThat();
  lanes.holdAll();
  lanes.add('held', item('now'));
  lanes.add('free', item('free'));
  lanes.holdOnly(['held']);
  await expect.poll(() => lists).toEqual([['free']]);
  lanes.release('held', [item('missed 1'), item('missed 2')]);
  await expect.poll(() => lists.flat()).toEqual(['free', 'missed 1', 'missed 2', 'now']);
});

it('keeps the order through a second gap that begins before the first is closed', async () => {
  const { lanes, lists } = lanesThat();
  lanes.holdAll();
  lanes.holdOnly(['u']);
  lanes.add('u', item('after the first'));
  lanes.holdAll();
  lanes.add('u', item('after the second'));
  lanes.holdOnly(['u']);
  lanes.release('u', [item('missed')]);
  await expect.poll(() => lists.flat()).toEqual(['missed', 'after the first', 'after the second']);
});

it('settles nothing that was not accepted, and stops when the gateway closes', async () => {
  const settled: string[] = [];
  const { lanes, closing } = lanesThat(async () => {
    closing.abort();
    throw new Error('away');
  });
  lanes.add('u', item('1', { settled: () => settled.push('1') }));
  await expect.poll(() => closing.signal.aborted).toBe(true);
  expect(settled).toEqual([]);
  expect(lanes.size).toBe(1);
});

it('says when there was nobody to tell', async () => {
  const told: string[] = [];
  const { lanes } = lanesThat(async () => 'notFound');
  lanes.add('u', item('1', { starts: false, onNobodyHome: () => told.push('nobody home') }));
  await expect.poll(() => told).toEqual(['nobody home']);
});
