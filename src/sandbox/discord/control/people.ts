import { SENDABLE_FLAGS } from '../model/messages.ts';
import { PERMISSION } from '../model/permissions.ts';
import { CHANNEL_TYPE } from '../model/records.ts';
import type { ChannelRecord, Json, MessageRecord, UserRecord } from '../model/records.ts';
import { contentType } from '../cdn.ts';
import { trimmed } from '../rest/compose.ts';
import { DiscordError, refuse } from '../rest/errors.ts';
import type { Services } from '../rest/services.ts';
import { NotPossible } from '../interactions/interaction.ts';

/** A file that a person sends. */
export interface FileInput {
  name: string;
  /** Base64. */
  data: string;
  contentType?: string;
}

export interface MessageInput {
  content?: string;
  files?: FileInput[];
  replyTo?: string;
}

/** What people do in their Discord client, with their permissions. */
export class People {
  readonly #services: Services;
  /** Until when somebody is shown as typing, by channel and user. */
  readonly #typing = new Map<string, Map<string, number>>();

  constructor(services: Services) {
    this.#services = services;
    services.world.announce.onVisible((event) => {
      if (event.type !== 'typing') return;
      const { userId, until } = event.data as { userId: string; until: number };
      const inChannel = this.#typing.get(event.channelId!) ?? new Map<string, number>();
      this.#typing.set(event.channelId!, inChannel.set(userId, until));
    });
  }

  user(userId: string): UserRecord {
    const user = this.#services.world.users.get(userId);
    if (!user) throw refuse.unknownUser();
    return user;
  }

  /** A channel that this person can see; 'dm' or nothing is the one with the bot, opened when there is none. */
  channel(userId: string, channelId: string | undefined): ChannelRecord {
    this.user(userId);
    if (channelId === undefined || channelId === 'dm') return this.#services.places.openDm(userId);
    return this.#services.access.channel(channelId, userId);
  }

