import type { SandboxClock } from '../../clock.ts';
import type { SandboxStorage } from '../../storage.ts';
import type { Account } from '../core/account.ts';
import type { Changes } from '../core/changes.ts';
import type { WebhookSender } from '../webhooks/sender.ts';
import { Conversations } from './conversations.ts';
import { ConversationEvents } from './events.ts';
import { MediaStore } from './media.ts';
import { Messages } from './messages.ts';
import { Participants } from './participants.ts';
import { ConversationViews } from './render.ts';
import { ScopedWebhooks } from './scoped-webhooks.ts';
import { ConversationStore } from './store.ts';
import { Users } from './users.ts';

/** Everything of Twilio Conversations, put together. */
export interface ConversationsProduct {
  account: Account;
  clock: SandboxClock;
  store: ConversationStore;
  events: ConversationEvents;
  media: MediaStore;
  conversations: Conversations;
  users: Users;
  participants: Participants;
  messages: Messages;
  scopedWebhooks: ScopedWebhooks;
  views: ConversationViews;
  /** Forgets all records. */
  clear(): void;
}

export function createConversationsProduct(options: {
  account: Account;
  clock: SandboxClock;
  storage: SandboxStorage;
  sender: WebhookSender;
  changes: Changes;
}): ConversationsProduct {
  const { account, clock, sender, changes } = options;
  const store = new ConversationStore(options.storage);
  const media = new MediaStore(options);
  const events = new ConversationEvents({ account, store, media, sender });
  const parts = { account, clock, store, events, changes };
  const conversations = new Conversations(parts);
  const users = new Users(parts);
  return {
    account,
    clock,
    store,
    events,
    media,
    conversations,
    users,
    participants: new Participants({ ...parts, conversations, users }),
    messages: new Messages({ ...parts, conversations, media }),
    scopedWebhooks: new ScopedWebhooks(parts),
    views: new ConversationViews({ account, store, media, conversations }),
    clear: () => {
      conversations.clear();
      media.clear();
    },
  };
}
