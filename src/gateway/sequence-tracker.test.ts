import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SequenceTracker } from './sequence-tracker.ts';

it('never counts as settled what is behind an event on its way, whatever the order in which they finish', () => {
  const order = fc.integer({ min: 1, max: 12 }).chain((n) =>
    fc
      .shuffledSubarray(
        [...Array(n).keys()].map((i) => i + 1),
        { minLength: 0, maxLength: n },
      )
      .map((done) => ({ n, done })),
  );
  fc.assert(
    fc.property(order, ({ n, done }) => {
      const tracker = new SequenceTracker(0);
      for (let s = 1; s <= n; s += 1) tracker.begin(s);
      const open = new Set([...Array(n).keys()].map((i) => i + 1));
      for (const s of done) {
        tracker.done(s);
        open.delete(s);
        expect(tracker.settled).toBe(open.size === 0 ? n : Math.min(...open) - 1);
      }
      expect(tracker.idle).toBe(open.size === 0);
    }),
  );
});

it('waits for both when a resumed session brings an event that is still on its way', () => {
  const tracker = new SequenceTracker(4);
  tracker.begin(5);
  tracker.begin(5);
  tracker.done(5);
  expect(tracker.settled).toBe(4);
  tracker.done(5);
  expect(tracker.settled).toBe(5);
});
