export type ChannelStatus = 'setup' | 'active' | 'failed' | 'closed' | 'inactive' | 'pause' | 'transfer';

/** One interaction with its one channel; times are Unix milliseconds. */
export interface InteractionRecord {
  sid: string;
  channelSid: string;
  channelType: string;
  initiatedBy: 'customer' | 'api';
  webhookTtid: string | null;
  contextSid: string | null;
  /** The conversation that the channel carries. */
  mediaChannelSid: string;
  taskSid: string;
  status: ChannelStatus;
  errorCode: number | null;
  errorMessage: string | null;
  dateCreated: number;
}

export interface ChannelParticipantRecord {
  sid: string;
  interactionSid: string;
  type: 'supervisor' | 'customer' | 'external' | 'agent' | 'unknown';
  /** The Conversations participant behind it. */
  conversationParticipantSid: string | null;
  taskSid: string | null;
  workerSid: string | null;
  reservationSid: string | null;
  active: boolean;
}

export interface InviteRecord {
  sid: string;
  interactionSid: string;
  taskSid: string;
}

export interface TransferRecord {
  sid: string;
  interactionSid: string;
  type: 'warm' | 'cold' | 'external';
  status: 'active' | 'failed' | 'completed';
  from: string;
  to: string;
  dateCreated: number;
  dateUpdated: number;
}

export interface InteractionWebhookRecord {
  ttid: string;
  friendlyName: string | null;
  events: string[];
  method: 'POST' | 'GET';
  url: string;
  type: 'global' | 'interaction';
  dateCreated: number;
}
