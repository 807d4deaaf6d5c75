/** `active` and `inactive` alternate; `closed` is final. */
export type ConversationState = 'initializing' | 'active' | 'inactive' | 'closed';

/** Times are Unix milliseconds; texts that hold JSON stay texts, as Twilio keeps them. */
export interface ConversationRecord {
  sid: string;
  uniqueName: string | null;
  friendlyName: string | null;
  attributes: string;
  state: ConversationState;
  messagingServiceSid: string;
  dateCreated: number;
  dateUpdated: number;
  createdBy: string;
  /** ISO 8601 durations as given. */
  inactiveAfter: string | null;
  closedAfter: string | null;
  /** From when the timers count. */
  lastActivity: number;
  nextIndex: number;
}

export interface ParticipantRecord {
  sid: string;
  conversationSid: string;
  identity: string | null;
  messagingBinding: Record<string, string> | null;
  attributes: string;
  roleSid: string;
  dateCreated: number;
  dateUpdated: number;
  lastReadMessageIndex: number | null;
  lastReadTimestamp: string | null;
}

export interface MessageRecord {
  sid: string;
  conversationSid: string;
  index: number;
  author: string;
  body: string | null;
  attributes: string;
  mediaSid: string | null;
  participantSid: string | null;
  subject: string | null;
  contentSid: string | null;
  dateCreated: number;
  dateUpdated: number;
}

export interface ScopedWebhookRecord {
  sid: string;
  conversationSid: string;
  target: 'webhook' | 'trigger' | 'studio';
  url: string | null;
  method: 'get' | 'post';
  filters: string[];
  triggers: string[];
  flowSid: string | null;
  dateCreated: number;
  dateUpdated: number;
}

export interface UserRecord {
  sid: string;
  identity: string;
  friendlyName: string | null;
  attributes: string;
  roleSid: string;
  dateCreated: number;
  dateUpdated: number;
}

/** Webhooks of the whole service or account. */
export interface WebhookConfigurationRecord {
  method: 'GET' | 'POST';
  filters: string[];
  preWebhookUrl: string | null;
  postWebhookUrl: string | null;
}

/** Who causes a change, and so whether webhooks tell of it. */
export interface Origin {
  /** `SDK`: a client such as the agent's desktop; its changes always fire webhooks. */
  source: 'API' | 'SDK';
  /** For `API`: the request had `X-Twilio-Webhook-Enabled: true`. */
  webhooks: boolean;
  /** The identity of an SDK client. */
  clientIdentity?: string;
}
