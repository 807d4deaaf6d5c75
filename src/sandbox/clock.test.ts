import { afterEach, describe, expect, it } from 'vitest';
import { SandboxClock } from './clock.ts';

describe('SandboxClock', () => {
  let clock = new SandboxClock();
  afterEach(() => {
    clock.close();
    clock = new SandboxClock();
  });

  it('fires timers early, in the order of their due times, at the time they were due', () => {
    const start = clock.now();
    const seen: [string, number][] = [];
    const note = (name: string) => seen.push([name, Math.round((clock.now() - start) / 1000)]);
    clock.setTimeout(() => note('late'), 60_000);
    clock.setTimeout(() => {
      note('early');
      clock.setTimeout(() => note('nested'), 10_000);
    }, 5_000);
    clock.setTimeout(() => note('beyond'), 120_000);
    clock.advance(90_000);
    expect(seen).toEqual([
      ['early', 5],
      ['nested', 15],
      ['late', 60],
    ]);
    expect(Math.round((clock.now() - start) / 1000)).toBe(90);
  });

  it('does not fire a cleared timer', () => {
    let fired = false;
    clock.clear(clock.setTimeout(() => (fired = true), 1_000));
    clock.advance(5_000);
    expect(fired).toBe(false);
  });

  it('fires by itself when real time passes', async () => {
    await new Promise<void>((resolve) => clock.setTimeout(resolve, 5));
  });

  it('refuses to go back', () => {
    expect(() => clock.advance(-1)).toThrow(RangeError);
  });

  it('begins where an earlier clock stopped', () => {
    clock.advance(3_600_000);
    const again = new SandboxClock(clock.offsetMs);
    expect(again.now() - Date.now()).toBeGreaterThanOrEqual(3_599_000);
  });
});
