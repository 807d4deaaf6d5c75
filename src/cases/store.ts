import type { Priority, UserProfile } from '../domain/conversation/events.ts';
import type { AuditLog, DeskUserStore } from './desk-users.ts';
import type { LessonStore } from './lessons.ts';
import type { PersonalData } from './personal-data.ts';
import type { CaseKind, CaseRecord, CaseStatus, TimelineEntry } from '../domain/case/case-record.ts';

/**
 * Everything Flexcord keeps outside Temporal, by subject. One implementation over PostgreSQL and PGlite (same SQL).
 * All times are epoch milliseconds. Writes are idempotent by the keys named here, because activities repeat.
 */
export interface Store {
  kind: 'postgres' | 'pglite';
  people: PeopleStore;
  episodes: EpisodeStore;
  transcript: TranscriptStore;
  cases: CaseStore;
  settings: SettingsStore;
  feedItems: FeedItemStore;
  /** what questions taught about the articles, and the aliases that people accepted */
  lessons: LessonStore;
  engineUses: EngineUseStore;
  /** all of it that concerns one person */
  personalData: PersonalData;
  /** who may use the case desk and the API */
  users: DeskUserStore;
  audit: AuditLog;
  changes: StoreChanges;
  /** Answers when the database answers; @throws otherwise. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface Person {
  discordUserId: string;
  username: string;
  displayName: string;
  locale: string | null;
  dmChannelId: string | null;
  threadChannelId: string | null;
  /** private threads before this one, oldest first: people read and write there too */
  leftThreadChannelIds: string[];
  /** the newest message of theirs that Temporal has accepted: catch-up lists after it */
  lastMessageId: string | null;
  lastSeenAt: number;
}

export interface PersonToCatchUp extends Person {
  /** an open episode of theirs is with a person, or waits for one */
  escalated: boolean;
}

export interface PeopleStore {
  /** Insert or update what is known now; nulls never erase what was known. */
  remember(person: UserProfile & { dmChannelId?: string; threadChannelId?: string }): Promise<void>;
  find(discordUserId: string): Promise<Person | null>;
  /** Who talks in this DM channel or private thread, or did in this earlier thread. */
  findByChannel(channelId: string): Promise<Person | null>;
  /** Moves catch-up cursors (message ids by user) forward, never back (snowflakes compared as numbers); one round trip. */
  accepted(cursors: ReadonlyMap<string, string>): Promise<void>;
  /** People to catch up with: all with an open episode (newest first), then the others of the `limit` seen last since `since`. */
  toCatchUp(since: number, limit: number): Promise<PersonToCatchUp[]>;
}

/** One episode's row: what routes Twilio's events and what the reconciler and the desk's lists read. */
export interface Episode {
  /** `<discordUserId>:<episode>` */
  id: string;
  discordUserId: string;
  episode: string;
  workflowId: string;
  phase: string;
  caseNumber: number | null;
  conversationSid: string | null;
  chatServiceSid: string | null;
  interactionSid: string | null;
  interactionChannelSid: string | null;
  taskSid: string | null;
  agentName: string | null;
  startedAt: number;
  waitingSince: number | null;
  endedAt: number | null;
  /** last message relayed or seen, either way */
  lastTrafficAt: number;
  /** next reconcile; null = none */
  nextCheckAt: number | null;
  /** current distance between reconciles, ms */
  checkInterval: number | null;
}

export interface EpisodeStore {
  /** Insert or update by (discordUserId, episode); only the given fields change. */
  upsert(
    episode: Pick<Episode, 'discordUserId' | 'episode' | 'workflowId'> & Partial<Omit<Episode, 'id'>>,
  ): Promise<void>;
  find(discordUserId: string, episode: string): Promise<Episode | null>;
  findByConversationSid(conversationSid: string): Promise<Episode | null>;
  /** How many episodes wait for a person and began waiting before this moment. */
  waitingBefore(at: number): Promise<number>;
  /**
   * Takes up to `limit` episodes whose reconcile is due, those due longest first, for `lease` ms: whoever is killed before
   * `checked` or `checkAgain` leaves it due again then. Safe with several workers (SKIP LOCKED). When reconciles are due is told
   * by the database's clock alone.
   */
  takeDueChecks(limit: number, lease: number): Promise<Episode[]>;
  /** A taken reconcile was done: its distance doubles, up to `longest` ms. What has moved it meanwhile (traffic, the end) stands. */
  checked(taken: Episode, longest: number): Promise<void>;
  /** A taken reconcile failed: due again `after` ms from now, its distance as it was. What has moved it meanwhile stands. */
  checkAgain(taken: Episode, after: number): Promise<void>;
  /** Traffic seen or expected at `now`: the next reconcile is `first` ms from now and doubles from there. Ended episodes stay as they are. */
  touch(conversationSid: string, now: number, first: number): Promise<void>;
  /**
   * Webhooks may have been lost: every episode with a Twilio conversation that goes on is compared within `within` ms from
   * now, spread over that time, and its distance begins anew with `first` ms.
   */
  checkAll(within: number, first: number): Promise<void>;
  /** The episodes that belong to a case, oldest first. */
  ofCase(caseNumber: number): Promise<Episode[]>;
}

/** Traffic of one Twilio conversation, as `EpisodeStore.touch` takes it. */
export interface Touch {
  conversationSid: string;
  /** when the traffic was, by the clock of who saw it */
  now: number;
  /** ms until the next reconcile */
  first: number;
}

export interface TranscriptAttachment {
  filename: string;
  contentType: string | null;
  size: number;
  /** where the bytes can be had again: `discord:<channel>/<message>/<attachment>` or `twilio:<IS>/<ME>` */
  ref: string;
}

