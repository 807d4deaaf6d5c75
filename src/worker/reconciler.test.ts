import { pino } from 'pino';
import { describe, expect, it, vi } from 'vitest';
import type { Episode, Store } from '../cases/store.ts';
import type { InboundEvent } from '../domain/conversation/events.ts';
import type { TwilioAdapter } from '../twilio/twilio-adapter.ts';
import { FIRST_CHECK, FIRST_CHECK_AFTER_START } from '../activities/deps.ts';
import { comparedAtOnce, startReconciler } from './reconciler.ts';

const episode = {
  discordUserId: '1',
  episode: '9',
  workflowId: 'conversation-1',
  conversationSid: 'CH1',
  interactionSid: 'KD1',
  interactionChannelSid: 'UO1',
  agentName: 'Ann',
  checkInterval: 10_000,
  lastTrafficAt: Date.now(),
} as Episode;

const message = (sid: string, index: number, changes: { author?: string; key?: string; body?: string } = {}) => ({
  sid,
  index,
  author: changes.author ?? 'ann_40example_2Ecom',
  body: changes.body ?? `words of ${sid}`,
  key: changes.key ?? null,
  media: [],
  at: 1_000,
  updatedAt: 2_000,
});

interface World {
  due?: Episode;
  messages?: ReturnType<typeof message>[];
  /** what the transcript holds, newest first */
  known?: { sid: string; text?: string; deletedAt?: number; episode?: string; at?: number; shown?: boolean }[];
  /** messages that Twilio has not any more, or never had in this conversation */
  removed?: string[];
  /** our posts that the transcript knows */
  copies?: string[];
  /** what fails once */
  broken?: ('messages' | 'flex' | 'signal')[];
  flex?: {
    conversationClosed?: boolean;
    channelClosed?: boolean;
    channelFailed?: true;
    openTasks?: string[];
    agents?: { taskSid: string }[];
    finishedTasks?: { taskSid: string; canceled: boolean }[];
  };
}

/** Somebody is at work. */
const inChat = { agents: [{ taskSid: 'WT1' }] };

/** What one round of the reconcile tells the conversation. */
async function told(world: World): Promise<InboundEvent[]> {
  return (await reconciled(world)).events;
}

async function reconciled({
  due = episode,
  messages = [],
  known = [],
  removed = [],
  copies = [],
  broken = [],
  flex = inChat,
}: World) {
  let taken = false;
  const signal = vi.fn(async (_workflowId: string, _events: InboundEvent[]) => {
    if (broken.includes('signal')) throw new Error('Temporal is away');
    return 'accepted' as const;
  });
  const compared = vi.fn(async (_conversation: string, limit: number) => {
    if (broken.includes('messages')) throw new Error('Twilio is away');
    return messages.slice(-limit);
  });
  const removeMessage = vi.fn(async (_conversation: string, _sid: string) => undefined);
  const checkAgain = vi.fn(async (_taken: Episode, _after: number) => undefined);
  const checked = vi.fn(async (_taken: Episode, _longest: number) => undefined);
  const reconciler = startReconciler({
    store: {
      episodes: { takeDueChecks: async () => (taken ? [] : ((taken = true), [due])), checkAgain, checked },
      transcript: {
        newest: async (_source: string, of: { episode: string }) =>
          known
            .filter(({ episode = '9' }) => episode === of.episode)
            .map(({ sid, text, deletedAt, at, shown }) => ({
              sourceId: sid,
              text: text ?? `words of ${sid}`,
              deletedAt: deletedAt ?? null,
              at: at ?? 1_000,
              discordIds: shown === false ? [] : ['5'],
            })),
        knownCopies: async (ids: string[]) => new Set(ids.filter((id) => copies.includes(id))),
      },
    } as unknown as Store,
    twilio: {
      inspect: async () => {
        if (broken.includes('flex')) throw new Error('Flex is away');
        return {
          conversationClosed: false,
          channelClosed: false,
          openTasks: [],
          agents: [],
          finishedTasks: [],
          ...flex,
        };
      },
      newestMessages: compared,
      removeMessage,
      isRemoved: async (_conversation: string, sid: string) => removed.includes(sid),
    } as unknown as TwilioAdapter,
    signals: { signal, deliver: async () => undefined },
    logger: pino({ level: 'silent' }),
  });
  await expect.poll(() => compared.mock.calls.length, { timeout: 5_000 }).toBe(1);
  await reconciler.close();
  return {
    events: signal.mock.calls.flatMap(([, events]) => events),
    repeats: checkAgain.mock.calls,
    done: checked.mock.calls.length,
    takenOut: removeMessage.mock.calls.map(([, sid]) => sid),
  };
}

