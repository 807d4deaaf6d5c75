import { WebSocket } from 'ws';
import type { AgentFile, AgentView, ReservationView } from './control/agents.ts';
import type { ConversationView, InteractionView, MessageView, ParticipantView, TaskView } from './control/views.ts';
import type { ActivityName } from './core/account.ts';
import type { FaultSpec } from './http/faults.ts';
import type { LoggedRequest } from './http/request-log.ts';
import type { DebuggerEntry } from './webhooks/debugger-log.ts';
import type { DeliveryFaults } from './webhooks/delivery-faults.ts';
import type { Delivery } from './webhooks/sender.ts';

export type {
  AgentFile,
  AgentView,
  ConversationView,
  DeliveryFaults,
  FaultSpec,
  InteractionView,
  MessageView,
  ParticipantView,
  ReservationView,
  TaskView,
};

/** The account as {@link TwilioControl.state} tells it. */
export interface TwilioState {
  account: {
    accountSid: string;
    flexInstanceSid: string;
    chatServiceSid: string;
    workspaceSid: string;
    everyoneQueueSid: string;
    defaultWorkflowSid: string;
    activitySids: Record<ActivityName, string>;
  };
  /** The sandbox clock, Unix milliseconds. */
  now: number;
  eventCallbackUrl: string | null;
  taskChannels: string[];
  queues: { sid: string; name: string }[];
  agents: AgentView[];
  /** The 100 conversations that changed last. */
  conversations: ConversationView[];
  counts: { conversations: number; messages: number; tasks: number };
}

/** An event of the control stream. */
export type TwilioControlEvent =
  | { type: 'hello' }
  | {
      type: 'change';
      kind: string;
      action: 'added' | 'updated' | 'removed';
      sid: string;
      conversationSid?: string;
      workerSid?: string;
      taskSid?: string;
    }
  | {
      type: 'delivery';
      url: string;
      eventType: string;
      status?: number;
      error?: string;
      dropped?: boolean;
      at: number;
      ms: number;
    };

/** A refused control call: `status` is HTTP's, `code` Twilio's. */
export class TwilioControlError extends Error {
  constructor(
    readonly status: number,
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}

/** The control interface of the Twilio stand-in: agents, faults, clock and logs. `baseUrl` is the sandbox's, without a path. */
export class TwilioControl {
  readonly #base: string;

  constructor(baseUrl: string) {
    this.#base = `${baseUrl.replace(/\/$/, '')}/control/twilio`;
  }

  state(): Promise<TwilioState> {
    return this.#call('GET', '/state');
  }

  agents(): Promise<AgentView[]> {
    return this.#call('GET', '/agents');
  }

  /** Signs someone in for the first time: their worker is made, offline. */
  createAgent(input: { name: string; email?: string; language?: string }): Promise<AgentView> {
    return this.#call('POST', '/agents', input);
  }

  setActivity(workerSid: string, activity: ActivityName): Promise<AgentView> {
    return this.#call('POST', `/agents/${workerSid}/activity`, { activity });
  }

  /** How many tasks of this channel (SID or unique name) the agent takes at once. */
  setCapacity(workerSid: string, taskChannel: string, capacity: number): Promise<unknown> {
    return this.#call('POST', `/agents/${workerSid}/capacity`, { taskChannel, capacity });
  }

  /** A token that IAM `Tokens/validate` accepts for a day. */
  async issueFlexToken(workerSid: string): Promise<string> {
    return (await this.#call<{ token: string }>('POST', `/agents/${workerSid}/token`)).token;
  }

  /** Pending, accepted and wrapping reservations. */
  reservations(workerSid: string): Promise<ReservationView[]> {
    return this.#call('GET', `/agents/${workerSid}/reservations`);
  }

  accept(reservationSid: string): Promise<ReservationView> {
    return this.#call('POST', `/reservations/${reservationSid}/accept`);
  }

  reject(reservationSid: string): Promise<ReservationView> {
    return this.#call('POST', `/reservations/${reservationSid}/reject`);
  }

  /** A cold transfer; without a target to the queue Everyone. */
  transfer(
    reservationSid: string,
    target: { toWorkerSid?: string; toQueue?: string } = {},
  ): Promise<{ taskSid: string; inviteSid: string }> {
    return this.#call('POST', `/reservations/${reservationSid}/transfer`, target);
  }

  /** The agent leaves; the conversation stays open. */
  leave(reservationSid: string): Promise<ReservationView> {
    return this.#call('POST', `/reservations/${reservationSid}/leave`);
  }

  /** "End chat": the conversation closes, the task is wrapping. */
  wrapUp(reservationSid: string): Promise<ReservationView> {
    return this.#call('POST', `/reservations/${reservationSid}/wrap-up`);
  }

  complete(reservationSid: string): Promise<ReservationView> {
    return this.#call('POST', `/reservations/${reservationSid}/complete`);
  }

  cancelTask(taskSid: string, reason: string): Promise<unknown> {
    return this.#call('POST', `/tasks/${taskSid}/cancel`, { reason });
  }

  /** By SID or unique name. */
  conversation(
    key: string,
  ): Promise<{ conversation: ConversationView; participants: ParticipantView[]; messages: MessageView[] }> {
    return this.#call('GET', `/conversations/${encodeURIComponent(key)}`);
  }

  messages(key: string, options: { afterIndex?: number } = {}): Promise<MessageView[]> {
    return this.#call(
      'GET',
      `/conversations/${encodeURIComponent(key)}/messages?afterIndex=${options.afterIndex ?? -1}`,
    );
  }

