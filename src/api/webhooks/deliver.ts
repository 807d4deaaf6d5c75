import type { FlexEvent } from '../../domain/conversation/events.ts';
import type { ApiDeps } from '../api-deps.ts';

/**
 * Hands an event to its conversation. `accepted`: Temporal has it. `late`: no workflow runs any more and the event is
 * with its case. `over`: no workflow runs and the event matters to nobody. @throws when neither could be done.
 */
export async function deliver(
  deps: Pick<ApiDeps, 'signals' | 'recordLate'>,
  workflowId: string,
  event: FlexEvent,
): Promise<'accepted' | 'late' | 'over'> {
  if ((await deps.signals.signal(workflowId, [event])) === 'accepted') return 'accepted';
  if (event.type !== 'agent.message' && event.type !== 'agent.edit' && event.type !== 'agent.delete') return 'over';
  await deps.recordLate(workflowId, event);
  return 'late';
}
