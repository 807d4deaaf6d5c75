/**
 * What Flexcord asks of Twilio over REST. Implemented by `createTwilioAdapter`; every failure is a `VendorFailure`.
 * The only place that knows Conversations v1, Flex Interactions and TaskRouter.
 */
export interface TwilioAdapter {
  /**
   * The conversation with this UniqueName, made when there is none, with the user as participant, the user's display name
   * on the Conversations user, and the scoped webhooks: message events → `webhookUrl`, and the Studio flow when `studioFlowSid`
   * is given. Each step is looked up or tolerated when done before, so a repeat changes nothing.
   */
  openConversation(options: {
    uniqueName: string;
    friendlyName: string;
    /** identity of the user, e.g. `discord_123` */
    identity: string;
    displayName: string;
    /** conversation attributes; plain JSON */
    attributes: Record<string, unknown>;
    webhookUrl: string;
    studioFlowSid: string | null;
  }): Promise<{ conversationSid: string; chatServiceSid: string; studioHookSid: string | null }>;
  /** Posts one message; `key` is put into its attributes so that it can be found again. One Twilio call. */
  postMessage(options: {
    conversationSid: string;
    author: string;
    /** at most 1,600 characters; callers split before */
    body: string;
    key: string;
    mediaSid?: string;
    /** whether webhooks (and Studio) shall see it */
    triggerWebhooks?: boolean;
    /** epoch ms: when it was written, for transcripts */
    writtenAt?: number;
  }): Promise<{ sid: string; index: number }>;
  /** Messages posted with one of these keys (or with any key of ours), searched newest first among the last `depth` (default 100). */
  findByKey(
    conversationSid: string,
    keys: string[] | 'all',
    depth?: number,
  ): Promise<Map<string, { sid: string; index: number }>>;
  /** Messages from an index on, in order, at most 200. */
  listMessages(conversationSid: string, fromIndex: number): Promise<ConversationMessage[]>;
  /** The newest `limit` (1–100) messages, in order. */
  newestMessages(conversationSid: string, limit: number): Promise<ConversationMessage[]>;
  /**
   * Whether a message written at `writtenAt` (epoch ms) is not in this conversation any more. False for one that was written
   * before the conversation was made: it was in another.
   */
  isRemoved(conversationSid: string, messageSid: string, writtenAt: number): Promise<boolean>;
  editMessage(conversationSid: string, messageSid: string, body: string): Promise<void>;
  /** A message that is gone is fine. */
  removeMessage(conversationSid: string, messageSid: string): Promise<void>;
  uploadMedia(options: { filename: string; contentType: string; data: Uint8Array }): Promise<{ mediaSid: string }>;
  downloadMedia(
    mediaSid: string,
    maxBytes: number,
  ): Promise<{ data: Uint8Array; contentType: string; filename: string | null }>;
  /** Read-merge-write of conversation attributes (they are last-writer-wins). */
  mergeConversationAttributes(conversationSid: string, attributes: Record<string, unknown>): Promise<void>;
  /** Removes the Studio webhook; 404 is fine. */
  removeWebhook(conversationSid: string, webhookSid: string): Promise<void>;
  /** One `POST /v1/Interactions`, `initiated_by: customer`. Not idempotent by itself: see `findTask`. */
  createInteraction(options: {
    conversationSid: string;
    attributes: Record<string, unknown>;
  }): Promise<{ interactionSid: string; interactionChannelSid: string; taskSid: string | null }>;
  /** The newest task whose attributes have `flexcord_key` = key, or for `conversationSid` that conversation; any status. Null when none. */
  findTask(by: { key: string } | { conversationSid: string }): Promise<TaskView | null>;
  /** All tasks of a conversation, newest first. */
  tasksOf(conversationSid: string): Promise<TaskView[]>;
  /** A new task for the same interaction channel, into the default workflow. */
  invite(options: {
    interactionSid: string;
    interactionChannelSid: string;
    attributes: Record<string, unknown>;
  }): Promise<{ taskSid: string | null }>;
  /** Ends the chat: interaction channel closed (its tasks go to wrap-up), or the conversation itself when there is none. Already closed is fine. */
  closeConversation(options: {
    conversationSid: string;
    interactionSid?: string;
    interactionChannelSid?: string;
  }): Promise<void>;
  /** Removes a conversation with its messages; one that is gone is fine. */
  removeConversation(conversationSid: string): Promise<void>;
  /** Removes the Conversations user with this identity, and with it the name that agents see; one that is gone is fine. */
  removeUser(identity: string): Promise<void>;
  /** What Flex says now about the interaction of a conversation. Without names the agents are only counted, which saves a call each. */
  inspect(options: {
    conversationSid: string;
    interactionSid?: string;
    interactionChannelSid?: string;
    withNames?: boolean;
  }): Promise<{
    conversationClosed: boolean;
    channelClosed: boolean;
    /** Flex could not create the channel, so nobody was ever asked; absent else */
    channelFailed?: true;
    openTasks: string[];
    agents: ({ taskSid: string } & DescribedAgent)[];
    /** tasks that nobody works on any more; Twilio forgets them some minutes later */
    finishedTasks: { taskSid: string; canceled: boolean }[];
  }>;
  /** Who accepted a task. */
  describeAgent(taskSid: string): Promise<DescribedAgent>;
  /** A Flex token of an agent's browser (IAM Tokens/validate). Null when it isn't valid. */
  validateFlexToken(
    token: string,
  ): Promise<{ workerSid: string | null; identity: string; roles: string[]; expiresAt: number } | null>;
}

export interface DescribedAgent {
  workerSid: string | null;
  /** what users may read */
  name: string | null;
  /** `author` of their messages */
  identity: string | null;
}

export interface ConversationMessage {
  sid: string;
  index: number;
  author: string;
  body: string;
  /** our own key, when we posted it */
  key: string | null;
  media: { sid: string; filename: string | null; contentType: string; size: number }[];
  /** epoch ms */
  at: number;
  updatedAt: number;
}

export interface TaskView {
  sid: string;
  /** TaskRouter assignment_status: pending, reserved, assigned, wrapping, completed, canceled */
  status: string;
  attributes: Record<string, unknown>;
  interactionSid: string | null;
  interactionChannelSid: string | null;
  at: number;
}
