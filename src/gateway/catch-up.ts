import { Routes, type APIMessage } from 'discord-api-types/v10';
import type { Logger } from 'pino';
import { channelsOf } from '../cases/channels-of.ts';
import type { PeopleStore, Person, StoredMessage, TranscriptStore } from '../cases/store.ts';
import { failedBecause } from '../contract/vendor-failure.ts';
import type { DiscordRest } from '../discord/discord-rest.ts';
import { isUnknownMessage } from '../discord/failures.ts';
import { CLOCKS_DIFFER_MS, compareSnowflakes, snowflakeAt } from '../discord/snowflakes.ts';
import { backOff, sleep } from './back-off.ts';
import { membershipSince } from './members.ts';
import type { OtherChannels } from './other-channels.ts';
import type { Gap } from './session-keeper.ts';
import { isFromPerson, toUserEdit, toUserMessage, type RawMessage } from './user-events.ts';
import type { LaneItem, UserLanes } from './user-lanes.ts';

/** Where what somebody did in a gap is read from. */
export interface Reading {
  transcript: Pick<TranscriptStore, 'newest'>;
  rest: Pick<DiscordRest, 'call'>;
  /** awaited before each call of Discord */
  pace: () => Promise<void>;
}

export interface CatchUpContext extends Omit<Reading, 'pace'> {
  guildId: string;
  people: Pick<PeopleStore, 'toCatchUp'>;
  lanes: UserLanes;
  logger: Logger;
  signal: AbortSignal;
  gap: Readonly<Gap>;
  others: OtherChannels;
  /** how long a channel that can't be read although others can holds its user up */
  patienceMs: number;
  /** called for each just before what they do now goes on; `complete` = behind all that they did in the gap */
  released: (discordUserId: string, complete: boolean) => void;
  /** called for each when Temporal has what they did */
  caughtUp: (discordUserId: string) => void;
}

/** People without an open conversation are looked at when they were here lately; the others when they write again. */
const RECENT_MS = 14 * 24 * 3_600_000;
const MOST_RECENT = 2_000;
/** Discord gives no more at once. So many messages of a channel, at least, show whether they were edited or deleted in a gap. */
const PAGE = 100;
/**
 * The direct messages, the thread and the three before it. Where staff close every thread, somebody has had many: reading all of
 * them would hold up everybody else, and who still writes does so in one of the last.
 */
const MOST_CHANNELS_READ = 5;
/** Nobody writes more in a gap; it bounds what one user can make us read. */
const MOST_PAGES = 40;
/** Twelve calls a second at most, so that conversations going on keep the rest of Discord's 50 calls. */
const BETWEEN_READS_MS = 80;
const PARALLEL = 4;
const UNKNOWN_GAP_MS = 3_600_000;

/**
 * Closes the gap after a session that could not be resumed: Discord has forgotten what happened in it, so the channels are
 * read. Open conversations come first, and a user who writes just now before all others. While Discord shows no channel at all,
 * everybody waits. Somebody whose channel alone can't be read goes on after `patienceMs`, and is tried again when everybody else
 * was read. At last it is asked who of those with a person, or waiting for one, has left the server or come back. Resolves when
 * Temporal has everybody's missed messages; rejects only when `signal` fires (the gateway closes, or another gap begins).
 */
