import { Routes, type APIMessage } from 'discord-api-types/v10';
import type { Logger } from 'pino';
import type { PeopleStore, Person, StoredMessage, TranscriptStore } from '../cases/store.ts';
import { failedBecause, VendorFailure } from '../contract/vendor-failure.ts';
import type { DiscordRest } from '../discord/discord-rest.ts';
import { backOff, sleep } from './back-off.ts';
import type { Gap } from './session-keeper.ts';
import { compareSnowflakes, snowflakeAt } from './snowflakes.ts';
import { isFromPerson, toUserEdit, toUserMessage, type RawMessage, type UserMessage } from './user-events.ts';
import type { LaneItem, UserLanes } from './user-lanes.ts';

export interface CatchUpContext {
  people: Pick<PeopleStore, 'toCatchUp'>;
  transcript: Pick<TranscriptStore, 'newest'>;
  rest: DiscordRest;
  lanes: UserLanes;
  logger: Logger;
  signal: AbortSignal;
  gap: Readonly<Gap>;
  /** called for each when Temporal has what they did */
  caughtUp: (discordUserId: string) => void;
}

/** People without an open conversation are looked at when they were here lately. */
const RECENT_MS = 14 * 24 * 3_600_000;
const MOST_PEOPLE = 2_000;
const PAGE = 50;
/** Nobody writes more in a gap; it bounds what one user can make us read. */
const MOST_PAGES = 40;
/** Twelve channels a second at most, so that conversations going on keep the rest of Discord's 50 calls. */
const BETWEEN_READS_MS = 80;
const PARALLEL = 4;
/** Edits in the gap are looked for at least this far back, because clocks differ. */
const EDIT_MARGIN_MS = 60_000;
const UNKNOWN_GAP_MS = 3_600_000;
/** topics/opcodes-and-status-codes; an unknown channel has another code */
const UNKNOWN_MESSAGE = 10008;

/**
 * Closes the gap after a session that could not be resumed: Discord has forgotten what happened in it, so the channels are
 * read. Open conversations come first, and a user who writes just now before all others. Resolves when Temporal has
 * everybody's missed messages; rejects only when `signal` fires (the gateway closes, or another gap begins).
 */
export async function catchUp(context: CatchUpContext): Promise<{ people: number; missed: number }> {
  const people = await untilItWorks(context, 'The list of people to catch up with could not be read', () =>
    context.people.toCatchUp(Date.now() - RECENT_MS, MOST_PEOPLE),
  );
  const { caughtUp, reached } = context.gap;
  const missing = people.filter((person) => hasChannel(person) && !caughtUp.has(person.discordUserId));
  // When sessions are lost faster than everybody can be read, nobody is left out each time.
  const order = new Map([...reached].map((id, i) => [id, i]));
  const turn = ({ discordUserId }: Person): number => order.get(discordUserId) ?? -1;
  const waiting = new Map(missing.sort((a, b) => turn(a) - turn(b)).map((person) => [person.discordUserId, person]));
  context.lanes.holdOnly(waiting.keys());
  const total = waiting.size;
  const accepted: Promise<void>[] = [];
  let missed = 0;
  const pace = paced(BETWEEN_READS_MS, context.signal);
  const readers = Array.from({ length: PARALLEL }, async () => {
    for (let person = takeNext(waiting, context.lanes); person; person = takeNext(waiting, context.lanes)) {
      const next = person;
      await pace();
      const items = await untilItWorks(context, "A user's channel could not be read for catching up", () =>
        whatWasMissed(context, next),
      );
      context.signal.throwIfAborted();
      missed += items.length;
      accepted.push(
        Promise.all(items.map(whenSettled)).then(() => {
          // After another gap has begun this says nothing about that one.
          if (!context.signal.aborted) context.caughtUp(next.discordUserId);
        }),
      );
      context.lanes.release(next.discordUserId, items);
    }
  });
  await Promise.all(readers);
  await Promise.race([Promise.all(accepted), whenAborted(context.signal)]);
  return { people: total, missed };
}

/** Lets callers go one by one, `every` ms apart, however many wait. */
function paced(every: number, signal: AbortSignal): () => Promise<void> {
  let next = Date.now();
  return async () => {
    const at = Math.max(next, Date.now());
    next = at + every;
    await sleep(at - Date.now(), signal);
  };
}

function whenSettled(item: LaneItem): Promise<void> {
  return new Promise((resolve) => (item.settled = resolve));
}

function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    if (signal.aborted) reject(signal.reason as Error);
  });
}

function hasChannel(person: Person): boolean {
  return person.dmChannelId !== null || person.threadChannelId !== null;
}

function takeNext(waiting: Map<string, Person>, lanes: UserLanes): Person | null {
  let next: Person | null = null;
  for (const person of waiting.values()) {
    next ??= person;
    if (lanes.isWaiting(person.discordUserId)) {
      next = person;
      break;
    }
  }
  if (next) waiting.delete(next.discordUserId);
  return next;
}

async function untilItWorks<T>(context: CatchUpContext, trouble: string, attempt: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    context.signal.throwIfAborted();
    try {
      return await attempt();
    } catch (error) {
      context.logger.warn({ err: error }, `${trouble}; trying again`);
    }
    await sleep(backOff(tries), context.signal);
  }
}

