import { createHmac } from 'node:crypto';
import { CHANNEL_TYPE, MESSAGE_FLAG } from './records.ts';
import type {
  AttachmentRecord,
  ChannelRecord,
  InteractionTrace,
  Json,
  MemberRecord,
  MessageRecord,
  RoleRecord,
  UserRecord,
} from './records.ts';
import type { World } from './world.ts';

/** How long a link to a file works; the reference shows `ex` and `is` a day apart. */
const LINK_LIFETIME_MS = 24 * 3_600_000;

/** Records as the API shows them. */
export class Wire {
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  user(user: UserRecord): Json {
    return {
      id: user.id,
      username: user.username,
      avatar: null,
      discriminator: user.bot ? '0001' : '0',
      public_flags: 0,
      flags: 0,
      ...(user.bot ? { bot: true } : {}),
      banner: null,
      accent_color: null,
      global_name: user.globalName,
      avatar_decoration_data: null,
      collectibles: null,
      primary_guild: null,
    };
  }

  /** A person by id; one who is gone shows as Discord shows deleted accounts. */
  userById(id: string): Json {
    const user = this.#world.users.get(id);
    return this.user(
      user ?? { id, username: 'deleted_user', globalName: null, locale: 'en-US', bot: false, dmsOpen: false },
    );
  }

  member(member: MemberRecord): Json {
    return { ...this.memberWithoutUser(member), user: this.userById(member.userId) };
  }

  memberWithoutUser(member: MemberRecord): Json {
    return {
      avatar: null,
      banner: null,
      communication_disabled_until: null,
      flags: 0,
      joined_at: member.joinedAt,
      nick: member.nick,
      pending: false,
      premium_since: null,
      roles: member.roles,
      mute: false,
      deaf: false,
    };
  }

  role(role: RoleRecord): Json {
    return {
      id: role.id,
      name: role.name,
      permissions: role.permissions,
      position: role.position,
      color: role.color,
      colors: { primary_color: role.color, secondary_color: null, tertiary_color: null },
      hoist: role.hoist,
      managed: role.managed,
      mentionable: role.mentionable,
      icon: null,
      unicode_emoji: null,
      flags: 0,
      ...(role.botId === undefined ? {} : { tags: { bot_id: role.botId } }),
    };
  }

