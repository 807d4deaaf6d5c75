import { createHash } from 'node:crypto';
import type { DiscordAdapter, ReceivedMessage } from '../discord/discord-adapter.ts';

/** Discord's first second, from which the time in an id counts (reference, "Snowflakes"). */
const DISCORD_EPOCH = 1_420_070_400_000;
const PAGE = 100;
const MOST_PAGES = 10;
/** Clocks of this machine and of Discord may differ by this much, ms. */
const CLOCK_DIFFERENCE = 60_000;

/** A nonce of at most 25 characters, the same for every attempt at the same message. */
export function messageNonce(key: string): string {
  return createHash('sha256').update(key).digest('base64url').slice(0, 22);
}

/**
 * A message of a bot in this channel since `since` (epoch ms) that fits, null when there is none: the look-up before a post
 * whose earlier attempt may have got through. Reads at most 1,000 messages.
 */
export async function findOwnPost(
  discord: Pick<DiscordAdapter, 'listAfter'>,
  channelId: string,
  since: number,
  fits: (post: ReceivedMessage) => boolean,
): Promise<ReceivedMessage | null> {
  let after = String(BigInt(Math.max(0, since - CLOCK_DIFFERENCE - DISCORD_EPOCH)) << 22n);
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const messages = await discord.listAfter(channelId, after, PAGE);
    const found = messages.find((message) => message.authorIsBot && fits(message));
    if (found) return found;
    const last = messages.at(-1);
    if (messages.length < PAGE || !last) return null;
    after = last.id;
  }
  return null;
}