describe('comparing an open conversation with Twilio', () => {
  it('tells an agent message whose webhook was lost, and none that was relayed, ours or the user’s', async () => {
    const events = await told({
      messages: [
        message('IM0', 0, { key: 'discord:5', author: 'discord_1' }),
        message('IM1', 1, { author: 'discord_1' }),
        message('IM2', 2),
        message('IM3', 3),
      ],
      known: [{ sid: 'IM2' }],
    });
    expect(events).toMatchObject([
      { type: 'agent.message', id: 'IM3', index: 3, episode: '9', conversationSid: 'CH1' },
    ]);
  });

  it('reaches farther back after a start than right after traffic: a correction may be lost of an old message', async () => {
    const messages = Array.from({ length: 30 }, (_, i) => message(`IM${i}`, i));
    const known = messages.map(({ sid }) => (sid === 'IM2' ? { sid, text: 'before the correction' } : { sid }));
    const after = (checkInterval: number) => told({ messages, known, due: { ...episode, checkInterval } });
    expect(await after(FIRST_CHECK_AFTER_START)).toMatchObject([{ type: 'agent.edit', id: 'IM2' }]);
    expect(await after(FIRST_CHECK)).toEqual([]);
  });

  it('tells an edit whose webhook was lost', async () => {
    const events = await told({
      messages: [message('IM2', 2, { body: 'better words' })],
      known: [{ sid: 'IM2', text: 'words' }],
    });
    expect(events).toMatchObject([{ type: 'agent.edit', id: 'IM2', text: 'better words', editedAt: 2_000 }]);
  });

  it('tells a deletion whose webhook was lost, and none of a message that is there or was never here', async () => {
    const world = { messages: [message('IM2', 2)], known: [{ sid: 'IM3' }, { sid: 'IM2' }] };
    expect(await told({ ...world, removed: ['IM3'] })).toMatchObject([{ type: 'agent.delete', id: 'IM3' }]);
    expect(await told(world)).toEqual([]);
    const other = [
      { sid: 'IM2' },
      { sid: 'IM3', deletedAt: 5 },
      { sid: 'IM4', episode: '8' },
      { sid: 'IM5', shown: false },
    ];
    expect(await told({ messages: [message('IM2', 2)], known: other, removed: ['IM3', 'IM4', 'IM5'] })).toEqual([]);
  });

  it('tells what one half found although the other failed, and comes back soon', async () => {
    const missed = { messages: [message('IM3', 3)], flex: { agents: [{ taskSid: 'WT1' }] } };
    const due = { ...episode, agentName: null, lastTrafficAt: Date.now() - 160_000 };
    const types = ({ events }: { events: InboundEvent[] }) => events.map(({ type }) => type);
    const whole = await reconciled({ ...missed, due });
    expect(types(whole)).toEqual(['agent.joined', 'agent.message']);
    expect([whole.repeats, whole.done]).toEqual([[], 1]);
    for (const [broken, expected] of [
      ['flex', ['agent.message']],
      ['messages', ['agent.joined']],
      ['signal', ['agent.joined', 'agent.message']],
    ] as const) {
      const half = await reconciled({ ...missed, due, broken: [broken] });
      expect(types(half)).toEqual(expected);
      expect(half.repeats).toHaveLength(1);
      expect(half.done).toBe(0);
      // A quarter of the silence: soon, yet no stampede after a long outage.
      expect(half.repeats[0]![1]).toBeGreaterThanOrEqual(40_000);
      expect(half.repeats[0]![1]).toBeLessThanOrEqual(50_000);
    }
    const lively = await reconciled({ ...missed, due: { ...due, lastTrafficAt: Date.now() }, broken: ['flex'] });
    expect(lively.repeats[0]![1]).toBe(5_000);
  });

  it('takes out the second copy of a message that Twilio carried out long after the next attempt had posted it', async () => {
    const twice = [
      message('IM2', 2, { key: 'discord:5', author: 'discord_1' }),
      message('IM3', 3, { key: 'discord:5', author: 'discord_1' }),
      message('IM4', 4, { key: 'discord:5#file0', author: 'discord_1' }),
    ];
    expect((await reconciled({ messages: twice })).takenOut).toEqual(['IM3']);
    const known = await reconciled({ messages: twice, copies: ['IM3', 'IM4'] });
    expect(known.takenOut).toEqual(['IM2']);
    expect(known.events).toEqual([]);
  });

  it('tells who joined while nobody was seen joining, and that the chat is over', async () => {
    const due = { ...episode, agentName: null };
    expect(await told({ due, flex: { agents: [{ taskSid: 'WT1' }] } })).toMatchObject([
      { type: 'agent.joined', taskSid: 'WT1' },
    ]);
    expect(await told({ flex: { channelClosed: true } })).toMatchObject([{ type: 'flex.closed' }]);
  });

  it('tells that the agent is gone, or that the task is, unless somebody else was asked', async () => {
    const finishedTasks = [{ taskSid: 'WT1', canceled: true }];
    expect(await told({ flex: { finishedTasks } })).toMatchObject([{ type: 'flex.deserted', conversationSid: 'CH1' }]);
    expect(await told({ flex: { finishedTasks, openTasks: ['WT2'] } })).toEqual([]);
    const due = { ...episode, agentName: null };
    expect(await told({ due, flex: { finishedTasks } })).toMatchObject([{ type: 'task.canceled', taskSid: 'WT1' }]);
    expect(await told({ due, flex: { finishedTasks, openTasks: ['WT2'] } })).toEqual([]);
  });

  it('tells of a channel that Flex could not create as its webhook would have, not as of a chat that has ended', async () => {
    const finishedTasks = [{ taskSid: 'WT1', canceled: true }];
    const flex = { channelFailed: true as const, agents: [], finishedTasks };
    const due = { ...episode, agentName: null };
    expect(await told({ due, flex })).toMatchObject([{ type: 'flex.failed', interactionSid: 'KD1' }]);
    expect(await told({ due, flex: { ...flex, conversationClosed: true } })).toMatchObject([{ type: 'flex.failed' }]);
    expect(await told({ flex })).toMatchObject([{ type: 'flex.deserted' }]);
  });

  it('tells that nobody is there or asked any more although Twilio has forgotten the task', async () => {
    expect(await told({ flex: {} })).toMatchObject([{ type: 'flex.deserted' }]);
    const due = { ...episode, agentName: null };
    expect(await told({ due, flex: {} })).toMatchObject([{ type: 'flex.deserted' }]);
    expect(await told({ due: { ...due, interactionSid: null }, flex: {} })).toEqual([]);
  });

  it('tells nothing where nothing was missed, so that a quiet conversation costs no action', async () => {
    expect(await told({})).toEqual([]);
  });
});

it('compares fewer conversations the busier its process is, but never too few to find soon what was lost', () => {
  const busy = [0, 0.5, 0.7, 0.79, 0.9, 1];
  expect(busy.map(comparedAtOnce)).toEqual([13, 13, 10, 7, 5, 5]);
});
