import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseWorkflowActivities, PostedReport } from '../../src/activities/case-workflow.ts';
import { CASE_QUERY, CASE_WORKFLOW, type CaseInput } from '../../src/contract/case.ts';
import { CaseCommandFailure } from '../../src/contract/case-commands.ts';
import { caseWorkflowId } from '../../src/contract/workflow-ids.ts';
import type { CaseRecord, TimelineEntry } from '../../src/domain/case/case-record.ts';
import { createCaseWorkflows } from '../../src/temporal/case-workflows.ts';
import { startTimeSkipping, type TimeSkipping } from '../support/time-skipping.ts';

const HOUR = 3_600_000;
let time: TimeSkipping;
let lastNumber = 1000;

beforeAll(async () => {
  time = await startTimeSkipping();
});
afterAll(() => time?.close());

async function newRecord(changes: Partial<CaseRecord> = {}): Promise<CaseRecord> {
  const at = await time.env.currentTimeMs();
  return {
    number: (lastNumber += 1),
    kind: 'bug',
    status: 'new',
    priority: 'normal',
    title: 'The map stays black',
    description: 'After the boss fight.',
    reporter: { discordUserId: '100000000000000001', name: 'Mali' },
    assignee: null,
    locale: 'en-US',
    channel: 'discord',
    fields: {},
    workflowId: null,
    episode: null,
    post: null,
    rating: null,
    createdAt: at,
    updatedAt: at,
    solvedAt: null,
    closedAt: null,
    firstResponseAt: null,
    revision: 0,
    ...changes,
  };
}

/** What the case asked of the world, as a store, a channel and a DM would have it afterwards. */
class World {
  readonly records = new Map<number, CaseRecord>();
  readonly lines = new Map<string, TimelineEntry>();
  readonly posts: CaseRecord[] = [];
  readonly told: string[] = [];
  postOutcome: (record: CaseRecord) => Promise<PostedReport> = async (record) => ({
    post: { channelId: 'reports', messageId: `post-${record.number}` },
    files: null,
  });
  reachable = true;

  readonly activities: CaseWorkflowActivities = {
    projectCase: async ({ record, entries }) => {
      const known = this.records.get(record.number);
      if (!known || known.revision <= record.revision) this.records.set(record.number, record);
      for (const entry of entries) if (!this.lines.has(entry.id)) this.lines.set(entry.id, entry);
    },
    postReport: async ({ record }) => {
      this.posts.push(record);
      return this.postOutcome(record);
    },
    updateReportPost: async ({ record }) => void this.posts.push(record),
    notifyReporter: async ({ notice }) => {
      if (!this.reachable) return 'unreachable';
      this.told.push(notice.kind === 'status' ? notice.status : notice.text);
      return 'told';
    },
  };

  workflows(taskQueue: string) {
    const find = async (number: number) => this.records.get(number) ?? null;
    return createCaseWorkflows(time.env.client, {
      publicUrl: 'http://desk.test',
      reopenWindow: 24 * HOUR,
      store: { cases: { find } },
      taskQueue,
    });
  }

  texts(): string[] {
    return [...this.lines.values()].map((line) => line.text);
  }
}

const ended = (number: number) => time.env.client.workflow.getHandle(caseWorkflowId(number)).result();
const settled = (check: () => void | Promise<void>) =>
  expect.poll(async () => (await check(), true), { timeout: 10_000 });

