import { ScheduleNotFoundError } from '@temporalio/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RETENTION_WORKFLOW_ID } from '../../src/contract/erasure.ts';
import { ensureRetentionSchedule } from '../../src/temporal/retention-schedule.ts';
import { startRealTime } from '../support/real-time.ts';
import type { TimeSkipping } from '../support/time-skipping.ts';

const DAY = 86_400_000;
let server: TimeSkipping;
beforeAll(async () => {
  server = await startRealTime();
});
afterAll(() => server?.close());

test('is there while a limit is set: begun at once, then every day; changed and removed with it', async () => {
  const { client } = server.env;
  const schedule = client.schedule.getHandle(RETENTION_WORKFLOW_ID);
  const limits = async () => {
    const { action } = await schedule.describe();
    return action.type === 'startWorkflow' ? (action.args as unknown) : null;
  };
  await ensureRetentionSchedule(client, null);
  await ensureRetentionSchedule(client, 365 * DAY);
  expect((await schedule.describe()).spec.intervals).toMatchObject([{ every: DAY }]);
  await expect.poll(async () => (await schedule.describe()).info.numActionsTaken, { timeout: 10_000 }).toBe(1);
  await ensureRetentionSchedule(client, 30 * DAY);
  expect(await limits()).toEqual([{ maxAge: 30 * DAY }]);
  await ensureRetentionSchedule(client, null);
  await expect(schedule.describe()).rejects.toThrow(ScheduleNotFoundError);
});