async function whatWasMissed(context: CatchUpContext, person: Person): Promise<LaneItem[]> {
  // Somebody of whom no message was ever accepted: from when we first knew them, not from the beginning of the channel.
  const cursor = person.lastMessageId ?? snowflakeAt(person.lastSeenAt - EDIT_MARGIN_MS);
  const editedSince = (context.gap.since ?? Date.now() - UNKNOWN_GAP_MS) - EDIT_MARGIN_MS;
  const channels = [person.dmChannelId, person.threadChannelId].filter((id) => id !== null);
  // Read before the channels: what is relayed meanwhile is in both, never in the transcript alone.
  const known = await context.transcript.newest('discord', { discordUserId: person.discordUserId }, PAGE);
  const read = await Promise.all(channels.map((id) => readChannel(context.rest, id, cursor)));
  const messages = read.flat().filter((raw) => raw.author.id === person.discordUserId && isFromPerson(raw));
  messages.sort((a, b) => compareSnowflakes(a.id, b.id));
  return [
    ...messages.flatMap((raw) => toItems(raw, person, cursor, editedSince)),
    ...(await deletions(context, channels, read, known)),
  ];
}

/** Messages that the transcript has and Discord has not any more. */
async function deletions(
  { rest }: CatchUpContext,
  channels: string[],
  read: RawMessage[][],
  known: StoredMessage[],
): Promise<LaneItem[]> {
  const listed = new Set(read.flat().map(({ id }) => id));
  // Behind a full page there is more, which was not read.
  const bound = read
    .flatMap((page) => (page.length < PAGE ? [] : (page.at(-1)?.id ?? [])))
    .sort(compareSnowflakes)
    .at(-1);
  const items: LaneItem[] = [];
  for (const { sourceId: id, deletedAt } of known) {
    if (deletedAt !== null || listed.has(id) || (bound !== undefined && compareSnowflakes(id, bound) <= 0)) continue;
    // Which channel it stood in is not known; a closed one tells nothing.
    const gone = await Promise.all(channels.map((channel) => isGone(rest, channel, id)));
    if (!gone.every(Boolean)) continue;
    const event = { type: 'user.delete' as const, id, channelId: channels[0]!, at: Date.now() };
    items.push({ event, profile: null, starts: false, settled: () => undefined });
  }
  return items;
}

async function isGone(rest: DiscordRest, channelId: string, messageId: string): Promise<boolean> {
  try {
    await rest.call('GET', Routes.channelMessage(channelId, messageId));
    return false;
  } catch (error) {
    if (error instanceof VendorFailure && error.details.code === UNKNOWN_MESSAGE) return true;
    if (failedBecause(error, 'notFound', 'forbidden', 'dmClosed')) return false;
    throw error;
  }
}

/**
 * A message after the cursor may be known all the same, because the cursor follows a little later: the conversation then drops
 * it. So its edit is told by itself, whether or not the message already shows it.
 */
function toItems(raw: RawMessage, person: Person, cursor: string, editedSince: number): LaneItem[] {
  const common = {
    settled: () => undefined,
    ...(raw.channel_id === person.dmChannelId && { dmChannelId: raw.channel_id }),
  };
  const items: LaneItem[] = [];
  const message = compareSnowflakes(raw.id, cursor) > 0 ? toUserMessage(raw) : null;
  if (message)
    items.push({ event: message, profile: { ...message.user, locale: person.locale }, starts: true, ...common });
  const edit = toUserEdit(raw);
  if (edit && (message || edit.editedAt >= editedSince))
    items.push({ event: edit, profile: null, starts: false, ...common });
  return items;
}

/**
 * The newest page, and when the cursor lies before it, everything after the cursor. The page also shows messages from before
 * the gap, whose edits can be noticed at no cost. A channel that is gone has nothing to tell.
 */
async function readChannel(rest: DiscordRest, channelId: string, cursor: string): Promise<RawMessage[]> {
  const newest = await listMessages(rest, channelId, { limit: PAGE });
  const oldest = newest.at(-1);
  if (newest.length < PAGE || !oldest || compareSnowflakes(oldest.id, cursor) <= 0) return newest;
  const all: APIMessage[] = [];
  let after = cursor;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    // A page comes newest first even with `after`; it holds the messages nearest to the cursor (resources/message).
    const messages = await listMessages(rest, channelId, { after, limit: 100 });
    if (messages.length === 0) break;
    all.push(...messages);
    after = messages[0]!.id;
  }
  return all;
}

/**
 * What somebody unknown wrote before this message while there was no session: until now nothing told of their channel, so no
 * catching up could read it. Oldest first.
 */
export async function missedBefore(rest: DiscordRest, raw: RawMessage, lostSince: number): Promise<UserMessage[]> {
  const earliest = snowflakeAt(lostSince - EDIT_MARGIN_MS);
  const messages: RawMessage[] = await listMessages(rest, raw.channel_id, { before: raw.id, limit: PAGE });
  return messages
    .filter((message) => message.author.id === raw.author.id && compareSnowflakes(message.id, earliest) > 0)
    .sort((a, b) => compareSnowflakes(a.id, b.id))
    .flatMap((message) => toUserMessage(message) ?? []);
}

async function listMessages(
  rest: DiscordRest,
  channelId: string,
  query: Record<string, string | number>,
): Promise<APIMessage[]> {
  try {
    return await rest.call('GET', Routes.channelMessages(channelId), { query });
  } catch (error) {
    if (failedBecause(error, 'notFound', 'forbidden', 'dmClosed')) return [];
    throw error;
  }
}
