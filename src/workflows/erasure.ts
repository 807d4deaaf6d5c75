import { patched, setCurrentDetails, sleep } from '@temporalio/workflow';
import type { ErasureInput, ErasureResult } from '../contract/erasure.ts';
import { isOverTime } from './effects.ts';
import { erasing } from './erasing.ts';

/** How long a conversation that is asked to end may take, so that its agent's chat is closed too: as long as Twilio may be away. */
const END_WITHIN = '1 day';

/** What an ended workflow had begun may still write for as long as an activity may run. */
const LATE_WRITES = '15s';

/**
 * Erases what is known of one person: ends the conversation, then removes histories, Twilio's conversations, private threads, posts and
 * rows. In this order, because what is still running would write again what is already gone, and because the rows say where the rest is.
 * Each step may be repeated; a vendor that is away is waited for, a permission that is missing in Discord is not.
 */
export async function erasure({ discordUserId }: ErasureInput): Promise<ErasureResult> {
  setCurrentDetails('Ends the conversation, if there is one.');
  await endInOrder(discordUserId);
  const known = await erasing.findTraces({ discordUserId });
  setCurrentDetails(`Removes the histories of the conversation and of ${known.cases.length} cases.`);
  const histories = await erasing.forgetHistories({ discordUserId, cases: known.cases });
  const before = Date.now();
  await sleep(LATE_WRITES, { summary: 'until nothing of it is on its way' });
  // What was on its way may have opened one more conversation or thread. Runs of 0.1.0 did not look again.
  const {
    conversationSids,
    threads = [],
    posts,
  } = patched('looks again') ? await erasing.findTraces({ discordUserId, before }) : known;
  setCurrentDetails(
    `Removes ${conversationSids.length} conversations at Twilio, ${threads.length} private threads and ${posts.length} posts.`,
  );
  for (const conversationSid of conversationSids) await erasing.eraseTwilioConversation({ conversationSid });
  await erasing.eraseTwilioUser({ discordUserId });
  const leftInDiscord: string[] = [];
  for (const channelId of threads)
    if ((await erasing.eraseThread({ channelId })) === 'forbidden') leftInDiscord.push(channelId);
  for (const post of posts)
    if ((await erasing.erasePost(post)) === 'forbidden') leftInDiscord.push(`${post.channelId}/${post.messageId}`);
  const rows = await erasing.eraseRows({ discordUserId, before });
  setCurrentDetails(leftInDiscord.length === 0 ? 'Done.' : `Done. The bot may not remove ${leftInDiscord.join(', ')}.`);
  return { ...rows, conversations: conversationSids.length, histories, leftInDiscord };
}

/** One that does not end in time (no worker can carry it on) is terminated with its history. */
async function endInOrder(discordUserId: string): Promise<void> {
  try {
    await erasing.endForErasure.executeWithOptions({ scheduleToCloseTimeout: END_WITHIN }, [{ discordUserId }]);
  } catch (error) {
    if (!isOverTime(error)) throw error;
  }
}