  async files(inputs: readonly FileInput[] | undefined) {
    return Promise.all(
      (inputs ?? []).map((file) =>
        this.#services.composer.keepFile({
          filename: file.name,
          contentType: file.contentType ?? contentType(file.name),
          bytes: Buffer.from(file.data, 'base64'),
        }),
      ),
    );
  }

  async send(userId: string, channelId: string | undefined, input: MessageInput): Promise<MessageRecord> {
    const { access, composer, messages, places, world } = this.#services;
    const channel = this.channel(userId, channelId);
    const content = trimmed(input.content);
    // people without a subscription write up to 2,000 characters, as bots do
    if ([...content].length > 2000) throw new NotPossible('The message is longer than 2,000 characters.');
    access.send(userId, channel, { files: (input.files ?? []).length > 0, embeds: false });
    if (channel.recipientId !== undefined && !world.members.has(userId)) throw refuse.noMutualGuild();
    const replied = input.replyTo === undefined ? undefined : messages.get(channel.id, input.replyTo);
    if (input.replyTo !== undefined && !replied) throw refuse.unknownMessage();
    if (content === '' && (input.files ?? []).length === 0) throw refuse.emptyMessage();
    const attachments = await this.files(input.files);
    if (channel.thread?.archived) places.archive(channel, false);
    if (channel.thread) places.addThreadMember(channel, userId);
    const mentions = composer.mentions(
      content,
      { parse: ['users', 'roles', 'everyone'], replied_user: true },
      { id: userId, channel },
      replied?.authorId,
    );
    this.#typing.get(channel.id)?.delete(userId);
    const message = messages.create(channel, {
      authorId: userId,
      content,
      attachments,
      ...mentions,
      // clients give every message a random nonce, which the bot sees
      nonce: world.ids.next(),
      ...(replied ? { type: 19, replyTo: { channelId: channel.id, messageId: replied.id } } : {}),
    });
    this.#services.inviteMentioned(channel, mentions.mentions);
    return message;
  }

  /** @param keep ids of the attachments that stay; without it all do */
  edit(
    userId: string,
    channelId: string,
    messageId: string,
    { content: newContent, keep }: { content: string; keep?: string[] | undefined },
  ): MessageRecord {
    const content = trimmed(newContent);
    const { channel, message } = this.own(userId, channelId, messageId);
    const attachments = message.attachments.filter(({ id }) => keep === undefined || keep.includes(id));
    const mentions = this.#services.composer.mentions(
      content,
      { parse: ['users', 'roles', 'everyone'] },
      { id: userId, channel },
    );
    if (content === '' && attachments.length === 0) throw refuse.emptyMessage();
    this.#services.messages.edit(channel, message, {
      content,
      attachments,
      flags: message.flags & SENDABLE_FLAGS,
      ...mentions,
    });
    return message;
  }

  delete(userId: string, channelId: string, messageId: string): void {
    const { access, messages } = this.#services;
    const channel = this.channel(userId, channelId);
    const message = messages.get(channel.id, messageId);
    if (!message) throw refuse.unknownMessage();
    const dismissed = message.ephemeralTo === userId;
    if (message.authorId !== userId && !dismissed) {
      if (channel.recipientId !== undefined) throw refuse.missingPermissions();
      access.require(userId, channel, PERMISSION.manageMessages);
    }
    messages.delete(channel, message);
  }

  type(userId: string, channelId: string | undefined): void {
    const channel = this.channel(userId, channelId);
    this.#services.access.require(userId, channel, PERMISSION.sendMessages);
    this.#services.messages.typing(channel, userId);
  }

  react(userId: string, channelId: string, messageId: string, emoji: string, on: boolean): void {
    const { access, messages } = this.#services;
    const channel = this.channel(userId, channelId);
    const message = access.message(channel, messageId);
    if (on && channel.thread?.archived) throw refuse.threadArchived();
    if (on && !message.reactions.some((r) => r.emoji === emoji))
      access.require(userId, channel, PERMISSION.addReactions);
    messages.react(channel, message, emoji, userId, on);
  }

  /** A message that this person wrote. */
  own(userId: string, channelId: string, messageId: string): { channel: ChannelRecord; message: MessageRecord } {
    const channel = this.channel(userId, channelId);
    const message = this.#services.messages.get(channel.id, messageId);
    if (!message) throw refuse.unknownMessage();
    if (message.authorId !== userId) throw refuse.notOwnMessage();
    return { channel, message };
  }

  /** A message that this person can see, ephemeral ones included. */
  visible(userId: string, channelId: string, messageId: string): { channel: ChannelRecord; message: MessageRecord } {
    const channel = this.channel(userId, channelId);
    const message = this.#services.messages.get(channel.id, messageId);
    if (!message || (message.ephemeralTo !== undefined && message.ephemeralTo !== userId))
      throw refuse.unknownMessage();
    return { channel, message };
  }

  /** The latest messages that this person sees in a channel, oldest first; `after` = only newer ones. */
  list(userId: string, channelId: string, after: string | undefined, limit: number): Json[] {
    const { messages, wire, world } = this.#services;
    const channel = this.channel(userId, channelId);
    if (!world.can(userId, channel, PERMISSION.readMessageHistory)) throw refuse.missingPermissions();
    const shown =
      after === undefined
        ? messages.timeline.newest(channel.id, limit)
        : messages.timeline.after(channel.id, after, limit);
    const own = messages
      .ephemeralIds(channel.id, userId, limit)
      .filter((id) => after === undefined || BigInt(id) > BigInt(after));
    const ids = [...shown, ...own].sort((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1));
    const page = after === undefined ? ids.slice(-limit) : ids.slice(0, limit);
    return page.map((id) => wire.message(messages.get(channel.id, id)!, userId));
  }

  typingIn(channelId: string): string[] {
    const now = this.#services.world.clock.now();
    return [...(this.#typing.get(channelId) ?? [])].filter(([, until]) => until > now).map(([userId]) => userId);
  }

  /** Channels that this person sees: those of the server, threads they are in or may look into, and the one with the bot. */
  channelsFor(userId: string): Json[] {
    this.user(userId);
    const { world, wire } = this.#services;
    const dm = world.channels.get(world.dmByUser.get(userId) ?? '');
    const guild = world.guildChannels().filter((channel) => {
      // the cheap question first: most private threads are somebody else's
      if (channel.type === CHANNEL_TYPE.privateThread && !world.isThreadMember(userId, channel)) return false;
      return world.can(userId, channel, PERMISSION.viewChannel);
    });
    return [...guild, ...(dm ? [dm] : [])].map((channel) => ({
      ...wire.channel(channel),
      permissions: String(world.permissionsIn(userId, channel)),
      typing: this.typingIn(channel.id),
    }));
  }
}

export const statusOf = (error: unknown): number =>
  error instanceof DiscordError ? error.status : error instanceof NotPossible ? 409 : 500;
