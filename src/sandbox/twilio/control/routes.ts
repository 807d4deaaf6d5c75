import type { FastifyInstance, FastifyReply } from 'fastify';
import type { SandboxClock } from '../../clock.ts';
import type { ActivityName } from '../core/account.ts';
import { notFound, TwilioError } from '../core/errors.ts';
import type { Faults, FaultSpec } from '../http/faults.ts';
import type { RateLimit } from '../http/rate-limit.ts';
import type { RequestLog } from '../http/request-log.ts';
import type { FlexTokens } from '../iam/tokens.ts';
import type { FlexProduct } from '../flex/product.ts';
import type { ConversationsProduct } from '../conversations/product.ts';
import type { TaskRouterProduct } from '../taskrouter/product.ts';
import type { DebuggerLog } from '../webhooks/debugger-log.ts';
import type { DeliveryFaults } from '../webhooks/delivery-faults.ts';
import type { WebhookSender } from '../webhooks/sender.ts';
import type { AgentFile, Agents } from './agents.ts';
import type { ControlViews } from './views.ts';

export interface ControlParts {
  clock: SandboxClock;
  agents: Agents;
  views: ControlViews;
  conversations: ConversationsProduct;
  taskRouter: TaskRouterProduct;
  flex: FlexProduct;
  tokens: FlexTokens;
  faults: Faults;
  rateLimit: RateLimit;
  requestLog: RequestLog;
  sender: WebhookSender;
  debuggerLog: DebuggerLog;
  reset(): void;
}

const BASE = '/control/twilio';

/** The control interface: what tests, demos and the sandbox page do as agents, and faults. JSON in, JSON out. */
export function serveControl(fastify: FastifyInstance, parts: ControlParts): void {
  fastify.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
    if (error instanceof TwilioError) return reply.code(error.status).send(error.body());
    return reply
      .code(error.statusCode ?? 500)
      .send({ code: 20500, message: error.message, status: error.statusCode ?? 500 });
  });
  readRoutes(fastify, parts);
  agentRoutes(fastify, parts);
  faultRoutes(fastify, parts);
}

function readRoutes(fastify: FastifyInstance, parts: ControlParts): void {
  const { views, agents, conversations, taskRouter } = parts;
  fastify.get(`${BASE}/state`, () => ({
    account: publicAccount(parts),
    now: parts.clock.now(),
    eventCallbackUrl: taskRouter.store.workspace.eventCallbackUrl,
    taskChannels: [...taskRouter.store.taskChannels.values()].map((one) => one.uniqueName),
    queues: [...taskRouter.store.taskQueues.values()].map((one) => ({ sid: one.sid, name: one.friendlyName })),
    agents: agents.list(),
    conversations: views.conversations(100),
    counts: {
      conversations: conversations.store.conversations.size,
      messages: conversations.store.messages.size,
      tasks: taskRouter.store.tasks.size,
    },
  }));
  fastify.get<{ Params: { key: string } }>(`${BASE}/conversations/:key`, ({ params }) =>
    views.conversation(params.key),
  );
  fastify.get<{ Params: { key: string }; Querystring: { afterIndex?: string } }>(
    `${BASE}/conversations/:key/messages`,
    ({ params, query }) => views.messages(params.key, Number(query.afterIndex ?? -1)),
  );
  fastify.get(`${BASE}/tasks`, () => views.tasks());
  fastify.get(`${BASE}/interactions`, () => views.interactions());
  fastify.get(`${BASE}/deliveries`, () => parts.sender.deliveries());
  fastify.get(`${BASE}/debugger`, () => parts.debuggerLog.list());
  fastify.get(`${BASE}/requests`, () => parts.requestLog.read());
  fastify.get<{ Params: { sid: string } }>(`${BASE}/media/:sid`, ({ params }, reply) =>
    sendMedia(parts, params.sid, reply),
  );
}

