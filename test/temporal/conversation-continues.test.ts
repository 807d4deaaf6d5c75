import { afterAll, beforeAll, expect, test } from 'vitest';
import { WORKFLOW_TASK_TIMEOUT } from '../../src/contract/task-queues.ts';
import { startRealTime } from '../support/real-time.ts';
import type { TimeSkipping } from '../support/time-skipping.ts';
import { ConversationWorld, isIdle } from '../workflows/conversation-world.ts';

let server: TimeSkipping;
beforeAll(async () => {
  server = await startRealTime();
});
afterAll(() => server?.close());

const numbered = (letter: string) => Array.from({ length: 40 }, (_, i) => `${letter}${i}`);

test('continues as new in the middle of traffic and loses nothing', { timeout: 60_000 }, async () => {
  const world = new ConversationWorld(server, { maxEvents: 60, timings: { reopenWindow: 1_000 } });
  await server.withWorker(world.activities, async (taskQueue) => {
    await world.withAgent(taskQueue);
    const first = (await world.handle().describe()).runId;
    for (let i = 0; i < 40; i++)
      await world.tell(taskQueue, world.message(`m${i}`), ...(await world.agentSays(`a${i}`)));
    await world.until((view) => isIdle(view) && world.toAgent.includes('m39') && world.toUser.includes('a39'), 40_000);
    expect((await world.handle().describe()).runId).not.toBe(first);
    // What a killed worker had taken must not be lost for longer in later runs than in the first.
    const [started] = (await world.handle().fetchHistory()).events!;
    const { workflowTaskTimeout } = started!.workflowExecutionStartedEventAttributes!;
    expect(`${String(workflowTaskTimeout?.seconds)}s`).toBe(WORKFLOW_TASK_TIMEOUT);
    await world.tell(taskQueue, world.action({ name: 'close' }));
    await world.handle().result();
  });
  expect(world.toAgent.filter((text) => /^m\d/.test(text))).toEqual(numbered('m'));
  expect(world.toUser.filter((text) => /^a\d/.test(text))).toEqual(numbered('a'));
});

test(
  'a run that another worker took over is short from then on, one that stays where it began is not',
  { timeout: 60_000 },
  async () => {
    const world = new ConversationWorld(server);
    const runId = async () => (await world.handle().describe()).runId;
    const talk = async (taskQueue: string, from: number, to: number) => {
      for (let i = from; i < to; i++) {
        await world.tell(taskQueue, world.message(`m${i}`));
        await world.until((view) => isIdle(view) && world.toAgent.includes(`m${i}`));
      }
    };
    await server.withWorker(world.activities, async (taskQueue) => {
      await world.withAgent(taskQueue);
      const first = await runId();
      await talk(taskQueue, 0, 16);
      expect((await world.handle().describe()).historyLength).toBeGreaterThan(150);
      expect(await runId()).toBe(first);
      world.worker = 'w2';
      await talk(taskQueue, 16, 18);
      const second = await runId();
      expect(second).not.toBe(first);
      await talk(taskQueue, 18, 36);
      expect((await world.handle().describe()).historyLength).toBeGreaterThan(150);
      expect(await runId()).toBe(second);
    });
    expect(world.toAgent.filter((text) => /^m\d/.test(text))).toEqual(numbered('m').slice(0, 36));
  },
);

test('an activity that never comes back does not hold up the next run', { timeout: 120_000 }, async () => {
  const world = new ConversationWorld(server, { maxEvents: 60, timings: { reopenWindow: 1_000 } });
  let hangs = true;
  await server.withWorker(world.activities, async (taskQueue) => {
    await world.withAgent(taskQueue);
    const first = (await world.handle().describe()).runId;
    world.twilio = async () => {
      while (hangs) await new Promise((resolve) => setTimeout(resolve, 100));
    };
    await world.tell(taskQueue, world.message('stuck'));
    for (let i = 0; i < 10; i++) {
      await world.tell(taskQueue, ...(await world.agentSays(`a${i}`)));
      await world.until(
        (view) => view.toDiscord.waiting + view.toDiscord.beingSent === 0 && world.toUser.includes(`a${i}`),
        40_000,
      );
    }
    hangs = false;
    await world.until((view) => isIdle(view) && world.toAgent.includes('stuck'), 40_000);
    expect((await world.handle().describe()).runId).not.toBe(first);
    await world.tell(taskQueue, world.action({ name: 'close' }));
    await world.handle().result();
  });
  expect(world.toUser.filter((text) => /^a\d/.test(text))).toEqual(numbered('a').slice(0, 10));
});
