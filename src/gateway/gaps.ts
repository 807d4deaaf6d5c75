import type { Logger } from 'pino';
import { channelsOf } from '../cases/channels-of.ts';
import type { Person, Store } from '../cases/store.ts';
import type { DiscordRest } from '../discord/discord-rest.ts';
import type { InboundEvent } from '../domain/conversation/events.ts';
import { catchUp, whatWasMissed } from './catch-up.ts';
import type { KnownPeople } from './known-people.ts';
import { OtherChannels } from './other-channels.ts';
import type { Lost, SessionKeeper } from './session-keeper.ts';
import { CLOCKS_DIFFER_MS, compareSnowflakes, snowflakeAt, snowflakeTime } from '../discord/snowflakes.ts';
import { toProfile, type RawMessage } from './user-events.ts';
import type { UserLanes } from './user-lanes.ts';

export interface GapsContext {
  guildId: string;
  store: Pick<Store, 'people' | 'transcript'>;
  logger: Logger;
  rest: DiscordRest;
  lanes: UserLanes;
  people: KnownPeople;
  session: SessionKeeper;
  closing: AbortSignal;
}

/** A channel that can't be read although others can holds its user up for this long; then being heard matters more than the order. */
const PATIENCE_MS = 60_000;

/** The times between a session that was lost and the one that follows it: what people did in them is read and told. */
export class Gaps {
  #current = new AbortController();
  /** for whom nothing is left to read: what they missed is with Temporal, or before them in their lane */
  #read = new Set<string>();

  readonly #others: OtherChannels;

  constructor(private readonly context: GapsContext) {
    this.#others = new OtherChannels(context.rest);
  }

  /**
   * Called before any event of the session after the gap, also when an earlier process had begun to close it: those events wait
   * until it is known who has to be caught up with.
   */
  begin(): void {
    const { lanes, session, store, people, logger, closing } = this.context;
    this.#current.abort(new Error('another gap began'));
    this.#current = new AbortController();
    const gap = session.gap ?? { since: null, caughtUp: new Set<string>(), reached: new Set<string>() };
    const read = (this.#read = new Set(gap.caughtUp));
    lanes.holdAll();
    void catchUp({
      ...this.context,
      ...store,
      signal: AbortSignal.any([this.#current.signal, closing]),
      gap,
      others: this.#others,
      patienceMs: PATIENCE_MS,
      released(id, complete) {
        read.add(id);
        if (!complete) people.keepCursor(id);
      },
      caughtUp(id) {
        people.moveCursor(id);
        session.caughtUp(id);
      },
    }).then(
      ({ people: count, missed }) => {
        session.gapClosed();
        logger.info({ people: count, missed }, 'Caught up with what happened while there was no session');
      },
      (error: unknown) =>
        logger.debug({ err: error }, 'Catching up was interrupted; it begins anew with the next session'),
    );
  }

  /**
   * A way to read what the author of this message did before it while there was no session, because the catching up did not:
   * it knew nothing of them, or they were not here for long. To be repeated when it fails. Null when nothing was lost.
   */
  missedBefore(raw: RawMessage): (() => Promise<InboundEvent[]>) | null {
    const id = raw.author.id;
    // Of this session: after another gap, what is read now says nothing about that one.
    const read = this.#read;
    const { lost } = this.context.session;
    if (lost === null || read.has(id)) return null;
    let missed: InboundEvent[] | null = null;
    const patience = this.#others.patience([raw.channel_id], PATIENCE_MS, atOnce);
    return async () => {
      if (missed) return missed;
      if (read.has(id)) return [];
      try {
        missed = await this.#readBefore(raw, lost);
      } catch (error) {
        if ((await patience(error)) === 'left') throw error;
        this.context.logger.warn({ err: error, user: id }, 'What a user wrote while there was no session stays unread');
        missed = [];
      }
      read.add(id);
      return missed;
    };
  }

  async #readBefore(raw: RawMessage, lost: Readonly<Lost>): Promise<InboundEvent[]> {
    const { store, rest } = this.context;
    const known = await store.people.find(raw.author.id);
    const cursor = known?.lastMessageId ?? null;
    if (cursor !== null && snowflakeTime(cursor) > lost.until + CLOCKS_DIFFER_MS) return [];
    const earliest = snowflakeAt(lost.since - CLOCKS_DIFFER_MS);
    const from = cursor !== null && compareSnowflakes(cursor, earliest) > 0 ? cursor : earliest;
    const reading = { rest, transcript: store.transcript, pace: atOnce };
    const items = await whatWasMissed(reading, withChannel(raw, known), from, lost.since);
    // This message and those behind it come by themselves.
    return items.flatMap(({ event }) =>
      typeof event !== 'function' && 'id' in event && compareSnowflakes(event.id, raw.id) < 0 ? event : [],
    );
  }
}

/** Few people write at once for the first time after a gap; the client's own limit is enough for them. */
function atOnce(): Promise<void> {
  return Promise.resolve();
}

/** The author, with the channel that the message shows. */
function withChannel(raw: RawMessage, known: Person | null): Person {
  const nowhere = { dmChannelId: null, threadChannelId: null, leftThreadChannelIds: [] };
  const person = known ?? { ...toProfile(raw.author), ...nowhere, lastMessageId: null, lastSeenAt: 0 };
  return channelsOf(person).includes(raw.channel_id) ? person : { ...person, dmChannelId: raw.channel_id };
}
