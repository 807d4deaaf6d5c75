import {
  EmbedType,
  MessageFlags,
  MessageReferenceType,
  type APIEmbed,
  type APIMessage,
  type APIStickerItem,
} from 'discord-api-types/v10';
import { allAttachments } from '../discord/received-message.ts';

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
    ...stickers(message.sticker_items),
    poll(message),
    voice(message),
  ];
  const text = lines.filter((line) => line !== null && line !== '').join('\n');
  return text === '' && message.attachments.length === 0 && allAttachments(message).length === 0 ? EMPTY : text;
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
  return [
    '[forwarded message]',
    ...snapshots.flatMap(({ message: inner }) => [
      inner.content,
      ...inner.embeds.map(embedText),
      ...stickers(inner.sticker_items),
    ]),
  ];
}

/** What bots and notices say stands in an embed. The preview of a link repeats the page, not what the person says. */
function embedText({ type, title, description, fields }: APIEmbed): string {
  if (type !== undefined && type !== EmbedType.Rich) return '';
  const lines = [title, description, ...(fields ?? []).map(({ name, value }) => `${name}: ${value}`)];
  return lines.filter((line) => line !== undefined && line !== '').join('\n');
}

function stickers(items: APIStickerItem[] = []): string[] {
  return items.map((sticker) => `[sticker: ${sticker.name}]`);
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
