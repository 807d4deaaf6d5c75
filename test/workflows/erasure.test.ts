import { ApplicationFailure } from '@temporalio/common';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ErasureActivities } from '../../src/activities/erasure.ts';
import { ERASURE_WORKFLOW, type Expired, RETENTION_WORKFLOW } from '../../src/contract/erasure.ts';
import { startTimeSkipping, type TimeSkipping } from '../support/time-skipping.ts';

const ANN = '100000000000000001';
let time: TimeSkipping;
let runs = 0;
let done: string[];
let open: number;
let outages: number;
let ended: Expired[];

beforeAll(async () => {
  time = await startTimeSkipping();
});
afterAll(() => time?.close());
beforeEach(() => {
  done = [];
  open = 0;
  outages = 0;
  ended = [];
});

const activities: ErasureActivities = {
  endForErasure: async () => {
    if (open-- > 0) throw ApplicationFailure.create({ type: 'StillOpen' });
    done.push('ended');
  },
  findTraces: async () => ({
    cases: [1001, 1002],
    conversationSids: ['CH1', 'CH2'],
    posts: [{ channelId: '7', messageId: '8' }],
  }),
  forgetHistories: async ({ cases }) => (done.push(`forgot ${cases.join(' ')}`), true),
  eraseTwilioConversation: async ({ conversationSid }) => {
    if (outages-- > 0) throw ApplicationFailure.create({ message: 'Twilio is away' });
    done.push(`removed ${conversationSid}`);
  },
  eraseTwilioUser: async () => void done.push('removed user'),
  erasePost: async ({ messageId }) => void done.push(`removed post ${messageId}`),
  eraseRows: async () => (done.push('erased rows'), { cases: 2, messages: 9 }),
  findExpired: async () => ended[0] ?? { episodes: [], cases: [] },
  eraseExpired: async () => void done.push(`erased ${ended.shift()!.episodes.length}`),
};

const run = (workflow: string, input: object): Promise<unknown> =>
  time.withWorker(activities, (taskQueue) =>
    time.env.client.workflow.execute(workflow, { workflowId: `erasing-${++runs}`, taskQueue, args: [input] }),
  );

test('rows go last, because they say where the rest is, and nothing before its writer has ended', async () => {
  open = 3;
  outages = 2;
  expect(await run(ERASURE_WORKFLOW, { discordUserId: ANN, by: 'admin' })).toEqual({
    cases: 2,
    messages: 9,
    conversations: 2,
    histories: true,
  });
  expect(done).toEqual([
    'ended',
    'forgot 1001 1002',
    'removed CH1',
    'removed CH2',
    'removed user',
    'removed post 8',
    'erased rows',
  ]);
});

test('what ended long ago goes batch by batch, until nothing is left', async () => {
  const episode = (at: number) => ({
    discordUserId: ANN,
    episode: String(at),
    conversationSid: at % 2 ? `CH${at}` : null,
  });
  ended = [
    { episodes: [episode(1), episode(2)], cases: [1001] },
    { episodes: [episode(3)], cases: [] },
  ];
  expect(await run(RETENTION_WORKFLOW, { maxAge: 1 })).toEqual({ episodes: 3, cases: 1 });
  expect(done).toEqual(['removed CH1', 'erased 2', 'removed CH3', 'erased 1']);
});

test('more than one run takes is gone on with in the next', async () => {
  ended = Array.from({ length: 45 }, (_, at) => ({ episodes: [], cases: [at] }));
  expect(await run(RETENTION_WORKFLOW, { maxAge: 1 })).toEqual({ episodes: 0, cases: 45 });
  expect(done).toHaveLength(45);
});
