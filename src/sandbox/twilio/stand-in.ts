import type { FastifyPluginAsync } from 'fastify';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { SandboxClock } from '../clock.ts';
import type { SandboxStorage } from '../storage.ts';
import { Agents } from './control/agents.ts';
import { EventStream } from './control/event-stream.ts';
import { serveControl } from './control/routes.ts';
import { ControlViews } from './control/views.ts';
import { mediaRoutes, temporaryMediaRoutes } from './conversations/media-routes.ts';
import { createConversationsProduct } from './conversations/product.ts';
import { conversationsRoutes } from './conversations/routes.ts';
import { createAccount, type AccountOptions } from './core/account.ts';
import { Changes } from './core/changes.ts';
import { createFlexProduct } from './flex/product.ts';
import { flexRoutes } from './flex/routes.ts';
import { serveApi } from './http/api.ts';
import { Faults } from './http/faults.ts';
import { RateLimit } from './http/rate-limit.ts';
import { RequestLog } from './http/request-log.ts';
import { accountRoutes, FlexTokens, iamRoutes } from './iam/tokens.ts';
import { StudioInterpreter } from './studio/interpreter.ts';
import { studioRoutes } from './studio/routes.ts';
import { StudioStore } from './studio/store.ts';
import { createTaskRouterProduct } from './taskrouter/product.ts';
import { taskRouterRoutes } from './taskrouter/routes.ts';
import { DebuggerLog } from './webhooks/debugger-log.ts';
import { WebhookSender } from './webhooks/sender.ts';

export interface TwilioStandInOptions extends AccountOptions {
  /** Where the sandbox is reached, e.g. `http://127.0.0.1:4010`; temporary media links begin with it. */
  storage: SandboxStorage;
  clock: SandboxClock;
}

/** A stand-in of one Twilio account with Flex, to be mounted in an HTTP server. */
export interface TwilioStandIn {
  /** All HTTP routes, with absolute paths: `/twilio/<product>/…` and `/control/twilio/…`. */
  plugin: FastifyPluginAsync;
  /** Takes a WebSocket connection to `/control/twilio/events`; false when the path is not its own. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** Ends its connections; storage and clock stay the caller's. */
  close(): Promise<void>;
}

/** Puts the stand-in together; what its storage holds from before goes on. */
export function createTwilioStandIn(options: TwilioStandInOptions): TwilioStandIn {
  const { storage, clock } = options;
  const account = createAccount(options);
  const changes = new Changes();
  const debuggerLog = new DebuggerLog();
  const sender = new WebhookSender({ authToken: account.authToken, clock, debuggerLog });
  const base = { account, clock, storage, sender, changes };
  const conversations = createConversationsProduct(base);
  const taskRouter = createTaskRouterProduct(base);
  const flex = createFlexProduct({ ...base, conversations, taskRouter });
  const studio = new StudioStore(storage);
  const interpreter = new StudioInterpreter({ account, clock, store: studio, flex, sender, debuggerLog, changes });
  conversations.events.studio = (flowSid, conversation, message) =>
    interpreter.incoming(flowSid, conversation, message);
  const tokens = new FlexTokens({ account, clock, storage, store: taskRouter.store });
  const faults = new Faults();
  const rateLimit = new RateLimit(clock);
  const requestLog = new RequestLog();
  const events = new EventStream(changes, sender);
  const reset = (): void => {
    for (const part of [
      conversations,
      taskRouter.routing,
      flex.store,
      studio,
      tokens,
      sender,
      faults,
      requestLog,
      debuggerLog,
    ])
      part.clear();
  };
  const products = {
    conversations: conversationsRoutes(conversations),
    'mcs.us1': mediaRoutes(conversations),
    'media.us1': temporaryMediaRoutes(conversations),
    'flex-api': flexRoutes(flex),
    taskrouter: taskRouterRoutes(taskRouter),
    studio: studioRoutes({ account, clock, store: studio }),
    iam: iamRoutes(account, tokens),
    api: accountRoutes(account),
  };
  const agents = new Agents({ conversations, taskRouter, flex });
  const views = new ControlViews({ conversations, taskRouter, flex });
  const control = {
    clock,
    agents,
    views,
    conversations,
    taskRouter,
    flex,
    tokens,
    faults,
    rateLimit,
    requestLog,
    sender,
    debuggerLog,
    reset,
  };
  return {
    plugin: async (fastify) => {
      await fastify.register(async (scope) =>
        serveApi(scope, { account, clock, faults, rateLimit, log: requestLog, products }),
      );
      await fastify.register(async (scope) => serveControl(scope, control));
    },
    handleUpgrade: (request, socket, head) => events.handleUpgrade(request, socket, head),
    close: async () => {
      events.close();
      sender.close();
    },
  };
}
