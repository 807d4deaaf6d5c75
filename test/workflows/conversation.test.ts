import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ConversationActivities } from '../../src/activities/conversation-activities.ts';
import { startTimeSkipping, type TimeSkipping } from '../support/time-skipping.ts';
import { ConversationWorld, isIdle } from './conversation-world.ts';

let time: TimeSkipping;
beforeAll(async () => {
  time = await startTimeSkipping();
});
afterAll(() => time?.close());

async function end(world: ConversationWorld, taskQueue: string): Promise<void> {
  await world.tell(taskQueue, world.action({ name: 'close' }));
  await world.handle().result();
}

/** Length of the history once the last workflow task is over: a view is answered a moment before. */
async function historyLength(world: ConversationWorld): Promise<number> {
  for (;;) {
    const events = (await world.handle().fetchHistory()).events ?? [];
    if (events.at(-1)?.workflowTaskCompletedEventAttributes) return events.length;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function refusal(update: Promise<unknown>): Promise<string> {
  const error = await update.then(
    () => null,
    (caught: unknown) => caught as Error & { cause?: Error },
  );
  return error?.cause?.message ?? error?.message ?? 'not refused';
}

describe('the conversation workflow', () => {
  test('carries a conversation from the first word to the rating, and a new word begins the next', async () => {
    const world = new ConversationWorld(time);
    await time.withWorker(world.activities, async (taskQueue) => {
      await world.withAgent(taskQueue);
      await world.tell(taskQueue, ...(await world.agentSays('hi Mia')), world.message('hi Ann'));
      await world.until((view) => isIdle(view) && world.toUser.at(-1) === 'hi Mia');
      await world.tell(taskQueue, await world.closedInFlex());
      await world.until((view) => view.phase === 'resolution' && isIdle(view));
      await world.tell(taskQueue, world.action({ name: 'rate', caseNumber: 1042, score: 5 }));
      await world.until((view) => view.state.rating === 5 && isIdle(view));
      await world.tell(taskQueue, world.message('something else'));
      await world.until((view) => view.phase === 'bot' && isIdle(view));
      await end(world, taskQueue);
      await world.tell(taskQueue, world.message('again'));
      await world.until((view) => view.phase === 'bot' && isIdle(view));
      await end(world, taskQueue);
    });
    expect(world.toAgent).toContain('hi Ann');
    expect(world.calls).toContain('rateCase 5');
  });

  test('takes a burst as one batch; one message or a burst of twenty costs ten events', async () => {
    const world = new ConversationWorld(time);
    await time.withWorker(world.activities, async (taskQueue) => {
      await world.withAgent(taskQueue);
      const before = await historyLength(world);
      await world.tell(taskQueue, world.message('one'));
      // No queries here: the test server gives each one events of its own.
      await expect.poll(() => world.toAgent.at(-1)).toBe('one');
      const single = (await historyLength(world)) - before;
      expect(single).toBe(10);
      world.batches.length = 0;
      await world.tell(taskQueue, ...Array.from({ length: 20 }, (_, i) => world.message(`burst ${i}`)));
      await expect.poll(() => world.toAgent.at(-1)).toBe('burst 19');
      expect((await historyLength(world)) - before - single).toBe(10);
      expect(world.batches).toEqual([20]);
      await end(world, taskQueue);
    });
  });

  test('tells the user and clears Flex when the workflow is cancelled', async () => {
    const world = new ConversationWorld(time);
    await time.withWorker(world.activities, async (taskQueue) => {
      await world.withAgent(taskQueue);
      await world.handle().cancel();
      await expect(world.handle().result()).rejects.toThrow();
    });
    expect(world.toAgent.at(-1)).toBe('<close>');
    expect(world.toUser.at(-1)).toContain('Our team has ended this conversation');
    expect((await world.handle().describe()).status.name).toBe('CANCELLED');
  });

  test('takes what people at the desk ask for, and says why it refuses', async () => {
    const world = new ConversationWorld(time);
    await time.withWorker(world.activities, async (taskQueue) => {
      await world.tell(taskQueue, world.message('hello'));
      await world.until(isIdle);
      const ask = (name: string, args: object) => world.handle().executeUpdate(name, { args: [args] });
      expect(await refusal(ask('addNote', { by: 'ops', text: 'x' }))).toContain('There is no case yet');
      expect(await refusal(ask('redrive', { by: 'ops', key: null }))).toContain('Nothing has failed');
      expect(await refusal(ask('setPriority', { by: 'ops', priority: 'extreme' }))).toContain(
        '"extreme" is not a priority',
      );
      expect(await refusal(ask('escalate', { by: ' ' }))).toContain('It is not said who acts');
      expect(await ask('escalate', { by: 'ops' })).toContain('Taken');
      await world.until((view) => view.twilio.taskSid !== undefined && isIdle(view));
      expect(await refusal(ask('escalate', { by: 'ops' }))).toContain('this one is in "escalation"');
      expect(await refusal(ask('addNote', { by: 'ops', text: ' ' }))).toContain('The note is empty');
      await ask('setPriority', { by: 'ops', priority: 'urgent' });
      await world.until((view) => view.priority === 'urgent' && isIdle(view));
      await ask('backToBot', { by: 'ops' });
      await world.until((view) => view.phase === 'bot' && isIdle(view));
      await ask('close', { by: 'ops', reason: 'done' });
      await world.handle().result();
    });
  });

  test('writes search attributes only when one that people filter by has changed', async () => {
    const world = new ConversationWorld(time);
    await time.withWorker(world.activities, async (taskQueue) => {
      await world.withAgent(taskQueue);
      const upserts = async () => {
        const { events } = await world.handle().fetchHistory();
        return (events ?? []).filter((event) => event.upsertWorkflowSearchAttributesEventAttributes).length;
      };
      const before = await upserts();
      for (const text of ['a', 'b', 'c']) {
        await world.tell(taskQueue, world.message(text));
        await world.until((view) => isIdle(view) && world.toAgent.at(-1) === text);
      }
      expect(await upserts()).toBe(before);
      await world.tell(taskQueue, await world.closedInFlex());
      await world.until((view) => view.phase === 'resolution' && isIdle(view));
      expect(await upserts()).toBe(before + 1);
      await end(world, taskQueue);
    });
  });

  test('goes on in a private thread when direct messages are closed', async () => {
    const world = new ConversationWorld(time);
    world.dmsClosed = true;
    await time.withWorker(world.activities, async (taskQueue) => {
      await world.tell(taskQueue, world.message('hello'));
      const view = await world.until((found) => isIdle(found) && found.reads.startsWith('a private thread'));
      expect(view.phase).toBe('bot');
      await end(world, taskQueue);
    });
    expect(world.toUser[0]).toBe('answer');
  });

  test('lets who comes back into their thread when what is on its way there has arrived', async () => {
    const world = new ConversationWorld(time);
    world.dmsClosed = true;
    const order: string[] = [];
    let isSlow = false;
    const activities: ConversationActivities = {
      ...world.activities,
      deliverToDiscord: async (batch) => {
        if (isSlow) {
          order.push('on its way');
          while (isSlow) await new Promise((resolve) => setTimeout(resolve, 20));
          order.push('arrived');
        }
        return world.activities.deliverToDiscord(batch);
      },
      openPrivateThread: async (of) => (order.push('let in'), world.activities.openPrivateThread(of)),
    };
    await time.withWorker(activities, async (taskQueue) => {
      await world.tell(taskQueue, world.message('hello'));
      await world.until((found) => isIdle(found) && found.reads.startsWith('a private thread'));
      order.length = 0;
      isSlow = true;
      await world.tell(taskQueue, world.message('hello again'));
      await expect.poll(() => order, { timeout: 10_000 }).toEqual(['on its way']);
      await world.tell(taskQueue, { type: 'user.left', at: 2 }, { type: 'user.joined', at: 3 });
      await world.until((view) => view.state.server?.left === false);
      isSlow = false;
      await world.until((view) => isIdle(view) && order.includes('let in'));
      await end(world, taskQueue);
    });
    expect(order.slice(0, 3)).toEqual(['on its way', 'arrived', 'let in']);
  });
});
