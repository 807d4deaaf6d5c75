import { WebSocket } from 'ws';

/** Wire objects are given as the API shows them. */
export type WireObject = Record<string, unknown> & { id: string };

export interface ControlUser extends WireObject {
  username: string;
  global_name: string | null;
  locale: string;
  dmsOpen: boolean;
  inGuild: boolean;
  roles: string[];
  dmChannelId: string | null;
}

export interface ControlChannel extends WireObject {
  type: number;
  name?: string;
  parent_id?: string | null;
  last_message_id: string | null;
}

export interface ControlMessage extends WireObject {
  channel_id: string;
  type: number;
  content: string;
  flags: number;
  timestamp: string;
  edited_timestamp: string | null;
  author: WireObject & { username: string; global_name: string | null; bot?: boolean };
  attachments: (WireObject & { filename: string; url: string; size: number; content_type: string })[];
  embeds: Record<string, unknown>[];
  components: Record<string, unknown>[];
}

export interface ControlInteraction {
  id: string;
  type: number;
  userId: string;
  channelId: string;
  status: 'pending' | 'acknowledged' | 'failed';
  error?: string;
  callbackType?: number;
  modal?: { custom_id: string; title: string; components: Record<string, unknown>[] };
  /** What an autocompletion offered. */
  choices?: { name: string; value: string | number }[];
  tokenExpiresAt: number;
  expired: boolean;
  data: Record<string, unknown>;
  responses: ControlMessage[];
}

export interface ControlState {
  applicationId: string;
  botUserId: string;
  guild: WireObject & { name: string };
  channels: ControlChannel[];
  roles: (WireObject & { name: string; permissions: string; position: number })[];
  users: ControlUser[];
  commands: (WireObject & { name: string; description: string })[];
  /** Sandbox time, milliseconds since the Unix epoch. */
  now: number;
}

export interface ControlFile {
  name: string;
  data: Uint8Array | string;
  contentType?: string;
}

export interface ControlMessageInput {
  content?: string;
  files?: ControlFile[];
  replyTo?: string;
}

export type ControlFaultEffect =
  | { type: 'latency'; ms: number }
  | { type: 'error'; status: number; body?: unknown; when: 'before' | 'after' }
  | { type: 'reset'; when: 'before' | 'after' }
  | { type: 'rateLimit'; retryAfterSeconds: number; global?: boolean; scope?: 'user' | 'global' | 'shared' };

export interface ControlFault {
  /** `path` is a regular expression over the path below `/api/v10`. */
  match: { method?: string; path?: string };
  /** Default 1; 0 = until removed. */
  times?: number;
  probability?: number;
  seed?: number;
  effect: ControlFaultEffect;
}

export interface ControlRequests {
  total: number;
  routes: Record<string, { count: number; byStatus: Record<string, number> }>;
  requests: { method: string; path: string; route: string; status: number; at: number; ms: number }[];
}

export interface ControlSession {
  id: string;
  intents: number;
  shard: [number, number];
  sequence: number;
  connected: boolean;
}

export interface ControlEvent {
  type: string;
  channelId?: string;
  /** Only for this person. */
  userId?: string;
  data: unknown;
}

/** A control call that the stand-in refused, with Discord's error code where it has one. */
export class ControlRefusal extends Error {
  readonly status: number;
  readonly code: number | undefined;
  constructor(status: number, message: string, code?: number) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/**
 * Acts as the people in the stand-in's server, and makes trouble: for tests, the demo and chaos runs. All calls reject
 * with {@link ControlRefusal} when a person could not do that (no permission, unseen channel, disabled button).
 */
export class DiscordControl {
  readonly #base: string;

  /** @param baseUrl the sandbox's address, e.g. `http://127.0.0.1:4010` */
  constructor(baseUrl: string) {
    this.#base = `${baseUrl.replace(/\/$/, '')}/control/discord`;
  }

  state(): Promise<ControlState> {
    return this.#call('GET', '/state');
  }

  /** Forgets everything: an empty server, no faults, rate limits on, connections cut. */
  async reset(): Promise<void> {
    await this.#call('POST', '/reset');
  }

  createUser(user: {
    username: string;
    globalName?: string;
    locale?: string;
    inGuild?: boolean;
  }): Promise<ControlUser> {
    return this.#call('POST', '/users', user);
  }

  user(userId: string): Promise<ControlUser> {
    return this.#call('GET', `/users/${userId}`);
  }

  setDmsOpen(userId: string, open: boolean): Promise<ControlUser> {
    return this.#call('PATCH', `/users/${userId}`, { dmsOpen: open });
  }

  setLocale(userId: string, locale: string): Promise<ControlUser> {
    return this.#call('PATCH', `/users/${userId}`, { locale });
  }

  /** Joins or leaves the server. */
  setMember(userId: string, inGuild: boolean): Promise<ControlUser> {
    return this.#call('PUT', `/users/${userId}/member`, { inGuild });
  }

