import { type Client, ScheduleOverlapPolicy } from '@temporalio/client';
import { ANNOUNCEMENTS_WORKFLOW, type AnnouncementsInput, type FeedSource } from '../contract/announcements.ts';
import { CONVERSATIONS_TASK_QUEUE, WORKFLOW_TASK_TIMEOUT } from '../contract/task-queues.ts';
import { announcementsWorkflowId } from '../contract/workflow-ids.ts';
import { ensureSchedule, removeSchedule } from './schedules.ts';

const PREFIX = announcementsWorkflowId('');
/** A run that was missed for longer is not made up for: the next one finds the same items. */
const CATCH_UP = '1 minute';

/**
 * One schedule per feed: made with a first run at once, changed where its address or interval changed, removed where its feed
 * is gone. Repeating it changes nothing; a schedule that an operator paused stays paused.
 * @param interval milliseconds between two looks at a feed
 */
export async function ensureFeedSchedules(
  client: Client,
  feeds: FeedSource[],
  interval: number,
  taskQueue: string = CONVERSATIONS_TASK_QUEUE,
): Promise<void> {
  for (const feed of feeds) await ensureFeed(client, feed, interval, taskQueue);
  const wanted = new Set(feeds.map((feed) => announcementsWorkflowId(feed.name)));
  for await (const { scheduleId } of client.schedule.list()) {
    if (scheduleId.startsWith(PREFIX) && !wanted.has(scheduleId)) await removeSchedule(client, scheduleId);
  }
}

function ensureFeed(client: Client, feed: FeedSource, interval: number, taskQueue: string): Promise<void> {
  const scheduleId = announcementsWorkflowId(feed.name);
  const input: AnnouncementsInput = { feed: { name: feed.name, address: feed.address } };
  return ensureSchedule(client, scheduleId, {
    spec: { intervals: [{ every: interval }] },
    action: {
      type: 'startWorkflow',
      workflowType: ANNOUNCEMENTS_WORKFLOW,
      workflowId: scheduleId,
      taskQueue,
      workflowTaskTimeout: WORKFLOW_TASK_TIMEOUT,
      args: [input],
      staticSummary: `Announcements from the feed ${feed.name}`,
    },
    // A run that still waits for Discord has the same items in hand.
    policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: CATCH_UP },
  });
}
