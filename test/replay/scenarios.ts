import type { TimeSkipping } from '../support/time-skipping.ts';
import { ConversationWorld, isIdle } from '../workflows/conversation-world.ts';

type Scenario = (time: TimeSkipping) => Promise<ConversationWorld>;

/** Runs a world beside a worker until its run has ended, or `keep` says that the open history is wanted. */
async function played(
  time: TimeSkipping,
  options: ConstructorParameters<typeof ConversationWorld>[1],
  play: (world: ConversationWorld, taskQueue: string) => Promise<void>,
): Promise<ConversationWorld> {
  const world = new ConversationWorld(time, options);
  await time.withWorker(world.activities, (taskQueue) => play(world, taskQueue));
  return world;
}

async function close(world: ConversationWorld, taskQueue: string): Promise<void> {
  await world.tell(taskQueue, world.action({ name: 'close' }));
  await world.handle().result();
}

/** Recorded on a real server: see `real-time.ts`. */
export const inRealTime = new Set(['continued-as-new']);

/** What conversations go through, one recorded history each: a change of the workflow must replay all of them. */
export const scenarios: Record<string, Scenario> = {
  'bot-idle-close': (time) =>
    played(time, {}, async (world, taskQueue) => {
      await (await world.tell(taskQueue, world.message('hello'))).result();
    }),
  'agent-resolution-rating': (time) =>
    played(time, {}, async (world, taskQueue) => {
      await world.withAgent(taskQueue);
      await world.tell(taskQueue, world.message('hi'), ...(await world.agentSays('hello', 'bye')));
      await world.until((view) => isIdle(view) && world.toUser.at(-1) === 'bye');
      await world.tell(taskQueue, await world.closedInFlex());
      await world.until((view) => view.phase === 'resolution' && isIdle(view));
      await world.tell(taskQueue, world.action({ name: 'rate', caseNumber: 1042, score: 5 }));
      await world.handle().result();
    }),
  burst: (time) =>
    played(time, {}, async (world, taskQueue) => {
      await world.withAgent(taskQueue);
      await world.tell(taskQueue, ...Array.from({ length: 20 }, (_, i) => world.message(`burst ${i}`)));
      await world.until((view) => isIdle(view) && world.toAgent.at(-1) === 'burst 19');
      await close(world, taskQueue);
    }),
  'agent-left-requeue': (time) =>
    played(time, {}, async (world, taskQueue) => {
      await world.withAgent(taskQueue);
      await world.tell(taskQueue, await world.left((await world.view()).twilio.taskSid!));
      await world.until((view) => view.state.deadlines.look !== undefined && isIdle(view));
      await time.env.sleep(4_000);
      await world.until((view) => view.phase === 'escalation' && isIdle(view));
      await world.tell(taskQueue, await world.joined());
      await world.until((view) => view.phase === 'agent' && isIdle(view));
      await close(world, taskQueue);
    }),
  'outage-stalled-lane': (time) =>
    played(time, {}, async (world, taskQueue) => {
      await world.withAgent(taskQueue);
      let down = true;
      world.twilio = async () => {
        if (down) throw new Error('503');
      };
      await world.tell(taskQueue, world.message('one'));
      await time.env.sleep(40_000);
      await world.until((view) => view.toTwilio.stalledSince !== null);
      down = false;
      await time.env.sleep(20_000);
      await world.until((view) => isIdle(view) && view.toTwilio.stalledSince === null);
      await close(world, taskQueue);
    }),
  'closed-dms-thread': (time) =>
    played(time, {}, async (world, taskQueue) => {
      world.dmsClosed = true;
      await world.tell(taskQueue, world.message('hello'));
      await world.until((view) => isIdle(view) && view.reads.startsWith('a private thread'));
      await close(world, taskQueue);
    }),
  reopened: (time) =>
    played(time, {}, async (world, taskQueue) => {
      await world.withAgent(taskQueue);
      await world.tell(taskQueue, await world.closedInFlex());
      await world.until((view) => view.phase === 'resolution' && isIdle(view));
      await world.tell(taskQueue, world.action({ name: 'reopen', caseNumber: 1042 }));
      await world.until((view) => view.phase === 'escalation' && view.twilio.taskSid !== undefined && isIdle(view));
      await close(world, taskQueue);
    }),
  'studio-handoff': (time) =>
    played(time, { routing: 'studio' }, async (world, taskQueue) => {
      await world.tell(taskQueue, world.message('hello'));
      await world.until((view) => view.twilio.conversationSid !== undefined && isIdle({ ...view, doing: [] }));
      await world.tell(taskQueue, world.action({ name: 'handoff' }));
      await world.until((view) => view.case !== null && isIdle(view));
      await close(world, taskQueue);
    }),
  cancelled: (time) =>
    played(time, {}, async (world, taskQueue) => {
      await world.withAgent(taskQueue);
      await world.handle().cancel();
      await world
        .handle()
        .result()
        .catch(() => undefined);
    }),
  'continued-as-new': (time) =>
    played(time, { maxEvents: 60, timings: { reopenWindow: 1_000 } }, async (world, taskQueue) => {
      await world.withAgent(taskQueue);
      for (let i = 0; i < 6; i++) {
        await world.tell(taskQueue, world.message(`m${i}`));
        await world.until((view) => isIdle(view) && world.toAgent.at(-1) === `m${i}`);
      }
      await close(world, taskQueue);
    }),
};
