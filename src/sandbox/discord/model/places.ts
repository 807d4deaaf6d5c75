import type { SandboxTimer } from '../../clock.ts';
import { INTENT } from './events.ts';
import { CHANNEL_TYPE } from './records.ts';
import type { ChannelRecord, Json, MemberRecord, RoleRecord, UserRecord } from './records.ts';
import type { Wire } from './wire.ts';
import type { World } from './world.ts';

export type NewChannel = Pick<ChannelRecord, 'type' | 'name'> & Partial<Omit<ChannelRecord, 'id' | 'type' | 'name'>>;

/** Channels, threads, roles and members: changes them and tells the bot and the people. Permissions are checked before. */
export class Places {
  readonly #world: World;
  readonly #wire: Wire;
  readonly #idle = new Map<string, SandboxTimer>();

  constructor(world: World, wire: Wire) {
    this.#world = world;
    this.#wire = wire;
    for (const channel of world.guildChannels()) this.#watchIdle(channel);
  }

  createUser(user: Omit<UserRecord, 'id'>, inGuild = true): UserRecord {
    const record = { ...user, id: this.#world.ids.next() };
    this.#world.users.set(record.id, record);
    this.#changed('user', record);
    if (inGuild) this.join(record.id);
    return record;
  }

  join(userId: string): void {
    if (this.#world.members.has(userId)) return;
    const member: MemberRecord = { userId, roles: [], joinedAt: this.#world.nowIso(), nick: null };
    this.#world.members.set(userId, member);
    this.#toBot('GUILD_MEMBER_ADD', INTENT.guildMembers, {
      ...this.#wire.member(member),
      guild_id: this.#world.guildId,
    });
    this.#changed('member', { userId, inGuild: true });
  }

  /** Takes somebody out of the server, and out of its threads with that. */
  leave(userId: string): void {
    if (!this.#world.members.delete(userId)) return;
    for (const threadId of [...(this.#world.threadsByUser.get(userId) ?? [])]) {
      const thread = this.#world.channels.get(threadId);
      if (thread) this.removeThreadMember(thread, userId);
    }
    this.#toBot('GUILD_MEMBER_REMOVE', INTENT.guildMembers, {
      guild_id: this.#world.guildId,
      user: this.#wire.userById(userId),
    });
    this.#changed('member', { userId, inGuild: false });
  }

  setRoles(member: MemberRecord, roles: string[]): void {
    member.roles = [...new Set(roles)];
    this.#world.members.set(member.userId, member);
    // the bot hears of its own roles without the intent (events/gateway, "Guild Members")
    const intents = member.userId === this.#world.botId ? 0 : INTENT.guildMembers;
    this.#toBot('GUILD_MEMBER_UPDATE', intents, { ...this.#wire.member(member), guild_id: this.#world.guildId });
    this.#changed('member', { userId: member.userId, inGuild: true, roles: member.roles });
  }

  putRole(role: RoleRecord, isNew: boolean): void {
    this.#world.roles.set(role.id, role);
    this.#toBot(isNew ? 'GUILD_ROLE_CREATE' : 'GUILD_ROLE_UPDATE', INTENT.guilds, {
      guild_id: this.#world.guildId,
      role: this.#wire.role(role),
    });
    this.#changed('role', this.#wire.role(role));
  }

