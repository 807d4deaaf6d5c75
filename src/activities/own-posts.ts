import { createHash } from 'node:crypto';
import type { DiscordAdapter, ReceivedMessage } from '../discord/discord-adapter.ts';

/** Discord's first second, from which the time in an id counts (reference, "Snowflakes"). */
const DISCORD_EPOCH = 1_420_070_400_000;
const PAGE = 100;
const MOST_PAGES = 10;
/** Clocks of this machine and of Discord may differ by this much, ms. */
const CLOCK_DIFFERENCE = 60_000;

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
  let after = String(BigInt(Math.max(0, since - CLOCK_DIFFERENCE - DISCORD_EPOCH)) << 22n);
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
