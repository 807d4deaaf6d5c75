import { pino } from 'pino';
import { describe, expect, it, vi } from 'vitest';
import type { Episode, Store } from '../cases/store.ts';
import type { InboundEvent } from '../domain/conversation/events.ts';
import type { TwilioAdapter } from '../twilio/twilio-adapter.ts';
import { startReconciler } from './reconciler.ts';

const episode = {
  discordUserId: '1',
  episode: '9',
  workflowId: 'conversation-1',
  conversationSid: 'CH1',
  interactionSid: 'KD1',
  interactionChannelSid: 'UO1',
  agentName: 'Ann',
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
  known?: Record<string, { text: string; deletedAt: number | null }>;
  flex?: {
    conversationClosed?: boolean;
    channelClosed?: boolean;
    openTasks?: string[];
    agents?: { taskSid: string }[];
    finishedTasks?: { taskSid: string; canceled: boolean }[];
  };
}

/** What one round of the reconcile tells the conversation. */
async function told({ due = episode, messages = [], known = {}, flex = {} }: World): Promise<InboundEvent[]> {
  let taken = false;
  const signal = vi.fn(async (_workflowId: string, _events: InboundEvent[]) => 'accepted' as const);
  const compared = vi.fn(async () => messages);
  const reconciler = startReconciler({
    store: {
      episodes: { takeDueChecks: async () => (taken ? [] : ((taken = true), [due])) },
      transcript: { find: async (_source: string, sid: string) => known[sid] ?? null },
    } as unknown as Store,
    twilio: {
      inspect: async () => ({
        conversationClosed: false,
        channelClosed: false,
        openTasks: [],
        agents: [],
        finishedTasks: [],
        ...flex,
      }),
      newestMessages: compared,
    } as unknown as TwilioAdapter,
    signals: { signal, deliver: async () => undefined },
    logger: pino({ level: 'silent' }),
  });
  await expect.poll(() => compared.mock.calls.length, { timeout: 5_000 }).toBe(1);
  await reconciler.close();
  return signal.mock.calls.flatMap(([, events]) => events);
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
      known: { IM2: { text: 'words of IM2', deletedAt: null } },
    });
    expect(events).toMatchObject([
      { type: 'agent.message', id: 'IM3', index: 3, episode: '9', conversationSid: 'CH1' },
    ]);
  });

  it('tells an edit whose webhook was lost', async () => {
    const events = await told({
      messages: [message('IM2', 2, { body: 'better words' })],
      known: { IM2: { text: 'words', deletedAt: null } },
    });
    expect(events).toMatchObject([{ type: 'agent.edit', id: 'IM2', text: 'better words', editedAt: 2_000 }]);
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
    expect(await told({ flex: { finishedTasks } })).toMatchObject([{ type: 'agent.left', taskSid: 'WT1' }]);
    const due = { ...episode, agentName: null };
    expect(await told({ due, flex: { finishedTasks } })).toMatchObject([{ type: 'task.canceled', taskSid: 'WT1' }]);
    expect(await told({ due, flex: { finishedTasks, openTasks: ['WT2'] } })).toEqual([]);
  });

  it('tells nothing where nothing was missed, so that a quiet conversation costs no action', async () => {
    expect(await told({})).toEqual([]);
  });
});