  giveRole(userId: string, roleId: string): Promise<ControlUser> {
    return this.#call('PUT', `/users/${userId}/roles/${roleId}`);
  }

  takeRole(userId: string, roleId: string): Promise<ControlUser> {
    return this.#call('DELETE', `/users/${userId}/roles/${roleId}`);
  }

  /** The direct-message channel between the bot and a person, if there is one. */
  async dmChannel(userId: string): Promise<ControlChannel | undefined> {
    const { channel } = await this.#call<{ channel: ControlChannel | null }>('GET', `/users/${userId}/dm`);
    return channel ?? undefined;
  }

  sendDm(userId: string, message: ControlMessageInput): Promise<ControlMessage> {
    return this.sendMessage(userId, 'dm', message);
  }

  sendMessage(userId: string, channelId: string, message: ControlMessageInput): Promise<ControlMessage> {
    return this.#call('POST', `${at(userId, channelId)}/messages`, { ...message, files: message.files?.map(encode) });
  }

  /** @param keep ids of the attachments that stay; without it all do */
  editMessage(
    userId: string,
    channelId: string,
    messageId: string,
    content: string,
    keep?: string[],
  ): Promise<ControlMessage> {
    return this.#call('PATCH', `${at(userId, channelId)}/messages/${messageId}`, { content, keep });
  }

  async deleteMessage(userId: string, channelId: string, messageId: string): Promise<void> {
    await this.#call('DELETE', `${at(userId, channelId)}/messages/${messageId}`);
  }

  async startTyping(userId: string, channelId = 'dm'): Promise<void> {
    await this.#call('POST', `${at(userId, channelId)}/typing`);
  }

  /** Ids of the others who are typing in a channel now. */
  async typing(userId: string, channelId: string): Promise<string[]> {
    return (await this.#call<{ userIds: string[] }>('GET', `${at(userId, channelId)}/typing`)).userIds;
  }

  async react(userId: string, channelId: string, messageId: string, emoji: string, on = true): Promise<void> {
    await this.#call(
      on ? 'PUT' : 'DELETE',
      `${at(userId, channelId)}/messages/${messageId}/reactions/${encodeURIComponent(emoji)}`,
    );
  }

  /** What a person sees: channels of the server, threads, the direct message; with `permissions` and who is typing. */
  channelsFor(userId: string): Promise<(ControlChannel & { permissions: string; typing: string[] })[]> {
    return this.#call('GET', `/users/${userId}/channels`);
  }

  /** Messages that a person sees, oldest first, ephemeral ones included; `channelId` may be 'dm'. Default: the last 50. */
  messages(
    userId: string,
    channelId: string,
    page: { after?: string; limit?: number } = {},
  ): Promise<ControlMessage[]> {
    const query = new URLSearchParams();
    if (page.after !== undefined) query.set('after', page.after);
    if (page.limit !== undefined) query.set('limit', String(page.limit));
    return this.#call('GET', `${at(userId, channelId)}/messages?${query.toString()}`);
  }

  /** Commands that a person is offered in a channel ('dm' = the direct message with the bot). */
  commandsFor(userId: string, channelId = 'dm'): Promise<(WireObject & { name: string })[]> {
    return this.#call('GET', `${at(userId, channelId)}/commands`);
  }

