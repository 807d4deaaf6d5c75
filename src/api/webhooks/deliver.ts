import type { FlexEvent } from '../../domain/conversation/events.ts';
import type { ApiDeps } from '../api-deps.ts';
import { within } from '../deadline.ts';

/** Twilio gives up after 5 s and counts the webhook as failed (error 11200, 50076); a little is left for the way back. */
export const ANSWER_WITHIN_MS = 4_500;

/**
 * Hands an event to its conversation. `accepted`: Temporal has it. `late`: no workflow runs any more and the event is
 * with its case. `over`: no workflow runs and the event matters to nobody. @throws when neither could be done in time.
 */
export async function deliver(
  deps: Pick<ApiDeps, 'signals' | 'recordLate'>,
  workflowId: string,
  event: FlexEvent,
): Promise<'accepted' | 'late' | 'over'> {
  const hand = async (): Promise<'accepted' | 'late' | 'over'> => {
    if ((await deps.signals.signal(workflowId, [event])) === 'accepted') return 'accepted';
    if (event.type !== 'agent.message' && event.type !== 'agent.edit' && event.type !== 'agent.delete') return 'over';
    await deps.recordLate(workflowId, event);
    return 'late';
  };
  return within(ANSWER_WITHIN_MS, hand(), 'handing the event to its conversation');
}