/** One message as people read it; edited and deleted in place. */
export interface TranscriptMessage {
  discordUserId: string;
  episode: string;
  /** `discord` and `twilio` ids come from the vendors; `flexcord` ids are effect keys */
  source: 'discord' | 'twilio' | 'flexcord';
  sourceId: string;
  from: 'user' | 'bot' | 'system' | 'agent';
  authorName: string | null;
  text: string;
  attachments: TranscriptAttachment[];
  at: number;
}

export interface StoredMessage extends TranscriptMessage {
  id: number;
  /** the copies on the other side, in order of parts */
  discordIds: string[];
  twilioSids: string[];
  editedAt: number | null;
  deletedAt: number | null;
  /** why it could not be delivered; null when it was or will be */
  failure: string | null;
}

/** A message to record, with what is known of its delivery. A repeated write without copies and failure leaves both as they are; copies clear an earlier failure. */
export type RecordedMessage = TranscriptMessage & {
  discordIds?: string[];
  twilioSids?: string[];
  failure?: string | null;
};

export interface TranscriptStore {
  /**
   * Insert or update by (source, sourceId): text, attachments and copies of a repeated write replace the earlier ones, but a
   * text that was edited since stays as edited. With `touch` the episode is touched in the same round trip.
   */
  record(messages: RecordedMessage[], options?: { touch?: Touch }): Promise<void>;
  edited(source: TranscriptMessage['source'], sourceId: string, text: string, at: number): Promise<void>;
  deleted(source: TranscriptMessage['source'], sourceId: string, at: number): Promise<void>;
  find(source: TranscriptMessage['source'], sourceId: string): Promise<StoredMessage | null>;
  /**
   * The newest `limit` messages of one user that came from this source, newest first. Of one episode it reads that many rows of
   * an index; of all of them it sorts everything that the user ever wrote, so that is for once in a gap.
   */
  newest(
    source: TranscriptMessage['source'],
    of: { discordUserId: string; episode?: string },
    limit: number,
  ): Promise<StoredMessage[]>;
  /** Which of these Discord message ids or Twilio SIDs are already known as somebody's copy. */
  knownCopies(ids: string[]): Promise<Set<string>>;
  /** All messages of an episode in order of `at`, then id. */
  ofEpisode(discordUserId: string, episode: string): Promise<StoredMessage[]>;
  ofCase(caseNumber: number): Promise<StoredMessage[]>;
}

export interface NewCase {
  /** idempotency key: the same key gives the same case */
  key: string;
  kind: CaseKind;
  title: string;
  description: string;
  reporter: { discordUserId: string | null; name: string };
  locale: string | null;
  priority: Priority;
  channel: string;
  fields: Record<string, string>;
  workflowId: string | null;
  episode: string | null;
  at: number;
}

export interface CaseFilter {
  status?: CaseStatus[];
  kind?: CaseKind[];
  priority?: Priority[];
  reporterId?: string;
  /** null = cases that nobody has */
  assignee?: string | null;
  /** `C-1042`, `1042`, or words (beginnings count) of title, description, names, comments and transcript */
  text?: string;
  limit: number;
  /** number of the last case of the page before */
  before?: number;
}

export interface CaseStore {
  /** Allocates the number and inserts; with a known key returns the case as it is, `created: false`. Numbers begin at 1001 and may have gaps. */
  open(input: NewCase): Promise<{ record: CaseRecord; created: boolean }>;
  find(number: number): Promise<CaseRecord | null>;
  /** Newest first. */
  list(filter: CaseFilter): Promise<CaseRecord[]>;
  counts(): Promise<Record<CaseStatus, number>>;
  /** The case workflow's projection: replaces the record's mutable fields when `revision` is newer, appends timeline entries by their id. */
  project(record: CaseRecord, entries: TimelineEntry[]): Promise<void>;
  timeline(number: number): Promise<TimelineEntry[]>;
  /** Cases whose workflow may not have been started (crash between insert and start), older than `olderThan` ms. */
  unstarted(olderThan: number, limit: number): Promise<CaseRecord[]>;
  markStarted(number: number): Promise<void>;
}

/** What changed, for screens that show it live (`knowledge`: lessons or aliases). `all`: something may have been missed, read again. */
export type StoreChange = { cases: number[]; knowledge?: true } | 'all';

export interface StoreChanges {
  /** Tells of changes by any process within about a second. Best effort: what is shown must come from the store. Returns the way to stop. */
  subscribe(listener: (change: StoreChange) => void): () => void;
}

/** Small values kept for the installation, keyed by application id and account SID (the scope given at creation). */
export interface SettingsStore {
  get<T>(key: string): Promise<T | null>;
  /** The values of all keys that begin with this. */
  startingWith<T>(prefix: string): Promise<T[]>;
  set(key: string, value: unknown): Promise<void>;
  /** Sets the value when there is none; returns the one that stands (first writer wins). */
  setOnce<T>(key: string, value: T): Promise<T>;
  remove(key: string): Promise<void>;
}

export interface FeedItem {
  feed: string;
  guid: string;
  /** hash of what was posted, to notice corrections */
  contentHash: string;
  channelId: string | null;
  messageId: string | null;
  postedAt: number | null;
}

export interface FeedItemStore {
  find(feed: string, guids: string[]): Promise<FeedItem[]>;
  /** Which of these messages are posts of items, of whichever feed. */
  posted(channelId: string, messageIds: string[]): Promise<string[]>;
  save(item: FeedItem): Promise<void>;
}

/** How often answer engines outside were asked. */
export interface EngineUseStore {
  /** Adds one use and gives how many there are now; those of earlier days are forgotten. `day`: 2026-11-25 */
  add(day: string, who: string): Promise<number>;
}

/** What the store tells its log; pino's logger fits. */
export interface StoreLogger {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
}