  agentSend(
    workerSid: string,
    conversationSid: string,
    message: { body?: string; file?: AgentFile },
  ): Promise<{ messageSid: string; index: number }> {
    return this.#call('POST', `/agents/${workerSid}/conversations/${conversationSid}/messages`, message);
  }

  agentEdit(workerSid: string, conversationSid: string, messageSid: string, body: string): Promise<unknown> {
    return this.#call('POST', `/agents/${workerSid}/conversations/${conversationSid}/messages/${messageSid}`, { body });
  }

  agentDelete(workerSid: string, conversationSid: string, messageSid: string): Promise<unknown> {
    return this.#call('DELETE', `/agents/${workerSid}/conversations/${conversationSid}/messages/${messageSid}`);
  }

  tasks(): Promise<TaskView[]> {
    return this.#call('GET', '/tasks');
  }

  interactions(): Promise<InteractionView[]> {
    return this.#call('GET', '/interactions');
  }

  /** The latest 1,000 webhook attempts, oldest first. */
  deliveries(): Promise<Delivery[]> {
    return this.#call('GET', '/deliveries');
  }

  debuggerLog(): Promise<DebuggerEntry[]> {
    return this.#call('GET', '/debugger');
  }

  /** The latest REST calls and counters per operation and status. */
  requests(): Promise<{ recent: LoggedRequest[]; counters: Record<string, Record<string, number>> }> {
    return this.#call('GET', '/requests');
  }

  async addFault(fault: FaultSpec): Promise<string> {
    return (await this.#call<{ id: string }>('POST', '/faults', fault)).id;
  }

  removeFault(id: string): Promise<unknown> {
    return this.#call('DELETE', `/faults/${id}`);
  }

  /** Ends all faults and latency of REST; those of webhooks end with `setDelivery({})`. */
  clearFaults(): Promise<unknown> {
    return this.#call('DELETE', '/faults');
  }

  setLatency(ms: number): Promise<unknown> {
    return this.#call('POST', '/settings', { latencyMs: ms });
  }

  setRateLimits(on: boolean): Promise<unknown> {
    return this.#call('POST', '/settings', { rateLimits: on });
  }

  /** Whether Conversations webhooks tell of what Flex itself changes (agents joining, closing); default true. */
  setOrchestrationEvents(on: boolean): Promise<unknown> {
    return this.#call('POST', '/settings', { orchestrationEvents: on });
  }

  setDelivery(faults: DeliveryFaults): Promise<unknown> {
    return this.#call('POST', '/delivery', faults);
  }

  /** Moves the sandbox clock forward; the answer is the new time. */
  async advance(ms: number): Promise<number> {
    return (await this.#call<{ now: number }>('POST', '/clock/advance', { ms })).now;
  }

  /** Back to the bare account. */
  reset(): Promise<unknown> {
    return this.#call('POST', '/reset');
  }

  /** Listens to every change; resolves when connected. The answer ends it. */
  async events(listener: (event: TwilioControlEvent) => void): Promise<() => void> {
    const socket = new WebSocket(`${this.#base.replace(/^http/, 'ws')}/events`);
    socket.on('message', (data: Buffer) => listener(JSON.parse(data.toString()) as TwilioControlEvent));
    await new Promise<void>((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    socket.on('error', () => socket.terminate());
    return () => socket.terminate();
  }

  async #call<T>(method: 'GET' | 'POST' | 'DELETE', path: string, body: unknown = {}): Promise<T> {
    const init =
      method === 'POST' ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {};
    const response = await fetch(`${this.#base}${path}`, { method, ...init });
    const answer = (await response.json()) as T & { code?: number; message?: string };
    if (!response.ok)
      throw new TwilioControlError(response.status, answer.code ?? 0, answer.message ?? `HTTP ${response.status}`);
    return answer;
  }
}