describe('a report', () => {
  test('is posted, followed to its end, shown and told, and closed when its re-open window is over', async () => {
    const world = new World();
    const record = await newRecord();
    await time.withWorker(world.activities, async (taskQueue) => {
      const cases = world.workflows(taskQueue);
      await cases.start(record);
      await cases.start(record);
      const assigned = await cases.assign(record.number, { by: 'ann', assignee: 'ann' });
      expect(assigned.assignee).toBe('ann');
      await cases.comment(record.number, { by: 'ann', text: 'internal', visibleToReporter: false });
      await cases.comment(record.number, { by: 'ann', text: 'We see it too.', visibleToReporter: true });
      const solved = await cases.setStatus(record.number, { by: 'ann', status: 'solved', message: 'Fixed in 1.2' });
      expect(solved).toMatchObject({ status: 'solved' });
      await ended(record.number);
    });
    const final = world.records.get(record.number)!;
    expect(final).toMatchObject({ status: 'closed', post: { messageId: `post-${record.number}` } });
    expect(final.closedAt! - final.solvedAt!).toBeGreaterThanOrEqual(7 * 24 * HOUR);
    expect(final.firstResponseAt).not.toBeNull();
    expect(world.told).toEqual(['We see it too.', 'solved']);
    expect(world.posts[0]?.status).toBe('new');
    expect(world.posts.at(-1)?.status).toBe('closed');
    expect(world.texts()).toEqual(expect.arrayContaining(['Opened through discord.', 'Assigned to ann.', 'internal']));
  });

  test('stands where it can be posted nowhere and its reporter cannot be told; both are written down', async () => {
    const world = new World();
    world.postOutcome = async () => ({ post: null, reason: 'Not posted: there is no channel.' });
    world.reachable = false;
    const record = await newRecord();
    await time.withWorker(world.activities, async (taskQueue) => {
      const cases = world.workflows(taskQueue);
      await cases.start(record);
      await cases.setStatus(record.number, { by: 'ann', status: 'closed' });
      await ended(record.number);
    });
    expect(world.records.get(record.number)).toMatchObject({ status: 'closed', post: null });
    expect(world.texts()).toEqual(
      expect.arrayContaining(['Not posted: there is no channel.', expect.stringContaining('could not be told')]),
    );
  });
});

describe('what people may do', () => {
  test('is checked, with a sentence that says what is allowed', async () => {
    const world = new World();
    const record = await newRecord({ kind: 'task', channel: 'desk' });
    await time.withWorker(world.activities, async (taskQueue) => {
      const cases = world.workflows(taskQueue);
      await cases.start(record);
      await expect(cases.setStatus(record.number, { by: 'ann', status: 'new' })).rejects.toThrow(/already "new"/);
      await expect(cases.setStatus(record.number, { by: ' ', status: 'open' })).rejects.toThrow(/not said who acts/);
      const empty = cases.comment(record.number, { by: 'ann', text: '', visibleToReporter: false });
      await expect(empty).rejects.toMatchObject({
        reason: 'refused',
        message: expect.stringContaining('empty') as string,
      });
      await cases.setStatus(record.number, { by: 'ann', status: 'closed' });
      await ended(record.number);
    });
  });

  test('brings the workflow of a closed case back from its record', async () => {
    const world = new World();
    const record = await newRecord({ kind: 'task', channel: 'desk' });
    await time.withWorker(world.activities, async (taskQueue) => {
      const cases = world.workflows(taskQueue);
      await cases.start(record);
      await cases.setStatus(record.number, { by: 'ann', status: 'closed' });
      await ended(record.number);
      const open = await cases.setStatus(record.number, { by: 'bob', status: 'open' });
      expect(open).toMatchObject({ status: 'open', closedAt: null });
      await cases.setStatus(record.number, { by: 'bob', status: 'closed' });
      await ended(record.number);
      await cases.comment(record.number, { by: 'bob', text: 'for the record', visibleToReporter: false });
      await ended(record.number);
    });
    expect(world.records.get(record.number)?.status).toBe('closed');
    expect(world.texts()).toContain('for the record');
  });

  test('fails clearly for a case that does not exist', async () => {
    const world = new World();
    const missing = world.workflows('nobody').assign(999_999, { by: 'ann', assignee: null });
    await expect(missing).rejects.toThrow(CaseCommandFailure);
    await expect(missing).rejects.toMatchObject({ reason: 'notFound' });
  });
});

