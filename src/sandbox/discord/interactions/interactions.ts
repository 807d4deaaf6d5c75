import { randomBytes } from 'node:crypto';
import { PERMISSION } from '../model/permissions.ts';
import { MESSAGE_FLAG } from '../model/records.ts';
import type { ChannelRecord, InteractionTrace, Json, MessageRecord } from '../model/records.ts';
import { SENDABLE_FLAGS } from '../model/messages.ts';
import { FILE_LIMIT, senderFlags, trimmed } from '../rest/compose.ts';
import type { UploadedFile } from '../rest/compose.ts';
import { refuse } from '../rest/errors.ts';
import type { MessageBody } from '../rest/message-bodies.ts';
import type { Services } from '../rest/services.ts';
import { ACKNOWLEDGE_MS, TOKEN_LIFETIME_MS } from './interaction.ts';
import type { Interaction } from './interaction.ts';

/** Interactions: sends them to the bot and keeps their clocks (interactions/receiving-and-responding). */
export class Interactions {
  readonly #services: Services;
  readonly #byId = new Map<string, Interaction>();
  readonly #byToken = new Map<string, Interaction>();

  constructor(services: Services) {
    this.#services = services;
  }

  reset(): void {
    this.#byId.clear();
    this.#byToken.clear();
  }

  get(id: string): Interaction | undefined {
    return this.#byId.get(id);
  }

