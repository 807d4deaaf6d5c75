import { ApplicationFailure } from '@temporalio/activity';
import type { WorkflowHandle } from '@temporalio/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Batch, ConversationActivities } from '../../src/activities/conversation-activities.ts';
import {
  CONVERSATION_QUERY,
  CONVERSATION_WORKFLOW,
  EVENTS_SIGNAL,
  type ConversationInput,
} from '../../src/contract/conversation.ts';
import type { InboundEvent } from '../../src/domain/conversation/events.ts';
import type { DeliveryResult, DiscordItem, TwilioItem } from '../../src/domain/conversation/lane-items.ts';
import { en } from '../../src/domain/text/languages/en.ts';
import { defaultTimings } from '../../src/domain/conversation/timings.ts';
import type { ConversationView } from '../../src/domain/conversation/view.ts';
import { startTimeSkipping, type TimeSkipping } from '../support/time-skipping.ts';

/** A vendor that is down for an hour: told once, kept in order, with a history that does not grow, delivered afterwards. */

const MINUTE = 60_000;
const user = { discordUserId: '100000000000000009', username: 'mia', displayName: 'Mia', locale: 'en-US' };

let time: TimeSkipping;
beforeAll(async () => {
  time = await startTimeSkipping();
});
afterAll(() => time?.close());

/** Both vendors; each can be down, and then every attempt fails as a 503 does. */
class World {
  down: 'discord' | 'twilio' | null = null;
  namesAreAway = false;
  attempts = 0;
  readonly read: { by: 'user' | 'agent'; text: string }[] = [];
  private index = 0;

  readonly activities: Partial<ConversationActivities> = {
    deliverToDiscord: async ({ items }: Batch<DiscordItem>) =>
      this.deliver('discord', items, () => ({ channelId: '5' })),
    deliverToTwilio: async ({ items }: Batch<TwilioItem>) =>
      this.deliver('twilio', items, (item) => this.atTwilio(item)),
    answerQuestion: async () => ({ kind: 'handoff', reason: 'asked', topic: null, locale: 'en-US' }),
    openCase: async () => ({ number: 1042, queuePosition: 0 }),
    findAgentName: async () => {
      if (this.namesAreAway) throw ApplicationFailure.create({ message: 'TaskRouter answered 503', type: 'outage' });
      return { workerSid: 'WK2', name: 'Ben' };
    },
    reportToCase: async () => undefined,
    endEpisode: async () => undefined,
  };

  private deliver<Item extends DiscordItem | TwilioItem>(
    vendor: 'discord' | 'twilio',
    items: Item[],
    done: (item: Item) => object,
  ): DeliveryResult[] {
    if (this.down === vendor) {
      this.attempts += 1;
      throw ApplicationFailure.create({ message: `${vendor} answered 503`, type: 'outage' });
    }
    for (const item of items)
      if (item.kind === 'say') this.read.push({ by: vendor === 'discord' ? 'user' : 'agent', text: item.text });
    return items.map((item) => ({ key: item.key, outcome: 'done', ...done(item) }));
  }

  private atTwilio(item: TwilioItem): object {
    if (item.kind === 'open') return { made: { conversationSid: 'CH1' } };
    if (item.kind === 'interaction') return { made: { taskSid: 'WT1' } };
    return item.kind === 'say' ? { indexes: [this.index++] } : {};
  }

  nextIndex(): number {
    return this.index++;
  }

  readBy(by: 'user' | 'agent'): string[] {
    return this.read.filter((entry) => entry.by === by).map(({ text }) => text);
  }
}

function userSays(id: number, text: string, at: number): InboundEvent {
  return { type: 'user.message', id: String(id), channelId: '5', text, attachments: [], at, user };
}

async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  await expect.poll(holds, { timeout: 15_000, message: what }).toBe(true);
}

/** A conversation with an agent in it. */
async function withAgent(world: World, taskQueue: string, name: string): Promise<WorkflowHandle> {
  const at = await time.env.currentTimeMs();
  const input: ConversationInput = {
    user,
    routing: 'workflow',
    guildId: '1',
    publicUrl: 'http://localhost',
    timings: { ...defaultTimings, agentSilence: 24 * 60 * MINUTE },
  };
  const handle = await time.env.client.workflow.signalWithStart(CONVERSATION_WORKFLOW, {
    workflowId: `conversation-${name}`,
    taskQueue,
    args: [input],
    signal: EVENTS_SIGNAL,
    signalArgs: [[userSays(1, 'I want to talk to a person', at)]],
  });
  await until('the task', async () => (await view(handle)).phase === 'escalation' && world.readBy('user').length > 0);
  const joined: InboundEvent = {
    type: 'agent.joined',
    episode: '1',
    conversationSid: 'CH1',
    taskSid: 'WT1',
    workerSid: 'WK1',
    name: 'Ann',
    at,
  };
  await handle.signal(EVENTS_SIGNAL, [joined]);
  await until('the agent', () => world.readBy('user').some((text) => text.includes('has joined')));
  return handle;
}

