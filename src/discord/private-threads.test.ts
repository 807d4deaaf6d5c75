import { ChannelType } from 'discord-api-types/v10';
import { expect, it } from 'vitest';
import type { DiscordRest } from './discord-rest.ts';
import type { GuildChannels } from './guild-channels.ts';
import { openPrivateThread, privateThreadName } from './private-threads.ts';

it('never puts a user into a thread that somebody else has made and named like theirs', async () => {
  const name = privateThreadName('support-mia', '1001');
  const thread = (id: string, owner: string) => ({ id, name, type: ChannelType.PrivateThread, owner_id: owner });
  const calls: string[] = [];
  const rest = {
    async call(method: string, route: string) {
      calls.push(`${method} ${route}`);
      if (route === '/users/@me') return { id: 'bot' };
      if (route.endsWith('/threads/active')) return { threads: [thread('900', 'mallory')] };
      return thread('901', 'bot');
    },
  } as unknown as DiscordRest;
  const channels = { textChannels: async () => [{ id: '50' }] } as unknown as GuildChannels;
  const opened = await openPrivateThread(
    { rest, channels, guildId: '1', supportChannel: 'support' },
    { discordUserId: '1001', name: 'support-mia' },
  );
  expect(opened.channelId).toBe('901');
  expect(calls.at(-1)).toBe('POST /channels/50/threads');
});
