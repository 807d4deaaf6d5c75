import { setCurrentDetails, sleep } from '@temporalio/workflow';
import type { ErasureInput, ErasureResult } from '../contract/erasure.ts';
import { erasing } from './erasing.ts';

/** What an ended workflow had begun may still write for as long as an activity may run. */
const LATE_WRITES = '15s';

/**
 * Erases what is known of one person: ends the conversation, then removes histories, Twilio's conversations, posts and rows. In this order,
 * because what is still running would write again what is already gone, and because the rows say where the rest is. Each step may be
 * repeated; a vendor that is away is waited for.
 */
export async function erasure({ discordUserId, by }: ErasureInput): Promise<ErasureResult> {
  setCurrentDetails('Ends the conversation, if there is one.');
  await erasing.endForErasure({ discordUserId, by });
  const traces = await erasing.findTraces({ discordUserId });
  setCurrentDetails(`Removes the histories of the conversation and of ${traces.cases.length} cases.`);
  const histories = await erasing.forgetHistories({ discordUserId, cases: traces.cases });
  const before = Date.now();
  await sleep(LATE_WRITES, { summary: 'until nothing of it is on its way' });
  setCurrentDetails(
    `Removes ${traces.conversationSids.length} conversations at Twilio and ${traces.posts.length} posts.`,
  );
  for (const conversationSid of traces.conversationSids) await erasing.eraseTwilioConversation({ conversationSid });
  await erasing.eraseTwilioUser({ discordUserId });
  for (const post of traces.posts) await erasing.erasePost(post);
  const rows = await erasing.eraseRows({ discordUserId, before });
  setCurrentDetails('Done.');
  return { ...rows, conversations: traces.conversationSids.length, histories };
}
