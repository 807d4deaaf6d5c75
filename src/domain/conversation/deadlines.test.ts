import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterOpenTime, openState, opensAt } from './deadlines.ts';
import type { BusinessHours } from './timings.ts';

const HOUR = 3_600_000;
const at = (iso: string) => Date.parse(iso);
const every = (spans: { from: number; to: number }[]) => Array.from({ length: 7 }, () => spans);
const berlin: BusinessHours = { timeZone: 'Europe/Berlin', days: every([{ from: 9 * 60, to: 17 * 60 }]) };
const night: BusinessHours = {
  timeZone: 'Asia/Bangkok',
  days: every([
    { from: 0, to: 6 * 60 },
    { from: 22 * 60, to: 1_440 },
  ]),
};

describe('opening time', () => {
  it('runs while the desk is open and waits while it is closed', () => {
    expect(afterOpenTime(at('2026-06-01T14:30:00Z'), HOUR, berlin)).toBe(at('2026-06-02T07:30:00Z'));
    expect(opensAt(at('2026-06-01T20:00:00Z'), berlin)).toBe(at('2026-06-02T07:00:00Z'));
    expect(opensAt(at('2026-06-01T10:00:00Z'), berlin)).toBeNull();
  });

  it('goes on over midnight', () => {
    // 23:30 in Bangkok
    expect(afterOpenTime(at('2026-06-01T16:30:00Z'), HOUR, night)).toBe(at('2026-06-01T17:30:00Z'));
  });

  it('opens at the same hour of the clock on the days when the clock changes', () => {
    expect(opensAt(at('2026-03-29T00:30:00Z'), berlin)).toBe(at('2026-03-29T07:00:00Z'));
    expect(opensAt(at('2026-10-25T00:30:00Z'), berlin)).toBe(at('2026-10-25T08:00:00Z'));
  });

  it('always ends in open time, no sooner than without closing hours', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: at('2026-01-01T00:00:00Z'), max: at('2026-12-31T00:00:00Z') }),
        fc.integer({ min: 1_000, max: 20 * HOUR }),
        (from, wait) => {
          const due = afterOpenTime(from, wait, berlin);
          expect(due).toBeGreaterThanOrEqual(from + wait);
          expect(openState(due - 1, berlin).open).toBe(true);
        },
      ),
      { seed: 1, numRuns: 200 },
    );
  });

  it('is plain time when there are no hours, or none that ever open', () => {
    expect(afterOpenTime(5, 10, null)).toBe(15);
    expect(afterOpenTime(5, 10, { timeZone: 'UTC', days: every([]) })).toBe(15);
  });
});
