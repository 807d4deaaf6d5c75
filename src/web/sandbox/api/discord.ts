import type {
  ControlChannel,
  ControlInteraction,
  ControlMessage,
  ControlSession,
  ControlState,
  ControlUser,
} from '../../../sandbox/discord/control-client.ts';
import { base64Of, call } from './call.ts';

export type User = ControlUser;
export type Interaction = ControlInteraction;
export type World = ControlState;
export type Channel = ControlChannel & {
  permissions: string;
  typing: string[];
  position?: number;
  topic?: string | null;
  thread_metadata?: { archived: boolean; locked: boolean };
};

export interface Reaction {
  emoji: { id: string | null; name: string | null };
  count: number;
  me: boolean;
}

export type Message = ControlMessage & {
  reactions?: Reaction[];
  referenced_message?: Message | null;
  interaction_metadata?: { user: { id: string; username: string; global_name: string | null }; type: number };
};

export interface CommandOption {
  type: number;
  name: string;
  name_localizations?: Record<string, string> | null;
  description: string;
  description_localizations?: Record<string, string> | null;
  required?: boolean;
  choices?: { name: string; value: string | number }[];
  options?: CommandOption[];
}

export type Command = Omit<CommandOption, 'type'> & { id: string };

const at = (user: string, channel: string): string => `/discord/users/${user}/channels/${channel}`;

const encoded = (files: readonly File[]) =>
  Promise.all(
    files.map(async (file) => ({
      name: file.name,
      data: await base64Of(file),
      ...(file.type && { contentType: file.type }),
    })),
  );

/** What people do in Discord; every call may throw a `Refusal` in Discord's words. */
export const discord = {
  world: () => call<World>('GET', '/discord/state'),
  sessions: () => call<ControlSession[]>('GET', '/discord/gateway/sessions'),
  createUser: (user: { username: string; globalName: string; locale: string }) =>
    call<User>('POST', '/discord/users', user),
  changeUser: (user: string, change: { dmsOpen?: boolean; locale?: string }) =>
    call<User>('PATCH', `/discord/users/${user}`, change),
  setRole: (user: string, role: string, on: boolean) =>
    call<User>(on ? 'PUT' : 'DELETE', `/discord/users/${user}/roles/${role}`),
  channels: (user: string) => call<Channel[]>('GET', `/discord/users/${user}/channels`),
  messages: (user: string, channel: string) => call<Message[]>('GET', `${at(user, channel)}/messages?limit=100`),
  send: async (user: string, channel: string, content: string, files: readonly File[], replyTo?: string) =>
    call<Message>('POST', `${at(user, channel)}/messages`, {
      content,
      files: await encoded(files),
      ...(replyTo && { replyTo }),
    }),
  edit: (user: string, channel: string, message: string, content: string) =>
    call<Message>('PATCH', `${at(user, channel)}/messages/${message}`, { content }),
  remove: (user: string, channel: string, message: string) =>
    call<unknown>('DELETE', `${at(user, channel)}/messages/${message}`),
  react: (user: string, channel: string, message: string, emoji: string, on: boolean) =>
    call<unknown>(
      on ? 'PUT' : 'DELETE',
      `${at(user, channel)}/messages/${message}/reactions/${encodeURIComponent(emoji)}`,
    ),
  type: (user: string, channel: string) => call<unknown>('POST', `${at(user, channel)}/typing`),
  commands: (user: string, channel: string) => call<Command[]>('GET', `${at(user, channel)}/commands`),
  useCommand: async (
    user: string,
    channel: string,
    name: string,
    options: Record<string, unknown>,
    files: Record<string, File>,
  ) => {
    const given = Object.entries(files);
    const sent = await encoded(given.map(([, file]) => file));
    return call<{ interactionId: string }>('POST', `${at(user, channel)}/commands`, {
      name,
      options,
      files: Object.fromEntries(given.map(([option], index) => [option, sent[index]])),
    });
  },
  useComponent: (user: string, channel: string, message: string, customId: string, values?: string[]) =>
    call<{ interactionId: string }>('POST', `${at(user, channel)}/messages/${message}/component`, {
      customId,
      ...(values && { values }),
    }),
  submitModal: async (
    user: string,
    interaction: string,
    values: Record<string, string | string[]>,
    files: Record<string, File[]>,
  ) => {
    const sent = await Promise.all(
      Object.entries(files).map(async ([field, list]) => [field, await encoded(list)] as const),
    );
    return call<{ interactionId: string }>('POST', `/discord/users/${user}/interactions/${interaction}/modal`, {
      values,
      files: Object.fromEntries(sent),
    });
  },
  interaction: (id: string) => call<Interaction>('GET', `/discord/interactions/${id}`),
};

/** The name that people show in Discord. */
export const displayName = (person: { username: string; global_name?: string | null }): string =>
  person.global_name ?? person.username;

/** Whether a channel's `permissions` hold a bit. */
export const may = (channel: Pick<Channel, 'permissions'>, bit: number): boolean =>
  (BigInt(channel.permissions) & (1n << BigInt(bit))) !== 0n;
