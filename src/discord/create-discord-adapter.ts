import { Routes, type APIMessage } from 'discord-api-types/v10';
import type { Logger } from 'pino';
import { failedBecause, VendorFailure } from '../contract/vendor-failure.ts';
import type { DiscordAdapter, OutgoingMessage } from './discord-adapter.ts';
import { isUnknownMessage } from './failures.ts';
import { createDiscordRest, type DiscordRest } from './discord-rest.ts';
import { GuildChannels } from './guild-channels.ts';
import { downloadMedia } from './media-download.ts';
import { toMessageBody } from './message-body.ts';
import { inOpenThread, openPrivateThread, removeThread } from './private-threads.ts';
import { toReceivedMessage } from './received-message.ts';

export interface DiscordAdapterOptions {
  token: string;
  applicationId: string;
  guildId: string;
  /** `DISCORD_API_URL`; absent = Discord's own */
  apiUrl?: string;
  /** name or id of the channel under which private threads are made */
  supportChannel: string;
  logger: Logger;
  /** this process's part of the bot's calls, 0 to 1; with several workers their parts should add up to 1 */
  fleetShare?: number;
}

/** Discord allows a bot 50 calls a second in all (topics/rate-limits); the gateway role keeps fifteen for catching up. */
const WORKERS_CALLS_PER_SECOND = 35;

/** The port `DiscordAdapter` over Discord's REST API v10. Making it does no I/O. */
export function createDiscordAdapter(options: DiscordAdapterOptions): DiscordAdapter {
  const rest = createDiscordRest({
    token: options.token,
    ...(options.apiUrl !== undefined && { apiUrl: options.apiUrl }),
    requestsPerSecond: WORKERS_CALLS_PER_SECOND * (options.fleetShare ?? 1),
    logger: options.logger,
  });
  return adapterOver(rest, options);
}

/** The adapter over an existing REST client, for a role that has one already. */
export function adapterOver(
  rest: DiscordRest,
  options: Pick<DiscordAdapterOptions, 'guildId' | 'supportChannel'>,
): DiscordAdapter {
  const { guildId, supportChannel } = options;
  const channels = new GuildChannels(rest, guildId);
  return {
    ...channelCalls(rest, channels, { guildId, supportChannel }),
    ...messageCalls(rest),
    download: (url, maxBytes) => downloadMedia(rest, url, maxBytes),
  };
}

function channelCalls(rest: DiscordRest, channels: GuildChannels, where: { guildId: string; supportChannel: string }) {
  return {
    async openDm(discordUserId) {
      const channel = await rest.call<{ id: string }>('POST', Routes.userChannels(), {
        body: { recipient_id: discordUserId },
      });
      return channel.id;
    },
    openPrivateThread: (thread) => openPrivateThread({ rest, channels, ...where }, thread),
    async addToThread(channelId, discordUserId) {
      await rest.call('PUT', Routes.threadMembers(channelId, discordUserId));
    },
    removeThread: (channelId) => removeThread(rest, channelId),
    async typing(channelId) {
      await rest.call('POST', Routes.channelTyping(channelId));
    },
    async channelByName(name) {
      const channel = await channels.find(name);
      return channel && { id: channel.id, type: channel.type };
    },
  } satisfies Partial<DiscordAdapter>;
}

function messageCalls(rest: DiscordRest) {
  return {
    async post(channelId, message, nonce) {
      try {
        const sent = await rest.call<APIMessage>('POST', Routes.channelMessages(channelId), created(message, nonce));
        return { id: sent.id };
      } catch (error) {
        // A post refers to no other message, so the one that Discord doesn't find is the one that this nonce had made.
        throw isUnknownMessage(error) ? removedSince(error) : error;
      }
    },
    async edit(channelId, messageId, message) {
      await inOpenThread(rest, channelId, () =>
        rest.call('PATCH', Routes.channelMessage(channelId, messageId), toMessageBody(message)),
      );
    },
    async remove(channelId, messageId) {
      try {
        await inOpenThread(rest, channelId, () => rest.call('DELETE', Routes.channelMessage(channelId, messageId)));
      } catch (error) {
        if (!failedBecause(error, 'notFound')) throw error;
      }
    },
    // A page comes newest first, whatever the direction (resources/message, "Get Channel Messages").
    async listAfter(channelId, afterMessageId, limit) {
      return (await page(rest, channelId, { after: afterMessageId, limit })).reverse();
    },
    async message(channelId, messageId) {
      try {
        return toReceivedMessage(await rest.call<APIMessage>('GET', Routes.channelMessage(channelId, messageId)));
      } catch (error) {
        if (failedBecause(error, 'notFound')) return null;
        throw error;
      }
    },
    async crosspost(channelId, messageId) {
      try {
        await rest.call('POST', Routes.channelMessageCrosspost(channelId, messageId));
      } catch (error) {
        if (!failedBecause(error, 'alreadyExists')) throw error;
      }
    },
  } satisfies Partial<DiscordAdapter>;
}

function removedSince({ message, details }: VendorFailure): VendorFailure {
  const said = `This message was posted before and has been removed since. ${message}`;
  return new VendorFailure('discord', 'permanent', 'alreadyExists', said, details);
}

function created(message: OutgoingMessage, nonce: string) {
  const { body, files } = toMessageBody(message);
  return { body: { ...body, nonce, enforce_nonce: true }, files };
}

async function page(rest: DiscordRest, channelId: string, query: { after?: string; limit: number }) {
  const messages = await rest.call<APIMessage[]>('GET', Routes.channelMessages(channelId), { query });
  return messages.map(toReceivedMessage);
}
