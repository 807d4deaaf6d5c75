import type {
  AgentView,
  ConversationView,
  MessageView,
  ParticipantView,
  ReservationView,
  TaskView,
  TwilioState,
} from '../../../sandbox/twilio/control-client.ts';
import { base64Of, call } from './call.ts';

export type Agent = AgentView;
export type Reservation = ReservationView;
export type Task = TaskView;
export type ChatMessage = MessageView;
export type Account = TwilioState;
export type Activity = 'Available' | 'Unavailable' | 'Break' | 'Offline';

export interface Chat {
  conversation: ConversationView;
  participants: ParticipantView[];
  messages: MessageView[];
}

const messagesOf = (worker: string, conversation: string): string =>
  `/twilio/agents/${worker}/conversations/${conversation}/messages`;

/** What agents do in Flex; every call may throw a `Refusal` in Twilio's words. */
export const twilio = {
  account: () => call<Account>('GET', '/twilio/state'),
  tasks: () => call<Task[]>('GET', '/twilio/tasks'),
  createAgent: (agent: { name: string; email?: string; language?: string }) =>
    call<Agent>('POST', '/twilio/agents', agent),
  setActivity: (worker: string, activity: Activity) =>
    call<Agent>('POST', `/twilio/agents/${worker}/activity`, { activity }),
  setCapacity: (worker: string, taskChannel: string, capacity: number) =>
    call<unknown>('POST', `/twilio/agents/${worker}/capacity`, { taskChannel, capacity }),
  flexToken: (worker: string) =>
    call<{ token: string }>('POST', `/twilio/agents/${worker}/token`, {}).then(({ token }) => token),
  reservations: (worker: string) => call<Reservation[]>('GET', `/twilio/agents/${worker}/reservations`),
  act: (reservation: string, what: 'accept' | 'reject' | 'leave' | 'wrap-up' | 'complete') =>
    call<Reservation>('POST', `/twilio/reservations/${reservation}/${what}`, {}),
  transfer: (reservation: string, to: { toWorkerSid?: string; toQueue?: string }) =>
    call<{ taskSid: string }>('POST', `/twilio/reservations/${reservation}/transfer`, to),
  chat: (conversation: string) => call<Chat>('GET', `/twilio/conversations/${conversation}`),
  send: async (worker: string, conversation: string, body: string, file?: File) =>
    call<unknown>('POST', messagesOf(worker, conversation), {
      ...(body && { body }),
      ...(file && {
        file: {
          name: file.name,
          contentType: file.type || 'application/octet-stream',
          base64: await base64Of(file),
        },
      }),
    }),
  edit: (worker: string, conversation: string, message: string, body: string) =>
    call<unknown>('POST', `${messagesOf(worker, conversation)}/${message}`, { body }),
};

/** A task attribute as text; empty when it isn't there. */
export function attribute(of: { attributes: Record<string, unknown> }, name: string): string {
  const value = of.attributes[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** The Discord user whom a task is about. */
export function discordUserOf(task: { attributes: Record<string, unknown> }): string {
  return attribute(task, 'customerAddress').replace(/^discord_/, '');
}

/** The number of the case that a task is about; null without one. */
export function caseOf(task: { attributes: Record<string, unknown> }): number | null {
  const number = Number(attribute(task, 'case_number'));
  return Number.isInteger(number) && number > 0 ? number : null;
}
