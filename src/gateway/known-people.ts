import type { Logger } from 'pino';
import type { PeopleStore } from '../cases/store.ts';
import type { UserProfile } from '../domain/conversation/events.ts';
import { LruMap } from './lru-map.ts';
import { compareSnowflakes } from '../discord/snowflakes.ts';
import { within } from './within.ts';

const REMEMBERED = 20_000;
const CURSOR_EVERY_MS = 1_000;

/**
 * What the gateway knows of people: whose channel a channel is, which DM channel and locale they have, and up to which
 * message Temporal has heard them. Backed by the store; what didn't change is not written again.
 */
export class KnownPeople {
  readonly #ownerOf = new LruMap<string, string>(REMEMBERED);
  readonly #dmOf = new LruMap<string, string>(REMEMBERED);
  readonly #written = new LruMap<string, string>(REMEMBERED);
  readonly #unwritten = new Map<string, { profile: UserProfile; dmChannelId: string | null }>();
  readonly #cursors = new Map<string, string>();
  /** whose cursor stays where it is */
  readonly #kept = new Set<string>();
  #flushing: Promise<void> = Promise.resolve();
  readonly #timer: NodeJS.Timeout;

  constructor(
    private readonly people: PeopleStore,
    private readonly logger: Logger,
  ) {
    this.#timer = setInterval(() => void this.flush(), CURSOR_EVERY_MS);
    this.#timer.unref();
  }

  /** Notes what an event showed. When the store fails it is tried again every second. */
  async remember(profile: UserProfile, dmChannelId: string | null): Promise<void> {
    const id = profile.discordUserId;
    if (dmChannelId) {
      this.#ownerOf.set(dmChannelId, id);
      this.#dmOf.set(id, dmChannelId);
    }
    const known = { ...profile, ...(dmChannelId && { dmChannelId }) };
    const text = JSON.stringify(known);
    if (this.#written.get(id) === text) return;
    try {
      await this.people.remember(known);
      this.#written.set(id, text);
      this.#unwritten.delete(id);
    } catch (error) {
      this.#unwritten.set(id, { profile, dmChannelId });
      this.logger.warn({ err: error }, 'What is known of a user could not be stored yet');
    }
  }

  /** A message shows whose DM channel this is, long before Temporal has it: its deletion must not be anybody's. */
  noteOwner(channelId: string, discordUserId: string): void {
    this.#ownerOf.set(channelId, discordUserId);
  }

  /** The user of a DM channel or private thread; null when it is nobody's. @throws when the store can't */
  async ownerOf(channelId: string): Promise<string | null> {
    const known = this.#ownerOf.get(channelId);
    if (known !== undefined) return known;
    const person = await this.people.findByChannel(channelId);
    if (person) this.#ownerOf.set(channelId, person.discordUserId);
    return person?.discordUserId ?? null;
  }

  /** Whether this user was ever heard. @throws when the store can't tell */
  async isKnown(discordUserId: string): Promise<boolean> {
    if (this.#written.get(discordUserId) !== undefined || this.#unwritten.has(discordUserId)) return true;
    return (await this.people.find(discordUserId)) !== null;
  }

  /** The user's DM channel if it is known within `withinMs`; null otherwise, also when the store fails or is slow. */
  async dmChannelOf(discordUserId: string, withinMs: number): Promise<string | null> {
    const known = this.#dmOf.get(discordUserId);
    if (known !== undefined) return known;
    const found = this.people.find(discordUserId).then(
      (person) => person?.dmChannelId ?? null,
      () => null,
    );
    return within(withinMs, found, null);
  }

  /** Temporal has this message; the cursor is written within a second. */
  accepted(discordUserId: string, messageId: string): void {
    const before = this.#cursors.get(discordUserId);
    if (before === undefined || compareSnowflakes(before, messageId) < 0) this.#cursors.set(discordUserId, messageId);
  }

  /** What is accepted from now on doesn't move the cursor: something older was not read yet. */
  keepCursor(discordUserId: string): void {
    this.#kept.add(discordUserId);
  }

  /** Ends `keepCursor`; what was accepted meanwhile counts. */
  moveCursor(discordUserId: string): void {
    this.#kept.delete(discordUserId);
  }

  /** Writes the cursors that moved. Errors are logged; the next second tries again. */
  async flush(): Promise<void> {
    this.#flushing = this.#flushing.then(() => this.#flushNow());
    await this.#flushing;
  }

  async #flushNow(): Promise<void> {
    for (const { profile, dmChannelId } of [...this.#unwritten.values()]) await this.remember(profile, dmChannelId);
    const moved = new Map([...this.#cursors].filter(([id]) => !this.#kept.has(id)));
    for (const id of moved.keys()) this.#cursors.delete(id);
    try {
      await this.people.accepted(moved);
    } catch (error) {
      this.logger.warn(
        { err: error, cursors: moved.size },
        'Catch-up cursors could not be stored; a later catch-up only reads more than it needs',
      );
      for (const [id, messageId] of moved) this.accepted(id, messageId);
    }
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.flush();
  }
}
