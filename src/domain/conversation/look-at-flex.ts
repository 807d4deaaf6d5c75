import { addJob, hasJob } from './jobs.ts';
import type { ConversationState } from './state.ts';

/** Reads Flex's own state, once at a time. What it says, and what it lacks, is judged in `flex-snapshot.ts`. */
export function lookAtFlex(s: ConversationState): void {
  if (s.twilio.conversationSid !== undefined && !hasJob(s, 'inspectFlex')) addJob(s, { kind: 'inspectFlex' });
}
