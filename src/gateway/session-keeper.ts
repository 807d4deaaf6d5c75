import type { SessionInfo } from '@discordjs/ws';
import type { Logger } from 'pino';
import type { SettingsStore } from '../cases/store.ts';
import { SequenceTracker } from './sequence-tracker.ts';

/** What outlives the process. */
interface StoredState {
  /** enough to resume, and with which intents the session was made; null while events of the one before are on their way */
  session: (SessionInfo & { intents: number }) | null;
  /** the gap before this session, while it is being closed */
  gap?: { since: number | null; caughtUp: string[]; reached: string[] } | null;
  /** epoch ms: until when it is certain that nothing was missed: when the last event came before this was written */
  seenUntil: number | null;
  /** absent or null = no session was lost in the last two weeks */
  lost?: Lost | null;
}

const WRITE_EVERY_MS = 1_000;
/** Whoever was not heard in a gap writes again within this time, or has found another way. */
const GAP_MATTERS_MS = 14 * 24 * 3_600_000;

/** The time between a lost session and the next one, while not everybody has been caught up with. */
export interface Gap {
  /** epoch ms: it began no earlier; null = unknown */
  since: number | null;
  /** for whom it is closed */
  caughtUp: Set<string>;
  /** who was reached last in this gap and in those before it that were never closed, longest ago first: they can wait the longest */
  reached: Set<string>;
}

/** When something may have happened unheard. */
export interface Lost {
  /** epoch ms: when the first session of the last two weeks was lost */
  since: number;
  /** epoch ms: when the session after the last lost one began */
  until: number;
}

export interface SessionKeeperOptions {
  settings: Pick<SettingsStore, 'get' | 'set' | 'startingWith'>;
  applicationId: string;
  /** name of this gateway among several with the same token */
  instance: string;
  logger: Logger;
  /** called before any event of a session that is not the continuation of the last one */
  onNewSession: () => void;
}

/**
 * Holds the gateway session for `@discordjs/ws` and keeps it in the database.
 *
 * Two numbers: the *live* sequence, from which a connection lost inside this process resumes (what came before it is still
 * in memory), and the *settled* one, which is written down. A new session is written with the gap before it and with whom that
 * gap is closed for: a process that is killed while it catches up resumes the session and goes on with the others. Without that
 * a gateway that is killed again and again would begin anew each time, and never reach the last in the list.
 */
export class SessionKeeper {
  #live: SessionInfo | null = null;
  #tracker = new SequenceTracker(0);
  #earlier: SequenceTracker[] = [];
  #gap: Gap | null = null;
  #intents = 0;
  #networkLost = true;
  #written = '';
  #writing: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout;
  #seenUntil: number | null = null;
  #lastEventAt: number | null = null;
  #lost: Lost | null = null;
  readonly #born = Date.now();

  constructor(private readonly options: SessionKeeperOptions) {
    this.#timer = setInterval(() => void this.write(), WRITE_EVERY_MS);
    this.#timer.unref();
  }

  /** Reads what an earlier process left. Call once, before connecting. */
  async load(): Promise<void> {
    const stored = (await this.options.settings.get<StoredState>(this.#key)) ?? (await this.#ofAnother());
    if (!stored) return;
    this.#seenUntil = stored.seenUntil;
    this.#lastEventAt = stored.seenUntil;
    this.#lost = stored.lost ?? null;
    if (!stored.session) return;
    const { intents, ...info } = stored.session;
    this.#live = info;
    this.#intents = intents;
    this.#tracker = new SequenceTracker(info.sequence);
    const { gap } = stored;
    if (gap) this.#gap = { since: gap.since, caughtUp: new Set(gap.caughtUp), reached: new Set(gap.reached) };
  }

  /** For a name that is new: until when the others of this application heard everything. Their sessions are theirs. */
  async #ofAnother(): Promise<StoredState | null> {
    const others = await this.options.settings.startingWith<StoredState>(this.#family);
    const [newest] = others.sort((a, b) => (b.seenUntil ?? 0) - (a.seenUntil ?? 0));
    return newest ? { session: null, seenUntil: newest.seenUntil, lost: newest.lost ?? null } : null;
  }

  get #family(): string {
    return `gateway-session:${this.options.applicationId}:`;
  }

  get #key(): string {
    return this.#family + this.options.instance;
  }

