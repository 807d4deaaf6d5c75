import type { RawData, WebSocket } from 'ws';
import type { SandboxClock } from '../../clock.ts';
import type { Session } from './session.ts';

/** Close codes of topics/opcodes-and-status-codes, "Gateway Close Event Codes". */
export const CLOSE = {
  unknownError: 4000,
  unknownOpcode: 4001,
  decodeError: 4002,
  notAuthenticated: 4003,
  authenticationFailed: 4004,
  alreadyAuthenticated: 4005,
  invalidSequence: 4007,
  rateLimited: 4008,
  timedOut: 4009,
  invalidShard: 4010,
  invalidVersion: 4012,
  invalidIntents: 4013,
  disallowedIntents: 4014,
} as const;

const SENDS_PER_MINUTE = 120;
const LARGEST_PAYLOAD = 4096;

export interface ConnectionSettings {
  heartbeatIntervalMs: number;
  /** True = heartbeats are not answered: the client must notice the dead connection. */
  muteHeartbeats: boolean;
}

export interface ConnectionEvents {
  identify(connection: Connection, data: Record<string, unknown>): void;
  resume(connection: Connection, data: Record<string, unknown>): void;
  members(connection: Connection, data: Record<string, unknown>): void;
  closed(connection: Connection, code: number): void;
}

/** One WebSocket of a client: hello, heartbeats, limits of what it may send, close codes. */
export class Connection {
  session: Session | undefined;
  readonly #socket: WebSocket;
  readonly #clock: SandboxClock;
  readonly #settings: ConnectionSettings;
  readonly #events: ConnectionEvents;
  #watchdog: NodeJS.Timeout | undefined;
  #sends: number[] = [];

  constructor(socket: WebSocket, clock: SandboxClock, settings: ConnectionSettings, events: ConnectionEvents) {
    this.#socket = socket;
    this.#clock = clock;
    this.#settings = settings;
    this.#events = events;
    socket.on('message', (data) => this.#receive(data));
    socket.on('close', (code) => {
      clearTimeout(this.#watchdog);
      events.closed(this, code);
    });
    socket.on('error', () => socket.terminate());
    this.send({
      op: 10,
      d: { heartbeat_interval: settings.heartbeatIntervalMs, _trace: ['stand-in'] },
      s: null,
      t: null,
    });
    this.#expectHeartbeat();
  }

  send(payload: object): void {
    this.sendText(JSON.stringify(payload));
  }

  sendText(frame: string): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(frame);
  }

  close(code: number, reason = ''): void {
    this.#socket.close(code, reason);
  }

  /** Drops the connection without a word, as a broken network does. */
  drop(): void {
    this.#socket.terminate();
  }

  #receive(data: RawData): void {
    const text = (data as Buffer).toString('utf8');
    if (Buffer.byteLength(text) > LARGEST_PAYLOAD) return this.close(CLOSE.decodeError, 'Payload too large.');
    const now = this.#clock.now();
    this.#sends = this.#sends.filter((at) => now - at < 60_000);
    this.#sends.push(now);
    if (this.#sends.length > SENDS_PER_MINUTE) return this.close(CLOSE.rateLimited, 'Rate limited.');
    let payload: { op?: unknown; d?: unknown };
    try {
      payload = JSON.parse(text) as typeof payload;
    } catch {
      return this.close(CLOSE.decodeError, 'Error while decoding payload.');
    }
    if (typeof payload !== 'object' || payload === null)
      return this.close(CLOSE.decodeError, 'Error while decoding payload.');
    this.#handle(payload.op, (payload.d ?? {}) as Record<string, unknown>);
  }

  #handle(op: unknown, data: Record<string, unknown>): void {
    if (op === 1) return this.#heartbeat();
    if (op === 2 || op === 6) {
      if (this.session) return this.close(CLOSE.alreadyAuthenticated, 'Already authenticated.');
      return op === 2 ? this.#events.identify(this, data) : this.#events.resume(this, data);
    }
    if (op !== 3 && op !== 4 && op !== 8 && op !== 31) return this.close(CLOSE.unknownOpcode, 'Unknown opcode.');
    if (!this.session) return this.close(CLOSE.notAuthenticated, 'Not authenticated.');
    if (op === 8) this.#events.members(this, data);
  }

  #heartbeat(): void {
    this.#expectHeartbeat();
    if (!this.#settings.muteHeartbeats) this.send({ op: 11, d: null, s: null, t: null });
  }

  /**
   * A client that stays silent for one and a half intervals is gone. Real time, not the sandbox's: clients beat in real
   * time, and moving the clock must not cut them off.
   */
  #expectHeartbeat(): void {
    clearTimeout(this.#watchdog);
    const wait = this.#settings.heartbeatIntervalMs * 1.5;
    this.#watchdog = setTimeout(() => this.close(CLOSE.unknownError, 'No heartbeat.'), wait);
    this.#watchdog.unref();
  }
}
