import fc from 'fast-check';
import { expect, it } from 'vitest';
import { WorkflowSlots } from './workflow-slots.ts';

const asked = (isSticky: boolean) => ({
  slotType: 'workflow' as const,
  taskQueue: 'conversations',
  workerIdentity: 'w',
  workerBuildId: '',
  isSticky,
});

/** Limits of a worker that is for ever at its start. */
const starting = (most: number, replays: number) => ({ most, start: { most, replays, ms: Infinity } });

it('never holds more than its limits, and admits everybody in the end', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 30 }), async (wishes) => {
      const slots = new WorkflowSlots(starting(5, 2));
      const held: { forReplay: boolean }[] = [];
      const admitted = wishes.map((isSticky) =>
        slots.reserveSlot(asked(isSticky), new AbortController().signal).then((permit) => {
          held.push(permit);
          expect(held.length).toBeLessThanOrEqual(5);
          expect(held.filter(({ forReplay }) => forReplay).length).toBeLessThanOrEqual(2);
        }),
      );
      let released = 0;
      for (; released < wishes.length; released += 1) {
        await Promise.resolve();
        slots.releaseSlot({ permit: held.shift()! });
      }
      await Promise.all(admitted);
    }),
  );
});

it('lets a task of a conversation in memory pass those that wait for a replay', async () => {
  const slots = new WorkflowSlots(starting(3, 1));
  const { signal } = new AbortController();
  await slots.reserveSlot(asked(false), signal);
  const order: string[] = [];
  const replay = slots.reserveSlot(asked(false), signal).then((permit) => (order.push('replay'), permit));
  await slots.reserveSlot(asked(true), signal).then(() => order.push('in memory'));
  expect(slots.tryReserveSlot(asked(false))).toBeNull();
  slots.releaseSlot({ permit: { forReplay: true } });
  await replay;
  expect(order).toEqual(['in memory', 'replay']);
});

it('a reservation that is given up takes no slot', async () => {
  const slots = new WorkflowSlots(starting(1, 1));
  const permit = await slots.reserveSlot(asked(true), new AbortController().signal);
  const giving = new AbortController();
  const given = slots.reserveSlot(asked(true), giving.signal);
  giving.abort();
  await expect(given).rejects.toMatchObject({ name: 'AbortError' });
  slots.releaseSlot({ permit });
  expect(slots.tryReserveSlot(asked(true))).toEqual({ forReplay: false });
});

it('takes more, and as many from the common queue as from its own, once its start is over', () => {
  let now = 0;
  const slots = new WorkflowSlots({ most: 3, start: { most: 2, replays: 1, ms: 60_000 } }, () => now);
  expect(slots.tryReserveSlot(asked(false))).not.toBeNull();
  expect(slots.tryReserveSlot(asked(false))).toBeNull();
  expect(slots.tryReserveSlot(asked(true))).not.toBeNull();
  now = 59_999;
  expect(slots.tryReserveSlot(asked(true))).toBeNull();
  now = 60_000;
  expect(slots.tryReserveSlot(asked(false))).not.toBeNull();
  expect(slots.tryReserveSlot(asked(true))).toBeNull();
});
