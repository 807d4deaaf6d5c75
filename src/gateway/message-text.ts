import { MessageFlags, MessageReferenceType, type APIAttachment, type APIMessage } from 'discord-api-types/v10';

/** The fields of a message from which its text is made; gateway events and REST answers have them alike. */
export type MessageParts = Pick<
  APIMessage,
  | 'content'
  | 'attachments'
  | 'sticker_items'
  | 'poll'
  | 'message_snapshots'
  | 'referenced_message'
  | 'message_reference'
  | 'flags'
  | 'embeds'
>;

const LONGEST_QUOTE = 120;

/**
 * What a person reads in a Discord message, as plain text. Stickers, polls, voice messages and forwarded messages have no
 * text of their own; a bare empty line would tell an agent nothing, so they are named in brackets. An answer to an earlier
 * message begins with a short quotation of it.
 */
export function messageText(message: MessageParts): string {
  const lines = [
    quotation(message),
    message.content,
    ...forwarded(message),
    ...stickers(message),
    poll(message),
    voice(message),
  ];
  const text = lines.filter((line) => line !== null && line !== '').join('\n');
  return text === '' && message.attachments.length === 0 && allAttachments(message).length === 0 ? EMPTY : text;
}

/** Own attachments and those of a forwarded message. */
export function allAttachments(message: MessageParts): APIAttachment[] {
  return [
    ...message.attachments,
    ...(message.message_snapshots ?? []).flatMap((snapshot) => snapshot.message.attachments),
  ];
}

const EMPTY = '[a message whose content Discord does not show to the bot]';

function quotation({ message_reference: reference, referenced_message: quoted }: MessageParts): string | null {
  if (!quoted || reference?.type === MessageReferenceType.Forward) return null;
  const line = quoted.content.replace(/\s+/g, ' ').trim();
  if (line === '') return null;
  return `> ${line.length > LONGEST_QUOTE ? `${[...line].slice(0, LONGEST_QUOTE).join('')}…` : line}`;
}

function forwarded(message: MessageParts): string[] {
  if (message.message_reference?.type !== MessageReferenceType.Forward) return [];
  const snapshots = message.message_snapshots ?? [];
  return ['[forwarded message]', ...snapshots.map(({ message: inner }) => inner.content)];
}

function stickers(message: MessageParts): string[] {
  return (message.sticker_items ?? []).map((sticker) => `[sticker: ${sticker.name}]`);
}

function poll({ poll: asked }: MessageParts): string | null {
  if (!asked) return null;
  const answers = asked.answers.map((answer) => answer.poll_media.text ?? '').filter((text) => text !== '');
  return `[poll: ${asked.question.text ?? ''}${answers.length > 0 ? ` (${answers.join(' / ')})` : ''}]`;
}

function voice(message: MessageParts): string | null {
  if (((message.flags ?? 0) & MessageFlags.IsVoiceMessage) === 0) return null;
  const seconds = message.attachments[0]?.duration_secs;
  return seconds === undefined ? '[voice message]' : `[voice message, ${Math.round(seconds)} s]`;
}
