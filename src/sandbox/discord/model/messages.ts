import { INTENT } from './events.ts';
import type { BotEvent } from './events.ts';
import { CHANNEL_TYPE, MESSAGE_FLAG } from './records.ts';
import type { AttachmentRecord, ChannelRecord, InteractionTrace, Json, MessageRecord } from './records.ts';
import { Timeline } from './timeline.ts';
import type { Wire } from './wire.ts';
import type { World } from './world.ts';

/** What a new message says; checked before it comes here. */
export interface NewMessage {
  authorId: string;
  type?: number;
  content: string;
  flags?: number;
  embeds?: Json[];
  components?: Json[];
  attachments?: AttachmentRecord[];
  mentions?: string[];
  mentionRoles?: string[];
  mentionEveryone?: boolean;
  tts?: boolean;
  nonce?: string | number;
  replyTo?: { channelId: string; messageId: string };
  interaction?: InteractionTrace;
  ephemeralTo?: string;
}

/** The parts of a message that an edit may change; absent = unchanged. */
export type MessageChange = Partial<
  Pick<
    MessageRecord,
    'content' | 'flags' | 'embeds' | 'components' | 'attachments' | 'mentions' | 'mentionRoles' | 'mentionEveryone'
  >
>;

/** "The past few minutes" in which a nonce is checked (resources/message, "Create Message"); the page names no number. */
const NONCE_WINDOW_MS = 5 * 60_000;

/** Messages and reactions: stores them and tells the bot and the people. Permissions are checked before. */
export class Messages {
  readonly #world: World;
  readonly #wire: Wire;
  readonly timeline: Timeline;
  readonly #ephemeral = new Map<string, MessageRecord>();
  readonly #nonces = new Map<string, { messageId: string; until: number }>();

  constructor(world: World, wire: Wire) {
    this.#world = world;
    this.#wire = wire;
    this.timeline = new Timeline(world.messages.values());
  }

  reset(): void {
    this.timeline.clear();
    this.#ephemeral.clear();
    this.#nonces.clear();
  }

  get(channelId: string, id: string): MessageRecord | undefined {
    const message = this.#world.messages.get(id) ?? this.#ephemeral.get(id);
    return message?.channelId === channelId ? message : undefined;
  }

  /** The id of the message that this author sent with this nonce in the window, even when it is deleted by now. */
  byNonce(authorId: string, nonce: string | number): string | undefined {
    const entry = this.#nonces.get(`${authorId} ${nonce}`);
    return entry && entry.until > this.#world.clock.now() ? entry.messageId : undefined;
  }

  create(channel: ChannelRecord, input: NewMessage): MessageRecord {
    const message: MessageRecord = {
      type: 0,
      flags: 0,
      embeds: [],
      components: [],
      attachments: [],
      mentions: [],
      mentionRoles: [],
      mentionEveryone: false,
      tts: false,
      ...input,
      id: this.#world.ids.next(),
      channelId: channel.id,
      timestamp: this.#world.nowIso(),
      editedTimestamp: null,
      reactions: [],
    };
    if (message.nonce !== undefined) this.#remember(message.authorId, message.nonce, message.id);
    if (message.ephemeralTo === undefined) this.#keep(channel, message);
    else {
      this.#ephemeral.set(message.id, message);
      this.timeline.add(ephemeralKey(channel.id, message.ephemeralTo), message.id);
    }
    this.#tell('MESSAGE_CREATE', 'message.create', channel, message);
    return message;
  }

  edit(channel: ChannelRecord, message: MessageRecord, change: MessageChange, edited = true): void {
    Object.assign(message, change);
    if (edited) message.editedTimestamp = this.#world.nowIso();
    if (message.ephemeralTo === undefined) this.#world.messages.set(message.id, message);
    this.#tell('MESSAGE_UPDATE', 'message.update', channel, message);
  }

