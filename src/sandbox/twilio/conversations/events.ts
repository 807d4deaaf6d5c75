import type { Account } from '../core/account.ts';
import { isoMillis } from '../core/dates.ts';
import type { WebhookFields } from '../webhooks/signature.ts';
import type { WebhookSender } from '../webhooks/sender.ts';
import type { MediaStore } from './media.ts';
import type {
  ConversationRecord,
  MessageRecord,
  Origin,
  ParticipantRecord,
  ScopedWebhookRecord,
  UserRecord,
} from './records.ts';
import type { ConversationStore } from './store.ts';

/** Twilio waits 5 s for the answer of a Conversations webhook. */
export const CONVERSATIONS_TIMEOUT_MS = 5_000;

/** Post-event webhooks and their fields (https://www.twilio.com/docs/conversations/conversations-webhooks). */
export const EVENT_TYPES = [
  'onMessageAdded',
  'onMessageUpdated',
  'onMessageRemoved',
  'onConversationAdded',
  'onConversationUpdated',
  'onConversationRemoved',
  'onConversationStateUpdated',
  'onParticipantAdded',
  'onParticipantUpdated',
  'onParticipantRemoved',
  'onDeliveryUpdated',
  'onUserAdded',
  'onUserUpdated',
] as const;

export type EventType = (typeof EVENT_TYPES)[number];

/** What a studio webhook does with a new message; set by the Studio part. */
export type StudioTrigger = (flowSid: string, conversation: ConversationRecord, message: MessageRecord) => void;

/** Tells scoped, service and global webhooks what happened. */
export class ConversationEvents {
  readonly #account: Account;
  readonly #store: ConversationStore;
  readonly #media: MediaStore;
  readonly #sender: WebhookSender;
  studio: StudioTrigger = () => undefined;

  constructor(options: { account: Account; store: ConversationStore; media: MediaStore; sender: WebhookSender }) {
    this.#account = options.account;
    this.#store = options.store;
    this.#media = options.media;
    this.#sender = options.sender;
  }

  message(
    type: 'onMessageAdded' | 'onMessageUpdated' | 'onMessageRemoved',
    conversation: ConversationRecord,
    message: MessageRecord,
    origin: Origin,
  ): void {
    if (!fires(origin)) return;
    const fields = this.#messageFields(type, conversation, message);
    for (const webhook of this.#store.webhooksOf(conversation.sid)) {
      if (!webhook.filters.includes(type)) continue;
      if (webhook.target === 'studio') this.#startStudio(type, webhook, conversation, message);
      else if (hasTrigger(webhook, message)) this.#toScoped(webhook, type, fields, origin, message.sid);
    }
    this.#toService(type, fields, origin, message.sid);
  }

  /** Sends an earlier message to one webhook, as `ReplayAfter` asks. */
  replay(webhook: ScopedWebhookRecord, conversation: ConversationRecord, message: MessageRecord): void {
    if (webhook.target === 'studio') this.#startStudio('onMessageAdded', webhook, conversation, message);
    else {
      const fields = this.#messageFields('onMessageAdded', conversation, message);
      this.#toScoped(webhook, 'onMessageAdded', fields, { source: 'API', webhooks: true }, message.sid);
    }
  }

  conversation(
    type: 'onConversationAdded' | 'onConversationUpdated' | 'onConversationRemoved',
    conversation: ConversationRecord,
    origin: Origin,
  ): void {
    const fields = {
      ChatServiceSid: this.#account.chatServiceSid,
      ConversationSid: conversation.sid,
      MessagingServiceSid: conversation.messagingServiceSid,
      DateCreated: isoMillis(conversation.dateCreated),
      DateUpdated: isoMillis(conversation.dateUpdated),
      ...(type === 'onConversationRemoved' ? { DateRemoved: isoMillis(conversation.dateUpdated) } : {}),
      ...(conversation.friendlyName === null ? {} : { FriendlyName: conversation.friendlyName }),
      ...(conversation.uniqueName === null ? {} : { UniqueName: conversation.uniqueName }),
      Attributes: conversation.attributes,
      State: conversation.state,
    };
    this.#toAll(type, conversation.sid, fields, origin, conversation.sid);
  }

  stateUpdated(
    conversation: ConversationRecord,
    from: string,
    reason: 'API' | 'TIMER' | 'EVENT',
    origin: Origin,
  ): void {
    const fields = {
      ChatServiceSid: this.#account.chatServiceSid,
      ConversationSid: conversation.sid,
      MessagingServiceSid: conversation.messagingServiceSid,
      StateUpdated: isoMillis(conversation.dateUpdated),
      StateFrom: from,
      StateTo: conversation.state,
      Reason: reason,
    };
    this.#toAll('onConversationStateUpdated', conversation.sid, fields, origin, conversation.sid);
  }

