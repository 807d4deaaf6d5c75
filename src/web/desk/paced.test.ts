import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { paced } from './paced.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const START = new Date('2026-11-22T12:00:00Z');

function started() {
  vi.setSystemTime(START);
  const calls: number[] = [];
  const pace = paced(() => calls.push(Date.now() - START.getTime()), { gather: 300, spacing: 2_000 });
  return { calls, ...pace };
}

it('calls soon after the first change, then no oftener than every two seconds, and once more after the last', () => {
  const { calls, tell } = started();
  for (let i = 0; i < 50; i++) {
    tell();
    vi.advanceTimersByTime(100);
  }
  vi.advanceTimersByTime(10_000);
  expect(calls).toEqual([300, 2_300, 4_300, 6_300]);
  tell();
  vi.advanceTimersByTime(300);
  expect(calls).toHaveLength(5);
});

it('calls no more once it was stopped', () => {
  const { calls, tell, stop } = started();
  tell();
  stop();
  vi.advanceTimersByTime(10_000);
  expect(calls).toEqual([]);
});
