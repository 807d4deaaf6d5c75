import type { ColumnType, Generated, Kysely } from 'kysely';
import type { Priority } from '../domain/conversation/events.ts';
import type { CaseKind, CaseRecord, CaseStatus, TimelineEntry } from '../domain/case/case-record.ts';
import type { AuditEntry } from './desk-users.ts';
import type { DeskRole } from './desk-users.ts';
import type { LessonSource } from './lessons.ts';
import type { TranscriptAttachment, TranscriptMessage } from './store.ts';

/** Read as a value, written as JSON text: drivers would otherwise turn a list into a PostgreSQL array. */
type Json<T> = ColumnType<T, string, string>;

/** What a column held before, oldest first: written by the database itself (0007-left-behind). */
type Left = ColumnType<string[], never, never>;

/** The tables as queries see them (camelCase; the columns are snake_case). Times are epoch milliseconds. */
export interface Tables {
  installations: { id: Generated<number>; scope: string };
  people: {
    installation: number;
    discordUserId: string;
    username: string;
    displayName: string;
    locale: string | null;
    dmChannelId: string | null;
    threadChannelId: string | null;
    leftThreadChannelIds: Left;
    lastMessageId: string | null;
    lastSeenAt: number;
  };
  episodes: {
    installation: number;
    discordUserId: string;
    episode: string;
    workflowId: string;
    phase: string;
    caseNumber: number | null;
    conversationSid: string | null;
    leftConversationSids: Left;
    chatServiceSid: string | null;
    interactionSid: string | null;
    interactionChannelSid: string | null;
    taskSid: string | null;
    agentName: string | null;
    startedAt: number;
    waitingSince: number | null;
    endedAt: number | null;
    lastTrafficAt: number;
    nextCheckAt: number | null;
    checkInterval: number | null;
  };
  transcript: {
    id: Generated<number>;
    installation: number;
    discordUserId: string;
    episode: string;
    source: TranscriptMessage['source'];
    sourceId: string;
    author: TranscriptMessage['from'];
    authorName: string | null;
    body: string;
    attachments: Json<TranscriptAttachment[]>;
    at: number;
    discordIds: string[];
    twilioSids: string[];
    editedAt: number | null;
    deletedAt: number | null;
    failure: string | null;
  };
  cases: {
    number: Generated<number>;
    installation: number;
    key: string;
    kind: CaseKind;
    status: CaseStatus;
    priority: Priority;
    title: string;
    description: string;
    reporterId: string | null;
    reporterName: string;
    assignee: string | null;
    locale: string | null;
    channel: string;
    fields: Json<Record<string, string>>;
    workflowId: string | null;
    episode: string | null;
    post: ColumnType<CaseRecord['post'], string | null, string | null>;
    rating: number | null;
    createdAt: number;
    updatedAt: number;
    solvedAt: number | null;
    closedAt: number | null;
    firstResponseAt: number | null;
    revision: number;
    insertedAt: number;
    startedAt: number | null;
  };
  caseTimeline: {
    installation: number;
    caseNumber: number;
    id: string;
    position: Generated<number>;
    at: number;
    doneBy: string;
    kind: TimelineEntry['kind'];
    body: string;
  };
  settings: { installation: number; key: string; value: Json<unknown> };
  feedItems: {
    installation: number;
    feed: string;
    guid: string;
    contentHash: string;
    channelId: string | null;
    messageId: string | null;
    postedAt: number | null;
  };
  deskUsers: {
    id: Generated<number>;
    installation: number;
    login: string;
    name: string;
    role: DeskRole;
    passwordHash: string | null;
    createdAt: number;
  };
  deskCredentials: {
    secretHash: string;
    userId: number;
    kind: 'session' | 'token' | 'link';
    label: string | null;
    createdAt: number;
    expiresAt: number | null;
    lastUsedAt: number | null;
  };
  lessons: {
    id: Generated<number>;
    installation: number;
    key: string;
    kind: 'alias' | 'gap';
    article: string | null;
    locale: string;
    question: string;
    words: string;
    source: LessonSource;
    caseNumber: number | null;
    at: number;
    decidedAt: number | null;
    decidedBy: string | null;
  };
  articleAliases: {
    installation: number;
    article: string;
    locale: string;
    words: string;
    alias: string;
    acceptedBy: string;
    acceptedAt: number;
  };
  engineUses: { installation: number; day: string; who: string; uses: number };
  auditLog: {
    id: Generated<number>;
    installation: number;
    at: number;
    doneBy: string;
    action: string;
    subject: string | null;
    details: Json<AuditEntry['details']>;
  };
}

export type Database = Kysely<Tables>;

/** What each part of the store works with: the database and whose rows are its own. */
export interface Scoped {
  db: Database;
  installation: number;
}