  participant(
    type: 'onParticipantAdded' | 'onParticipantUpdated' | 'onParticipantRemoved',
    participant: ParticipantRecord,
    origin: Origin,
  ): void {
    const index = participant.lastReadMessageIndex;
    const fields = {
      ChatServiceSid: this.#account.chatServiceSid,
      ConversationSid: participant.conversationSid,
      ParticipantSid: participant.sid,
      DateCreated: isoMillis(participant.dateCreated),
      ...(type === 'onParticipantAdded' ? {} : { DateUpdated: isoMillis(participant.dateUpdated) }),
      ...(type === 'onParticipantRemoved' ? { DateRemoved: isoMillis(participant.dateUpdated) } : {}),
      ...(participant.identity === null ? {} : { Identity: participant.identity }),
      ...(type === 'onParticipantUpdated' && index !== null ? { LastReadMessageIndex: String(index) } : {}),
      RoleSid: participant.roleSid,
      Attributes: participant.attributes,
      'MessagingBinding.Type': 'CHAT',
    };
    this.#toAll(type, participant.conversationSid, fields, origin, participant.sid);
  }

  user(type: 'onUserAdded' | 'onUserUpdated', user: UserRecord, origin: Origin): void {
    if (!fires(origin)) return;
    const fields = {
      ChatServiceSid: this.#account.chatServiceSid,
      UserSid: user.sid,
      Identity: user.identity,
      RoleSid: user.roleSid,
      Attributes: user.attributes,
      ...(user.friendlyName === null ? {} : { FriendlyName: user.friendlyName }),
    };
    this.#toService(type, fields, origin, user.sid);
  }

  #toAll(type: EventType, conversationSid: string, fields: WebhookFields, origin: Origin, resourceSid: string): void {
    if (!fires(origin)) return;
    for (const webhook of this.#store.webhooksOf(conversationSid))
      if (webhook.target === 'webhook' && webhook.filters.includes(type))
        this.#toScoped(webhook, type, fields, origin, resourceSid);
    this.#toService(type, fields, origin, resourceSid);
  }

  #toScoped(
    webhook: ScopedWebhookRecord,
    type: EventType,
    fields: WebhookFields,
    origin: Origin,
    resourceSid: string,
  ): void {
    if (webhook.url === null) return;
    const method = webhook.method === 'get' ? 'GET' : 'POST';
    const all = { ...this.#common(type, origin), ...fields, WebhookSid: webhook.sid, RetryCount: '0' };
    this.#sender.send({
      url: webhook.url,
      method,
      eventType: type,
      fields: all,
      resourceSid,
      timeoutMs: CONVERSATIONS_TIMEOUT_MS,
    });
  }

  #toService(type: EventType, fields: WebhookFields, origin: Origin, resourceSid: string): void {
    for (const configuration of this.#store.webhookConfigurations.values()) {
      const { postWebhookUrl: url, filters, method } = configuration;
      if (!url || !filters.includes(type)) continue;
      const all = { ...this.#common(type, origin), ...fields };
      this.#sender.send({
        url,
        method,
        eventType: type,
        fields: all,
        resourceSid,
        timeoutMs: CONVERSATIONS_TIMEOUT_MS,
      });
    }
  }

  #startStudio(
    type: EventType,
    webhook: ScopedWebhookRecord,
    conversation: ConversationRecord,
    message: MessageRecord,
  ): void {
    if (type === 'onMessageAdded' && webhook.flowSid !== null) this.studio(webhook.flowSid, conversation, message);
  }

  #common(type: EventType, origin: Origin): Record<string, string> {
    return {
      AccountSid: this.#account.accountSid,
      EventType: type,
      Source: origin.source,
      ...(origin.clientIdentity === undefined ? {} : { ClientIdentity: origin.clientIdentity }),
    };
  }

  #messageFields(type: EventType, conversation: ConversationRecord, message: MessageRecord): Record<string, string> {
    const media = message.mediaSid === null ? undefined : this.#media.get(message.mediaSid);
    const item = media && {
      Sid: media.sid,
      ContentType: media.contentType,
      Filename: media.filename,
      Size: media.size,
    };
    return {
      ChatServiceSid: this.#account.chatServiceSid,
      ConversationSid: message.conversationSid,
      MessageSid: message.sid,
      ...(type === 'onMessageAdded' ? { MessagingServiceSid: conversation.messagingServiceSid } : {}),
      Index: String(message.index),
      DateCreated: isoMillis(message.dateCreated),
      ...(type === 'onMessageAdded' ? {} : { DateUpdated: isoMillis(message.dateUpdated) }),
      ...(type === 'onMessageRemoved' ? { DateRemoved: isoMillis(message.dateUpdated) } : {}),
      ...(message.body === null ? {} : { Body: message.body }),
      Author: message.author,
      ...(message.participantSid === null ? {} : { ParticipantSid: message.participantSid }),
      Attributes: message.attributes,
      ...(item ? { Media: JSON.stringify([item]) } : {}),
    };
  }
}

/** Changes made by REST fire webhooks only when the request asked for it; those of SDK clients always do. */
function fires(origin: Origin): boolean {
  return origin.source === 'SDK' || origin.webhooks;
}

/** A webhook of target `trigger` wants messages that begin with one of its words. */
function hasTrigger(webhook: ScopedWebhookRecord, message: MessageRecord): boolean {
  if (webhook.target !== 'trigger') return true;
  return webhook.triggers.some((trigger) => (message.body ?? '').toLowerCase().includes(trigger.toLowerCase()));
}
