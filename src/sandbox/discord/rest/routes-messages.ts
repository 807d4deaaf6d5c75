import { PERMISSION } from '../model/permissions.ts';
import { CHANNEL_TYPE, MESSAGE_FLAG } from '../model/records.ts';
import type { ChannelRecord, MessageRecord } from '../model/records.ts';
import { SENDABLE_FLAGS } from '../model/messages.ts';
import { snowflakeTime } from '../model/snowflake.ts';
import type { Api, Call } from './api.ts';
import { noContent } from './api.ts';
import { keepV2, senderFlags, trimmed } from './compose.ts';
import { DiscordError, invalidField, refuse } from './errors.ts';
import { messageCreateBody, messageEditBody } from './message-bodies.ts';
import type { MessageBody } from './message-bodies.ts';
import { checked } from './rules.ts';
import type { Services } from './services.ts';

const HOUR = 3_600_000;
/** Edits of messages older than an hour that a channel takes per hour; the reference names the error but no number. */
const OLD_EDITS_PER_HOUR = 30;

/** Messages of a channel (resources/message). */
export function messageRoutes(api: Api, services: Services): void {
  const { world, access, messages, wire } = services;
  const bot = world.botId;
  const base = '/channels/:channel_id/messages';
  const one = `${base}/:message_id`;
  const channelOf = (call: Call): ChannelRecord => access.channel(call.params['channel_id']!, bot);
  const find = (call: Call): { channel: ChannelRecord; message: MessageRecord } => {
    const channel = channelOf(call);
    return { channel, message: access.message(channel, call.params['message_id']!) };
  };
  /** A nonce is not stored with its message: only the answer to the post and MESSAGE_CREATE give it back. */
  const show = (message: MessageRecord): object => {
    const { nonce: _nonce, ...shown } = wire.message(message, bot);
    return shown;
  };

  const paging = { around: 'id', before: 'id', after: 'id', limit: { min: 1, max: 100 } } as const;
  api.route({ method: 'GET', path: base, bucket: 'message-list', query: paging }, (call) => {
    const channel = channelOf(call);
    const limit = (call.query['limit'] as number | undefined) ?? 50;
    const cursors = (['around', 'before', 'after'] as const).filter((name) => call.query[name] !== undefined);
    if (cursors.length > 1)
      throw invalidField([cursors[1]!], 'MESSAGE_PAGING_EXCLUSIVE', 'before, after and around exclude each other.');
    // without READ_MESSAGE_HISTORY the list is empty (resources/message, "Get Channel Messages")
    if (!world.can(bot, channel, PERMISSION.readMessageHistory)) return [];
    const cursor = cursors[0];
    const ids = cursor
      ? messages.timeline[cursor](channel.id, String(call.query[cursor]), limit)
      : messages.timeline.newest(channel.id, limit);
    return ids.map((id) => show(world.messages.get(id)!));
  });

  api.route({ method: 'GET', path: one }, (call) => {
    const { channel, message } = find(call);
    access.require(bot, channel, PERMISSION.readMessageHistory);
    return show(message);
  });

  api.route({ method: 'POST', path: base, bucket: 'message-create', body: messageCreateBody }, async (call) =>
    wire.message(await createMessage(services, channelOf(call), call), bot),
  );

  api.route({ method: 'PATCH', path: one, bucket: 'message-edit', body: 'later' }, async (call) => {
    const { channel, message } = find(call);
    const body = checked<MessageBody>(messageEditBody((message.flags & MESSAGE_FLAG.componentsV2) !== 0), call.body);
    if (message.authorId !== bot) throw refuse.notOwnMessage();
    access.changeMessages(bot, channel);
    limitOldEdits(services, channel, message);
    await editMessage(services, channel, message, body, call);
    return show(message);
  });

  api.route({ method: 'DELETE', path: one, bucket: 'message-delete' }, (call) => {
    const { channel, message } = find(call);
    if (message.authorId !== bot) {
      if (channel.recipientId !== undefined)
        throw new DiscordError(403, 50003, 'Cannot execute action on a DM channel');
      access.require(bot, channel, PERMISSION.manageMessages);
    }
    access.changeMessages(bot, channel);
    messages.delete(channel, message);
    return noContent;
  });

  api.route({ method: 'POST', path: `${one}/crosspost`, bucket: 'crosspost' }, (call) => {
    const { channel, message } = find(call);
    if (channel.type !== CHANNEL_TYPE.announcement) throw refuse.wrongChannelType();
    access.require(
      bot,
      channel,
      message.authorId === bot ? PERMISSION.sendMessages : PERMISSION.sendMessages | PERMISSION.manageMessages,
    );
    if (message.flags & MESSAGE_FLAG.crossposted) throw refuse.alreadyCrossposted();
    messages.edit(channel, message, { flags: message.flags | MESSAGE_FLAG.crossposted }, false);
    return show(message);
  });

  api.route({ method: 'POST', path: '/channels/:channel_id/typing', bucket: 'typing' }, (call) => {
    const channel = channelOf(call);
    access.require(bot, channel, PERMISSION.sendMessages);
    messages.typing(channel, bot);
    return noContent;
  });
}

