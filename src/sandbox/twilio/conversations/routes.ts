import type { Route } from '../http/route.ts';
import { conversationRoutes } from './conversation-routes.ts';
import { messageRoutes } from './message-routes.ts';
import { participantRoutes } from './participant-routes.ts';
import type { ConversationsProduct } from './product.ts';
import { serviceRoutes, userRoutes } from './user-routes.ts';
import { scopedWebhookRoutes, webhookConfigurationRoutes } from './webhook-routes.ts';

/** All operations of `conversations.twilio.com/v1` that this stand-in has; fixed paths before those with names. */
export function conversationsRoutes(product: ConversationsProduct): Route[] {
  return [
    ...serviceRoutes(product),
    ...webhookConfigurationRoutes(product),
    ...conversationRoutes(product),
    ...participantRoutes(product),
    ...messageRoutes(product),
    ...scopedWebhookRoutes(product),
    ...userRoutes(product),
  ];
}
