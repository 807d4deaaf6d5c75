import { addJob, hasJob } from './jobs.ts';
import type { ConversationState } from './state.ts';

/** Reads Flex's own state, once at a time. */
export function lookAtFlex(s: ConversationState): void {
  if (s.twilio.conversationSid !== undefined && !hasJob(s, 'inspectFlex')) addJob(s, { kind: 'inspectFlex' });
}
