import { isAssumedTask } from '../domain/conversation/assumed-task.ts';
import { agentMessagesFrom } from './agent-messages.ts';
import { withHeartbeats } from './attempt.ts';
import type { ConversationActivities, ConversationRef } from './conversation-activities.ts';
import type { ActivityDeps } from './deps.ts';
import { guardedWrites } from './guarded-writes.ts';
import { byThisWorker } from './this-worker.ts';
import { deliverToTwilio } from './twilio-lane.ts';

export function createTwilioActivities(
  deps: ActivityDeps,
): Pick<ConversationActivities, 'deliverToTwilio' | 'findAgentName' | 'inspectFlex' | 'fetchMissingMessages'> {
  return {
    deliverToTwilio: async (batch) =>
      byThisWorker(await withHeartbeats((attempt) => deliverToTwilio(guardedWrites(deps, attempt), batch))),
    async findAgentName(of, { taskSid }) {
      if (!isAssumedTask(taskSid)) return deps.twilio.describeAgent(taskSid);
      const [agent] = (await deps.twilio.inspect(interactionOf(of))).agents;
      return { workerSid: agent?.workerSid ?? null, name: agent?.name ?? null, identity: agent?.identity ?? null };
    },
    inspectFlex: (of) => deps.twilio.inspect(interactionOf(of)),
    fetchMissingMessages: (of, job) => agentMessagesFrom(deps, of, of.twilio.conversationSid ?? '', job.from),
  };
}

function interactionOf(of: ConversationRef) {
  const { conversationSid, interactionSid, interactionChannelSid } = of.twilio;
  return {
    conversationSid: conversationSid ?? '',
    ...(interactionSid !== undefined && { interactionSid }),
    ...(interactionChannelSid !== undefined && { interactionChannelSid }),
  };
}
