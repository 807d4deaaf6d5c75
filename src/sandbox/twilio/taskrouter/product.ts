import type { SandboxClock } from '../../clock.ts';
import type { SandboxStorage } from '../../storage.ts';
import type { Account } from '../core/account.ts';
import type { Changes } from '../core/changes.ts';
import type { WebhookSender } from '../webhooks/sender.ts';
import { TaskRouterEvents } from './events.ts';
import { Routing } from './routing.ts';
import { TaskRouterStore } from './store.ts';
import { TaskRouterViews } from './views.ts';
import { Workers } from './workers.ts';

/** Everything of TaskRouter, put together. */
export interface TaskRouterProduct {
  account: Account;
  clock: SandboxClock;
  store: TaskRouterStore;
  events: TaskRouterEvents;
  routing: Routing;
  workers: Workers;
  views: TaskRouterViews;
}

export function createTaskRouterProduct(options: {
  account: Account;
  clock: SandboxClock;
  storage: SandboxStorage;
  sender: WebhookSender;
  changes: Changes;
}): TaskRouterProduct {
  const { account, clock, sender, changes } = options;
  const store = new TaskRouterStore(options);
  const events = new TaskRouterEvents({ account, clock, store, sender });
  const routing = new Routing({ account, clock, store, events, changes });
  const workers = new Workers({ account, clock, store, events, changes, routing });
  return { account, clock, store, events, routing, workers, views: new TaskRouterViews({ account, clock, store }) };
}