  channel(channel: ChannelRecord): Json {
    const base = { id: channel.id, type: channel.type, last_message_id: channel.lastMessageId, flags: 0 };
    if (channel.recipientId !== undefined) return { ...base, recipients: [this.userById(channel.recipientId)] };
    const guild = {
      ...base,
      guild_id: this.#world.guildId,
      name: channel.name,
      parent_id: channel.parentId,
      rate_limit_per_user: channel.rateLimitPerUser,
    };
    if (channel.thread) return { ...guild, ...this.#thread(channel) };
    return {
      ...guild,
      topic: channel.topic,
      position: channel.position,
      permission_overwrites: channel.overwrites,
      nsfw: channel.nsfw,
    };
  }

  threadMember(thread: ChannelRecord, userId: string): Json | undefined {
    const member = thread.thread?.members.find((m) => m.userId === userId);
    return member && { id: thread.id, user_id: userId, join_timestamp: member.joinedAt, flags: 0 };
  }

  #thread(channel: ChannelRecord): Json {
    const thread = channel.thread!;
    const member = this.threadMember(channel, this.#world.botId);
    return {
      owner_id: thread.ownerId,
      thread_metadata: {
        archived: thread.archived,
        archive_timestamp: thread.archiveTimestamp,
        auto_archive_duration: thread.autoArchiveDuration,
        locked: thread.locked,
        create_timestamp: thread.createTimestamp,
        ...(channel.type === CHANNEL_TYPE.privateThread ? { invitable: thread.invitable } : {}),
      },
      message_count: thread.messageCount,
      member_count: Math.min(50, thread.members.length),
      total_message_sent: thread.totalMessageSent,
      ...(member ? { member } : {}),
    };
  }

  guild(): Json {
    const { guild, guildId } = this.#world;
    return {
      id: guildId,
      name: guild.name,
      icon: null,
      description: guild.description,
      home_header: null,
      splash: null,
      discovery_splash: null,
      features: guild.features,
      banner: null,
      owner_id: guild.ownerId,
      application_id: null,
      region: 'deprecated',
      afk_channel_id: null,
      afk_timeout: 300,
      system_channel_id: guild.systemChannelId,
      system_channel_flags: 0,
      widget_enabled: false,
      widget_channel_id: null,
      verification_level: 1,
      roles: [...this.#world.roles.values()].map((role) => this.role(role)),
      default_message_notifications: 1,
      mfa_level: 0,
      explicit_content_filter: 2,
      max_presences: null,
      max_members: 500_000,
      max_stage_video_channel_users: 50,
      max_video_channel_users: 25,
      vanity_url_code: null,
      premium_tier: 0,
      premium_subscription_count: 0,
      preferred_locale: guild.preferredLocale,
      rules_channel_id: null,
      safety_alerts_channel_id: null,
      public_updates_channel_id: null,
      premium_progress_bar_enabled: false,
      nsfw: false,
      nsfw_level: 0,
      emojis: [],
      stickers: [],
      incidents_data: null,
    };
  }

  /** @param viewerId whose own reactions count as `me`. */
  message(message: MessageRecord, viewerId: string): Json {
    const reply = message.replyTo && this.#world.messages.get(message.replyTo.messageId);
    return {
      ...this.#basicMessage(message),
      ...(message.reactions.length > 0 ? { reactions: message.reactions.map((r) => this.#reaction(r, viewerId)) } : {}),
      ...(message.replyTo ? { referenced_message: reply ? this.#basicMessage(reply) : null } : {}),
    };
  }

  #basicMessage(message: MessageRecord): Json {
    const { replyTo, interaction } = message;
    return {
      id: message.id,
      type: message.type,
      channel_id: message.channelId,
      author: this.userById(message.authorId),
      content: message.content,
      timestamp: message.timestamp,
      edited_timestamp: message.editedTimestamp,
      flags: message.flags,
      embeds: message.embeds,
      components: message.components,
      attachments: message.attachments.map((a) =>
        this.attachment(a, message.channelId, (message.flags & MESSAGE_FLAG.ephemeral) !== 0),
      ),
      mentions: message.mentions.map((id) => this.userById(id)),
      mention_roles: message.mentionRoles,
      mention_everyone: message.mentionEveryone,
      pinned: false,
      tts: message.tts,
      ...(message.nonce === undefined ? {} : { nonce: message.nonce }),
      ...(replyTo ? { message_reference: this.#reference(replyTo) } : {}),
      ...(interaction
        ? {
            application_id: this.#world.botId,
            webhook_id: this.#world.botId,
            interaction_metadata: this.interactionTrace(interaction),
          }
        : {}),
    };
  }

  #reference(replyTo: { channelId: string; messageId: string }): Json {
    const inGuild = this.#world.guildChannelIds.has(replyTo.channelId);
    return {
      type: 0,
      channel_id: replyTo.channelId,
      message_id: replyTo.messageId,
      ...(inGuild ? { guild_id: this.#world.guildId } : {}),
    };
  }

  interactionTrace(trace: InteractionTrace): Json {
    return {
      id: trace.id,
      type: trace.type,
      user: this.userById(trace.userId),
      authorizing_integration_owners: { '0': trace.guild ? this.#world.guildId : '0' },
      ...(trace.interactedMessageId === undefined ? {} : { interacted_message_id: trace.interactedMessageId }),
      ...(trace.triggering ? { triggering_interaction_metadata: this.interactionTrace(trace.triggering) } : {}),
    };
  }

  #reaction(reaction: { emoji: string; userIds: string[] }, viewerId: string): Json {
    return {
      emoji: this.emoji(reaction.emoji),
      count: reaction.userIds.length,
      count_details: { burst: 0, normal: reaction.userIds.length },
      burst_colors: [],
      me_burst: false,
      me: reaction.userIds.includes(viewerId),
    };
  }

  /** An emoji as written in paths: a Unicode one, or `name:id`. */
  emoji(written: string): Json {
    const [name, id] = written.split(':');
    return id === undefined ? { id: null, name: written } : { id, name: name ?? null };
  }

  attachment(attachment: AttachmentRecord, channelId: string, ephemeral = false): Json {
    const url = this.fileUrl(channelId, attachment);
    return {
      id: attachment.id,
      filename: attachment.filename,
      size: attachment.size,
      url,
      proxy_url: url,
      content_type: attachment.contentType,
      ...(attachment.description === undefined ? {} : { description: attachment.description }),
      ...(ephemeral ? { ephemeral: true } : {}),
    };
  }

  /** A signed link that stops working after a day (reference, "Signed Attachment CDN URLs"). */
  fileUrl(channelId: string, attachment: Pick<AttachmentRecord, 'id' | 'filename'>): string {
    const path = `/discord/cdn/attachments/${channelId}/${attachment.id}/${encodeURIComponent(attachment.filename)}`;
    const issued = Math.floor(this.#world.clock.now() / 1000);
    const is = issued.toString(16);
    const ex = (issued + LINK_LIFETIME_MS / 1000).toString(16);
    return `${this.#world.options.publicUrl}${path}?ex=${ex}&is=${is}&hm=${this.fileSignature(path, ex, is)}&`;
  }

  fileSignature(path: string, ex: string, is: string): string {
    return createHmac('sha256', `link ${this.#world.options.botToken}`).update(`${path} ${ex} ${is}`).digest('hex');
  }
}