export async function catchUp(context: CatchUpContext): Promise<{ people: number; missed: number }> {
  const people = await untilItWorks(context, 'The list of people to catch up with could not be read', () =>
    context.people.toCatchUp(Date.now() - RECENT_MS, MOST_RECENT),
  );
  context.others.among(people);
  const { caughtUp, reached } = context.gap;
  const missing = people.filter((person) => channelsOf(person).length > 0 && !caughtUp.has(person.discordUserId));
  // When sessions are lost faster than everybody can be read, nobody is left out each time.
  const order = new Map([...reached].map((id, i) => [id, i]));
  const turn = ({ discordUserId }: Person): number => order.get(discordUserId) ?? -1;
  const waiting = new Map(missing.sort((a, b) => turn(a) - turn(b)).map((person) => [person.discordUserId, person]));
  context.lanes.holdOnly(waiting.keys());
  const total = waiting.size;
  const accepted: Promise<void>[] = [];
  let missed = 0;
  const reading: Reading = { ...context, pace: paced(BETWEEN_READS_MS, context.signal) };
  const setAside = new Map<string, Person>();
  /** who went on before their channel could be read */
  const late = new Set<string>();
  const readers = Array.from({ length: PARALLEL }, async () => {
    const next = () => takeNext(waiting, context.lanes) ?? takeNext(setAside, context.lanes);
    for (let person = next(); person; person = next()) {
      const { discordUserId: id } = person;
      const items = await readPatiently(context, reading, person);
      if (items) {
        missed += items.length;
        accepted.push(
          Promise.all(items.map(whenSettled)).then(() => {
            // After another gap has begun this says nothing about that one.
            if (!context.signal.aborted) context.caughtUp(id);
          }),
        );
      } else setAside.set(id, person);
      if (late.has(id)) for (const item of items ?? []) context.lanes.add(id, item);
      else {
        context.released(id, items !== null);
        context.lanes.release(id, items ?? []);
      }
      if (!items) late.add(id);
    }
  });
  await Promise.all(readers);
  for (const { discordUserId: id } of people.filter(({ escalated }) => escalated)) {
    const item = await membershipItem(context, reading, id);
    if (item === null) continue;
    accepted.push(whenSettled(item));
    context.lanes.add(id, item);
  }
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

async function untilItWorks<T>(
  context: Pick<CatchUpContext, 'logger' | 'signal'>,
  trouble: string,
  attempt: () => Promise<T>,
  patience: (error: unknown) => Promise<'over' | 'left'> = () => Promise.resolve('left'),
): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    context.signal.throwIfAborted();
    try {
      return await attempt();
    } catch (error) {
      context.logger.warn({ err: error }, `${trouble}; trying again`);
      if ((await patience(error)) === 'over') throw error;
    }
    await sleep(backOff(tries), context.signal);
  }
}

/** Null when this channel can't be read. @throws when the signal fires */
async function readPatiently(context: CatchUpContext, reading: Reading, person: Person): Promise<LaneItem[] | null> {
  // Somebody of whom no message was ever accepted: from when we first knew them, not from the beginning of the channel.
  const cursor = person.lastMessageId ?? snowflakeAt(person.lastSeenAt - CLOCKS_DIFFER_MS);
  const since = context.gap.since ?? Date.now() - UNKNOWN_GAP_MS;
  const trouble = "A user's channel could not be read for catching up";
  const read = () => whatWasMissed(reading, person, cursor, since);
  const patience = context.others.patience(channelsOf(person), context.patienceMs, reading.pace);
  const items = await untilItWorks(context, trouble, read, patience).catch(() => null);
  context.signal.throwIfAborted();
  return items;
}

/** Read behind everybody's messages: nobody waits for it. */
async function membershipItem(
  { rest, guildId, gap, ...context }: CatchUpContext,
  { pace }: Reading,
  discordUserId: string,
): Promise<LaneItem | null> {
  const since = (gap.since ?? Date.now() - UNKNOWN_GAP_MS) - CLOCKS_DIFFER_MS;
  const event = await untilItWorks(context, 'Whether a user is still in the server could not be read', async () => {
    await pace();
    return membershipSince(rest, { guildId, discordUserId }, since);
  });
  return event && { event, profile: null, starts: false, settled: () => undefined };
}

/** What somebody wrote after the cursor, and what they edited and deleted since (epoch ms), oldest first. @throws VendorFailure */
export async function whatWasMissed(
  reading: Reading,
  person: Person,
  cursor: string,
  since: number,
): Promise<LaneItem[]> {
  const channels = channelsOf(person);
  // Read before the channels: what is relayed meanwhile is in both, never in the transcript alone.
  const known = await reading.transcript.newest('discord', { discordUserId: person.discordUserId }, PAGE);
  const read = await Promise.all(channels.slice(0, MOST_CHANNELS_READ).map((id) => readChannel(reading, id, cursor)));
  const messages = read.flatMap((page) => page ?? []);
  const own = messages.filter((raw) => raw.author.id === person.discordUserId && isFromPerson(raw));
  own.sort((a, b) => compareSnowflakes(a.id, b.id));
  const relayed = new Set(known.map(({ sourceId }) => sourceId));
  const isNew = (id: string): boolean => compareSnowflakes(id, cursor) > 0 && !relayed.has(id);
  return [
    ...own.flatMap((raw) => toItems(raw, person, isNew(raw.id), since - CLOCKS_DIFFER_MS)),
    ...(await deletions(reading, person, read, known)),
  ];
}