  deleteRole(role: RoleRecord): void {
    this.#world.roles.delete(role.id);
    for (const member of this.#world.members.values())
      if (member.roles.includes(role.id))
        this.setRoles(
          member,
          member.roles.filter((id) => id !== role.id),
        );
    this.#toBot('GUILD_ROLE_DELETE', INTENT.guilds, { guild_id: this.#world.guildId, role_id: role.id });
    this.#changed('role.delete', { id: role.id });
  }

  /** The direct-message channel between the bot and a person; made when there is none. */
  openDm(userId: string): ChannelRecord {
    const known = this.#world.channels.get(this.#world.dmByUser.get(userId) ?? '');
    if (known) return known;
    // no CHANNEL_CREATE for direct messages since API v8 (change log)
    return this.#put({ type: CHANNEL_TYPE.dm, name: '', recipientId: userId });
  }

  createChannel(input: NewChannel): ChannelRecord {
    const channel = this.#put(input);
    this.#channelEvent('CHANNEL_CREATE', channel);
    return channel;
  }

  updateChannel(channel: ChannelRecord): void {
    this.#world.putChannel(channel);
    if (channel.recipientId === undefined)
      this.#channelEvent(channel.thread ? 'THREAD_UPDATE' : 'CHANNEL_UPDATE', channel);
    if (channel.thread) this.#watchIdle(channel);
  }

  /** Removes a channel with its threads. */
  deleteChannel(channel: ChannelRecord): void {
    for (const thread of this.#world.guildChannels())
      if (thread.thread && thread.parentId === channel.id) this.deleteChannel(thread);
    const data = channel.thread
      ? { id: channel.id, guild_id: this.#world.guildId, parent_id: channel.parentId, type: channel.type }
      : this.#wire.channel(channel);
    const seen = this.#world.permissionsIn(this.#world.botId, channel) !== 0n;
    this.#world.removeChannel(channel);
    this.#world.clock.clear(this.#idle.get(channel.id));
    if (seen) this.#toBot(channel.thread ? 'THREAD_DELETE' : 'CHANNEL_DELETE', INTENT.guilds, data);
    this.#changed('channel.delete', { id: channel.id });
  }

  createThread(
    parent: ChannelRecord,
    ownerId: string,
    input: { name: string; type: number; autoArchiveDuration: number; invitable: boolean },
  ): ChannelRecord {
    const now = this.#world.nowIso();
    const { autoArchiveDuration, invitable } = input;
    const thread = this.#put({
      type: input.type,
      name: input.name,
      parentId: parent.id,
      thread: {
        ownerId,
        archived: false,
        archiveTimestamp: now,
        autoArchiveDuration,
        locked: false,
        invitable,
        createTimestamp: now,
        messageCount: 0,
        totalMessageSent: 0,
        members: [{ userId: ownerId, joinedAt: now }],
      },
    });
    this.#channelEvent('THREAD_CREATE', thread, { newly_created: true });
    this.#watchIdle(thread);
    return thread;
  }

  addThreadMember(thread: ChannelRecord, userId: string): void {
    if (this.#world.isThreadMember(userId, thread)) return;
    thread.thread!.members.push({ userId, joinedAt: this.#world.nowIso() });
    this.#world.putChannel(thread);
    if (userId === this.#world.botId) this.#channelEvent('THREAD_CREATE', thread);
    const member = this.#world.members.get(userId);
    const added = {
      ...this.#wire.threadMember(thread, userId),
      ...(member ? { member: this.#wire.member(member) } : {}),
      presence: null,
    };
    this.#threadMembers(thread, userId, { added_members: [added] });
  }

  removeThreadMember(thread: ChannelRecord, userId: string): void {
    if (!this.#world.isThreadMember(userId, thread)) return;
    thread.thread!.members = thread.thread!.members.filter((m) => m.userId !== userId);
    this.#world.threadsByUser.get(userId)?.delete(thread.id);
    this.#world.putChannel(thread);
    this.#threadMembers(thread, userId, { removed_member_ids: [userId] });
  }

  archive(thread: ChannelRecord, archived: boolean): void {
    thread.thread!.archived = archived;
    thread.thread!.archiveTimestamp = this.#world.nowIso();
    this.updateChannel(thread);
  }

  saveGuild(): void {
    this.#world.saveGuild();
    this.#toBot('GUILD_UPDATE', INTENT.guilds, this.#wire.guild());
    this.#changed('guild', this.#wire.guild());
  }

  #put(input: NewChannel): ChannelRecord {
    const channel: ChannelRecord = {
      position: this.#world.guildChannelIds.size,
      topic: null,
      parentId: null,
      overwrites: [],
      nsfw: false,
      rateLimitPerUser: 0,
      lastMessageId: null,
      ...input,
      id: this.#world.ids.next(),
    };
    this.#world.putChannel(channel);
    this.#changed('channel', this.#wire.channel(channel));
    return channel;
  }

  /** Archives a thread by itself after the time without messages that its owner chose (topics/threads). */
  #watchIdle(channel: ChannelRecord): void {
    this.#world.clock.clear(this.#idle.get(channel.id));
    const thread = channel.thread;
    if (!thread || thread.archived) return;
    const lastActive = (): number => {
      const last = this.#world.messages.get(channel.lastMessageId ?? '');
      return Date.parse(last?.timestamp ?? thread.createTimestamp);
    };
    const wait = lastActive() + thread.autoArchiveDuration * 60_000 - this.#world.clock.now();
    this.#idle.set(
      channel.id,
      this.#world.clock.setTimeout(() => {
        if (!this.#world.channels.has(channel.id) || thread.archived) return;
        const idle = this.#world.clock.now() - lastActive();
        if (idle >= thread.autoArchiveDuration * 60_000) this.archive(channel, true);
        else this.#watchIdle(channel);
      }, wait),
    );
  }

  #threadMembers(thread: ChannelRecord, userId: string, change: Json): void {
    const data = {
      id: thread.id,
      guild_id: this.#world.guildId,
      member_count: Math.min(50, thread.thread!.members.length),
      ...change,
    };
    // without GUILD_MEMBERS only changes of the bot itself are told (events/gateway, "List of intents")
    const intents = userId === this.#world.botId ? INTENT.guilds : INTENT.guildMembers;
    if (this.#world.permissionsIn(this.#world.botId, thread) !== 0n)
      this.#toBot('THREAD_MEMBERS_UPDATE', intents, data);
    this.#changed('channel', this.#wire.channel(thread));
  }

  #channelEvent(name: string, channel: ChannelRecord, more: Json = {}): void {
    const data = { ...this.#wire.channel(channel), ...more };
    if (this.#world.permissionsIn(this.#world.botId, channel) !== 0n) this.#toBot(name, INTENT.guilds, data);
    this.#changed('channel', this.#wire.channel(channel));
  }

  #toBot(name: string, intents: number, data: Json): void {
    this.#world.announce.toBot({ name, intents, guild: true, data });
  }

  #changed(type: string, data: unknown): void {
    this.#world.announce.toPeople(() => ({ type, data }));
  }
}