  /** @param use `name` may hold sub-commands ("desk close"); `files` gives attachment options. */
  useCommand(
    userId: string,
    use: {
      name: string;
      channelId?: string;
      options?: Record<string, unknown>;
      locale?: string;
      files?: Record<string, ControlFile>;
    },
  ): Promise<{ interactionId: string }> {
    const { channelId = 'dm', files, ...rest } = use;
    return this.#call('POST', `${at(userId, channelId)}/commands`, {
      ...rest,
      files: files && Object.fromEntries(Object.entries(files).map(([option, file]) => [option, encode(file)])),
    });
  }

  /** Types into an option with autocompletion; the choices come in {@link interaction} as `choices`. */
  autocomplete(
    userId: string,
    use: { name: string; option: string; value: string; channelId?: string },
  ): Promise<{ interactionId: string }> {
    const { channelId = 'dm', ...rest } = use;
    return this.#call('POST', `${at(userId, channelId)}/commands/autocomplete`, rest);
  }

  clickButton(
    userId: string,
    channelId: string,
    messageId: string,
    customId: string,
  ): Promise<{ interactionId: string }> {
    return this.#call('POST', `${at(userId, channelId)}/messages/${messageId}/component`, { customId });
  }

  chooseSelect(
    userId: string,
    channelId: string,
    messageId: string,
    customId: string,
    values: string[],
  ): Promise<{ interactionId: string }> {
    return this.#call('POST', `${at(userId, channelId)}/messages/${messageId}/component`, { customId, values });
  }

  /** @param interactionId the interaction that was answered with the modal; `files` by the custom id of their field */
  submitModal(
    userId: string,
    interactionId: string,
    values: Record<string, string | string[]>,
    files: Record<string, ControlFile[]> = {},
  ): Promise<{ interactionId: string }> {
    const encoded = Object.fromEntries(Object.entries(files).map(([field, list]) => [field, list.map(encode)]));
    return this.#call('POST', `/users/${userId}/interactions/${interactionId}/modal`, { values, files: encoded });
  }

  interaction(interactionId: string): Promise<ControlInteraction> {
    return this.#call('GET', `/interactions/${interactionId}`);
  }

  /** @returns the fault's id */
  async addFault(fault: ControlFault): Promise<string> {
    return (await this.#call<{ id: string }>('POST', '/faults', fault)).id;
  }

  async removeFault(id: string): Promise<void> {
    await this.#call('DELETE', `/faults/${id}`);
  }

  /** Removes all faults and the general latency. */
  async clearFaults(): Promise<void> {
    await this.#call('DELETE', '/faults');
  }

  /** Also switches the limits of Identify, of new direct messages and of old edits. */
  async setRateLimits(on: boolean): Promise<void> {
    await this.#call('PUT', '/rate-limits', { on });
  }

  /** Adds this wait to every REST answer. */
  async setLatency(ms: number): Promise<void> {
    await this.#call('PUT', '/latency', { ms });
  }

  /** Cuts the gateway connections: with a close code, or like a broken network; `resumable: false` ends the sessions too. */
  async disconnect(options: { code?: number; resumable?: boolean } = {}): Promise<void> {
    await this.#call('POST', '/gateway/disconnect', options);
  }

  /** op 7 on every connection. */
  async reconnectRequest(): Promise<void> {
    await this.#call('POST', '/gateway/reconnect-request');
  }

  /** op 9 on every connection. */
  async invalidate(resumable: boolean): Promise<void> {
    await this.#call('POST', '/gateway/invalidate', { resumable });
  }

  /** Forgets the sessions: events stop, and the next resume is refused. */
  async dropSessions(): Promise<void> {
    await this.#call('POST', '/gateway/drop-sessions');
  }

  /** Loses, doubles, re-orders or delays gateway events; only what is named changes. */
  async setDelivery(delivery: {
    duplicateProbability?: number;
    dropProbability?: number;
    reorderProbability?: number;
    delayMs?: number;
    seed?: number;
  }): Promise<void> {
    await this.#call('PUT', '/gateway/delivery', delivery);
  }

  /** For connections made from now on; `muteHeartbeats` also for those that exist. */
  async setGateway(settings: { heartbeatIntervalMs?: number; muteHeartbeats?: boolean }): Promise<void> {
    await this.#call('PUT', '/gateway/settings', settings);
  }

  /** Which privileged intents the application has; one that it lacks ends an Identify with 4014. */
  async setIntents(intents: { messageContent?: boolean; guildMembers?: boolean; presences?: boolean }): Promise<void> {
    await this.#call('PUT', '/gateway/intents', intents);
  }

  sessions(): Promise<ControlSession[]> {
    return this.#call('GET', '/gateway/sessions');
  }

  /** Moves the sandbox clock forward. @returns the new time */
  async advance(ms: number): Promise<number> {
    return (await this.#call<{ now: number }>('POST', '/clock/advance', { ms })).now;
  }

  /** The last 5,000 REST requests and counts per route since the start or {@link clearRequests}. */
  requests(): Promise<ControlRequests> {
    return this.#call('GET', '/requests');
  }

  async clearRequests(): Promise<void> {
    await this.#call('DELETE', '/requests');
  }

  /** Calls `listener` for every visible change; resolves when the stream is open. @returns a function that ends it */
  async watch(listener: (event: ControlEvent) => void): Promise<() => void> {
    const socket = new WebSocket(`${this.#base.replace(/^http/, 'ws')}/events`);
    socket.on('message', (data: Buffer) => listener(JSON.parse(data.toString('utf8')) as ControlEvent));
    await new Promise<void>((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    return () => socket.close();
  }

  async #call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${this.#base}${path}`, {
      method,
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const answer = (await response.json()) as { error?: string; message?: string; code?: number };
    if (!response.ok)
      throw new ControlRefusal(
        response.status,
        answer.error ?? answer.message ?? `HTTP ${response.status}`,
        answer.code,
      );
    return answer as T;
  }
}

const at = (userId: string, channelId: string): string => `/users/${userId}/channels/${channelId}`;

const encode = (file: ControlFile): { name: string; data: string; contentType?: string } => ({
  name: file.name,
  data: Buffer.from(file.data as Uint8Array).toString('base64'),
  ...(file.contentType === undefined ? {} : { contentType: file.contentType }),
});