  /** With which intents the session was made that can be gone on with; null = there is none. */
  get intents(): number | null {
    return this.#live && this.#intents;
  }

  /** The intents of the next Identify. A session made with others can't be gone on with. */
  useIntents(intents: number): void {
    if (this.#intents !== intents) this.#live = null;
    this.#intents = intents;
  }

  /** The gap before this session; null = there is none, or it is closed. */
  get gap(): Readonly<Gap> | null {
    return this.#gap;
  }

  /**
   * When somebody may have written without being heard, because a session was lost; null when none was lost lately. An
   * installation's very first session had none before it.
   */
  get lost(): Readonly<Lost> | null {
    const earliest = Date.now() - GAP_MATTERS_MS;
    if (this.#lost === null || this.#lost.until <= earliest) return null;
    return { since: Math.max(this.#lost.since, earliest), until: this.#lost.until };
  }

  /** For `retrieveSessionInfo`. The library counts an event before it hands it over, and may be dropped in between. */
  get(): SessionInfo | null {
    return this.#live && { ...this.#live, sequence: this.#tracker.highest };
  }

  /** For `updateSessionInfo`. */
  update(info: SessionInfo | null): void {
    if (info === null) {
      // The library forgets the session on any network error; Discord doesn't, so neither do we.
      if (!this.#networkLost) this.#live = null;
      return;
    }
    if (info.sessionId !== this.#live?.sessionId) this.#newSession(info);
    this.#live = info;
  }

  #newSession(info: SessionInfo): void {
    const gapSince = this.#seenUntil ?? (this.#live ? this.#born : null);
    if (gapSince !== null) this.#lost = { since: this.lost?.since ?? gapSince, until: Date.now() };
    this.#earlier = [...this.#earlier, this.#tracker].filter((tracker) => !tracker.idle);
    this.#tracker = new SequenceTracker(info.sequence);
    this.#gap = { since: gapSince, caughtUp: new Set(), reached: this.#gap?.reached ?? new Set() };
    this.options.onNewSession();
  }

  /** Not connected: until the next hello, whatever the library forgets is not Discord's word, and the session is still there. */
  networkLost(): void {
    this.#networkLost = true;
  }

  connected(): void {
    this.#networkLost = false;
  }

  /** What this user did before this session has been asked for and accepted. */
  caughtUp(discordUserId: string): void {
    if (!this.#gap) return;
    this.#gap.caughtUp.add(discordUserId);
    this.#gap.reached.delete(discordUserId);
    this.#gap.reached.add(discordUserId);
  }

  /** The same for everybody. */
  gapClosed(): void {
    this.#gap = null;
  }

  /** An event arrived; call the returned function once it is settled. */
  begin(sequence: number): () => void {
    const tracker = this.#tracker;
    tracker.begin(sequence);
    this.#lastEventAt = Date.now();
    let open = true;
    return () => {
      if (open) tracker.done(sequence);
      open = false;
    };
  }

  /** Nothing on its way, neither of this session nor of earlier ones. */
  get idle(): boolean {
    return this.#tracker.idle && this.#earlier.every((tracker) => tracker.idle);
  }

  /** Writes the settled state when it changed. Errors are logged; the next second tries again. */
  async write(): Promise<void> {
    this.#writing = this.#writing.then(() => this.#writeNow());
    await this.#writing;
  }

  async #writeNow(): Promise<void> {
    this.#earlier = this.#earlier.filter((tracker) => !tracker.idle);
    const keepable = this.#live && this.#earlier.length === 0;
    const session = keepable ? { ...this.#live!, sequence: this.#tracker.settled, intents: this.#intents } : null;
    const gap = this.#gap && {
      since: this.#gap.since,
      caughtUp: [...this.#gap.caughtUp],
      reached: [...this.#gap.reached],
    };
    const text = JSON.stringify([session, gap, this.#lost]);
    if (text === this.#written) return;
    try {
      const seenUntil = session && !gap ? this.#lastEventAt : this.#seenUntil;
      await this.options.settings.set(this.#key, {
        session,
        gap,
        seenUntil,
        lost: this.#lost,
      } satisfies StoredState);
      this.#written = text;
      this.#seenUntil = seenUntil;
    } catch (error) {
      this.options.logger.warn(
        { err: error },
        'The gateway session could not be stored; a restart now would catch up by listing messages',
      );
    }
  }

  /** Writes once more and stops. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.write();
  }
}
