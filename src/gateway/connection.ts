import { CloseCodes, WebSocketManager, type SessionInfo } from '@discordjs/ws';
import {
  ApplicationFlags,
  GatewayDispatchEvents,
  GatewayIntentBits,
  Routes,
  type GatewayDispatchPayload,
} from 'discord-api-types/v10';
import type { Logger } from 'pino';
import type { DiscordRest } from '../discord/discord-rest.ts';
import { backOff, sleep } from './back-off.ts';
import type { SessionKeeper } from './session-keeper.ts';

const BASIC = GatewayIntentBits.Guilds | GatewayIntentBits.GuildMessages | GatewayIntentBits.DirectMessages;
const DISALLOWED_INTENTS = 4014;
/** Close codes after which another try can't help until someone changes the settings (opcodes-and-status-codes). */
const FATAL = new Map([
  [4004, 'Discord refuses the bot token. Check DISCORD_TOKEN.'],
  [4010, 'Discord refuses the shard of this gateway.'],
  [4011, 'The bot is in so many servers that Discord requires sharding, which Flexcord does not do.'],
  [4012, 'Discord no longer speaks version 10 of its gateway.'],
  [4013, 'Discord refuses the intents as malformed.'],
]);
/** A refused token is tried again this often, in case it is put right at Discord. */
const FATAL_PAUSE_MS = 5 * 60_000;

export interface ConnectionOptions {
  token: string;
  rest: DiscordRest;
  session: SessionKeeper;
  logger: Logger;
  onDispatch: (payload: GatewayDispatchPayload, settled: () => void) => void;
}

/**
 * One gateway connection that stays up: it resumes where it can, identifies where it must, and does without privileged
 * intents that the application doesn't have.
 */
