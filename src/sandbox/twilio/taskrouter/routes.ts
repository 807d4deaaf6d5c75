import type { Route } from '../http/route.ts';
import type { TaskRouterProduct } from './product.ts';
import { reservationRoutes } from './reservation-routes.ts';
import { taskRoutes } from './task-routes.ts';
import { workerRoutes } from './worker-routes.ts';
import { workspaceRoutes } from './workspace-routes.ts';

/** All operations of `taskrouter.twilio.com/v1` that this stand-in has. */
export function taskRouterRoutes(product: TaskRouterProduct): Route[] {
  return [...workspaceRoutes(product), ...taskRoutes(product), ...workerRoutes(product), ...reservationRoutes(product)];
}
