import { type Client, ScheduleAlreadyRunning, ScheduleNotFoundError, type ScheduleOptions } from '@temporalio/client';

/** Makes a schedule, with a first run at once, or brings it up to date; one that an operator paused stays paused. */
export async function ensureSchedule(
  client: Client,
  scheduleId: string,
  settings: Omit<ScheduleOptions, 'scheduleId' | 'state'>,
): Promise<void> {
  try {
    await client.schedule.create({ scheduleId, ...settings, state: { triggerImmediately: true } });
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    await client.schedule.getHandle(scheduleId).update((now) => ({ ...settings, state: now.state }));
  }
}

/** One that is gone is fine. */
export async function removeSchedule(client: Client, scheduleId: string): Promise<void> {
  try {
    await client.schedule.getHandle(scheduleId).delete();
  } catch (error) {
    // Another worker was quicker.
    if (!(error instanceof ScheduleNotFoundError)) throw error;
  }
}
