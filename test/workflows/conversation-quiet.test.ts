import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { billedActions } from '../../bench/measure/temporal-cost.ts';
import type { Episode, Store } from '../../src/cases/store.ts';
import type { ConversationSignals } from '../../src/contract/conversation-signals.ts';
import { EVENTS_SIGNAL } from '../../src/contract/conversation.ts';
import type { InboundEvent } from '../../src/domain/conversation/events.ts';
import { en } from '../../src/domain/text/languages/en.ts';
import type { TwilioAdapter } from '../../src/twilio/twilio-adapter.ts';
import { startReconciler } from '../../src/worker/reconciler.ts';
import { startTimeSkipping, type TimeSkipping } from '../support/time-skipping.ts';
import { ConversationWorld, isIdle } from './conversation-world.ts';

let time: TimeSkipping;
beforeAll(async () => {
  time = await startTimeSkipping();
});
afterAll(() => time?.close());

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
/** What a line of the case costs there: the signal, and the activity that writes it to the store. */
const CASE_LINE = 2;

describe('an hour of an agent phase in which nobody says a word, billed as Temporal Cloud does, with the reconcile', () => {
  test.each([
    { last: 'agent' as const, atMost: 2 },
    { last: 'user' as const, atMost: 10 },
  ])(
    'costs at most $atMost actions after the last word of the $last',
    { timeout: 60_000 },
    async ({ last, atMost }) => {
      const world = new ConversationWorld(time);
      world.flex = { ...world.flex, agents: [{ taskSid: 'WT1', workerSid: 'WK1', name: 'Ann' }] };
      await time.withWorker(world.activities, async (taskQueue) => {
        await world.withAgent(taskQueue);
        const words = [await world.agentSays('anything else?'), [world.message('yes, wait')]];
        if (last === 'agent') words.reverse();
        for (const events of words) {
          await world.tell(taskQueue, ...events);
          await world.until(isIdle);
        }
        const before = await events(world);
        const lines = linesOf(world);
        const compared = await quietHour(world);
        await world.until(isIdle);
        expect(compared).toBeGreaterThanOrEqual(9);
        const billed = billedActions((await events(world)).slice(before.length));
        expect(billed + CASE_LINE * (linesOf(world) - lines)).toBeLessThanOrEqual(atMost);
        expect(world.toUser.filter((text) => text === en.agentSilent)).toHaveLength(last === 'user' ? 1 : 0);
        await world.tell(taskQueue, world.action({ name: 'close' }));
        await world.handle().result();
      });
    },
  );
});

/** Lets an hour pass, and the conversation be compared with Twilio as often as it is due in it. How often that was. */
async function quietHour(world: ConversationWorld): Promise<number> {
  const reconcile = await startReconcile(world);
  let compared = 0;
  let passed = 0;
  for (let wait = 10 * SECOND; passed + wait <= HOUR; wait = Math.min(2 * wait, 900 * SECOND)) {
    await time.env.sleep(wait);
    passed += wait;
    // What was due on the way is done before more time passes, as in life.
    await world.until(isIdle);
    await reconcile.once();
    compared += 1;
  }
  await time.env.sleep(HOUR - passed);
  await reconcile.close();
  return compared;
}

/** The reconcile of the worker, with a Twilio in which the conversation is as it was left. */
async function startReconcile(world: ConversationWorld): Promise<{ once(): Promise<void>; close(): Promise<void> }> {
  const { episode, twilio } = (await world.view()).state;
  const due: Episode[] = [];
  let done = 0;
  const row = {
    discordUserId: world.user.discordUserId,
    episode,
    workflowId: world.workflowId,
    conversationSid: twilio.conversationSid,
    interactionSid: twilio.interactionSid,
    interactionChannelSid: twilio.interactionChannelSid,
    agentName: 'Ann',
    checkInterval: 10 * SECOND,
    lastTrafficAt: Date.now(),
  } as Episode;
  const said = {
    sid: 'IM1',
    index: 1,
    author: 'ann',
    body: 'anything else?',
    key: null,
    media: [],
    at: 1,
    updatedAt: 1,
  };
  const reconciler = startReconciler({
    store: {
      episodes: { takeDueChecks: async () => due.splice(0), checked: async () => void (done += 1) },
      transcript: {
        newest: async () => [{ sourceId: said.sid, text: said.body, deletedAt: null, at: said.at, discordIds: ['5'] }],
        knownCopies: async () => new Set(),
      },
    } as unknown as Store,
    twilio: {
      inspect: async () => world.flex,
      newestMessages: async () => [said],
    } as unknown as TwilioAdapter,
    signals: {
      signal: async (_workflowId: string, events: InboundEvent[]) => {
        await world.handle().signal(EVENTS_SIGNAL, events);
        return 'accepted';
      },
    } as unknown as ConversationSignals,
    logger: pino({ level: 'silent' }),
  });
  return {
    async once() {
      const before = done;
      due.push(row);
      await expect.poll(() => done, { timeout: 10_000 }).toBe(before + 1);
    },
    close: () => reconciler.close(),
  };
}

function linesOf(world: ConversationWorld): number {
  return world.calls.filter((call) => call.startsWith('reportToCase')).length;
}

async function events(world: ConversationWorld) {
  return (await world.handle().fetchHistory()).events ?? [];
}
