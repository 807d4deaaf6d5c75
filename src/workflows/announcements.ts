import { ActivityFailure, log, proxyActivities, setCurrentDetails, sleep } from '@temporalio/workflow';
import type { FeedActivities } from '../activities/feeds.ts';
import type { Announcement, AnnouncementsInput } from '../contract/announcements.ts';

const retry = { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '1m' } as const;

/** Reading ends after a few tries: the schedule comes again, and a feed that is down is then seen as a failed run. */
const reading = proxyActivities<FeedActivities>({
  startToCloseTimeout: '30s',
  retry: { ...retry, maximumAttempts: 3 },
});

/** Discord may be away or ask for patience; what is not done in this time is taken up by a later run. */
const posting = proxyActivities<FeedActivities>({
  startToCloseTimeout: '10s',
  scheduleToCloseTimeout: '30m',
  retry,
});

/** Discord publishes about ten posts an hour and channel: a post that waits longer stays unpublished, but is there. */
const publishing = proxyActivities<FeedActivities>({
  startToCloseTimeout: '10s',
  scheduleToCloseTimeout: '10m',
  retry,
});

/** Between two posts of a run, so that people can read them and limits are kept. */
const PACE = '2s';

/** What one run did, as its result in the Web UI. */
export interface AnnouncementsResult {
  posted: number;
  corrected: number;
  /** why something is left for the next run; null when all is done */
  waiting: string | null;
}

/** One look at one feed: posts what is new, oldest first, and shows corrections. Started by the feed's schedule. */
export async function announcements({ feed }: AnnouncementsInput): Promise<AnnouncementsResult> {
  setCurrentDetails(`Reads the feed **${feed.name}** (${feed.address}).`);
  const news = await reading.readFeed({ feed });
  const result: AnnouncementsResult = {
    posted: 0,
    corrected: 0,
    waiting: news.more ? 'more than one run takes' : null,
  };
  for (const item of news.items) {
    if (result.posted + result.corrected > 0) await sleep(PACE, { summary: 'pace between posts' });
    const trouble = await announce(item, result);
    result.waiting = trouble?.reason ?? result.waiting;
    // Nothing that follows can be posted either, and order is kept.
    if (trouble?.stop) break;
  }
  if (result.waiting === null && news.validators) await reading.rememberFeed({ feed, validators: news.validators });
  setCurrentDetails(
    `Feed **${feed.name}**: ${result.posted} posted, ${result.corrected} corrected. ${result.waiting ?? 'Nothing is left to do.'}`,
  );
  return result;
}

async function announce(
  item: Announcement,
  result: AnnouncementsResult,
): Promise<{ reason: string; stop: boolean } | null> {
  const summary = item.title.slice(0, 60);
  try {
    if (item.post !== null) {
      await posting.editAnnouncement.executeWithOptions({ summary }, [{ item }]);
      result.corrected += 1;
      return null;
    }
    const announced = await posting.postAnnouncement.executeWithOptions({ summary }, [{ item }]);
    if (announced.outcome === 'waiting') {
      log.warn('An announcement waits', { feed: item.feed, reason: announced.reason });
      return { reason: announced.reason, stop: true };
    }
    result.posted += 1;
    if (announced.canPublish) await publish(announced);
    return null;
  } catch (error) {
    if (!(error instanceof ActivityFailure)) throw error;
    const reason = error.cause?.message ?? error.message;
    log.warn('An announcement could not be posted', { feed: item.feed, guid: item.guid, reason });
    return { reason, stop: false };
  }
}

/** A post that can't be published is still a post. */
async function publish({ channelId, messageId }: { channelId: string; messageId: string }): Promise<void> {
  try {
    await publishing.publishAnnouncement({ channelId, messageId });
  } catch (error) {
    if (!(error instanceof ActivityFailure)) throw error;
    log.warn('A post could not be published to following servers', { messageId, reason: error.cause?.message });
  }
}
