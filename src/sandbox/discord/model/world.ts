import type { SandboxClock } from '../../clock.ts';
import type { SandboxStorage, StoredCollection } from '../../storage.ts';
import { Announcer } from './events.ts';
import {
  ALL_PERMISSIONS,
  channelPermissions,
  EVERYONE_DEFAULT,
  guildPermissions,
  PERMISSION,
  withoutUnusable,
} from './permissions.ts';
import type { PermissionContext } from './permissions.ts';
import { CHANNEL_TYPE } from './records.ts';
import type { ChannelRecord, CommandRecord, MemberRecord, MessageRecord, RoleRecord, UserRecord } from './records.ts';
import { SnowflakeSource } from './snowflake.ts';

/** The permissions that the install link of a support bot with one-time set-up asks for, without ADMINISTRATOR. */
const INSTALL_PERMISSIONS = 361_045_814_352n;

export interface WorldOptions {
  publicUrl: string;
  storage: SandboxStorage;
  clock: SandboxClock;
  botToken: string;
  applicationId: string;
  guildId: string;
}

/** Settings of the guild that can be changed by PATCH. */
export interface GuildSettings {
  name: string;
  description: string | null;
  ownerId: string;
  preferredLocale: string;
  features: string[];
  systemChannelId: string | null;
}

/**
 * Everything that exists in the stand-in: one application with its bot, one guild, people, channels and messages, with
 * the indexes that keep look-ups independent of how many there are.
 */
export class World {
  readonly options: WorldOptions;
  readonly clock: SandboxClock;
  readonly announce = new Announcer();
  readonly ids: SnowflakeSource;
  readonly users: StoredCollection<UserRecord>;
  readonly members: StoredCollection<MemberRecord>;
  readonly roles: StoredCollection<RoleRecord>;
  readonly channels: StoredCollection<ChannelRecord>;
  readonly messages: StoredCollection<MessageRecord>;
  readonly commands: StoredCollection<CommandRecord>;
  guild!: GuildSettings;
  /** Ids of the direct-message channels with the bot, by user. */
  readonly dmByUser = new Map<string, string>();
  /** Threads that a person is a member of. */
  readonly threadsByUser = new Map<string, Set<string>>();
  /** Guild channels and threads, without direct messages. */
  readonly guildChannelIds = new Set<string>();
  readonly #permissionContext: PermissionContext;

  constructor(options: WorldOptions) {
    this.options = options;
    this.clock = options.clock;
    this.ids = new SnowflakeSource(() => this.clock.now());
    const { storage } = options;
    this.users = storage.collection('discord/users');
    this.members = storage.collection('discord/members');
    this.roles = storage.collection('discord/roles');
    this.channels = storage.collection('discord/channels');
    this.messages = storage.collection('discord/messages');
    this.commands = storage.collection('discord/commands');
    this.#permissionContext = { guildId: this.guildId, ownerId: '', role: (id) => this.roles.get(id) };
    this.#load();
  }

  get botId(): string {
    return this.options.applicationId;
  }

  get guildId(): string {
    return this.options.guildId;
  }

  nowIso(): string {
    return new Date(this.clock.now()).toISOString().replace('Z', '000+00:00');
  }

  saveGuild(): void {
    this.options.storage.save('discord/guild', () => this.guild);
  }

  /** Removes everything and founds the empty server again. */
  reset(): void {
    for (const collection of [this.users, this.members, this.roles, this.channels, this.messages, this.commands])
      collection.clear();
    this.dmByUser.clear();
    this.threadsByUser.clear();
    this.guildChannelIds.clear();
    this.#found();
  }

  putChannel(channel: ChannelRecord): void {
    this.channels.set(channel.id, channel);
    if (channel.recipientId !== undefined) this.dmByUser.set(channel.recipientId, channel.id);
    else this.guildChannelIds.add(channel.id);
    for (const member of channel.thread?.members ?? []) this.indexThreadMember(member.userId, channel.id);
  }

  removeChannel(channel: ChannelRecord): void {
    this.channels.delete(channel.id);
    this.guildChannelIds.delete(channel.id);
    for (const member of channel.thread?.members ?? []) this.threadsByUser.get(member.userId)?.delete(channel.id);
  }

  indexThreadMember(userId: string, threadId: string): void {
    const threads = this.threadsByUser.get(userId);
    if (threads) threads.add(threadId);
    else this.threadsByUser.set(userId, new Set([threadId]));
  }

  guildChannels(): ChannelRecord[] {
    return [...this.guildChannelIds].map((id) => this.channels.get(id)!);
  }

