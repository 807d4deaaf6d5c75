import { MessageType, type APIMessage, type APIUser } from 'discord-api-types/v10';
import type { UserAttachment, UserEvent, UserProfile } from '../domain/conversation/events.ts';
import { allAttachments } from '../discord/received-message.ts';
import { messageText, type MessageParts } from './message-text.ts';

/** The fields of a message that Flexcord reads. A `MESSAGE_UPDATE` has the same ones. */
export type RawMessage = MessageParts &
  Pick<APIMessage, 'id' | 'channel_id' | 'author' | 'timestamp' | 'edited_timestamp' | 'type'> & {
    webhook_id?: string;
  };

type UserMessage = Extract<UserEvent, { type: 'user.message' }>;
type UserEdit = Extract<UserEvent, { type: 'user.edit' }>;

/** Who somebody is, as far as a message shows it; messages carry no locale. */
export function toProfile(
  user: Pick<APIUser, 'id' | 'username' | 'global_name'>,
  locale: string | null = null,
): UserProfile {
  return { discordUserId: user.id, username: user.username, displayName: user.global_name ?? user.username, locale };
}

/** Whether a person wrote it: no bot, no webhook, no notice of Discord itself. */
export function isFromPerson(raw: Pick<RawMessage, 'author' | 'type' | 'webhook_id'>): boolean {
  const written = raw.type === MessageType.Default || raw.type === MessageType.Reply;
  return written && raw.webhook_id === undefined && raw.author.bot !== true && raw.author.system !== true;
}

/** A user's message; null when no person wrote it. A listed message does not say whether its channel is a thread. */
export function toUserMessage(raw: RawMessage, inThread: boolean): UserMessage | null {
  if (!isFromPerson(raw)) return null;
  return {
    type: 'user.message',
    id: raw.id,
    channelId: raw.channel_id,
    inThread,
    text: messageText(raw),
    attachments: allAttachments(raw).map((a): UserAttachment => ({
      id: a.id,
      url: a.url,
      filename: a.filename,
      contentType: a.content_type ?? null,
      size: a.size,
    })),
    at: Date.parse(raw.timestamp),
    user: toProfile(raw.author),
  };
}

/**
 * A user's edit; null when no person edited. Discord also sends `MESSAGE_UPDATE` when a link gets its preview, then with
 * `edited_timestamp` null or unchanged (events/gateway-events, "Message Update").
 */
export function toUserEdit(raw: RawMessage): UserEdit | null {
  if (!raw.edited_timestamp || !isFromPerson(raw)) return null;
  return {
    type: 'user.edit',
    id: raw.id,
    channelId: raw.channel_id,
    text: messageText(raw),
    attachmentIds: allAttachments(raw).map(({ id }) => id),
    editedAt: Date.parse(raw.edited_timestamp),
  };
}
