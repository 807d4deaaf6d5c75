import { expect, it } from 'vitest';
import { inAttempt } from '../../test/support/activity-attempt.ts';
import { MemoryDiscord } from '../../test/support/memory-discord.ts';
import type { DiscordItem } from '../domain/conversation/lane-items.ts';
import type { ConversationRef } from './conversation-activities.ts';
import type { ActivityDeps } from './deps.ts';
import { createDiscordActivities } from './discord.ts';

const of = {
  workflowId: 'conversation-1',
  episode: '9',
  user: { discordUserId: '1', username: 'mia', displayName: 'Mia', locale: 'en-US' },
  locale: 'en-US',
  channel: { id: '5', kind: 'dm' },
  twilio: {},
} as unknown as ConversationRef;

function items(count: number): DiscordItem[] {
  return Array.from({ length: count }, (_, i) => ({
    key: `9:${i}:say`,
    at: Date.now(),
    kind: 'say',
    from: 'agent',
    authorName: 'Ann',
    text: `message ${i}`,
    links: [],
    buttons: [],
    media: [],
    sourceSid: `IM${i}`,
  }));
}

function deliver(discord: MemoryDiscord, batch: DiscordItem[]) {
  const deps = {
    discord: discord.adapter,
    store: { transcript: { record: async () => undefined } },
  } as unknown as ActivityDeps;
  return inAttempt(1, () => createDiscordActivities(deps).deliverToDiscord({ of, items: batch, uncertain: false }));
}

it('a burst over the limit of the channel hands back what was delivered, so that nothing is sent again', async () => {
  const discord = new MemoryDiscord();
  discord.takes = 5;
  const results = await deliver(discord, items(20));
  expect(results.map((result) => result.key)).toEqual(items(5).map((item) => item.key));
  expect(discord.posts.map((post) => post.content)).toEqual([0, 1, 2, 3, 4].map((i) => `**Ann:** message ${i}`));
});

it('a limit before the first message is a failure with the time to wait', async () => {
  const discord = new MemoryDiscord();
  discord.takes = 0;
  await expect(deliver(discord, items(2))).rejects.toMatchObject({ kind: 'rateLimited' });
});
