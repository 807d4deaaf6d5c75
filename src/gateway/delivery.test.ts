import { expect, it } from 'vitest';
import type { ConversationSignals } from '../contract/conversation-signals.ts';
import { handToConversation } from './delivery.ts';
import type { KnownPeople } from './known-people.ts';
import type { Batch } from './user-lanes.ts';

const profile = { discordUserId: '1', username: 'mia', displayName: 'Mia', locale: null };
const message = { type: 'user.message', id: '77', channelId: '5', text: 'hi', attachments: [], at: 1 } as const;
const batch = { events: [message], profile, dmChannelId: '5', starts: true } as unknown as Batch;

function world(remember: () => Promise<void>) {
  const order: string[] = [];
  const people = {
    remember: async () => {
      order.push('noted');
      await remember();
    },
    accepted: (_user: string, id: string) => void order.push(`cursor ${id}`),
  } as unknown as KnownPeople;
  const signals = { deliver: async () => void order.push('signalled') } as unknown as ConversationSignals;
  return { order, done: handToConversation({ signals, people }, '1', batch) };
}

it('notes who writes before Temporal has the message, and how far it has heard them after that', async () => {
  const { order, done } = world(async () => undefined);
  await done;
  expect(order).toEqual(['noted', 'signalled', 'cursor 77']);
});

it('does not hold a message up for a note that does not come back', async () => {
  const { order, done } = world(() => new Promise(() => undefined));
  expect(await done).toBe('accepted');
  expect(order).toEqual(['noted', 'signalled', 'cursor 77']);
});