/** Sends a message as the bot. */
async function createMessage(services: Services, channel: ChannelRecord, call: Call): Promise<MessageRecord> {
  const { world, access, messages, composer, places } = services;
  const bot = world.botId;
  const body = call.body as MessageBody;
  access.send(bot, channel, { files: call.files.length > 0, embeds: (body.embeds ?? []).length > 0 });
  const earlier = earlierByNonce(services, body);
  if (earlier) return earlier;
  const replied = replyTarget(services, channel, body);
  const content = trimmed(body.content);
  composer.requireSomething(
    { content, embeds: body.embeds ?? [], components: body.components ?? [], attachments: call.files },
    body.sticker_ids?.length,
  );
  const attachments = await composer.attachments(body.attachments, call.files);
  // a request with the same nonce may have come while the files were written
  const meanwhile = earlierByNonce(services, body);
  if (meanwhile) return meanwhile;
  if (channel.thread?.archived) places.archive(channel, false);
  if (channel.thread) places.addThreadMember(channel, bot);
  const mentions = composer.mentions(content, body.allowed_mentions, { id: bot, channel }, replied?.authorId);
  const message = messages.create(channel, {
    authorId: bot,
    content,
    flags: senderFlags(body.flags, SENDABLE_FLAGS),
    embeds: composer.embeds(body.embeds, channel.id, attachments),
    components: composer.components(body.components),
    attachments,
    tts: body.tts ?? false,
    ...mentions,
    ...(body.nonce === undefined || body.nonce === null ? {} : { nonce: body.nonce }),
    ...(replied ? { type: 19, replyTo: { channelId: channel.id, messageId: replied.id } } : {}),
  });
  services.inviteMentioned(channel, mentions.mentions);
  return message;
}

/** The message that this nonce has made already; 10008 when that one is deleted: never a second send. */
function earlierByNonce(services: Services, body: MessageBody): MessageRecord | undefined {
  if (body.enforce_nonce !== true || body.nonce === undefined || body.nonce === null) return undefined;
  const id = services.messages.byNonce(services.world.botId, body.nonce);
  if (id === undefined) return undefined;
  const message = services.world.messages.get(id);
  if (!message) throw refuse.unknownMessage();
  return message;
}

function replyTarget(services: Services, channel: ChannelRecord, body: MessageBody): MessageRecord | undefined {
  const reference = body.message_reference;
  if (!reference) return undefined;
  const target = services.messages.get(channel.id, String(reference.message_id));
  if (!target && reference.fail_if_not_exists !== false)
    throw invalidField(['message_reference'], 'MESSAGE_REFERENCE_UNKNOWN_MESSAGE', 'Unknown message');
  if (target && channel.recipientId === undefined)
    services.access.require(services.world.botId, channel, PERMISSION.readMessageHistory);
  return target;
}

/** Applies an edit by its author; fields that are absent stay. */
export async function editMessage(
  services: Services,
  channel: ChannelRecord,
  message: MessageRecord,
  body: MessageBody,
  call: Pick<Call, 'files'>,
): Promise<void> {
  const { composer, messages } = services;
  const attachments = await composer.attachments(body.attachments, call.files, message.attachments);
  const content = body.content === undefined ? message.content : trimmed(body.content);
  const embeds = body.embeds === undefined ? message.embeds : composer.embeds(body.embeds, channel.id, attachments);
  const components = body.components === undefined ? message.components : composer.components(body.components);
  composer.requireSomething({ content, embeds, components, attachments });
  const flags =
    body.flags === undefined || body.flags === null
      ? message.flags
      : (message.flags & ~SENDABLE_FLAGS) | senderFlags(body.flags, SENDABLE_FLAGS);
  const mentions =
    body.content === undefined
      ? {}
      : composer.mentions(content, body.allowed_mentions, { id: message.authorId, channel });
  messages.edit(channel, message, {
    content,
    embeds,
    components,
    attachments,
    flags: keepV2(message.flags, flags) & ~MESSAGE_FLAG.loading,
    ...mentions,
  });
}

function limitOldEdits(services: Services, channel: ChannelRecord, message: MessageRecord): void {
  if (!services.limits.on) return;
  const now = services.world.clock.now();
  if (now - snowflakeTime(message.id) < HOUR) return;
  const recent = (services.oldEdits.get(channel.id) ?? []).filter((at) => now - at < HOUR);
  if (recent.length >= OLD_EDITS_PER_HOUR) {
    const retry_after = Math.max(0.001, (recent[0]! + HOUR - now) / 1000);
    throw new DiscordError(
      429,
      30046,
      'Maximum number of edits to messages older than 1 hour reached. Try again later',
      undefined,
      { retry_after, global: false },
    );
  }
  services.oldEdits.set(channel.id, [...recent, now]);
}
