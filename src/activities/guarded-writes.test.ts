import { describe, expect, it, vi } from 'vitest';
import { inAttempt } from '../../test/support/activity-attempt.ts';
import { withHeartbeats, type LaneAttempt } from './attempt.ts';
import type { ActivityDeps } from './deps.ts';
import { guardedWrites } from './guarded-writes.ts';

const post = vi.fn(async () => ({ id: '1' }));
const deps = { discord: { post }, twilio: {} } as unknown as ActivityDeps;

/** Posts within an attempt that is given up in `msLeft`. */
function posting(
  msLeft: number,
  before: (attempt: LaneAttempt) => Promise<void> = async () => undefined,
  inAll = 120_000,
) {
  post.mockClear();
  return inAttempt(
    1,
    () =>
      withHeartbeats(async (attempt) => {
        await before(attempt);
        return guardedWrites(deps, attempt).discord.post('5', { content: 'hi' }, 'nonce');
      }),
    msLeft,
    inAll,
  );
}

describe('a write of an attempt that somebody else may already have taken over', () => {
  it('is not begun when the attempt would be given up before the request ends, its wait for a limit included', async () => {
    await expect(posting(11_000)).rejects.toMatchObject({ type: 'outOfTime', nonRetryable: false });
    expect(post).not.toHaveBeenCalled();
  });

  it('is not begun after the process stood still for longer than the server waits', async () => {
    let wasAllowed = true;
    await posting(120_000, async (attempt) => {
      const now = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 5_000);
      wasAllowed = attempt.mayWrite();
      now.mockRestore();
    });
    expect(wasAllowed).toBe(false);
  });

  it('goes on as long as there is time, also where there are only a few seconds in all', async () => {
    await expect(posting(30_000)).resolves.toEqual({ id: '1' });
    await expect(posting(8_000, undefined, 8_000)).resolves.toEqual({ id: '1' });
  });
});
