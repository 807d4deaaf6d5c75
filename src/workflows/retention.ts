import { continueAsNew, setCurrentDetails } from '@temporalio/workflow';
import type { Expired, RetentionInput, RetentionResult } from '../contract/erasure.ts';
import { erasing } from './erasing.ts';

/** A run's history must not grow without end. */
const ROUNDS_OF_A_RUN = 40;

/**
 * Erases conversations and cases that ended longer ago than `maxAge`, and people of whom nothing else is left: at the vendors first,
 * because the rows say where they are.
 */
export async function retention({ maxAge, done }: RetentionInput): Promise<RetentionResult> {
  const result: RetentionResult = { episodes: 0, cases: 0, leftInDiscord: 0, ...done };
  for (let round = 0; round < ROUNDS_OF_A_RUN; round++) {
    const expired = await erasing.findExpired({ maxAge });
    if (expired.episodes.length + expired.cases.length + (expired.people?.length ?? 0) === 0) return result;
    await eraseAtTwilio(expired);
    result.leftInDiscord += await eraseInDiscord(expired);
    await erasing.eraseExpired({ expired, maxAge });
    result.episodes += expired.episodes.length;
    result.cases += expired.cases.length;
    setCurrentDetails(`${result.episodes} conversations and ${result.cases} cases erased so far.`);
  }
  return continueAsNew<typeof retention>({ maxAge, done: result });
}

async function eraseAtTwilio({ episodes }: Expired): Promise<void> {
  for (const { conversationSid, leftSids = [] } of episodes)
    for (const sid of [conversationSid, ...leftSids])
      if (sid !== null) await erasing.eraseTwilioConversation({ conversationSid: sid });
}

/** Gives how much of it the bot may not remove. */
async function eraseInDiscord({ posts = [], people = [] }: Expired): Promise<number> {
  let left = 0;
  for (const post of posts) if ((await erasing.erasePost(post)) === 'forbidden') left++;
  for (const channelId of people.flatMap(({ threads }) => threads))
    if ((await erasing.eraseThread({ channelId })) === 'forbidden') left++;
  return left;
}
