import type { ConversationMessage } from '../twilio/twilio-adapter.ts';
import { twilioIdentity } from '../contract/twilio-names.ts';
import { isAssumedTask } from '../domain/conversation/assumed-task.ts';
import type { FlexEvent } from '../domain/conversation/events.ts';
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
    async fetchMissingMessages(of, job) {
      const conversationSid = of.twilio.conversationSid ?? '';
      const listed = await deps.twilio.listMessages(conversationSid, job.from);
      return {
        messages: listed
          .filter((message) => isFromAgent(message, of.user.discordUserId))
          .map((message) => toAgentMessage(message, of.episode, conversationSid)),
        last: listed.at(-1)?.index ?? -1,
      };
    },
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

/** Whether somebody in Flex wrote it: not the user, and not posted by us (our posts carry a key). */
export function isFromAgent(message: ConversationMessage, discordUserId: string): boolean {
  return message.key === null && message.author !== twilioIdentity(discordUserId);
}

/** A listed message as the event that its webhook would have been. */
export function toAgentMessage(
  message: ConversationMessage,
  episode: string,
  conversationSid: string,
): Extract<FlexEvent, { type: 'agent.message' }> {
  return {
    type: 'agent.message',
    id: message.sid,
    index: message.index,
    author: message.author,
    text: message.body,
    media: message.media,
    at: message.at,
    episode,
    conversationSid,
  };
}
