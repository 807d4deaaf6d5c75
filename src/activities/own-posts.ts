import { createHash } from 'node:crypto';
import { failedBecause } from '../contract/vendor-failure.ts';
import type { DiscordAdapter, OutgoingMessage, ReceivedMessage } from '../discord/discord-adapter.ts';
import { CLOCKS_DIFFER_MS, snowflakeAt } from '../discord/snowflakes.ts';

/** Discord's limit for content (resources/message). */
export const CONTENT_LIMIT = 2_000;

const PAGE = 100;
const MOST_PAGES = 10;

/** Discord keeps nonces "for the past few minutes"; within this, ms, the nonce alone protects from doubles. */
export const NONCE_WINDOW = 90_000;

/** A nonce of at most 25 characters, the same for every attempt at the same message. */
export function messageNonce(key: string): string {
  return createHash('sha256').update(key).digest('base64url').slice(0, 22);
}

/** Messages of bots in this channel since `since` (epoch ms), oldest first, out of at most 1,000 of everybody's. */
export async function* ownPostsSince(
  discord: Pick<DiscordAdapter, 'listAfter'>,
  channelId: string,
  since: number,
): AsyncGenerator<ReceivedMessage> {
  let after = snowflakeAt(since - CLOCKS_DIFFER_MS);
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const messages = await discord.listAfter(channelId, after, PAGE);
    for (const message of messages) if (message.authorIsBot) yield message;
    const last = messages.at(-1);
    if (messages.length < PAGE || !last) return;
    after = last.id;
  }
}

/** Whether a message carries these words: Discord takes white space off both ends of what is posted. */
export function says(post: ReceivedMessage, content: string): boolean {
  return post.content.trim() === content.trim();
}

/** The first message of a bot with these words since `since`: the look-up before a post whose earlier attempt may have got through. */
export async function findOwnPost(
  discord: Pick<DiscordAdapter, 'listAfter'>,
  channelId: string,
  since: number,
  content: string,
): Promise<ReceivedMessage | null> {
  for await (const post of ownPostsSince(discord, channelId, since)) if (says(post, content)) return post;
  return null;
}

/** The id of the post; null when an earlier attempt had made it and it has been removed since: it was delivered. */
export async function postUnlessRemoved(
  discord: Pick<DiscordAdapter, 'post'>,
  channelId: string,
  message: OutgoingMessage,
  nonce: string,
): Promise<string | null> {
  try {
    return (await discord.post(channelId, message, nonce)).id;
  } catch (error) {
    if (!failedBecause(error, 'alreadyExists')) throw error;
    return null;
  }
}