  /** Permissions of a person in the whole guild; 0 for somebody who is not in it. */
  guildPermissionsOf(userId: string): bigint {
    const member = this.members.get(userId);
    return member ? guildPermissions(member, this.#context()) : 0n;
  }

  /**
   * What a person may do in a channel, with the rules of threads applied (topics/threads): SEND_MESSAGES stands for
   * SEND_MESSAGES_IN_THREADS there, and a private thread is seen by its members and by MANAGE_THREADS only.
   */
  permissionsIn(userId: string, channel: ChannelRecord): bigint {
    if (channel.recipientId !== undefined)
      return channel.recipientId === userId || userId === this.botId ? ALL_PERMISSIONS & ~PERMISSION.administrator : 0n;
    const member = this.members.get(userId);
    if (!member) return 0n;
    if (!channel.thread)
      return withoutUnusable(channelPermissions(member, channel, this.#context()), PERMISSION.sendMessages);
    const parent = this.channels.get(channel.parentId ?? '');
    if (!parent) return 0n;
    let bits = channelPermissions(member, parent, this.#context());
    if (
      channel.type === CHANNEL_TYPE.privateThread &&
      !(bits & PERMISSION.manageThreads) &&
      !this.isThreadMember(userId, channel)
    )
      return 0n;
    bits = withoutUnusable(bits, PERMISSION.sendMessagesInThreads);
    return bits & PERMISSION.sendMessagesInThreads ? bits | PERMISSION.sendMessages : bits & ~PERMISSION.sendMessages;
  }

  can(userId: string, channel: ChannelRecord, permission: bigint): boolean {
    return (this.permissionsIn(userId, channel) & permission) === permission;
  }

  isThreadMember(userId: string, thread: ChannelRecord): boolean {
    return this.threadsByUser.get(userId)?.has(thread.id) ?? false;
  }

  /** Highest position among a member's roles; the owner stands above all. */
  highestRole(userId: string): number {
    if (userId === this.guild.ownerId) return Number.MAX_SAFE_INTEGER;
    return Math.max(0, ...(this.members.get(userId)?.roles ?? []).map((id) => this.roles.get(id)?.position ?? 0));
  }

  #context(): PermissionContext {
    this.#permissionContext.ownerId = this.guild.ownerId;
    return this.#permissionContext;
  }

  #load(): void {
    const guild = this.options.storage.load<GuildSettings>('discord/guild');
    if (guild === undefined || !this.users.has(this.botId) || !this.roles.has(this.guildId)) return this.#found();
    this.guild = guild;
    for (const channel of this.channels.values()) {
      this.putChannel(channel);
      this.ids.seen(channel.id);
    }
    for (const id of this.messages.keys()) this.ids.seen(id);
    for (const id of this.users.keys()) this.ids.seen(id);
  }

  /** The empty server: @everyone, the owner, the bot with the role that its install made. */
  #found(): void {
    const owner = this.ids.next();
    const joinedAt = this.nowIso();
    this.guild = {
      name: 'Community',
      description: null,
      ownerId: owner,
      preferredLocale: 'en-US',
      features: ['COMMUNITY', 'NEWS'],
      systemChannelId: null,
    };
    this.saveGuild();
    const person = { locale: 'en-US', dmsOpen: true };
    this.users.set(owner, { id: owner, username: 'owner', globalName: 'Server owner', bot: false, ...person });
    this.users.set(this.botId, { id: this.botId, username: 'support-bot', globalName: null, bot: true, ...person });
    const role = { color: 0, hoist: false, mentionable: false };
    this.roles.set(this.guildId, {
      id: this.guildId,
      name: '@everyone',
      permissions: String(EVERYONE_DEFAULT),
      position: 0,
      managed: false,
      ...role,
    });
    const botRole = this.ids.next();
    this.roles.set(botRole, {
      id: botRole,
      name: 'support-bot',
      permissions: String(INSTALL_PERMISSIONS),
      position: 1,
      managed: true,
      botId: this.botId,
      ...role,
    });
    this.members.set(owner, { userId: owner, roles: [], joinedAt, nick: null });
    this.members.set(this.botId, { userId: this.botId, roles: [botRole], joinedAt, nick: null });
    const general = this.ids.next();
    this.putChannel({
      id: general,
      type: CHANNEL_TYPE.text,
      name: 'general',
      position: 0,
      topic: null,
      parentId: null,
      overwrites: [],
      nsfw: false,
      rateLimitPerUser: 0,
      lastMessageId: null,
    });
  }
}
