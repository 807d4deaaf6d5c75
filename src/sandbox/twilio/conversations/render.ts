import type { Account } from '../core/account.ts';
import { isoSeconds } from '../core/dates.ts';
import type { Conversations } from './conversations.ts';
import type { MediaRecord, MediaStore } from './media.ts';
import type {
  ConversationRecord,
  MessageRecord,
  ParticipantRecord,
  ScopedWebhookRecord,
  UserRecord,
} from './records.ts';
import type { ConversationStore } from './store.ts';

type Json = Record<string, unknown>;

export interface RenderParts {
  account: Account;
  store: ConversationStore;
  media: MediaStore;
  conversations: Conversations;
}

/**
 * Records in the shapes of the `conversations_v1` OpenAPI document. `base` is what addresses begin with: the spelling
 * with or without `/Services/{IS}` in which the request was made.
 */
export class ConversationViews {
  readonly #parts: RenderParts;

  constructor(parts: RenderParts) {
    this.#parts = parts;
  }

  conversation(record: ConversationRecord, base: string): Json {
    const url = `${base}/Conversations/${record.sid}`;
    return {
      sid: record.sid,
      ...this.#owner(),
      messaging_service_sid: record.messagingServiceSid,
      friendly_name: record.friendlyName,
      unique_name: record.uniqueName,
      attributes: record.attributes,
      state: record.state,
      date_created: isoSeconds(record.dateCreated),
      date_updated: isoSeconds(record.dateUpdated),
      timers: this.#timers(record),
      bindings: {},
      url,
      links: {
        participants: `${url}/Participants`,
        messages: `${url}/Messages`,
        webhooks: `${url}/Webhooks`,
        export: `${url}/Export`,
      },
    };
  }

  participant(record: ParticipantRecord, base: string): Json {
    return {
      sid: record.sid,
      ...this.#owner(),
      conversation_sid: record.conversationSid,
      identity: record.identity,
      attributes: record.attributes,
      messaging_binding: record.messagingBinding,
      role_sid: record.roleSid,
      date_created: isoSeconds(record.dateCreated),
      date_updated: isoSeconds(record.dateUpdated),
      last_read_message_index: record.lastReadMessageIndex,
      last_read_timestamp: record.lastReadTimestamp,
      url: `${base}/Conversations/${record.conversationSid}/Participants/${record.sid}`,
    };
  }

  message(record: MessageRecord, base: string): Json {
    const url = `${base}/Conversations/${record.conversationSid}/Messages/${record.sid}`;
    const media = record.mediaSid === null ? undefined : this.#parts.media.get(record.mediaSid);
    return {
      sid: record.sid,
      ...this.#owner(),
      conversation_sid: record.conversationSid,
      index: record.index,
      author: record.author,
      body: record.body,
      media: media ? [mediaItem(media)] : null,
      attributes: record.attributes,
      participant_sid: record.participantSid,
      date_created: isoSeconds(record.dateCreated),
      date_updated: isoSeconds(record.dateUpdated),
      delivery: null,
      content_sid: record.contentSid,
      url,
      links: { delivery_receipts: `${url}/Receipts`, channel_metadata: `${url}/ChannelMetadata` },
    };
  }

  webhook(record: ScopedWebhookRecord, base: string): Json {
    const configuration =
      record.target === 'studio'
        ? { flow_sid: record.flowSid, filters: record.filters }
        : {
            url: record.url,
            method: record.method,
            filters: record.filters,
            ...(record.target === 'trigger' ? { triggers: record.triggers } : {}),
          };
    return {
      sid: record.sid,
      ...this.#owner(),
      conversation_sid: record.conversationSid,
      target: record.target,
      configuration,
      date_created: isoSeconds(record.dateCreated),
      date_updated: isoSeconds(record.dateUpdated),
      url: `${base}/Conversations/${record.conversationSid}/Webhooks/${record.sid}`,
    };
  }

  user(record: UserRecord, base: string): Json {
    const url = `${base}/Users/${record.sid}`;
    return {
      sid: record.sid,
      ...this.#owner(),
      role_sid: record.roleSid,
      identity: record.identity,
      friendly_name: record.friendlyName,
      attributes: record.attributes,
      is_online: null,
      is_notifiable: null,
      date_created: isoSeconds(record.dateCreated),
      date_updated: isoSeconds(record.dateUpdated),
      url,
      links: { user_conversations: `${url}/Conversations` },
    };
  }

  participantConversation(participant: ParticipantRecord, record: ConversationRecord, base: string): Json {
    const url = `${base}/Conversations/${record.sid}`;
    const user = participant.identity === null ? undefined : this.#parts.store.findUser(participant.identity);
    return {
      ...this.#owner(),
      participant_sid: participant.sid,
      participant_user_sid: user?.sid ?? null,
      participant_identity: participant.identity,
      participant_messaging_binding: participant.messagingBinding,
      conversation_sid: record.sid,
      conversation_unique_name: record.uniqueName,
      conversation_friendly_name: record.friendlyName,
      conversation_attributes: record.attributes,
      conversation_date_created: isoSeconds(record.dateCreated),
      conversation_date_updated: isoSeconds(record.dateUpdated),
      conversation_created_by: record.createdBy,
      conversation_state: record.state,
      conversation_timers: this.#timers(record),
      links: { participant: `${url}/Participants/${participant.sid}`, conversation: url },
    };
  }

  #owner(): { account_sid: string; chat_service_sid: string } {
    return { account_sid: this.#parts.account.accountSid, chat_service_sid: this.#parts.account.chatServiceSid };
  }

  #timers(record: ConversationRecord): Json {
    const { inactive, closed } = this.#parts.conversations.timers(record);
    return {
      ...(inactive === undefined ? {} : { date_inactive: isoSeconds(inactive) }),
      ...(closed === undefined ? {} : { date_closed: isoSeconds(closed) }),
    };
  }
}

/** A file as `media[]` of a message shows it. */
export function mediaItem(media: MediaRecord): Json {
  return { sid: media.sid, size: media.size, content_type: media.contentType, filename: media.filename };
}
