import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { BotEvent } from '../model/events.ts';
import { INTENT } from '../model/events.ts';
import { compareIds } from '../model/snowflake.ts';
import type { Services } from '../rest/services.ts';
import { CLOSE, Connection } from './connection.ts';
import type { ConnectionSettings } from './connection.ts';
import { Delivery } from './delivery.ts';
import type { DeliverySettings } from './delivery.ts';
import { guildCreatePayload, readyPayload } from './greeting.ts';
import { RESUMABLE_MS, Session } from './session.ts';
import type { Shard } from './session.ts';

/** Every intent that exists (events/gateway, "List of intents"); bits 17 to 19, 22 and 23 are unused. */
const KNOWN_INTENTS = 0x1ffff | (1 << 20) | (1 << 21) | (1 << 24) | (1 << 25);
const IDENTIFIES_PER_DAY = 1_000;
const IDENTIFY_WINDOW_MS = 5_000;

export interface PrivilegedIntents {
  messageContent: boolean;
  guildMembers: boolean;
  presences: boolean;
}

/** The gateway, version 10 with JSON (events/gateway). */
export class Gateway {
  readonly settings: ConnectionSettings = { heartbeatIntervalMs: 41_250, muteHeartbeats: false };
  readonly intents: PrivilegedIntents = { messageContent: true, guildMembers: true, presences: false };
  readonly #services: Services;
  readonly #sockets = new WebSocketServer({ noServer: true });
  readonly #connections = new Set<Connection>();
  readonly #sessions = new Map<string, Session>();
  #identifies: number[] = [];
  readonly #delivery = new Delivery<BotEvent>();

