import {
  Routes,
  type APIGuild,
  type APIGuildMember,
  type APIMessage,
  type APIRole,
  type APIUser,
} from 'discord-api-types/v10';
import { buildCustomId } from '../../contract/custom-id.ts';
import { failedBecause } from '../../contract/vendor-failure.ts';
import type { DiscordRest } from '../discord-rest.ts';
import type { GuildChannel } from '../guild-channels.ts';
import { permissionsInGuild, type GuildPermissions, type Member } from './permissions.ts';

/** A server as it is, as far as Flexcord cares. */
export interface ServerState extends GuildPermissions {
  name: string;
  features: string[];
  roles: APIRole[];
  channels: GuildChannel[];
  bot: Member;
  /** of the bot, in the whole server */
  botPermissions: bigint;
  /** our message with the "Get help" button in the support channel */
  helpMessage: { channelId: string; id: string; content: string; pinned: boolean } | null;
}

/** Reads it. @throws VendorFailure */
export async function readServer(
  rest: Pick<DiscordRest, 'call'>,
  guildId: string,
  supportChannel: string,
): Promise<ServerState> {
  const me = await rest.call<APIUser>('GET', Routes.user());
  const [guild, channels, roles, member] = await Promise.all([
    rest.call<APIGuild>('GET', Routes.guild(guildId)),
    rest.call<GuildChannel[]>('GET', Routes.guildChannels(guildId)),
    rest.call<APIRole[]>('GET', Routes.guildRoles(guildId)),
    rest.call<APIGuildMember>('GET', Routes.guildMember(guildId, me.id)),
  ]);
  const permissions: GuildPermissions = { guildId, ownerId: guild.owner_id, roles };
  const bot: Member = { id: me.id, roles: member.roles };
  const support = findChannel(channels, supportChannel);
  return {
    guildId,
    ownerId: guild.owner_id,
    name: guild.name,
    features: guild.features,
    roles,
    channels,
    bot,
    botPermissions: permissionsInGuild(bot, permissions),
    helpMessage: support ? await findHelpMessage(rest, support.id, me.id) : null,
  };
}

/** By name or id. */
export function findChannel(channels: GuildChannel[], nameOrId: string): GuildChannel | null {
  const wanted = nameOrId.toLowerCase();
  return channels.find((c) => c.id === wanted || c.name.toLowerCase() === wanted) ?? null;
}

/** Only the bot can write in the support channel, so its newest page is where the message is. */
async function findHelpMessage(
  rest: Pick<DiscordRest, 'call'>,
  channelId: string,
  botId: string,
): Promise<ServerState['helpMessage']> {
  const wanted = `"${buildCustomId({ name: 'start' })}"`;
  try {
    const messages = await rest.call<APIMessage[]>('GET', Routes.channelMessages(channelId), { query: { limit: 100 } });
    const found = messages.find((m) => m.author.id === botId && JSON.stringify(m.components ?? []).includes(wanted));
    return found ? { channelId, id: found.id, content: found.content, pinned: found.pinned } : null;
  } catch (error) {
    if (failedBecause(error, 'forbidden')) return null;
    throw error;
  }
}
