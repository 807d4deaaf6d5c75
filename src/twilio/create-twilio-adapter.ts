import type { TwilioSettings } from './account.ts';
import { createTwilioClient, type TwilioClientOptions } from './client.ts';
import { flexTokenCalls } from './flex-tokens.ts';
import { interactionCalls } from './interactions.ts';
import { mediaCalls } from './media.ts';
import { messageCalls } from './messages.ts';
import { openConversation } from './open-conversation.ts';
import { taskCalls } from './tasks.ts';
import type { TwilioAdapter } from './twilio-adapter.ts';

/** Flexcord's access to Twilio. `settings` come from `resolveTwilioSettings`. Opens no connection by itself. */
export function createTwilioAdapter(options: TwilioClientOptions & { settings: TwilioSettings }): TwilioAdapter {
  const { settings } = options;
  const client = createTwilioClient(options);
  const tasks = taskCalls(client, settings);
  return {
    openConversation: (conversation) => openConversation(client, settings.chatServiceSid, conversation),
    ...messageCalls(client, settings.chatServiceSid),
    ...mediaCalls(client, settings.chatServiceSid),
    ...interactionCalls(client, settings, tasks),
    ...tasks,
    ...flexTokenCalls(client),
  };
}
