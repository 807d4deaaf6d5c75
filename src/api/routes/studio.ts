import type { FastifyInstance } from 'fastify';
import { STUDIO_QUESTION_PATH } from '../../contract/twilio-names.ts';
import { isAddressKey } from '../../twilio/signature.ts';
import type { ApiDeps } from '../api-deps.ts';
import { ANSWER_WITHIN_MS, within } from '../deadline.ts';
import { HttpError } from '../http-error.ts';
import type { ApiMetrics } from '../plugins/metrics.ts';
import { readWebhook } from '../plugins/signed-body.ts';
import { EventFields } from '../webhooks/form.ts';
import { refuseLegacyChat, routeByConversation } from './twilio-webhooks.ts';

/**
 * Studio's HTTP request widget asks what to do with a user's message: `{ handoff, case_number }`. The words come from
 * the conversation, not from the request, which may have them cut. Whatever can't be answered is a 5xx: the flow then
 * sends the user to Flex.
 */
export function registerStudioQuestion(scope: FastifyInstance, deps: ApiDeps, metrics: ApiMetrics): void {
  scope.post(STUDIO_QUESTION_PATH, { config: { rateLimit: false } }, async (request, reply) => {
    const { signature, fields: body } = readWebhook(request, deps);
    const { key } = request.query as { key?: string };
    const keyed = signature === 'absent' && isAddressKey(deps.authToken, STUDIO_QUESTION_PATH, key);
    if (signature !== 'valid' && !keyed) {
      metrics.webhook(STUDIO_QUESTION_PATH, 'refused');
      throw new HttpError(
        403,
        'This request has neither the signature of our Twilio account nor the key of the shipped flow.',
      );
    }
    const fields = new EventFields(body);
    refuseLegacyChat(fields);
    try {
      const answer = await within(ANSWER_WITHIN_MS, ask(deps, fields), 'deciding on the message');
      metrics.webhook(STUDIO_QUESTION_PATH, answer.handoff ? 'handoff' : 'bot');
      return await reply.send(answer);
    } catch (error) {
      metrics.webhook(STUDIO_QUESTION_PATH, 'unavailable');
      const refusal = new HttpError(503, 'The message could not be decided on now; a person should take over.');
      refusal.cause = error;
      throw refusal;
    }
  });
}

async function ask(deps: ApiDeps, fields: EventFields): Promise<{ handoff: boolean; case_number: number | null }> {
  const conversationSid = fields.text('ConversationSid');
  const route = await routeByConversation(deps, conversationSid);
  if (!route) throw new Error(`conversation ${conversationSid || '(none)'} is not known here`);
  const messageSid = fields.text('MessageSid');
  const { handoff, case_number } = await deps.studioTurn(route.workflowId, {
    episode: route.episode,
    conversationSid,
    messageSid,
  });
  return { handoff, case_number };
}