/** Messages that the transcript has and Discord has not any more. */
async function deletions(
  reading: Reading,
  person: Person,
  read: (RawMessage[] | null)[],
  known: StoredMessage[],
): Promise<LaneItem[]> {
  const channels = channelsOf(person);
  const pages = read.filter((page) => page !== null);
  // In which channel a message stood is not known, and one that is gone tells nothing.
  if (pages.length < read.length) return [];
  const listed = new Set(pages.flat().map(({ id }) => id));
  // Behind a full page there is more, which was not read.
  const full = pages.flatMap((page) => (page.length < PAGE ? [] : (page.at(-1)?.id ?? [])));
  const bound = [...full, ...oldestThreadRead(person, channels)].sort(compareSnowflakes).at(-1);
  const items: LaneItem[] = [];
  for (const { sourceId: id, deletedAt } of known) {
    if (deletedAt !== null || listed.has(id) || (bound !== undefined && compareSnowflakes(id, bound) <= 0)) continue;
    if (!(await isGoneFromAll(reading, channels, id))) continue;
    const event = { type: 'user.delete' as const, id, channelId: channels[0]!, at: Date.now() };
    items.push({ event, profile: null, starts: false, settled: () => undefined });
  }
  return items;
}

/**
 * Where not all of somebody's channels are read: the oldest thread that is. What was said before it (a thread's id tells when it was
 * made) stands mostly in the others, and asking for each message in each of them would hold up everybody else.
 */
function oldestThreadRead({ dmChannelId }: Person, channels: string[]): string[] {
  if (channels.length <= MOST_CHANNELS_READ) return [];
  const threads = channels.slice(0, MOST_CHANNELS_READ).filter((id) => id !== dmChannelId);
  return threads.sort(compareSnowflakes).slice(0, 1);
}

/** Asked of channels that were not read as well: a message in an earlier thread stands where it stood. */
async function isGoneFromAll(reading: Reading, channels: string[], messageId: string): Promise<boolean> {
  for (const channel of channels) if (!(await isGone(reading, channel, messageId))) return false;
  return true;
}

async function isGone({ rest, pace }: Reading, channelId: string, messageId: string): Promise<boolean> {
  await pace();
  try {
    await rest.call('GET', Routes.channelMessage(channelId, messageId));
    return false;
  } catch (error) {
    if (isUnknownMessage(error)) return true;
    if (failedBecause(error, 'notFound', 'forbidden', 'dmClosed')) return false;
    throw error;
  }
}

/**
 * A message after the cursor may be known all the same, because the cursor follows a little later: the conversation then drops
 * it. So its edit is told by itself, whether or not the message already shows it.
 */
function toItems(raw: RawMessage, person: Person, isNew: boolean, editedSince: number): LaneItem[] {
  const common = {
    settled: () => undefined,
    ...(raw.channel_id === person.dmChannelId && { dmChannelId: raw.channel_id }),
  };
  const items: LaneItem[] = [];
  const message = isNew ? toUserMessage(raw, raw.channel_id !== person.dmChannelId) : null;
  if (message)
    items.push({ event: message, profile: { ...message.user, locale: person.locale }, starts: true, ...common });
  const edit = toUserEdit(raw);
  if (edit && (message || edit.editedAt >= editedSince))
    items.push({ event: edit, profile: null, starts: false, ...common });
  return items;
}

/**
 * The newest page, newest first; when the cursor lies before it, everything after the cursor and a page up to it. What is not
 * after the cursor was heard before the gap: it shows what was edited and deleted in it. Null when the channel is gone.
 */
async function readChannel(reading: Reading, channelId: string, cursor: string): Promise<RawMessage[] | null> {
  const newest = await listMessages(reading, channelId, { limit: PAGE });
  if (!newest) return null;
  const oldest = newest.at(-1);
  if (newest.length < PAGE || !oldest || compareSnowflakes(oldest.id, cursor) <= 0) return newest;
  const upToCursor = String(BigInt(cursor) + 1n);
  const all: APIMessage[] = (await listMessages(reading, channelId, { before: upToCursor, limit: PAGE })) ?? [];
  let after = cursor;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    // A page comes newest first even with `after`; it holds the messages nearest to the cursor (resources/message).
    const messages = await listMessages(reading, channelId, { after, limit: PAGE });
    if (!messages?.length) break;
    all.unshift(...messages);
    after = messages[0]!.id;
  }
  return all;
}

async function listMessages(
  { rest, pace }: Reading,
  channelId: string,
  query: Record<string, string | number>,
): Promise<APIMessage[] | null> {
  await pace();
  try {
    return await rest.call('GET', Routes.channelMessages(channelId), { query });
  } catch (error) {
    if (failedBecause(error, 'notFound', 'forbidden', 'dmClosed')) return null;
    throw error;
  }
}
