import { OverwriteType, PermissionFlagsBits, type APIOverwrite, type APIRole } from 'discord-api-types/v10';

const EVERYTHING = Object.values(PermissionFlagsBits).reduce((all, bit) => all | bit, 0n);

/** All these permissions together. */
export function bits(...names: (keyof typeof PermissionFlagsBits)[]): bigint {
  return names.reduce((all, name) => all | PermissionFlagsBits[name], 0n);
}

/** Names of the permissions in a set, as Discord's settings show them roughly: "Manage Channels". */
export function namesOf(set: bigint): string[] {
  return Object.entries(PermissionFlagsBits)
    .filter(([name, bit]) => (set & bit) === bit && !DEPRECATED.has(name))
    .map(([name]) => name.replace(/([a-z])([A-Z])/g, '$1 $2'));
}

/** Second names of the same bit in discord-api-types. */
const DEPRECATED = new Set(['ManageEmojisAndStickers']);

export interface Member {
  id: string;
  roles: string[];
}

export interface GuildPermissions {
  guildId: string;
  ownerId: string;
  roles: Pick<APIRole, 'id' | 'permissions'>[];
}

/** What a member may do in the server: @everyone and the member's roles together (topics/permissions). */
export function permissionsInGuild(member: Member, guild: GuildPermissions): bigint {
  if (member.id === guild.ownerId) return EVERYTHING;
  const mine = guild.roles.filter((role) => role.id === guild.guildId || member.roles.includes(role.id));
  const all = mine.reduce((sum, role) => sum | BigInt(role.permissions), 0n);
  return (all & PermissionFlagsBits.Administrator) !== 0n ? EVERYTHING : all;
}

/** What a member may do in a channel: @everyone's overwrite, then those of the roles (denials first), then the member's own. */
export function permissionsInChannel(
  member: Member,
  guild: GuildPermissions,
  overwrites: readonly APIOverwrite[],
): bigint {
  const base = permissionsInGuild(member, guild);
  if (base === EVERYTHING) return base;
  const everyone = overwrites.filter((o) => o.id === guild.guildId);
  const ofRoles = overwrites.filter(
    (o) => o.type === OverwriteType.Role && o.id !== guild.guildId && member.roles.includes(o.id),
  );
  const own = overwrites.filter((o) => o.type === OverwriteType.Member && o.id === member.id);
  return [everyone, ofRoles, own].reduce((sum, layer) => {
    const deny = layer.reduce((all, o) => all | BigInt(o.deny), 0n);
    const allow = layer.reduce((all, o) => all | BigInt(o.allow), 0n);
    return (sum & ~deny) | allow;
  }, base);
}