function agentRoutes(fastify: FastifyInstance, parts: ControlParts): void {
  const { agents, taskRouter } = parts;
  type Worker = { Params: { workerSid: string } };
  type Reservation = { Params: { sid: string } };
  type Message = { Params: { workerSid: string; conversationSid: string; messageSid: string } };
  fastify.get(`${BASE}/agents`, () => agents.list());
  fastify.post<{ Body: { name: string; email?: string; language?: string } }>(`${BASE}/agents`, ({ body }) =>
    agents.create(body),
  );
  fastify.post<Worker & { Body: { activity: ActivityName } }>(
    `${BASE}/agents/:workerSid/activity`,
    ({ params, body }) => agents.setActivity(params.workerSid, body.activity),
  );
  fastify.post<Worker & { Body: { taskChannel: string; capacity: number } }>(
    `${BASE}/agents/:workerSid/capacity`,
    ({ params, body }) => {
      agents.setCapacity(params.workerSid, body.taskChannel, body.capacity);
      return {};
    },
  );
  fastify.get<Worker>(`${BASE}/agents/:workerSid/reservations`, ({ params }) => agents.reservations(params.workerSid));
  fastify.post<Worker>(`${BASE}/agents/:workerSid/token`, ({ params }) => {
    if (!taskRouter.store.workers.has(params.workerSid)) throw notFound(`/Workers/${params.workerSid}`);
    return { token: parts.tokens.issue(params.workerSid) };
  });
  const path = `${BASE}/agents/:workerSid/conversations/:conversationSid/messages`;
  fastify.post<Message & { Body: { body?: string; file?: AgentFile } }>(
    path,
    { bodyLimit: 220 * 1024 * 1024 },
    async ({ params, body }) => {
      const message = await agents.send(params.workerSid, params.conversationSid, body);
      return { messageSid: message.sid, index: message.index };
    },
  );
  fastify.post<Message & { Body: { body: string } }>(`${path}/:messageSid`, ({ params, body }) => {
    agents.edit(params.workerSid, params.conversationSid, params.messageSid, body.body);
    return {};
  });
  fastify.delete<Message>(`${path}/:messageSid`, ({ params }) => {
    agents.delete(params.workerSid, params.conversationSid, params.messageSid);
    return {};
  });
  fastify.post<Reservation>(`${BASE}/reservations/:sid/accept`, ({ params }) => agents.accept(params.sid));
  fastify.post<Reservation>(`${BASE}/reservations/:sid/reject`, ({ params }) => agents.reject(params.sid));
  fastify.post<Reservation>(`${BASE}/reservations/:sid/wrap-up`, ({ params }) => agents.wrapUp(params.sid));
  fastify.post<Reservation>(`${BASE}/reservations/:sid/complete`, ({ params }) => agents.complete(params.sid));
  fastify.post<Reservation>(`${BASE}/reservations/:sid/leave`, ({ params }) => agents.leave(params.sid));
  fastify.post<Reservation & { Body: { toWorkerSid?: string; toQueue?: string } }>(
    `${BASE}/reservations/:sid/transfer`,
    ({ params, body }) => agents.transfer(params.sid, body),
  );
  fastify.post<Reservation & { Body: { reason?: string } }>(`${BASE}/tasks/:sid/cancel`, ({ params, body }) => {
    const task = taskRouter.store.tasks.get(params.sid);
    if (!task) throw notFound(`/Tasks/${params.sid}`);
    taskRouter.routing.cancelTask(task, body.reason ?? '', false);
    return {};
  });
}

function faultRoutes(fastify: FastifyInstance, parts: ControlParts): void {
  const { faults, rateLimit, sender, clock, flex } = parts;
  fastify.get(`${BASE}/faults`, () => faults.list());
  fastify.post<{ Body: FaultSpec }>(`${BASE}/faults`, ({ body }) => ({ id: faults.add(body) }));
  fastify.delete<{ Params: { id: string } }>(`${BASE}/faults/:id`, ({ params }) => ({
    removed: faults.remove(params.id),
  }));
  fastify.delete(`${BASE}/faults`, () => {
    faults.clear();
    return {};
  });
  fastify.post<{ Body: { latencyMs?: number; rateLimits?: boolean; orchestrationEvents?: boolean } }>(
    `${BASE}/settings`,
    ({ body }) => {
      faults.latencyMs = body.latencyMs ?? faults.latencyMs;
      rateLimit.enabled = body.rateLimits ?? rateLimit.enabled;
      flex.interactions.orchestrationEvents = body.orchestrationEvents ?? flex.interactions.orchestrationEvents;
      return {};
    },
  );
  fastify.post<{ Body: DeliveryFaults }>(`${BASE}/delivery`, ({ body }) => {
    sender.disturber.set(body);
    return {};
  });
  fastify.post<{ Body: { ms: number } }>(`${BASE}/clock/advance`, ({ body }) => {
    clock.advance(body.ms);
    return { now: clock.now() };
  });
  fastify.post(`${BASE}/reset`, () => {
    parts.reset();
    return {};
  });
}

/** The account without its secrets. */
function publicAccount(parts: ControlParts): Record<string, unknown> {
  const {
    accountSid,
    flexInstanceSid,
    chatServiceSid,
    workspaceSid,
    everyoneQueueSid,
    defaultWorkflowSid,
    activitySids,
  } = parts.taskRouter.account;
  return {
    accountSid,
    flexInstanceSid,
    chatServiceSid,
    workspaceSid,
    everyoneQueueSid,
    defaultWorkflowSid,
    activitySids,
  };
}

function sendMedia(parts: ControlParts, sid: string, reply: FastifyReply): FastifyReply {
  const { media } = parts.conversations;
  const record = media.get(sid);
  const bytes = media.bytes(sid);
  if (!record || !bytes) throw notFound(`/Media/${sid}`);
  return reply
    .type(record.contentType)
    .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(record.filename ?? sid)}`)
    .send(bytes);
}