  /** Sends an interaction to the bot and starts its clocks. */
  start(
    input: Pick<Interaction, 'type' | 'userId' | 'data'> & {
      channel: ChannelRecord;
      source?: MessageRecord;
      triggering?: InteractionTrace;
      locale?: string;
    },
  ): Interaction {
    const { world } = this.#services;
    const { channel, source } = input;
    const id = world.ids.next();
    const guild = channel.recipientId === undefined;
    const trace: InteractionTrace = { id, type: input.type, userId: input.userId, guild };
    if (input.type === 3 && source) trace.interactedMessageId = source.id;
    if (input.type === 5) trace.triggering = input.triggering ?? trace;
    const interaction: Interaction = {
      id,
      token: randomBytes(48).toString('base64url'),
      type: input.type,
      userId: input.userId,
      channelId: channel.id,
      createdAt: world.clock.now(),
      status: 'pending',
      responseIds: [],
      trace,
      data: input.data,
      ...(source ? { sourceMessageId: source.id } : {}),
    };
    this.#byId.set(id, interaction);
    this.#byToken.set(interaction.token, interaction);
    world.clock.setTimeout(() => this.#expire(interaction), ACKNOWLEDGE_MS);
    world.clock.setTimeout(() => this.#forget(interaction), TOKEN_LIFETIME_MS * 2);
    world.announce.toBot({
      name: 'INTERACTION_CREATE',
      intents: 0,
      guild,
      data: this.#payload(interaction, channel, source, input.locale),
    });
    this.changed(interaction);
    return interaction;
  }

  /** The interaction that a callback names. @throws 10062 unknown or too late, 40060 answered already */
  toAcknowledge(id: string, token: string): Interaction {
    const interaction = this.#byId.get(id);
    if (!interaction || interaction.token !== token || interaction.status === 'failed')
      throw refuse.unknownInteraction();
    if (interaction.status === 'acknowledged') throw refuse.alreadyAcknowledged();
    return interaction;
  }

  /** The interaction whose token is still good for messages. @throws 50027 expired or unknown, 10015 not acknowledged */
  byToken(applicationId: string, token: string): Interaction {
    const interaction = this.#byToken.get(token);
    const { world } = this.#services;
    if (applicationId !== world.options.applicationId || !interaction) throw refuse.unknownWebhook();
    if (world.clock.now() >= interaction.createdAt + TOKEN_LIFETIME_MS) throw refuse.invalidWebhookToken();
    if (interaction.status !== 'acknowledged') throw refuse.unknownWebhook();
    return interaction;
  }

  acknowledge(interaction: Interaction, callbackType: number): void {
    interaction.status = 'acknowledged';
    interaction.callbackType = callbackType;
  }

  channelOf(interaction: Interaction): ChannelRecord {
    const channel = this.#services.world.channels.get(interaction.channelId);
    if (!channel) throw refuse.unknownChannel();
    return channel;
  }

  /** Posts an answer; it needs no permission in the channel and reaches people with closed direct messages. */
  async respond(
    interaction: Interaction,
    body: MessageBody,
    files: readonly UploadedFile[],
    replyTo?: string,
  ): Promise<MessageRecord> {
    const { composer, messages, world } = this.#services;
    const channel = this.channelOf(interaction);
    const content = trimmed(body.content);
    composer.requireSomething({
      content,
      embeds: body.embeds ?? [],
      components: body.components ?? [],
      attachments: files as unknown[],
    });
    const attachments = await composer.attachments(body.attachments, files);
    const flags = senderFlags(body.flags, SENDABLE_FLAGS | MESSAGE_FLAG.ephemeral);
    const message = messages.create(channel, {
      authorId: world.botId,
      type: replyTo === undefined ? (interaction.type === 2 ? 20 : 0) : 19,
      content,
      flags,
      embeds: composer.embeds(body.embeds, channel.id, attachments),
      components: composer.components(body.components),
      attachments,
      tts: body.tts ?? false,
      // answers mention people only, when nothing else is said
      ...composer.mentions(content, body.allowed_mentions ?? { parse: ['users'] }, { id: world.botId, channel }),
      ...this.#marks(interaction, flags),
      ...(replyTo === undefined ? {} : { replyTo: { channelId: channel.id, messageId: replyTo } }),
    });
    interaction.responseIds.push(message.id);
    this.changed(interaction);
    return message;
  }

  /** The "is thinking" message of a deferred answer. */
  defer(interaction: Interaction, flags: number): MessageRecord {
    const { messages, world } = this.#services;
    const own = MESSAGE_FLAG.loading | (flags & MESSAGE_FLAG.ephemeral);
    const message = messages.create(this.channelOf(interaction), {
      authorId: world.botId,
      type: interaction.type === 2 ? 20 : 0,
      content: '',
      flags: own,
      ...this.#marks(interaction, own),
    });
    interaction.responseIds.push(message.id);
    return message;
  }

  changed(interaction: Interaction): void {
    this.#services.world.announce.toPeople(() => ({
      type: 'interaction',
      userId: interaction.userId,
      channelId: interaction.channelId,
      data: this.view(interaction),
    }));
  }

  /** What people and tests see of an interaction. */
  view(interaction: Interaction): Json {
    const { world, messages, wire } = this.#services;
    const responses = interaction.responseIds
      .map((id) => messages.get(interaction.channelId, id))
      .filter((m) => m !== undefined)
      .map((m) => wire.message(m, interaction.userId));
    return {
      id: interaction.id,
      type: interaction.type,
      userId: interaction.userId,
      channelId: interaction.channelId,
      status: interaction.status,
      ...(interaction.status === 'failed' ? { error: 'The application did not respond' } : {}),
      ...(interaction.callbackType === undefined ? {} : { callbackType: interaction.callbackType }),
      ...(interaction.modal ? { modal: interaction.modal } : {}),
      ...(interaction.choices ? { choices: interaction.choices } : {}),
      tokenExpiresAt: interaction.createdAt + TOKEN_LIFETIME_MS,
      expired: world.clock.now() >= interaction.createdAt + TOKEN_LIFETIME_MS,
      data: interaction.data,
      responses,
    };
  }

  #marks(interaction: Interaction, flags: number): { interaction: InteractionTrace; ephemeralTo?: string } {
    return {
      interaction: interaction.trace,
      ...(flags & MESSAGE_FLAG.ephemeral ? { ephemeralTo: interaction.userId } : {}),
    };
  }

  #expire(interaction: Interaction): void {
    if (interaction.status !== 'pending') return;
    interaction.status = 'failed';
    this.changed(interaction);
  }

  #forget(interaction: Interaction): void {
    this.#byId.delete(interaction.id);
    this.#byToken.delete(interaction.token);
  }

  #payload(interaction: Interaction, channel: ChannelRecord, source: MessageRecord | undefined, locale?: string): Json {
    const { world, wire } = this.#services;
    const user = world.users.get(interaction.userId)!;
    const member = world.members.get(user.id);
    const guild = channel.recipientId === undefined;
    const permissions = (id: string): string => String(world.permissionsIn(id, channel));
    return {
      id: interaction.id,
      application_id: world.options.applicationId,
      type: interaction.type,
      data: interaction.data,
      token: interaction.token,
      version: 1,
      ...(guild
        ? {
            guild_id: world.guildId,
            guild: { id: world.guildId, locale: world.guild.preferredLocale, features: world.guild.features },
            guild_locale: world.guild.preferredLocale,
          }
        : {}),
      channel_id: channel.id,
      channel: { ...wire.channel(channel), ...(guild ? { permissions: permissions(user.id) } : {}) },
      ...(guild && member
        ? { member: { ...wire.member(member), permissions: permissions(user.id) } }
        : { user: wire.user(user) }),
      ...(source ? { message: wire.message(source, world.botId) } : {}),
      locale: locale ?? user.locale,
      app_permissions: guild
        ? permissions(world.botId)
        : String(
            PERMISSION.attachFiles |
              PERMISSION.embedLinks |
              PERMISSION.mentionEveryone |
              PERMISSION.viewChannel |
              PERMISSION.sendMessages,
          ),
      entitlements: [],
      authorizing_integration_owners: { '0': guild ? world.guildId : '0' },
      context: guild ? 0 : 1,
      attachment_size_limit: FILE_LIMIT,
    };
  }
}
