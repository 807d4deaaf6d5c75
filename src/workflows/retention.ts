import { continueAsNew, proxyActivities, setCurrentDetails } from '@temporalio/workflow';
import type { ErasureActivities } from '../activities/erasure.ts';
import type { RetentionInput, RetentionResult } from '../contract/erasure.ts';

const activities = proxyActivities<ErasureActivities>({
  startToCloseTimeout: '10s',
  retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '1m' },
});

/** A run's history must not grow without end. */
const ROUNDS_OF_A_RUN = 40;

/** Erases conversations and cases that ended longer ago than `maxAge`: at Twilio first, because the rows say where they are. */
export async function retention({ maxAge, done }: RetentionInput): Promise<RetentionResult> {
  const result: RetentionResult = done ?? { episodes: 0, cases: 0 };
  for (let round = 0; round < ROUNDS_OF_A_RUN; round++) {
    const expired = await activities.findExpired({ maxAge });
    if (expired.episodes.length + expired.cases.length === 0) return result;
    for (const { conversationSid } of expired.episodes)
      if (conversationSid !== null) await activities.eraseTwilioConversation({ conversationSid });
    await activities.eraseExpired({ expired, maxAge });
    result.episodes += expired.episodes.length;
    result.cases += expired.cases.length;
    setCurrentDetails(`${result.episodes} conversations and ${result.cases} cases erased so far.`);
  }
  return continueAsNew<typeof retention>({ maxAge, done: result });
}
