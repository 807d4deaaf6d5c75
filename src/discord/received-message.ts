import type { APIAttachment, APIMessage } from 'discord-api-types/v10';
import type { ReceivedMessage } from './discord-adapter.ts';

/** A message of Discord's REST API or gateway in the words of the rest of Flexcord. */
export function toReceivedMessage(raw: APIMessage): ReceivedMessage {
  return {
    id: raw.id,
    channelId: raw.channel_id,
    authorId: raw.author.id,
    authorIsBot: raw.author.bot === true || raw.webhook_id !== undefined,
    content: raw.content,
    nonce: raw.nonce === undefined || raw.nonce === null ? null : String(raw.nonce),
    attachments: allAttachments(raw).map((a) => ({
      id: a.id,
      url: a.url,
      filename: a.filename,
      contentType: a.content_type ?? null,
      size: a.size,
    })),
    at: Date.parse(raw.timestamp),
    editedAt: raw.edited_timestamp ? Date.parse(raw.edited_timestamp) : null,
    author: { username: raw.author.username, displayName: raw.author.global_name ?? raw.author.username },
    type: raw.type,
  };
}

/** Own attachments and those of a forwarded message. */
export function allAttachments(message: Pick<APIMessage, 'attachments' | 'message_snapshots'>): APIAttachment[] {
  return [
    ...message.attachments,
    ...(message.message_snapshots ?? []).flatMap((snapshot) => snapshot.message.attachments),
  ];
}
