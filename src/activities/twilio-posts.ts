import type { StoredMessage } from '../cases/store.ts';
import { twilioIdentity } from '../contract/twilio-names.ts';
import type { UserAttachment } from '../domain/conversation/events.ts';
import { splitText } from '../domain/text/split.ts';
import type { ConversationRef } from './conversation-activities.ts';

/** The API reference's limit for a body; the limits page says 32 KB for chat, so this is safe with either. */
export const BODY_LIMIT = 1_600;

/** One part of a message on its way: what is posted under which key. */
export interface Post {
  key: string;
  author: string;
  body: string;
  attachment?: UserAttachment & { messageId: string; channelId: string | null };
  trigger: boolean;
  at: number;
}

/** The key under which a copy of a Discord message is posted, by whichever way: lane, transcript or a later attempt. */
export function sourceKey(discordMessageId: string): string {
  return `discord:${discordMessageId}`;
}

/** The parts of one message: its text within Twilio's limit, then its files. */
export function postsOf(
  message: { key: string; author: string; text: string; trigger: boolean; at: number },
  files: NonNullable<Post['attachment']>[],
): Post[] {
  const { key, author, trigger, at } = message;
  const texts = message.text === '' && files.length > 0 ? [] : splitText(message.text, BODY_LIMIT);
  return [
    ...texts.map((body, i): Post => ({ key: i === 0 ? key : `${key}#${i}`, author, body, trigger, at })),
    ...files.map((attachment, i): Post => ({
      key: `${key}#file${i}`,
      author,
      body: attachment.filename,
      attachment,
      trigger: trigger && texts.length === 0,
      at,
    })),
  ];
}

/** The copies of a user's message as `postsOf` makes them: those of its text, then one for each file, with the file's id. */
export function copiesOf(row: Pick<StoredMessage, 'twilioSids' | 'attachments'> | null): {
  texts: string[];
  files: { id: string; sid: string }[];
} {
  const { twilioSids, attachments } = row ?? { twilioSids: [], attachments: [] };
  const texts = twilioSids.slice(0, Math.max(0, twilioSids.length - attachments.length));
  const files = twilioSids.slice(texts.length).map((sid, i) => ({ sid, id: attachments[i]!.ref.split('/').at(-1)! }));
  return { texts, files };
}

/** Under which name a message that we post stands in Flex. */
export function authorOf(from: 'user' | 'bot' | 'system', of: ConversationRef): string {
  if (from === 'user') return twilioIdentity(of.user.discordUserId);
  return from === 'bot' ? 'Flexcord bot' : 'Flexcord';
}

/** A message of the transcript as it is posted for the agent. Files of an agent are at Twilio, in a conversation that is over: they are named. */
export function postsOfRow(row: StoredMessage, of: ConversationRef): Post[] {
  const key = row.source === 'discord' ? sourceKey(row.sourceId) : row.sourceId;
  const author = row.from === 'agent' ? (row.authorName ?? 'Agent') : authorOf(row.from, of);
  const files =
    row.from !== 'user'
      ? []
      : row.attachments.flatMap((file) => {
          const [, channelId, messageId, id] = /^discord:(\d*)\/(\d+)\/(\d+)$/.exec(file.ref) ?? [];
          return messageId && id
            ? [
                {
                  id,
                  url: '',
                  filename: file.filename,
                  contentType: file.contentType,
                  size: file.size,
                  messageId,
                  channelId: channelId || null,
                },
              ]
            : [];
        });
  const named =
    row.from === 'user' ? [] : row.attachments.map(({ filename }) => `[file “${filename}”, see the case desk]`);
  const text = [row.text, ...named].filter((part) => part !== '').join('\n');
  return postsOf({ key, author, text, trigger: false, at: row.at }, files);
}
