import { PERMISSION } from '../model/permissions.ts';
import type { ChannelRecord, MessageRecord } from '../model/records.ts';
import { CHANNEL_TYPE } from '../model/records.ts';
import type { Messages } from '../model/messages.ts';
import type { World } from '../model/world.ts';
import { refuse } from './errors.ts';

/** Finds things on behalf of somebody, and refuses in the way that Discord does when they may not. */
export class Access {
  readonly #world: World;
  readonly #messages: Messages;

  constructor(world: World, messages: Messages) {
    this.#world = world;
    this.#messages = messages;
  }

  guild(id: string): void {
    if (id !== this.#world.guildId) throw refuse.unknownGuild();
  }

  /** A channel that this person can see. @throws 10003 unknown, 50001 not visible */
  channel(id: string, viewerId: string): ChannelRecord {
    const channel = this.#world.channels.get(id);
    if (!channel) throw refuse.unknownChannel();
    if (!this.#world.can(viewerId, channel, PERMISSION.viewChannel)) throw refuse.missingAccess();
    return channel;
  }

  message(channel: ChannelRecord, id: string): MessageRecord {
    const message = this.#messages.get(channel.id, id);
    if (!message || message.ephemeralTo !== undefined) throw refuse.unknownMessage();
    return message;
  }

  require(userId: string, channel: ChannelRecord, permission: bigint): void {
    if (!this.#world.can(userId, channel, permission)) throw refuse.missingPermissions();
  }

  requireInGuild(userId: string, permission: bigint): void {
    if ((this.#world.guildPermissionsOf(userId) & permission) !== permission) throw refuse.missingPermissions();
  }

  /**
   * Refuses what a message can't do: closed direct messages (50007), no shared server (50278), categories, missing
   * permissions, locked threads (archived or not). Sending into an archived thread that is not locked opens it again.
   */
  send(authorId: string, channel: ChannelRecord, needs: { files: boolean; embeds: boolean }): void {
    if (channel.recipientId !== undefined) return this.#sendDirect(authorId, channel.recipientId);
    if (channel.type === CHANNEL_TYPE.category) throw refuse.voiceOrCategory();
    this.require(authorId, channel, PERMISSION.sendMessages);
    if (needs.files) this.require(authorId, channel, PERMISSION.attachFiles);
    if (needs.embeds) this.require(authorId, channel, PERMISSION.embedLinks);
    this.#unlocked(authorId, channel);
  }

  /** Refuses edits and deletions in archived threads, and in locked ones (topics/threads; change log, "Update to Locked Threads"). */
  changeMessages(userId: string, channel: ChannelRecord): void {
    if (channel.thread?.archived) throw refuse.threadArchived();
    this.#unlocked(userId, channel);
  }

  #unlocked(userId: string, channel: ChannelRecord): void {
    const locked = channel.thread?.locked === true;
    if (locked && !this.#world.can(userId, channel, PERMISSION.manageThreads)) throw refuse.threadLocked();
  }

  #sendDirect(authorId: string, recipientId: string): void {
    if (authorId !== this.#world.botId) return;
    const recipient = this.#world.users.get(recipientId);
    if (!recipient) throw refuse.unknownUser();
    if (!recipient.dmsOpen) throw refuse.dmClosed();
    if (!this.#world.members.has(recipientId)) throw refuse.noMutualGuild();
  }
}
