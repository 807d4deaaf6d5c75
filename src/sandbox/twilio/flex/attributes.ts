import type { InteractionRecord } from './records.ts';

/**
 * The attributes of an interaction's task: those that were given, and what Flex adds so that its desktop finds channel
 * and conversation (the example in the OpenAPI document of Interactions; given values stay but for Flex's own ids).
 */
export function taskAttributes(
  interaction: InteractionRecord,
  given: Record<string, unknown>,
  identity: string | null,
  inviteSid: string | null,
): Record<string, unknown> {
  const name = given['customerName'] ?? given['name'] ?? given['from'] ?? identity;
  const conversations = {
    ...(given['conversations'] as object | undefined),
    conversation_id: interaction.sid,
    initiated_by: interaction.initiatedBy,
    media: [{ type: 'ChatTranscript', sid: interaction.mediaChannelSid }],
  };
  return {
    channelType: interaction.channelType,
    customerAddress: identity,
    customerName: name,
    from: name,
    name,
    customers: { name },
    direction: 'inbound',
    initiatedBy: interaction.initiatedBy,
    ...given,
    conversations,
    conversationSid: interaction.mediaChannelSid,
    flexInteractionSid: interaction.sid,
    flexInteractionChannelSid: interaction.channelSid,
    ...(inviteSid === null ? {} : { flexChannelInviteSid: inviteSid }),
  };
}
