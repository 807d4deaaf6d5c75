import { ChannelType, Routes, type APIThreadChannel, type APIUser } from 'discord-api-types/v10';
import { failedBecause, VendorFailure } from '../contract/vendor-failure.ts';
import type { DiscordRest } from './discord-rest.ts';
import type { GuildChannels } from './guild-channels.ts';

const WEEK_IN_MINUTES = 10_080;
/** A server may have hundreds of channels; where the first few refuse, the bot lacks the permission everywhere. */
const MOST_PARENTS_TRIED = 5;

/**
 * Name of a user's thread. The user id is part of it, so that a thread is found again after a crash between its creation
 * and the note of its id, and so that two users of one name never share a thread.
 */
export function privateThreadName(name: string, discordUserId: string): string {
  const suffix = ` · ${BigInt(discordUserId).toString(36)}`;
  return name.slice(0, 100 - suffix.length).trim() + suffix;
}

/** Whether a thread of this name is that of this user (see `privateThreadName`). */
export function isPrivateThreadOf(threadName: string, discordUserId: string): boolean {
  return threadName.endsWith(` · ${BigInt(discordUserId).toString(36)}`);
}

export interface PrivateThreadContext {
  rest: DiscordRest;
  channels: GuildChannels;
  guildId: string;
  supportChannel: string;
}

/** See `DiscordAdapter.openPrivateThread`. */
export async function openPrivateThread(
  context: PrivateThreadContext,
  options: { discordUserId: string; name: string },
): Promise<{ channelId: string; link: string }> {
  const name = privateThreadName(options.name, options.discordUserId);
  const thread = (await findThread(context, options.discordUserId)) ?? (await createThread(context, name));
  return { channelId: thread.id, link: `https://discord.com/channels/${context.guildId}/${thread.id}` };
}

/**
 * Creating a thread has no idempotency key, so an existing one is looked for first. Only one that the bot made counts: members may
 * make private threads too and call them what they like, and in somebody else's thread its owner would read along.
 */
async function findThread(
  { rest, guildId }: PrivateThreadContext,
  discordUserId: string,
): Promise<APIThreadChannel | null> {
  const { threads } = await rest.call<{ threads: APIThreadChannel[] }>('GET', Routes.guildActiveThreads(guildId));
  const { id: self } = await rest.call<APIUser>('GET', Routes.user());
  const usable = threads.filter(
    (t) =>
      t.type === ChannelType.PrivateThread &&
      t.owner_id === self &&
      isPrivateThreadOf(t.name ?? '', discordUserId) &&
      t.thread_metadata?.archived !== true &&
      t.thread_metadata?.locked !== true,
  );
  return usable[0] ?? null;
}

async function createThread(
  { rest, channels, supportChannel }: PrivateThreadContext,
  name: string,
): Promise<APIThreadChannel> {
  const parents = (await channels.textChannels(supportChannel)).slice(0, MOST_PARENTS_TRIED);
  const body = { name, type: ChannelType.PrivateThread, invitable: false, auto_archive_duration: WEEK_IN_MINUTES };
  for (const parent of parents) {
    try {
      return await rest.call<APIThreadChannel>('POST', Routes.threads(parent.id), {
        body,
        reason: 'Support for a member whose direct messages are closed',
      });
    } catch (error) {
      if (!failedBecause(error, 'forbidden', 'notFound')) throw error;
    }
  }
  throw new VendorFailure(
    'discord',
    'permanent',
    'forbidden',
    `No channel lets the bot make private threads (tried ${parents.length}): give it "Create Private Threads" in #${supportChannel}`,
  );
}

/** See `DiscordAdapter.removeThread`. */
export async function removeThread(rest: DiscordRest, channelId: string): Promise<void> {
  try {
    await rest.call<APIThreadChannel>('DELETE', Routes.channel(channelId), {
      reason: 'The data of its member is erased',
    });
  } catch (error) {
    if (!failedBecause(error, 'notFound')) throw error;
  }
}

/** An archived thread takes no changes of its messages (topics/threads, "Active & Archived Threads"). */
const THREAD_IS_ARCHIVED = 50083;

/**
 * Changes a message that may be in an archived thread: the thread is opened for it, and archived again if staff had locked it.
 * @throws VendorFailure `forbidden` when it is locked and the bot may not open it.
 */
export async function inOpenThread(
  rest: DiscordRest,
  channelId: string,
  change: () => Promise<unknown>,
): Promise<void> {
  try {
    await change();
  } catch (error) {
    if (!(error instanceof VendorFailure) || error.details.code !== THREAD_IS_ARCHIVED) throw error;
    const archived = (is: boolean) =>
      rest.call<APIThreadChannel>('PATCH', Routes.channel(channelId), { body: { archived: is } });
    const thread = await archived(false);
    await change();
    if (thread.thread_metadata?.locked === true) await archived(true);
  }
}