export class GatewayConnection {
  #manager: WebSocketManager | null = null;
  #leave = new AbortController();
  #up = false;
  #paused = false;
  #closed = false;
  #announceReady!: () => void;
  /** Resolves when the gateway is connected for the first time. */
  readonly ready = new Promise<void>((resolve) => (this.#announceReady = resolve));

  constructor(private readonly options: ConnectionOptions) {}

  /** Whether events are coming in now. */
  get up(): boolean {
    return this.#up;
  }

  /** Connects and keeps on trying until `close`. Returns at once. */
  start(): void {
    void this.#connectUntilLeft();
  }

  async #connectUntilLeft(): Promise<void> {
    const { session, logger } = this.options;
    // Held here: `continue` puts another one in its place, and this loop must still end with its own.
    const leave = this.#leave.signal;
    let ladder = await this.#wantedIntents();
    for (let attempt = 0; !leave.aborted; attempt += 1) {
      const intents = ladder[0] ?? BASIC;
      session.useIntents(intents);
      const end = await this.#connectOnce(intents, leave);
      if (leave.aborted) return;
      if (end === DISALLOWED_INTENTS && ladder.length > 1) {
        ladder = ladder.slice(1);
        logger.warn(missingIntents(ladder[0] ?? BASIC));
        continue;
      }
      const fatal = typeof end === 'number' ? FATAL.get(end) : undefined;
      if (fatal !== undefined) logger.error(`${fatal} No messages come in until then; the next try is in 5 minutes.`);
      else logger.warn({ end }, 'The Discord gateway could not be reached; trying again');
      await sleep(fatal === undefined ? backOff(attempt) : FATAL_PAUSE_MS, leave);
    }
  }

  /** Runs one manager. Returns the code or error with which it ended; while it lives it reconnects by itself. */
  async #connectOnce(intents: number, leave: AbortSignal): Promise<unknown> {
    const { session, rest, token } = this.options;
    const manager: WebSocketManager = new WebSocketManager({
      token,
      intents,
      rest: rest.client,
      shardCount: 1,
      // Short, because a hanging handshake is time in which nobody is answered.
      handshakeTimeout: 5_000,
      helloTimeout: 5_000,
      readyTimeout: 15_000,
      // A dropped manager may be between two connections and about to make the next one: an answer that never comes stops
      // it there, where an error would end the process (the library awaits nothing at that place).
      retrieveSessionInfo: (): SessionInfo | null | Promise<never> =>
        this.#manager === manager ? session.get() : new Promise<never>(() => undefined),
      updateSessionInfo: (_shard, info) => {
        if (this.#manager === manager) session.update(info);
      },
    });
    this.#manager = manager;
    const ended = this.#watch(manager, leave);
    try {
      await Promise.race([manager.connect(), ended]);
    } catch (error) {
      // `connect` rejects on a fatal close too; then its code says more than the error.
      return Promise.race([ended, sleep(100, leave).then(() => error)]);
    }
    return ended;
  }

  #watch(manager: WebSocketManager, leave: AbortSignal): Promise<unknown> {
    const { session, logger, onDispatch } = this.options;
    return new Promise((resolve) => {
      manager.on('hello', () => session.connected());
      manager.on('socketError', (error) => {
        session.networkLost();
        logger.debug({ err: error }, 'The gateway connection failed');
      });
      manager.on('error', (error) => logger.debug({ err: error }, 'The gateway reported an error'));
      manager.on('closed', (code: number) => {
        this.#up = false;
        // After the library has dealt with a close by Discord; from here to the next hello it knows nothing from Discord.
        queueMicrotask(() => session.networkLost());
        logger.info({ code }, 'The gateway connection closed');
        if (code === DISALLOWED_INTENTS || FATAL.has(code)) resolve(code);
      });
      manager.on('dispatch', (payload: GatewayDispatchPayload) => {
        if (this.#manager !== manager) return;
        if (payload.t === GatewayDispatchEvents.Ready) this.#came('Gateway session begun');
        if (payload.t === GatewayDispatchEvents.Resumed) this.#came('Gateway session resumed; nothing was missed');
        onDispatch(payload, session.begin(payload.s));
      });
      leave.addEventListener('abort', () => resolve('left'), { once: true });
    });
  }

  /**
   * A session is written down before it is called ready: a process that is killed right after that goes on with it, where for a
   * new one Discord would let it wait.
   */
  #came(how: string): void {
    this.#up = true;
    this.options.logger.info(how);
    void this.options.session.write().then(() => this.#announceReady());
  }

  /**
   * Privileged intents that the application has, best first; what follows is tried when Discord refuses (4014). When they can't
   * be known, those of the stored session: with others it could not be gone on with.
   */
  async #wantedIntents(): Promise<number[]> {
    const content = BASIC | GatewayIntentBits.MessageContent;
    const all = content | GatewayIntentBits.GuildMembers;
    try {
      const { flags } = await this.options.rest.call<{ flags?: number }>('GET', Routes.currentApplication());
      if (flags === undefined) return intentsFrom(all);
      const hasContent =
        (flags & (ApplicationFlags.GatewayMessageContent | ApplicationFlags.GatewayMessageContentLimited)) !== 0;
      const hasMembers =
        (flags & (ApplicationFlags.GatewayGuildMembers | ApplicationFlags.GatewayGuildMembersLimited)) !== 0;
      const granted =
        BASIC | (hasContent ? GatewayIntentBits.MessageContent : 0) | (hasMembers ? GatewayIntentBits.GuildMembers : 0);
      if (granted !== all) this.options.logger.warn(missingIntents(granted));
      return intentsFrom(granted);
    } catch (error) {
      this.options.logger.debug(
        { err: error },
        'The application could not be read; asking for the intents of the last session',
      );
      return intentsFrom(this.options.session.intents ?? all);
    }
  }

  /** Stops reading without ending the session, because more comes in than goes out. */
  async pause(): Promise<void> {
    if (this.#paused) return;
    this.#paused = true;
    await this.#drop();
  }

  /** Goes on after `pause`: the session is resumed and Discord replays what came meanwhile. */
  continue(): void {
    if (!this.#paused || this.#closed) return;
    this.#paused = false;
    this.#leave = new AbortController();
    this.start();
  }

  /** Leaves the gateway; the session stays resumable. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#drop();
  }

  async #drop(): Promise<void> {
    this.#up = false;
    this.#leave.abort();
    const manager = this.#manager;
    this.#manager = null;
    // Codes 1000 and 1001 would end the session at Discord's side (events/gateway, "Disconnecting").
    await Promise.race([manager?.destroy({ code: CloseCodes.Resuming, reason: 'restarting' }), sleep(1_000)]);
  }
}

/** These intents, then fewer and fewer. */
function intentsFrom(best: number): number[] {
  return [...new Set([best, best & (BASIC | GatewayIntentBits.MessageContent), BASIC])];
}

function missingIntents(granted: number): string {
  const missing = [
    ...(granted & GatewayIntentBits.MessageContent
      ? []
      : ['MESSAGE CONTENT (what users write in private threads is not seen; direct messages are)']),
    ...(granted & GatewayIntentBits.GuildMembers
      ? []
      : ['SERVER MEMBERS (Flexcord does not learn when a user leaves the server)']),
  ];
  return `The application lacks privileged intents: ${missing.join('; ')}. Switch them on in Discord's developer portal under Bot, then restart.`;
}
