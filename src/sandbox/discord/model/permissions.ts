import type { ChannelRecord, MemberRecord, OverwriteRecord, RoleRecord } from './records.ts';

/** Permission bits that the stand-in enforces (topics/permissions). */
export const PERMISSION = {
  administrator: 1n << 3n,
  manageChannels: 1n << 4n,
  manageGuild: 1n << 5n,
  addReactions: 1n << 6n,
  viewChannel: 1n << 10n,
  sendMessages: 1n << 11n,
  manageMessages: 1n << 13n,
  embedLinks: 1n << 14n,
  attachFiles: 1n << 15n,
  readMessageHistory: 1n << 16n,
  mentionEveryone: 1n << 17n,
  manageRoles: 1n << 28n,
  useApplicationCommands: 1n << 31n,
  manageThreads: 1n << 34n,
  createPublicThreads: 1n << 35n,
  createPrivateThreads: 1n << 36n,
  sendMessagesInThreads: 1n << 38n,
} as const;

/** Every bit there is, for the owner and administrators. */
export const ALL_PERMISSIONS = (1n << 53n) - 1n;

/** What @everyone has in a new server: read, write, react, attach, threads, commands; nothing that manages. */
export const EVERYONE_DEFAULT =
  PERMISSION.viewChannel |
  PERMISSION.sendMessages |
  PERMISSION.embedLinks |
  PERMISSION.attachFiles |
  PERMISSION.addReactions |
  PERMISSION.readMessageHistory |
  PERMISSION.useApplicationCommands |
  PERMISSION.createPublicThreads |
  PERMISSION.createPrivateThreads |
  PERMISSION.sendMessagesInThreads |
  (1n << 0n) |
  (1n << 26n);

/** Without SEND_MESSAGES these mean nothing (topics/permissions, "Implicit permissions"). */
const NEED_SEND = PERMISSION.mentionEveryone | PERMISSION.attachFiles | PERMISSION.embedLinks | (1n << 12n);

export interface PermissionContext {
  guildId: string;
  ownerId: string;
  role: (id: string) => RoleRecord | undefined;
}

/** Permissions of a member in the whole server: @everyone, then the union of the roles. */
export function guildPermissions(member: MemberRecord, context: PermissionContext): bigint {
  if (member.userId === context.ownerId) return ALL_PERMISSIONS;
  let bits = BigInt(context.role(context.guildId)?.permissions ?? '0');
  for (const id of member.roles) bits |= BigInt(context.role(id)?.permissions ?? '0');
  return bits & PERMISSION.administrator ? ALL_PERMISSIONS : bits;
}

const apply = (bits: bigint, overwrite: Pick<OverwriteRecord, 'allow' | 'deny'> | undefined): bigint =>
  overwrite ? (bits & ~BigInt(overwrite.deny)) | BigInt(overwrite.allow) : bits;

/**
 * Permissions of a member in a channel, in the documented order: base, @everyone's overwrite, all role denies then all
 * role allows, the member's own. Threads have none of their own: give their parent.
 */
export function channelPermissions(member: MemberRecord, channel: ChannelRecord, context: PermissionContext): bigint {
  const base = guildPermissions(member, context);
  if (base === ALL_PERMISSIONS) return base;
  let bits = apply(
    base,
    channel.overwrites.find((o) => o.id === context.guildId),
  );
  let allow = 0n;
  let deny = 0n;
  for (const overwrite of channel.overwrites) {
    if (overwrite.type !== 0 || overwrite.id === context.guildId || !member.roles.includes(overwrite.id)) continue;
    allow |= BigInt(overwrite.allow);
    deny |= BigInt(overwrite.deny);
  }
  bits = (bits & ~deny) | allow;
  bits = apply(
    bits,
    channel.overwrites.find((o) => o.type === 1 && o.id === member.userId),
  );
  if (!(bits & PERMISSION.viewChannel)) return 0n;
  return bits;
}

/** Takes away what has no meaning without the right to write there. */
export const withoutUnusable = (bits: bigint, send: bigint): bigint => (bits & send ? bits : bits & ~NEED_SEND);