function view(handle: WorkflowHandle): Promise<ConversationView> {
  return handle.query<ConversationView>(CONVERSATION_QUERY);
}

async function historyLength(handle: WorkflowHandle): Promise<number> {
  return (await handle.describe()).historyLength ?? 0;
}

async function end(handle: WorkflowHandle): Promise<void> {
  const at = await time.env.currentTimeMs();
  const close: InboundEvent = {
    type: 'user.action',
    id: '999999',
    action: { name: 'close' },
    channelId: '5',
    guildId: null,
    at,
    user,
  };
  await handle.signal(EVENTS_SIGNAL, [close]);
  await time.env.sleep(defaultTimings.reopenWindow + MINUTE);
  await handle.result();
}

test('Twilio is down for an hour: the user is told once, and the agent reads everything in order afterwards', async () => {
  const world = new World();
  await time.withWorker(world.activities, async (taskQueue) => {
    const handle = await withAgent(world, taskQueue, 'twilio-down');
    world.down = 'twilio';
    for (let i = 0; i < 30; i += 1)
      await handle.signal(EVENTS_SIGNAL, [userSays(100 + i, `words ${i}`, await time.env.currentTimeMs())]);
    const before = await historyLength(handle);
    await time.env.sleep(60 * MINUTE);
    expect(world.attempts).toBeGreaterThan(50);
    expect((await historyLength(handle)) - before).toBeLessThan(60);
    expect(world.readBy('user').filter((text) => text.includes('trouble reaching'))).toHaveLength(1);
    world.down = null;
    await time.env.sleep(MINUTE);
    await until('all words', () => world.readBy('agent').includes('words 29'));
    expect(world.readBy('agent').filter((text) => text.startsWith('words'))).toEqual(
      Array.from({ length: 30 }, (_, i) => `words ${i}`),
    );
    await until('the all-clear', () => world.readBy('user').some((text) => text.includes('is back')));
    await end(handle);
  });
}, 120_000);

test('Discord is down for an hour: the agent is told once, and the user reads everything in order afterwards', async () => {
  const world = new World();
  await time.withWorker(world.activities, async (taskQueue) => {
    const handle = await withAgent(world, taskQueue, 'discord-down');
    world.down = 'discord';
    for (let i = 0; i < 30; i += 1) {
      const message: InboundEvent = {
        type: 'agent.message',
        id: `IM${i}`,
        index: world.nextIndex(),
        author: 'ann',
        text: `words ${i}`,
        media: [],
        at: await time.env.currentTimeMs(),
        episode: '1',
        conversationSid: 'CH1',
      };
      await handle.signal(EVENTS_SIGNAL, [message]);
    }
    const before = await historyLength(handle);
    await time.env.sleep(60 * MINUTE);
    expect((await historyLength(handle)) - before).toBeLessThan(60);
    expect(world.readBy('agent').filter((text) => text.includes("Discord can't be reached"))).toHaveLength(1);
    world.down = null;
    await time.env.sleep(MINUTE);
    await until('all words', () => world.readBy('user').includes('words 29'));
    expect(world.readBy('user').filter((text) => text.startsWith('words'))).toEqual(
      Array.from({ length: 30 }, (_, i) => `words ${i}`),
    );
    await end(handle);
  });
}, 120_000);

test('TaskRouter does not tell who an agent is: what agents write is shown within half a minute, under no name', async () => {
  const world = new World();
  await time.withWorker(world.activities, async (taskQueue) => {
    const handle = await withAgent(world, taskQueue, 'names-away');
    world.namesAreAway = true;
    const of = { episode: '1', conversationSid: 'CH1', at: await time.env.currentTimeMs() };
    const index = world.nextIndex();
    await handle.signal(EVENTS_SIGNAL, [
      { type: 'agent.joined', taskSid: 'WT2', workerSid: null, name: null, ...of },
      { type: 'agent.message', id: 'IM50', index, author: 'ben', text: 'hello from Ben', media: [], ...of },
    ] satisfies InboundEvent[]);
    await time.env.sleep(31_000);
    await until('the words', () => world.readBy('user').includes('hello from Ben'));
    expect(world.readBy('user')).toContain(en.agentJoinedUnnamed);
    await end(handle);
  });
}, 120_000);
