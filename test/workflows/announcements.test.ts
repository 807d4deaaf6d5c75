import { ApplicationFailure } from '@temporalio/common';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Announced, FeedActivities, FeedNews } from '../../src/activities/feeds.ts';
import {
  ANNOUNCEMENTS_WORKFLOW,
  type Announcement,
  type AnnouncementsInput,
} from '../../src/contract/announcements.ts';
import { startTimeSkipping, type TimeSkipping } from '../support/time-skipping.ts';

let time: TimeSkipping;
let runs = 0;
let news: FeedNews;
let done: string[];
let postOutcome: (item: Announcement) => Promise<Announced>;
let publishOutcome: () => Promise<void>;

beforeAll(async () => {
  time = await startTimeSkipping();
});
afterAll(() => time?.close());

const posted: Announced = { outcome: 'posted', channelId: '77', messageId: '1', canPublish: true };
const validators = { etag: '"v1"', lastModified: null };
const item = (guid: string, post: Announcement['post'] = null): Announcement => ({
  feed: 'news',
  guid,
  contentHash: guid,
  title: guid,
  text: '',
  url: null,
  publishedAt: null,
  post,
});

beforeEach(() => {
  done = [];
  news = { items: [], more: false, validators };
  postOutcome = async () => posted;
  publishOutcome = async () => undefined;
});

const activities: FeedActivities = {
  readFeed: async () => news,
  postAnnouncement: async ({ item: one }) => {
    const outcome = await postOutcome(one);
    done.push(`${outcome.outcome} ${one.guid}`);
    return outcome;
  },
  editAnnouncement: async ({ item: one }) => void done.push(`corrected ${one.guid}`),
  publishAnnouncement: async () => {
    await publishOutcome();
    done.push('published');
  },
  rememberFeed: async () => void done.push('remembered'),
};

function run(
  input: AnnouncementsInput = { feed: { name: 'news', address: 'https://game.test/feed' } },
): Promise<unknown> {
  return time.withWorker(activities, (taskQueue) =>
    time.env.client.workflow.execute(ANNOUNCEMENTS_WORKFLOW, {
      taskQueue,
      workflowId: `announcements-${(runs += 1)}`,
      args: [input],
    }),
  );
}

test('posts and corrects in order, publishes, and remembers the feed', async () => {
  news.items = [item('a'), item('b', { channelId: '77', messageId: '9' }), item('c')];
  const began = await time.env.currentTimeMs();
  expect(await run()).toEqual({ posted: 2, corrected: 1, waiting: null });
  expect(done).toEqual(['posted a', 'published', 'corrected b', 'posted c', 'published', 'remembered']);
  expect((await time.env.currentTimeMs()) - began).toBeGreaterThanOrEqual(4_000);
});

test('stops at the first item that has no place, and reads everything again next time', async () => {
  news.items = [item('a'), item('b')];
  postOutcome = async () => ({ outcome: 'waiting', reason: 'Not posted yet: no channel.' });
  expect(await run()).toEqual({ posted: 0, corrected: 0, waiting: 'Not posted yet: no channel.' });
  expect(done).toEqual(['waiting a']);
});

test('an item that Discord refuses does not hold up the others, and a failed publishing does not undo a post', async () => {
  news.items = [item('bad'), item('good')];
  postOutcome = async ({ guid }) => {
    if (guid === 'bad') throw ApplicationFailure.nonRetryable('Discord refused it.', 'refusedContent');
    return posted;
  };
  publishOutcome = async () => {
    throw ApplicationFailure.nonRetryable('not now', 'forbidden');
  };
  expect(await run()).toEqual({ posted: 1, corrected: 0, waiting: 'Discord refused it.' });
  expect(done).toEqual(['posted good']);
});

test('an outage is waited out; more than a run takes is left for the next', async () => {
  news = { items: [item('a')], more: true, validators };
  let failures = 3;
  postOutcome = async () => {
    if ((failures -= 1) >= 0) throw ApplicationFailure.create({ message: 'away', type: 'outage' });
    return { ...posted, canPublish: false };
  };
  expect(await run()).toMatchObject({ posted: 1, waiting: 'more than one run takes' });
  expect(done).toEqual(['posted a']);
});
