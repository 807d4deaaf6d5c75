import type { SandboxClock } from '../../clock.ts';
import type { SandboxStorage } from '../../storage.ts';
import type { ConversationsProduct } from '../conversations/product.ts';
import type { Account } from '../core/account.ts';
import type { Changes } from '../core/changes.ts';
import type { TaskRouterProduct } from '../taskrouter/product.ts';
import type { WebhookSender } from '../webhooks/sender.ts';
import { InteractionEvents } from './events.ts';
import { Interactions } from './interactions.ts';
import { FlexStore } from './store.ts';
import { FlexViews } from './views.ts';

/** Everything of the Flex API, put together. */
export interface FlexProduct {
  account: Account;
  clock: SandboxClock;
  store: FlexStore;
  interactions: Interactions;
  views: FlexViews;
  taskRouter: TaskRouterProduct;
}

export function createFlexProduct(options: {
  account: Account;
  clock: SandboxClock;
  storage: SandboxStorage;
  sender: WebhookSender;
  changes: Changes;
  conversations: ConversationsProduct;
  taskRouter: TaskRouterProduct;
}): FlexProduct {
  const { account, clock, sender, taskRouter } = options;
  const store = new FlexStore(options.storage);
  const events = new InteractionEvents({ account, store, sender });
  const interactions = new Interactions({ ...options, store, events });
  return {
    account,
    clock,
    store,
    interactions,
    taskRouter,
    views: new FlexViews({ account, clock, taskRouter: taskRouter.store }),
  };
}
