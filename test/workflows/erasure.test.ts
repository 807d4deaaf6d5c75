import { ApplicationFailure } from '@temporalio/common';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ErasureActivities, Removal } from '../../src/activities/erasure.ts';
import { ERASURE_WORKFLOW, type Expired, RETENTION_WORKFLOW } from '../../src/contract/erasure.ts';
import { startTimeSkipping, type TimeSkipping } from '../support/time-skipping.ts';

const ANN = '100000000000000001';
let time: TimeSkipping;
let runs = 0;
let done: string[];
let open: number;
let outages: number;
let ended: Expired[];
let mayRemove: Removal;
/** what a late write of the ended conversation added */
let late: string[];

beforeAll(async () => {
  time = await startTimeSkipping();
});
afterAll(() => time?.close());
beforeEach(() => {
  done = [];
  open = 0;
  outages = 0;
  ended = [];
  mayRemove = 'gone';
  late = [];
});

const activities: ErasureActivities = {
  endForErasure: async () => {
    if (open-- > 0) throw ApplicationFailure.create({ type: 'StillOpen' });
    done.push('ended');
  },
  findTraces: async ({ before }) => ({
    cases: [1001, 1002],
    conversationSids: before === undefined ? ['CH1', 'CH2'] : ['CH1', 'CH2', ...late],
    posts: [{ channelId: '7', messageId: '8' }],
    threads: ['9'],
  }),
  forgetHistories: async ({ cases }) => (done.push(`forgot ${cases.join(' ')}`), true),
  eraseTwilioConversation: async ({ conversationSid }) => {
    if (outages-- > 0) throw ApplicationFailure.create({ message: 'Twilio is away' });
    done.push(`removed ${conversationSid}`);
  },
  eraseTwilioUser: async () => void done.push('removed user'),
  erasePost: async ({ messageId }) => (done.push(`removed post ${messageId}`), mayRemove),
  eraseThread: async ({ channelId }) => (done.push(`removed thread ${channelId}`), mayRemove),
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
    leftInDiscord: [],
  });
  expect(done).toEqual([
    'ended',
    'forgot 1001 1002',
    'removed CH1',
    'removed CH2',
    'removed user',
    'removed thread 9',
    'removed post 8',
    'erased rows',
  ]);
});

test('a conversation that no worker can carry on is not waited for longer than a day', async () => {
  open = Infinity;
  expect(await run(ERASURE_WORKFLOW, { discordUserId: ANN, by: 'admin' })).toMatchObject({ cases: 2 });
  expect(done[0]).toBe('forgot 1001 1002');
});

test('what the ended conversation opened last is found, although it was written down late', async () => {
  late = ['CH3'];
  expect(await run(ERASURE_WORKFLOW, { discordUserId: ANN, by: 'admin' })).toMatchObject({ conversations: 3 });
  expect(done).toContain('removed CH3');
});

test('what the bot may not remove in Discord holds nothing up, and is named', async () => {
  mayRemove = 'forbidden';
  expect(await run(ERASURE_WORKFLOW, { discordUserId: ANN, by: 'admin' })).toMatchObject({
    leftInDiscord: ['9', '7/8'],
  });
  expect(done.at(-1)).toBe('erased rows');
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
  expect(await run(RETENTION_WORKFLOW, { maxAge: 1 })).toEqual({ episodes: 3, cases: 1, leftInDiscord: 0 });
  expect(done).toEqual(['removed CH1', 'erased 2', 'removed CH3', 'erased 1']);
});

test('conversations that were left, posts and the threads of people who are gone go with it, before the rows that name them', async () => {
  mayRemove = 'forbidden';
  const left = { discordUserId: ANN, episode: '1', conversationSid: 'CH3', leftSids: ['CH1', 'CH2'] };
  ended = [
    { episodes: [left], cases: [1001], posts: [{ channelId: '7', messageId: '8' }], people: [] },
    { episodes: [], cases: [], people: [{ discordUserId: ANN, threads: ['9'] }] },
  ];
  expect(await run(RETENTION_WORKFLOW, { maxAge: 1 })).toEqual({ episodes: 1, cases: 1, leftInDiscord: 2 });
  expect(done).toEqual([
    'removed CH3',
    'removed CH1',
    'removed CH2',
    'removed post 8',
    'erased 1',
    'removed thread 9',
    'erased 0',
  ]);
});

test('more than one run takes is gone on with in the next', async () => {
  ended = Array.from({ length: 45 }, (_, at) => ({ episodes: [], cases: [at] }));
  expect(await run(RETENTION_WORKFLOW, { maxAge: 1 })).toEqual({ episodes: 0, cases: 45, leftInDiscord: 0 });
  expect(done).toHaveLength(45);
});
