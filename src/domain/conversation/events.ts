/**
 * Everything a conversation can be told. Events come from four sides: the user (through the Discord gateway), Flex
 * (through Twilio's webhooks or a reconcile), people who operate the desk, and the conversation's own jobs and clock.
 * They are plain JSON: they travel as signal payloads and are carried through continue-as-new.
 * All times are epoch milliseconds.
 */

/** A file that a user attached in Discord. `url` is signed and expires: bytes are copied when the message is relayed. */
export interface UserAttachment {
  id: string;
  url: string;
  filename: string;
  contentType: string | null;
  /** bytes */
  size: number;
}

/** A file that an agent attached in Flex (Twilio media, `ME…`). */
export interface AgentMedia {
  sid: string;
  filename: string | null;
  contentType: string;
  /** bytes */
  size: number;
}

/** What a user can do besides writing: a button, a modal or a slash command. */
export type UserAction =
  | { name: 'start' }
  | { name: 'handoff' }
  | { name: 'close' }
  | { name: 'stay' }
  | { name: 'reopen'; caseNumber: number }
  | { name: 'rate'; caseNumber: number | null; score: number }
  | { name: 'helpful'; yes: boolean; articleId: string }
  /** `locale`: language in which the article was suggested */
  | { name: 'article'; articleId: string; locale: string };

/** Who the user is; every event of the gateway brings what it knows, the newest wins. */
export interface UserProfile {
  discordUserId: string;
  /** Discord's unique handle */
  username: string;
  /** the name people see */
  displayName: string;
  /** Discord locale code of the client (`en-US`, `th`); null when only messages were seen: they carry none */
  locale: string | null;
}

export type UserEvent =
  | {
      type: 'user.message';
      /** Discord message id (snowflake): identity and order */
      id: string;
      channelId: string;
      /** whether the channel is the user's private thread and no direct messages; absent from older events */
      inThread?: boolean;
      text: string;
      attachments: UserAttachment[];
      at: number;
      user: UserProfile;
    }
  | {
      type: 'user.edit';
      id: string;
      channelId: string;
      text: string;
      /** ids of the files that are left: people may take one away; absent from older events */
      attachmentIds?: string[];
      editedAt: number;
    }
  | { type: 'user.delete'; id: string; channelId: string; at: number }
  | {
      type: 'user.action';
      /** interaction id (snowflake) */
      id: string;
      action: UserAction;
      /** the DM or thread in which it was done; null when it was done elsewhere (a server channel) */
      channelId: string | null;
      guildId: string | null;
      at: number;
      user: UserProfile;
    }
  /** out of the server; `at` is when that was noticed */
  | { type: 'user.left'; at: number }
  /** into the server; `at` by Discord's clock, so it is the same whoever saw it */
  | { type: 'user.joined'; at: number };

/** Who an agent is, as far as whoever tells it knows. */
export interface AgentDescription {
  workerSid: string | null;
  /** what the user reads; null when it must be looked up, or when Flex knows none but the one with which they sign in */
  name: string | null;
  /** in the Twilio conversation: `author` of what they write. Absent where it is not known, and in older histories */
  identity?: string | null;
}

/** Which run an event of Flex is about; events of an earlier episode never touch the current one. */
interface OfEpisode {
  episode: string;
  conversationSid: string;
}

export type FlexEvent =
  | (OfEpisode & {
      type: 'agent.message';
      /** Conversations message `IM…` */
      id: string;
      /** position in the Twilio conversation, from 0 */
      index: number;
      /** identity of the author, as Flex escapes it */
      author: string;
      text: string;
      media: AgentMedia[];
      at: number;
    })
  | (OfEpisode & { type: 'agent.edit'; id: string; text: string; editedAt: number })
  | (OfEpisode & { type: 'agent.delete'; id: string; at: number })
  | (OfEpisode & AgentDescription & { type: 'agent.joined'; taskSid: string; at: number })
  | (OfEpisode & { type: 'agent.left'; taskSid: string; at: number })
  | (OfEpisode & { type: 'task.wrapup'; taskSid: string; at: number })
  | (OfEpisode & { type: 'task.completed'; taskSid: string; at: number })
  | (OfEpisode & { type: 'task.canceled'; taskSid: string; reason: string; at: number })
  /** A task of this conversation exists. In studio mode the flow made it, and this is how the rules learn of it. */
  | (OfEpisode & { type: 'task.created'; taskSid: string; at: number })
  /** `interactionSid`: the interaction that could not be made; null when the event carries none */
  | (OfEpisode & {
      type: 'flex.failed';
      interactionSid: string | null;
      code: number | null;
      reason: string;
      at: number;
    })
  | (OfEpisode & { type: 'flex.closed'; reason: string; at: number })
  /** An agent was believed to be in the chat, and a reconcile finds nobody there or asked. */
  | (OfEpisode & { type: 'flex.deserted'; at: number })
  /** Studio asks what to do with a message: answered by the update `studioTurn`. */
  | (OfEpisode & { type: 'studio.turn'; id: string; messageSid: string; at: number });

export type OperatorEvent =
  | { type: 'operator.close'; id: string; by: string; reason: string; at: number }
  | { type: 'operator.escalate'; id: string; by: string; at: number }
  | { type: 'operator.backToBot'; id: string; by: string; at: number }
  | { type: 'operator.priority'; id: string; by: string; priority: Priority; at: number }
  | { type: 'operator.note'; id: string; by: string; text: string; at: number }
  | { type: 'operator.redrive'; id: string; by: string; key: string | null; at: number };

/** What other processes may signal. */
export type InboundEvent = UserEvent | FlexEvent;

export type Priority = 'low' | 'normal' | 'high' | 'urgent';
