/** Names that both sides of the Twilio bridge must agree on: the worker writes them, the api reads them. */

/** Message attribute with our effect key: how a post is found again, and how our own posts are told from agents'. Task attribute too. */
export const KEY_ATTRIBUTE = 'flexcord_key';
/** Task attributes that lead an event of TaskRouter to its conversation workflow without a look-up. */
export const CONVERSATION_ATTRIBUTE = 'flexcord_conversation';
export const EPISODE_ATTRIBUTE = 'flexcord_episode';

/** Where the shipped Studio flow asks what to do with a message; the original integration's name. */
export const STUDIO_QUESTION_PATH = '/chatbot-to-discord';

/** The user's identity in Conversations; free of the characters that Flex escapes, and no personal data. */
export function twilioIdentity(discordUserId: string): string {
  return `discord_${discordUserId}`;
}

/** Where the scoped webhook of one Twilio conversation reports; the path names the workflow, so no look-up is needed. */
export function conversationWebhookUrl(publicUrl: string, workflowId: string, episode: string): string {
  return `${publicUrl}/twilio/conversations/${workflowId}/${episode}`;
}
