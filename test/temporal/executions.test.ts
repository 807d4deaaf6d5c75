import { afterAll, beforeAll, expect, test } from 'vitest';
import { CONVERSATION_WORKFLOW } from '../../src/contract/conversation.ts';
import { CONVERSATIONS_TASK_QUEUE } from '../../src/contract/task-queues.ts';
import { createExecutions } from '../../src/temporal/executions.ts';
import { startRealTime } from '../support/real-time.ts';
import type { TimeSkipping } from '../support/time-skipping.ts';
import { ConversationWorld } from '../workflows/conversation-world.ts';

let server: TimeSkipping;
beforeAll(async () => {
  server = await startRealTime();
});
afterAll(() => server?.close());

const ID = 'conversation-100000000000000001';
const begin = (workflowId: string) =>
  server.env.client.workflow.start(CONVERSATION_WORKFLOW, {
    workflowId,
    taskQueue: CONVERSATIONS_TASK_QUEUE,
    args: [],
  });
const runs = async (workflowId: string) =>
  (await server.env.client.workflow.count(`WorkflowId = "${workflowId}"`)).count;

test(
  'all runs of a workflow are removed, ended ones and the one that runs; others stay',
  { timeout: 200_000 },
  async () => {
    const executions = createExecutions(server.env.client);
    const first = await begin(ID);
    await first.terminate();
    await begin(ID);
    const other = await begin(`${ID}2`);
    await expect.poll(() => runs(ID), { timeout: 10_000 }).toBe(2);
    expect(await executions.forget(ID)).toBe(true);
    await expect.poll(() => runs(ID), { timeout: 120_000, interval: 500 }).toBe(0);
    await expect
      .poll(() =>
        server.env.client.workflow
          .getHandle(ID)
          .describe()
          .then(
            () => 'there',
            () => 'gone',
          ),
      )
      .toBe('gone');
    expect((await other.describe()).status.name).toBe('RUNNING');
    expect(await executions.forget(ID)).toBe(true);
  },
);

test('a conversation that is cancelled is over when the chat of its agent is closed, and not before', async () => {
  const executions = createExecutions(server.env.client);
  const world = new ConversationWorld(server);
  let isAway = true;
  await server.withWorker(world.activities, async (taskQueue) => {
    await world.withAgent(taskQueue);
    world.twilio = async () => {
      if (isAway) throw new Error('Twilio is away');
    };
    expect(await executions.cancel(world.workflowId)).toBe('ending');
    await world.until((view) => view.phase === 'resolution');
    expect(await executions.cancel(world.workflowId)).toBe('ending');
    expect(world.toAgent).not.toContain('<close>');
    isAway = false;
    await expect.poll(() => executions.cancel(world.workflowId), { timeout: 20_000 }).toBe('over');
  });
  expect(world.toAgent).toContain('<close>');
});

test('a conversation that is not there is over', async () => {
  expect(await createExecutions(server.env.client).cancel('conversation-100000000000000009')).toBe('over');
});