  delete(channel: ChannelRecord, message: MessageRecord): void {
    if (message.ephemeralTo !== undefined) {
      this.#ephemeral.delete(message.id);
      this.timeline.remove(ephemeralKey(channel.id, message.ephemeralTo), message.id);
    } else {
      this.#world.messages.delete(message.id);
      this.timeline.remove(channel.id, message.id);
      if (channel.thread) channel.thread.messageCount = Math.max(0, channel.thread.messageCount - 1);
      this.#emit('MESSAGE_DELETE', channel, { id: message.id, channel_id: channel.id, ...this.#guildPart(channel) });
    }
    for (const file of message.attachments) this.#world.options.storage.deleteBlob(`discord/${file.id}`);
    this.#world.announce.toPeople(() => ({
      type: 'message.delete',
      channelId: channel.id,
      ...(message.ephemeralTo === undefined ? {} : { userId: message.ephemeralTo }),
      data: { id: message.id, channel_id: channel.id },
    }));
  }

  /** Adds or removes a reaction. Gives false when there was nothing to do. */
  react(channel: ChannelRecord, message: MessageRecord, emoji: string, userId: string, on: boolean): boolean {
    let reaction = message.reactions.find((r) => r.emoji === emoji);
    if ((reaction?.userIds.includes(userId) ?? false) === on) return false;
    if (!reaction) message.reactions.push((reaction = { emoji, userIds: [] }));
    if (on) reaction.userIds.push(userId);
    else reaction.userIds = reaction.userIds.filter((id) => id !== userId);
    message.reactions = message.reactions.filter((r) => r.userIds.length > 0);
    this.#world.messages.set(message.id, message);
    const intents = channel.recipientId === undefined ? INTENT.guildMessageReactions : INTENT.directMessageReactions;
    const data = {
      user_id: userId,
      channel_id: channel.id,
      message_id: message.id,
      emoji: this.#wire.emoji(emoji),
      burst: false,
      type: 0,
      ...(on ? { message_author_id: message.authorId } : {}),
      ...this.#guildPart(channel),
    };
    this.#toBot(channel, {
      name: on ? 'MESSAGE_REACTION_ADD' : 'MESSAGE_REACTION_REMOVE',
      intents,
      guild: channel.recipientId === undefined,
      data,
    });
    this.#world.announce.toPeople(() => ({
      type: 'message.update',
      channelId: channel.id,
      data: this.#wire.message(message, ''),
    }));
    return true;
  }

  typing(channel: ChannelRecord, userId: string): void {
    const timestamp = Math.floor(this.#world.clock.now() / 1000);
    const member = this.#world.members.get(userId);
    const guild = channel.recipientId === undefined;
    const data = {
      channel_id: channel.id,
      user_id: userId,
      timestamp,
      ...this.#guildPart(channel),
      ...(guild && member ? { member: this.#wire.member(member) } : {}),
    };
    this.#toBot(channel, {
      name: 'TYPING_START',
      intents: guild ? INTENT.guildMessageTyping : INTENT.directMessageTyping,
      guild,
      data,
    });
    this.#world.announce.toPeople(() => ({
      type: 'typing',
      channelId: channel.id,
      data: { userId, until: this.#world.clock.now() + 10_000 },
    }));
  }

  /** Ids of a person's ephemeral messages in a channel, newest first. */
  ephemeralIds(channelId: string, userId: string, limit: number): string[] {
    return this.timeline.newest(ephemeralKey(channelId, userId), limit);
  }

  #keep(channel: ChannelRecord, message: MessageRecord): void {
    this.#world.messages.set(message.id, message);
    this.timeline.add(channel.id, message.id);
    channel.lastMessageId = message.id;
    if (channel.thread) {
      channel.thread.messageCount += 1;
      channel.thread.totalMessageSent += 1;
    }
    this.#world.channels.set(channel.id, channel);
  }

  #remember(authorId: string, nonce: string | number, messageId: string): void {
    const now = this.#world.clock.now();
    for (const [key, entry] of this.#nonces) {
      if (entry.until > now) break; // in order of time: the rest is younger
      this.#nonces.delete(key);
    }
    const key = `${authorId} ${nonce}`;
    this.#nonces.delete(key);
    this.#nonces.set(key, { messageId, until: now + NONCE_WINDOW_MS });
  }

  #tell(name: 'MESSAGE_CREATE' | 'MESSAGE_UPDATE', type: string, channel: ChannelRecord, message: MessageRecord): void {
    const wire = this.#wire.message(message, message.ephemeralTo ?? '');
    this.#world.announce.toPeople(() => ({
      type,
      channelId: channel.id,
      ...(message.ephemeralTo === undefined ? {} : { userId: message.ephemeralTo }),
      data: wire,
    }));
    if (message.ephemeralTo !== undefined) return;
    this.#emit(name, channel, { ...wire, ...this.#context(channel, message) }, message);
  }

  /** What the gateway adds to a message: kind of channel, server, and the author as member. */
  #context(channel: ChannelRecord, message: MessageRecord): Json {
    const member = channel.recipientId === undefined ? this.#world.members.get(message.authorId) : undefined;
    return {
      channel_type: channel.type,
      ...this.#guildPart(channel),
      ...(member ? { member: this.#wire.memberWithoutUser(member) } : {}),
    };
  }

  #guildPart(channel: ChannelRecord): Json {
    return channel.recipientId === undefined ? { guild_id: this.#world.guildId } : {};
  }

  #emit(name: string, channel: ChannelRecord, data: Json, message?: MessageRecord): void {
    const guild = channel.recipientId === undefined;
    const event: BotEvent = { name, intents: guild ? INTENT.guildMessages : INTENT.directMessages, guild, data };
    const free =
      !guild ||
      message === undefined ||
      message.authorId === this.#world.botId ||
      message.mentions.includes(this.#world.botId);
    if (!free) event.withoutContent = { ...data, content: '', embeds: [], attachments: [], components: [] };
    this.#toBot(channel, event);
  }

  /** The bot hears of a guild channel only what it may see there. */
  #toBot(channel: ChannelRecord, event: BotEvent): void {
    if (this.#world.permissionsIn(this.#world.botId, channel) !== 0n) this.#world.announce.toBot(event);
  }
}

const ephemeralKey = (channelId: string, userId: string): string => `${channelId} for ${userId}`;

/** True for channels that hold messages. */
export const isTextChannel = (channel: ChannelRecord): boolean => channel.type !== CHANNEL_TYPE.category;

/** Flags that a sender may set. */
export const SENDABLE_FLAGS =
  MESSAGE_FLAG.suppressEmbeds | MESSAGE_FLAG.suppressNotifications | MESSAGE_FLAG.voice | MESSAGE_FLAG.componentsV2;
