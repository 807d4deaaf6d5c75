/** What the stand-in keeps. Field names follow the wire where the record is sent as it is (snake_case), else camelCase. */

export interface UserRecord {
  id: string;
  username: string;
  globalName: string | null;
  /** The language of the person's client; interactions carry it, plain messages never do. */
  locale: string;
  bot: boolean;
  /** False = direct messages of server members are switched off: the bot's sends fail with 50007. */
  dmsOpen: boolean;
}

export interface MemberRecord {
  userId: string;
  roles: string[];
  joinedAt: string;
  nick: string | null;
}

export interface RoleRecord {
  id: string;
  name: string;
  permissions: string;
  position: number;
  color: number;
  hoist: boolean;
  mentionable: boolean;
  managed: boolean;
  botId?: string;
}

export interface OverwriteRecord {
  id: string;
  type: 0 | 1;
  allow: string;
  deny: string;
}

export interface ThreadMemberRecord {
  userId: string;
  joinedAt: string;
}

export interface ThreadRecord {
  ownerId: string;
  archived: boolean;
  archiveTimestamp: string;
  autoArchiveDuration: number;
  locked: boolean;
  invitable: boolean;
  createTimestamp: string;
  messageCount: number;
  totalMessageSent: number;
  members: ThreadMemberRecord[];
}

/** A direct-message channel (type 1, with a recipient), a guild channel, or a thread (10, 11, 12, with `thread`). */
export interface ChannelRecord {
  id: string;
  type: number;
  name: string;
  position: number;
  topic: string | null;
  parentId: string | null;
  overwrites: OverwriteRecord[];
  nsfw: boolean;
  rateLimitPerUser: number;
  lastMessageId: string | null;
  recipientId?: string;
  thread?: ThreadRecord;
}

export interface AttachmentRecord {
  id: string;
  filename: string;
  size: number;
  contentType: string;
  description?: string;
}

export interface MessageRecord {
  id: string;
  channelId: string;
  authorId: string;
  type: number;
  content: string;
  timestamp: string;
  editedTimestamp: string | null;
  flags: number;
  embeds: Json[];
  components: Json[];
  attachments: AttachmentRecord[];
  mentions: string[];
  mentionRoles: string[];
  mentionEveryone: boolean;
  tts: boolean;
  nonce?: string | number;
  replyTo?: { channelId: string; messageId: string };
  /** Present on answers to interactions: what they answer, as the wire shows it. */
  interaction?: InteractionTrace;
  reactions: { emoji: string; userIds: string[] }[];
  /** Only this person sees the message; it is never listed by REST, sent by the gateway, or stored. */
  ephemeralTo?: string;
}

/** What a message remembers of the interaction that it answers. */
export interface InteractionTrace {
  id: string;
  type: number;
  userId: string;
  guild: boolean;
  interactedMessageId?: string;
  triggering?: InteractionTrace;
}

export interface CommandRecord {
  id: string;
  version: string;
  /** Absent = global. */
  guildId?: string;
  /** As sent, with the defaults that the API fills in. */
  wire: Json;
}

export type Json = Record<string, unknown>;

export const CHANNEL_TYPE = {
  text: 0,
  dm: 1,
  voice: 2,
  category: 4,
  announcement: 5,
  announcementThread: 10,
  publicThread: 11,
  privateThread: 12,
} as const;

export const MESSAGE_FLAG = {
  crossposted: 1 << 0,
  suppressEmbeds: 1 << 2,
  ephemeral: 1 << 6,
  loading: 1 << 7,
  suppressNotifications: 1 << 12,
  voice: 1 << 13,
  componentsV2: 1 << 15,
} as const;