describe('news of the conversation', () => {
  test('counts once, a late one undoes nothing, and a re-open within the window keeps the case', async () => {
    const world = new World();
    const record = await newRecord({ kind: 'support', channel: 'discord' });
    await time.withWorker(world.activities, async (taskQueue) => {
      const cases = world.workflows(taskQueue);
      await cases.start(record);
      const tell = (id: string, change: object) => cases.signal(record.number, { id, at: Date.now(), change });
      await tell('5:7:reportCase', { status: 'solved', line: 'Ended by the agent.' });
      await tell('5:3:reportCase', { status: 'open', assignee: 'Ann', line: 'Ann joined the chat.' });
      await tell('5:7:reportCase', { status: 'solved', line: 'Ended by the agent.' });
      const handle = time.env.client.workflow.getHandle(caseWorkflowId(record.number));
      await settled(() => expect(world.texts()).toContain('Ann joined the chat.')).toBe(true);
      expect(await handle.query<CaseRecord>(CASE_QUERY)).toMatchObject({ status: 'solved', assignee: 'Ann' });
      await time.env.sleep('23h');
      await tell('6:1:reportCase', { status: 'open', reopened: true, line: 'Re-opened by the user.' });
      await time.env.sleep('48h');
      expect(await handle.query<CaseRecord>(CASE_QUERY)).toMatchObject({ status: 'open', solvedAt: null });
      await tell('6:4:reportCase', { status: 'solved' });
      await tell('6:9:rateCase', { rating: 5 });
      await ended(record.number);
    });
    expect(world.records.get(record.number)).toMatchObject({ status: 'closed', rating: 5 });
    expect(world.texts().filter((text) => text === 'Ended by the agent.')).toHaveLength(1);
    expect(world.told).toEqual([]);
  });
});

test('a long life is carried from run to run whole', async () => {
  const world = new World();
  const record = await newRecord({ kind: 'task', channel: 'desk' });
  const input: CaseInput = { record, publicUrl: 'http://desk.test', reopenWindow: HOUR, maxEvents: 60 };
  await time.withWorker(world.activities, async (taskQueue) => {
    const handle = await time.env.client.workflow.start(CASE_WORKFLOW, {
      workflowId: caseWorkflowId(record.number),
      taskQueue,
      args: [input],
    });
    const cases = world.workflows(taskQueue);
    for (let i = 0; i < 30; i += 1) {
      await cases.signal(record.number, { id: `5:${i}:reportCase`, at: 0, change: { line: `line ${i}` } });
      await cases.signal(record.number, { id: `5:${i}:reportCase`, at: 0, change: { line: `line ${i}` } });
    }
    await settled(() => expect(world.texts()).toContain('line 29')).toBe(true);
    await cases.setStatus(record.number, { by: 'ann', status: 'closed' });
    await handle.result();
    expect((await handle.describe()).raw.workflowExecutionInfo?.firstRunId).not.toBe((await handle.describe()).runId);
  });
  expect(world.texts().filter((text) => text.startsWith('line '))).toEqual(
    Array.from({ length: 30 }, (_, i) => `line ${i}`),
  );
  expect(world.records.get(record.number)?.status).toBe('closed');
});

test('a cancelled case is written down, stays as it is, and comes back with the next change', async () => {
  const world = new World();
  const record = await newRecord({ kind: 'task', channel: 'desk' });
  await time.withWorker(world.activities, async (taskQueue) => {
    const cases = world.workflows(taskQueue);
    await cases.start(record);
    await cases.assign(record.number, { by: 'ann', assignee: 'ann' });
    const handle = time.env.client.workflow.getHandle(caseWorkflowId(record.number));
    await handle.cancel();
    await expect(handle.result()).rejects.toThrow(/cancel/i);
    expect(world.texts()).toContain('The workflow was cancelled by operations.');
    expect(await cases.setStatus(record.number, { by: 'ann', status: 'closed' })).toMatchObject({ assignee: 'ann' });
    await ended(record.number);
  });
});
