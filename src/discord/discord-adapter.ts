/**
 * What Flexcord asks of Discord over REST. Implemented by `createDiscordAdapter`; every failure is a `VendorFailure`.
 * Texts are sent as they are: callers escape what people wrote elsewhere.
 */
export interface DiscordAdapter {
  /** The DM channel with a user; making it again returns the same one (`POST /users/@me/channels`). */
  openDm(discordUserId: string): Promise<string>;
  /**
   * A private thread for this user that nobody but staff sees until `addToThread`, under the support channel (or the first text
   * channel where the bot may make one), found again by its name when it exists already and isn't archived. The user's id is put
   * behind `name` for that. It stays open when an episode ends, because what the user presses or writes there then still counts;
   * after a week without a message Discord archives it. Returns its id and a link to it.
   * @throws VendorFailure `forbidden` when no channel allows it.
   */
  openPrivateThread(options: { discordUserId: string; name: string }): Promise<{ channelId: string; link: string }>;
  /** Lets the user into their thread; who is in it already stays so. @throws VendorFailure `notFound` when they left the server. */
  addToThread(channelId: string, discordUserId: string): Promise<void>;
  /**
   * Removes a private thread with all that was said in it, archived and locked ones too; one that is gone is fine.
   * @throws VendorFailure `forbidden` without "Manage Threads".
   */
  removeThread(channelId: string): Promise<void>;
  /**
   * Posts one message with `enforce_nonce` and no allowed mentions. Within Discord's nonce window a repeated call with the
   * same nonce returns the earlier message. @param nonce at most 25 characters
   * @throws VendorFailure `alreadyExists` when the earlier message has been removed since: it is delivered, and has no id any more.
   */
  post(channelId: string, message: OutgoingMessage, nonce: string): Promise<{ id: string }>;
  /**
   * Changes an own message in place. Absent buttons, embeds and files stay as they are, empty lists remove them. An archived
   * thread is opened for it.
   */
  edit(channelId: string, messageId: string, message: OutgoingMessage): Promise<void>;
  /** Removes an own message; one that is gone is fine. */
  remove(channelId: string, messageId: string): Promise<void>;
  /** Messages after a snowflake, oldest first, at most `limit` (1–100). */
  listAfter(channelId: string, afterMessageId: string, limit: number): Promise<ReceivedMessage[]>;
  /** Shows "is typing" for up to 10 s. */
  typing(channelId: string): Promise<void>;
  /** Bytes of an attachment. Only Discord's media hosts (and the host of DISCORD_API_URL) are fetched, size-capped. */
  download(url: string, maxBytes: number): Promise<Uint8Array>;
  /** A fresh copy of a message (fresh attachment URLs); null when it is gone. */
  message(channelId: string, messageId: string): Promise<ReceivedMessage | null>;
  /** Publishes a post of an announcement channel; already published is fine. */
  crosspost(channelId: string, messageId: string): Promise<void>;
  /** A guild's channel by name, null when there is none. Cached for a minute. */
  channelByName(name: string): Promise<{ id: string; type: number } | null>;
}

export interface OutgoingMessage {
  /** at most 2,000 characters; callers split before */
  content: string;
  /** rows of buttons; at most five per row */
  buttons?: (
    | { label: string; customId: string; style: 'primary' | 'secondary' | 'danger' | 'success' }
    | { label: string; url: string }
  )[];
  embeds?: {
    title?: string;
    description?: string;
    url?: string;
    color?: number;
    fields?: { name: string; value: string; inline?: boolean }[];
    footer?: string;
    timestamp?: string;
  }[];
  files?: { name: string; contentType: string; data: Uint8Array }[];
}

/** A Discord message as the rest of Flexcord reads it. */
export interface ReceivedMessage {
  id: string;
  channelId: string;
  authorId: string;
  authorIsBot: boolean;
  content: string;
  /** only present where Discord gives it back */
  nonce: string | null;
  attachments: { id: string; url: string; filename: string; contentType: string | null; size: number }[];
  /** epoch ms */
  at: number;
  editedAt: number | null;
  author: { username: string; displayName: string };
  /** Discord's message type; 0 and 19 (reply) are what people write */
  type: number;
}
