import { notFound } from '../core/errors.ts';
import type { ApiRequest } from '../http/route.ts';
import type { ConversationsProduct } from './product.ts';
import type { ConversationRecord, Origin } from './records.ts';

export const CONVERSATIONS_HOST = 'https://conversations.twilio.com';

/** The two spellings of every path: the default service without, any service with its SID. */
export const SPELLINGS = ['/v1', '/v1/Services/:serviceSid'] as const;

/** What addresses in the answer begin with. @throws 20404 for a service that isn't there. */
export function baseOf(product: ConversationsProduct, request: ApiRequest): string {
  const { serviceSid } = request.params;
  if (serviceSid === undefined) return `${CONVERSATIONS_HOST}/v1`;
  if (serviceSid !== product.account.chatServiceSid) throw notFound(request.path);
  return `${CONVERSATIONS_HOST}/v1/Services/${serviceSid}`;
}

/** The conversation that the path names by SID or unique name. @throws 20404. */
export function conversationOf(product: ConversationsProduct, request: ApiRequest): ConversationRecord {
  baseOf(product, request);
  const conversation = product.store.findConversation(request.params['conversationSid'] ?? '');
  if (!conversation) throw notFound(request.path.replace('/v1', ''));
  return conversation;
}

/** A change asked for by REST. */
export function originOf(request: ApiRequest): Origin {
  return { source: 'API', webhooks: request.webhookEnabled };
}

/** The limit on changes counts per conversation. */
export function perConversation(params: Readonly<Record<string, string>>): string {
  return `conversation ${params['conversationSid'] ?? ''}`;
}

/** The limit on changes counts per service. */
export function perService(): string {
  return 'conversations service';
}
