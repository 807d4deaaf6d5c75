import { pino } from 'pino';
import { createDiscordAdapter } from '../../src/discord/create-discord-adapter.ts';
import type { ListeningDiscord } from '../../src/sandbox/discord/listen.ts';

/** A private thread for a user, as the worker makes it. */
export async function openThreadFor(discord: ListeningDiscord, discordUserId: string): Promise<string> {
  const adapter = createDiscordAdapter({
    ...discord,
    token: discord.botToken,
    supportChannel: 'support',
    logger: pino({ level: 'silent' }),
  });
  const { channelId } = await adapter.openPrivateThread({ discordUserId, name: 'Support' });
  await adapter.addToThread(channelId, discordUserId);
  return channelId;
}
