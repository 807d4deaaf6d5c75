import type { Client } from '@temporalio/client';
import { beforeEach, describe, expect, it } from 'vitest';
import type { InboundEvent, UserProfile } from '../domain/conversation/events.ts';
import { conversationWorkflowId } from '../contract/workflow-ids.ts';
import { createConversationSignals } from './conversation-signals.ts';

const user: UserProfile = { discordUserId: '100000000000000001', username: 'mia', displayName: 'Mia', locale: 'en' };
const settings = { routing: 'workflow', guildId: '2', publicUrl: 'https://support.example' } as Parameters<
  typeof createConversationSignals
>[1];

const event = (id: string): InboundEvent => ({ type: 'user.delete', id, channelId: '3', at: 0 });

describe('signals of one conversation', () => {
  let sent: { ids: string[] }[];
  let failing: boolean;
  let atOnce: number;
  let mostAtOnce: number;

  const take = async (events: InboundEvent[]): Promise<void> => {
    sent.push({ ids: events.map((one) => ('id' in one ? one.id : '')) });
    mostAtOnce = Math.max(mostAtOnce, (atOnce += 1));
    await new Promise((resolve) => setTimeout(resolve, 2));
    atOnce -= 1;
    if (failing) throw new Error('away');
  };
  const client = {
    workflow: {
      signalWithStart: (_name: string, options: { signalArgs: [InboundEvent[]] }) => take(options.signalArgs[0]),
      getHandle: () => ({ signal: (_name: string, events: InboundEvent[]) => take(events) }),
    },
  } as unknown as Client;

  beforeEach(() => {
    sent = [];
    failing = false;
    atOnce = 0;
    mostAtOnce = 0;
  });

  it('sends a first message at once and what follows closely together, in order', async () => {
    const signals = createConversationSignals(client, settings);
    const written = Array.from({ length: 20 }, async (_, i) => {
      await new Promise((resolve) => setTimeout(resolve, 4 * i));
      await signals.deliver(user, [event(String(i))]);
    });
    await Promise.all(written);
    expect(sent[0]!.ids).toEqual(['0']);
    expect(sent.flatMap(({ ids }) => ids)).toEqual(Array.from({ length: 20 }, (_, i) => String(i)));
    // A busy machine stretches the burst; one signal each would be 20.
    expect(sent.length).toBeLessThan(10);
    expect(mostAtOnce).toBe(1);
  });

  it('lets one who gathers meanwhile send a burst in three lists', async () => {
    const signals = createConversationSignals(client, settings);
    await signals.deliver(user, [event('0')]);
    await signals.deliver(user, [event('1'), event('2')]);
    await signals.deliver(user, [event('3'), event('4')]);
    expect(sent.map(({ ids }) => ids)).toEqual([['0'], ['1', '2'], ['3', '4']]);
  });

  it('tells everyone whose events travelled together when they could not be handed over, and goes on', async () => {
    const signals = createConversationSignals(client, settings);
    failing = true;
    const outcomes = await Promise.allSettled(['a', 'b', 'c'].map((id) => signals.deliver(user, [event(id)])));
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    failing = false;
    await expect(signals.signal(conversationWorkflowId(user.discordUserId), [event('d')])).resolves.toBe('accepted');
  });

  it('does not keep other conversations waiting', async () => {
    const signals = createConversationSignals(client, settings);
    void signals.deliver(user, [event('a')]);
    void signals.deliver(user, [event('b')]);
    await signals.deliver({ ...user, discordUserId: '100000000000000009' }, [event('c')]);
    expect(sent.slice(0, 2).map(({ ids }) => ids[0])).toEqual(['a', 'c']);
  });
});