  constructor(services: Services) {
    this.#services = services;
    services.world.announce.onBotEvent((event) => this.#fanOut(event));
  }

  get url(): string {
    return `${this.#services.world.options.publicUrl.replace(/^http/, 'ws')}/discord/gateway`;
  }

  /** `GET /gateway/bot`: where to connect and how many sessions may still be started today. */
  info(): object {
    const { total, remaining, resetAfter } = this.#startLimit();
    return {
      url: this.url,
      shards: 1,
      session_start_limit: { total, remaining, reset_after: resetAfter, max_concurrency: 1 },
    };
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const query = new URL(request.url ?? '/', 'http://x').searchParams;
    this.#sockets.handleUpgrade(request, socket, head, (client) => {
      if (query.get('v') !== '10') return client.close(CLOSE.invalidVersion, 'Invalid API version.');
      if ((query.get('encoding') ?? 'json') !== 'json' || query.has('compress'))
        return client.close(CLOSE.decodeError, 'Only encoding=json without compression is spoken here.');
      const connection = new Connection(client, this.#services.world.clock, this.settings, {
        identify: (from, data) => this.#identify(from, data),
        resume: (from, data) => this.#resume(from, data),
        members: (from, data) => this.#members(from, data),
        closed: (from, code) => this.#closed(from, code),
      });
      this.#connections.add(connection);
    });
  }

  setDelivery(change: Partial<DeliverySettings>): DeliverySettings {
    return this.#delivery.set(change);
  }

  /** Ends all connections: with a close code, or without a word. `resumable: false` forgets the sessions as well. */
  disconnect(options: { code?: number; resumable?: boolean }): void {
    for (const connection of this.#connections) {
      if (options.resumable === false) this.#forget(connection.session);
      if (options.code === undefined) connection.drop();
      else connection.close(options.code);
    }
  }

  /** op 7: reconnect and resume. */
  requestReconnect(): void {
    for (const connection of this.#connections) {
      connection.send({ op: 7, d: null, s: null, t: null });
      connection.close(CLOSE.unknownError, 'Reconnect requested.');
    }
  }

  /** op 9: the session is invalid. The client may resume or identify on the same connection, so that is free again. */
  invalidate(resumable: boolean): void {
    for (const connection of this.#connections) {
      const session = connection.session;
      this.#release(connection);
      if (!resumable) this.#forget(session);
      connection.send({ op: 9, d: resumable, s: null, t: null });
    }
  }

  /** Forgets all sessions without a word: the next resume is refused. */
  dropSessions(): void {
    for (const session of [...this.#sessions.values()]) this.#forget(session);
  }

  sessions(): object[] {
    return [...this.#sessions.values()].map((s) => ({
      id: s.id,
      intents: s.intents,
      shard: [s.shard.id, s.shard.count],
      sequence: s.sequence,
      connected: s.deliver !== undefined,
    }));
  }

  reset(): void {
    this.disconnect({ resumable: false });
    this.#sessions.clear();
    this.#identifies = [];
    this.#delivery.reset();
    Object.assign(this.intents, { messageContent: true, guildMembers: true, presences: false });
    Object.assign(this.settings, { heartbeatIntervalMs: 41_250, muteHeartbeats: false });
  }

  close(): void {
    for (const connection of this.#connections) connection.drop();
    this.#sockets.close();
  }

  #identify(connection: Connection, data: Record<string, unknown>): void {
    if (!this.#authorised(data['token'])) return connection.close(CLOSE.authenticationFailed, 'Authentication failed.');
    const shard = shardOf(data['shard']);
    if (!shard) return connection.close(CLOSE.invalidShard, 'Invalid shard.');
    const intents = data['intents'];
    if (typeof intents !== 'number' || !Number.isInteger(intents) || intents < 0 || intents & ~KNOWN_INTENTS)
      return connection.close(CLOSE.invalidIntents, 'Invalid intent(s).');
    const allowed =
      (this.intents.messageContent ? INTENT.messageContent : 0) |
      (this.intents.guildMembers ? INTENT.guildMembers : 0) |
      (this.intents.presences ? INTENT.guildPresences : 0);
    const privileged = INTENT.messageContent | INTENT.guildMembers | INTENT.guildPresences;
    if (intents & privileged & ~allowed) return connection.close(CLOSE.disallowedIntents, 'Disallowed intent(s).');
    if (!this.#mayStart()) return connection.send({ op: 9, d: false, s: null, t: null });
    const session = new Session(randomBytes(16).toString('hex'), intents, shard, this.#services.world.guildId);
    this.#sessions.set(session.id, session);
    this.#attach(connection, session);
    this.#ready(session);
  }

  #ready(session: Session): void {
    session.dispatch('READY', JSON.stringify(readyPayload(this.#services, session, this.url, this.applicationFlags())));
    if (session.hasGuild && session.intents & INTENT.guilds)
      session.dispatch('GUILD_CREATE', JSON.stringify(guildCreatePayload(this.#services)));
    this.#services.world.announce.toPeople(() => ({ type: 'session', data: this.sessions() }));
  }

  /** Flags of the application that tell which privileged intents it has (resources/application). */
  applicationFlags(): number {
    return (
      (this.intents.presences ? 1 << 13 : 0) |
      (this.intents.guildMembers ? 1 << 15 : 0) |
      (this.intents.messageContent ? 1 << 19 : 0) |
      (1 << 23)
    );
  }

  #resume(connection: Connection, data: Record<string, unknown>): void {
    if (!this.#authorised(data['token'])) return connection.close(CLOSE.authenticationFailed, 'Authentication failed.');
    const session = this.#sessions.get(String(data['session_id']));
    const sequence = data['seq'];
    if (session && (typeof sequence !== 'number' || sequence > session.sequence))
      return connection.close(CLOSE.invalidSequence, 'Invalid seq.');
    const expired = session?.expires !== undefined && session.expires < this.#services.world.clock.now();
    const missed = expired ? undefined : session?.since(sequence as number);
    if (!session || !missed) {
      this.#forget(session);
      return connection.send({ op: 9, d: false, s: null, t: null });
    }
    for (const other of this.#connections) {
      if (other !== connection && other.session === session) {
        this.#release(other);
        other.drop();
      }
    }
    this.#attach(connection, session);
    for (const frame of missed) session.deliver?.(frame);
    session.dispatch('RESUMED', JSON.stringify({ _trace: ['stand-in'] }));
    this.#services.world.announce.toPeople(() => ({ type: 'session', data: this.sessions() }));
  }

  /** op 8, Request Guild Members: in chunks of a thousand. */
  #members(connection: Connection, data: Record<string, unknown>): void {
    const { world, wire } = this.#services;
    const session = connection.session;
    if (!session) return;
    const wanted = data['user_ids'] === undefined ? undefined : new Set([data['user_ids']].flat().map(String));
    const query = typeof data['query'] === 'string' ? data['query'].toLowerCase() : '';
    const limit = Number(data['limit'] ?? 0) || Infinity;
    const found = [...world.members.values()]
      .filter((m) =>
        wanted ? wanted.has(m.userId) : (world.users.get(m.userId)?.username ?? '').toLowerCase().startsWith(query),
      )
      .sort((a, b) => compareIds(a.userId, b.userId))
      .slice(0, limit);
    const count = Math.max(1, Math.ceil(found.length / 1000));
    for (let index = 0; index < count; index++) {
      const members = found.slice(index * 1000, (index + 1) * 1000).map((m) => wire.member(m));
      const chunk = {
        guild_id: world.guildId,
        members,
        chunk_index: index,
        chunk_count: count,
        not_found: [],
        ...(data['nonce'] === undefined ? {} : { nonce: data['nonce'] }),
      };
      session.dispatch('GUILD_MEMBERS_CHUNK', JSON.stringify(chunk));
    }
  }

  #fanOut(event: BotEvent): void {
    if (this.#sessions.size === 0) return;
    for (const due of this.#delivery.next(event)) {
      const full = JSON.stringify(due.data);
      const json = { full, stripped: due.withoutContent ? JSON.stringify(due.withoutContent) : full };
      for (const session of this.#sessions.values()) {
        const expired = session.expires !== undefined && session.expires < this.#services.world.clock.now();
        if (expired) this.#forget(session);
        else session.offer(due, json);
      }
    }
  }

  #attach(connection: Connection, session: Session): void {
    connection.session = session;
    session.expires = undefined;
    const waiting: string[] = [];
    session.deliver = (frame) => {
      const { delayMs } = this.#delivery.settings;
      if (delayMs === 0 && waiting.length === 0) return connection.sendText(frame);
      // each timer sends the oldest frame, so the order stays even when two timers change places
      waiting.push(frame);
      this.#services.world.clock.setTimeout(() => connection.sendText(waiting.shift()!), delayMs);
    };
  }

  /** Parts a connection from its session, which can be resumed for some minutes. */
  #release(connection: Connection): void {
    const session = connection.session;
    connection.session = undefined;
    if (!session) return;
    session.deliver = undefined;
    session.expires = this.#services.world.clock.now() + RESUMABLE_MS;
  }

  #closed(connection: Connection, code: number): void {
    this.#connections.delete(connection);
    const session = connection.session;
    if (!session) return;
    this.#release(connection);
    // closing with 1000 or 1001 ends the session (events/gateway, "Disconnecting")
    if (code === 1000 || code === 1001) this.#forget(session);
    this.#services.world.announce.toPeople(() => ({ type: 'session', data: this.sessions() }));
  }

  #forget(session: Session | undefined): void {
    if (session) this.#sessions.delete(session.id);
  }

  #authorised(token: unknown): boolean {
    return typeof token === 'string' && token.replace(/^Bot /, '') === this.#services.world.options.botToken;
  }

  #startLimit(): { total: number; remaining: number; resetAfter: number } {
    const now = this.#services.world.clock.now();
    this.#identifies = this.#identifies.filter((at) => now - at < 86_400_000);
    const resetAfter = this.#identifies[0] === undefined ? 0 : this.#identifies[0] + 86_400_000 - now;
    return {
      total: IDENTIFIES_PER_DAY,
      remaining: Math.max(0, IDENTIFIES_PER_DAY - this.#identifies.length),
      resetAfter,
    };
  }

  /** One Identify per five seconds and a thousand per day, unless rate limits are switched off. */
  #mayStart(): boolean {
    const now = this.#services.world.clock.now();
    const last = this.#identifies.at(-1);
    if (
      this.#services.limits.on &&
      (this.#startLimit().remaining === 0 || (last !== undefined && now - last < IDENTIFY_WINDOW_MS))
    )
      return false;
    this.#identifies.push(now);
    return true;
  }
}

function shardOf(value: unknown): Shard | undefined {
  if (value === undefined || value === null) return { id: 0, count: 1 };
  const [id, count] = Array.isArray(value) ? (value as unknown[]) : [];
  if (typeof id !== 'number' || typeof count !== 'number' || id < 0 || count < 1 || id >= count) return undefined;
  return { id, count };
}
