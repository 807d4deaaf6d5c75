import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { en } from '../../src/domain/text/languages/en.ts';
import { startTimeSkipping, type TimeSkipping } from '../support/time-skipping.ts';
import { ConversationWorld, isIdle } from './conversation-world.ts';

let time: TimeSkipping;
beforeAll(async () => {
  time = await startTimeSkipping();
});
afterAll(() => time?.close());

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('every wait has a deadline, and every deadline does something', () => {
  test('a silent user is reminded, then the conversation ends and its run with it', async () => {
    const world = new ConversationWorld(time);
    await time.withWorker(world.activities, async (taskQueue) => {
      const handle = await world.tell(taskQueue, world.message('hello'));
      await handle.result();
    });
    expect(world.toUser).toEqual(['answer', en.stillThere, en.closedIdle]);
    expect(world.calls.at(-1)).toBe('endEpisode ended by silence');
  });

  test('nobody joins: first response, then signs of life, further and further apart', async () => {
    const world = new ConversationWorld(time);
    world.flex = { ...world.flex, openTasks: ['WT1'] };
    await time.withWorker(world.activities, async (taskQueue) => {
      await world.tell(taskQueue, world.action({ name: 'handoff' }));
      await world.until((view) => view.twilio.taskSid !== undefined && isIdle(view));
      await time.env.sleep(5 * MINUTE + 1_000);
      const late = await world.until((view) => view.priority === 'high' && isIdle(view));
      expect(world.toUser.at(-1)).toContain('takes longer than it should');
      expect(late.nextDeadline?.what).toContain('still looking');
      await time.env.sleep(10 * MINUTE + 1_000);
      await world.until(
        (view) => world.toUser.filter((text) => text.includes('still looking')).length === 1 && isIdle(view),
      );
      await time.env.sleep(10 * MINUTE);
      expect(world.toUser.filter((text) => text.includes('still looking'))).toHaveLength(1);
      await time.env.sleep(10 * MINUTE);
      await world.until(
        (view) => world.toUser.filter((text) => text.includes('still looking')).length === 2 && isIdle(view),
      );
      await end(world, taskQueue);
    });
  });

  test('the agent says nothing: the user and the case are told', async () => {
    const world = new ConversationWorld(time);
    world.flex = { ...world.flex, agents: [{ taskSid: 'WT1', workerSid: 'WK1', name: 'Ann' }] };
    await time.withWorker(world.activities, async (taskQueue) => {
      await world.withAgent(taskQueue);
      await time.env.sleep(10 * MINUTE + 1_000);
      await world.until((view) => world.toUser.includes(en.agentSilent) && isIdle(view));
      expect(world.toAgent.at(-1)).toBe('The user is waiting for an answer.');
      expect(world.calls).toContain('inspectFlex');
      await end(world, taskQueue);
    });
  });

  test('the user says nothing: warned, then closed; the re-open window ends the run', async () => {
    const world = new ConversationWorld(time);
    const started = await time.env.currentTimeMs();
    await time.withWorker(world.activities, async (taskQueue) => {
      await world.withAgent(taskQueue);
      await world.tell(taskQueue, ...(await world.agentSays('anything else?')));
      await world.until(isIdle);
      await world.handle().result();
    });
    expect(world.toUser).toContain(en.userSilent(24));
    expect(world.toUser.at(-1)).toContain(en.closedSilent);
    expect(world.toAgent.at(-1)).toBe('<close>');
    expect((await time.env.currentTimeMs()) - started).toBeGreaterThanOrEqual(72 * HOUR);
  });

  test('a warned user who answers is warned again before anything is closed', async () => {
    const world = new ConversationWorld(time);
    await time.withWorker(world.activities, async (taskQueue) => {
      await world.withAgent(taskQueue);
      for (let round = 1; round <= 2; round++) {
        await world.tell(taskQueue, ...(await world.agentSays('anything else?')));
        await world.until(isIdle);
        await time.env.sleep(24 * HOUR + 1_000);
        await world.until(
          (view) => world.toUser.filter((text) => text === en.userSilent(24)).length === round && isIdle(view),
        );
        await world.tell(taskQueue, world.message('yes'));
        await world.until((view) => isIdle(view) && view.phase === 'agent');
      }
      await end(world, taskQueue);
    });
  });

  test("Studio's flow stays silent: the bot answers by itself", async () => {
    const world = new ConversationWorld(time, { routing: 'studio' });
    await time.withWorker(world.activities, async (taskQueue) => {
      await world.tell(taskQueue, world.message('hello'));
      await world.until((view) => view.toTwilio.waiting + view.toTwilio.beingSent === 0);
      expect(world.toUser).toEqual([]);
      await time.env.sleep(9_000);
      await world.until((view) => world.toUser[0] === 'answer' && isIdle(view));
      await end(world, taskQueue);
    });
  });

  test('a lane that does not get through is told of once, and its messages arrive in order', async () => {
    const world = new ConversationWorld(time);
    let down = true;
    await time.withWorker(world.activities, async (taskQueue) => {
      await world.withAgent(taskQueue);
      world.twilio = async () => {
        if (down) throw new Error('503');
      };
      await world.tell(taskQueue, world.message('one'));
      await time.env.sleep(40_000);
      await world.until((view) => view.toTwilio.stalledSince !== null);
      await world.tell(taskQueue, world.message('two'));
      down = false;
      await time.env.sleep(20_000);
      await world.until((view) => isIdle(view) && view.toTwilio.stalledSince === null);
      expect(world.toAgent.slice(-2)).toEqual(['one', 'two']);
      expect(world.toUser.filter((text) => text.includes('trouble reaching'))).toHaveLength(1);
      expect(world.toUser.filter((text) => text === en.flexBack)).toHaveLength(1);
      await end(world, taskQueue);
    });
  });
});

/** Ends a run by its own messages: a terminated one stops the clock of the test server. */
async function end(world: ConversationWorld, taskQueue: string): Promise<void> {
  await world.tell(taskQueue, world.action({ name: 'close' }));
  await world.handle().result();
}
