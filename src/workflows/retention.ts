import { continueAsNew, setCurrentDetails } from '@temporalio/workflow';
import type { RetentionInput, RetentionResult } from '../contract/erasure.ts';
import { erasing } from './erasing.ts';

/** A run's history must not grow without end. */
const ROUNDS_OF_A_RUN = 40;

/** Erases conversations and cases that ended longer ago than `maxAge`: at Twilio first, because the rows say where they are. */
export async function retention({ maxAge, done }: RetentionInput): Promise<RetentionResult> {
  const result: RetentionResult = done ?? { episodes: 0, cases: 0 };
  for (let round = 0; round < ROUNDS_OF_A_RUN; round++) {
    const expired = await erasing.findExpired({ maxAge });
    if (expired.episodes.length + expired.cases.length === 0) return result;
    for (const { conversationSid } of expired.episodes)
      if (conversationSid !== null) await erasing.eraseTwilioConversation({ conversationSid });
    await erasing.eraseExpired({ expired, maxAge });
    result.episodes += expired.episodes.length;
    result.cases += expired.cases.length;
    setCurrentDetails(`${result.episodes} conversations and ${result.cases} cases erased so far.`);
  }
  return continueAsNew<typeof retention>({ maxAge, done: result });
}
