import type { SandboxStorage, StoredCollection } from '../../storage.ts';
import type {
  ConversationRecord,
  MessageRecord,
  ParticipantRecord,
  ScopedWebhookRecord,
  UserRecord,
  WebhookConfigurationRecord,
} from './records.ts';

/** All records of Conversations with the indexes that keep every hot look-up free of scans. */
export class ConversationStore {
  readonly conversations: StoredCollection<ConversationRecord>;
  readonly participants: StoredCollection<ParticipantRecord>;
  readonly messages: StoredCollection<MessageRecord>;
  readonly webhooks: StoredCollection<ScopedWebhookRecord>;
  readonly users: StoredCollection<UserRecord>;
  readonly webhookConfigurations: StoredCollection<WebhookConfigurationRecord>;
  readonly #byUniqueName = new Map<string, string>();
  readonly #userByIdentity = new Map<string, string>();
  readonly #participantsOf = new Map<string, ParticipantRecord[]>();
  readonly #participantsByIdentity = new Map<string, Set<ParticipantRecord>>();
  readonly #messagesOf = new Map<string, MessageRecord[]>();
  readonly #webhooksOf = new Map<string, ScopedWebhookRecord[]>();

  constructor(storage: SandboxStorage) {
    this.conversations = storage.collection('twilio/conversations');
    this.participants = storage.collection('twilio/participants');
    this.messages = storage.collection('twilio/messages');
    this.webhooks = storage.collection('twilio/scoped-webhooks');
    this.users = storage.collection('twilio/users');
    this.webhookConfigurations = storage.collection('twilio/webhook-configurations');
    for (const conversation of this.conversations.values()) this.#indexConversation(conversation);
    for (const user of this.users.values()) this.#userByIdentity.set(user.identity, user.sid);
    for (const participant of this.participants.values()) this.#indexParticipant(participant);
    for (const webhook of this.webhooks.values()) listOf(this.#webhooksOf, webhook.conversationSid).push(webhook);
    for (const message of this.messages.values()) listOf(this.#messagesOf, message.conversationSid).push(message);
    for (const list of this.#messagesOf.values()) list.sort((one, other) => one.index - other.index);
  }

  /** The conversation with this SID or unique name. */
  findConversation(key: string): ConversationRecord | undefined {
    return this.conversations.get(key) ?? this.conversations.get(this.#byUniqueName.get(key) ?? '');
  }

  /** Stores a conversation; `formerName` is the unique name that it no longer has. */
  putConversation(conversation: ConversationRecord, formerName?: string | null): void {
    if (formerName) this.#byUniqueName.delete(formerName);
    this.conversations.set(conversation.sid, conversation);
    this.#indexConversation(conversation);
  }

  deleteConversation(conversation: ConversationRecord): void {
    for (const participant of this.participantsOf(conversation.sid).slice()) this.deleteParticipant(participant);
    for (const message of this.messagesOf(conversation.sid)) this.messages.delete(message.sid);
    for (const webhook of this.webhooksOf(conversation.sid)) this.webhooks.delete(webhook.sid);
    this.#messagesOf.delete(conversation.sid);
    this.#webhooksOf.delete(conversation.sid);
    if (conversation.uniqueName !== null) this.#byUniqueName.delete(conversation.uniqueName);
    this.conversations.delete(conversation.sid);
  }

  /** In order of joining. */
  participantsOf(conversationSid: string): readonly ParticipantRecord[] {
    return this.#participantsOf.get(conversationSid) ?? [];
  }

  findParticipant(conversationSid: string, sidOrIdentity: string): ParticipantRecord | undefined {
    return this.participantsOf(conversationSid).find(
      (one) => one.sid === sidOrIdentity || one.identity === sidOrIdentity,
    );
  }

  /** Every participation of an identity, oldest first. */
  participationsOf(identity: string): ParticipantRecord[] {
    return [...(this.#participantsByIdentity.get(identity) ?? [])];
  }

  addParticipant(participant: ParticipantRecord): void {
    this.participants.set(participant.sid, participant);
    this.#indexParticipant(participant);
  }

  deleteParticipant(participant: ParticipantRecord): void {
    this.participants.delete(participant.sid);
    remove(this.#participantsOf.get(participant.conversationSid), participant);
    if (participant.identity !== null) this.#participantsByIdentity.get(participant.identity)?.delete(participant);
  }

  /** In order of their index. */
  messagesOf(conversationSid: string): readonly MessageRecord[] {
    return this.#messagesOf.get(conversationSid) ?? [];
  }

  addMessage(message: MessageRecord): void {
    this.messages.set(message.sid, message);
    listOf(this.#messagesOf, message.conversationSid).push(message);
  }

  deleteMessage(message: MessageRecord): void {
    this.messages.delete(message.sid);
    const list = this.#messagesOf.get(message.conversationSid);
    list?.splice(firstAtLeast(list, message.index), 1);
  }

  /** At most `size` messages behind index `after` (before it when newest come first), and whether there are more. */
  sliceMessages(
    conversationSid: string,
    order: 'asc' | 'desc',
    after: number | undefined,
    size: number,
  ): { entries: MessageRecord[]; more: boolean } {
    const list = this.messagesOf(conversationSid);
    if (order === 'asc') {
      const start = after === undefined ? 0 : firstAtLeast(list, after + 1);
      return { entries: list.slice(start, start + size), more: start + size < list.length };
    }
    const end = after === undefined ? list.length : firstAtLeast(list, after);
    const start = Math.max(0, end - size);
    return { entries: list.slice(start, end).reverse(), more: start > 0 };
  }

  webhooksOf(conversationSid: string): readonly ScopedWebhookRecord[] {
    return this.#webhooksOf.get(conversationSid) ?? [];
  }

  addWebhook(webhook: ScopedWebhookRecord): void {
    this.webhooks.set(webhook.sid, webhook);
    listOf(this.#webhooksOf, webhook.conversationSid).push(webhook);
  }

  deleteWebhook(webhook: ScopedWebhookRecord): void {
    this.webhooks.delete(webhook.sid);
    remove(this.#webhooksOf.get(webhook.conversationSid), webhook);
  }

  /** The user with this SID or identity. */
  findUser(key: string): UserRecord | undefined {
    return this.users.get(key) ?? this.users.get(this.#userByIdentity.get(key) ?? '');
  }

  putUser(user: UserRecord): void {
    this.users.set(user.sid, user);
    this.#userByIdentity.set(user.identity, user.sid);
  }

  deleteUser(user: UserRecord): void {
    this.users.delete(user.sid);
    this.#userByIdentity.delete(user.identity);
  }

  clear(): void {
    for (const collection of [
      this.conversations,
      this.participants,
      this.messages,
      this.webhooks,
      this.users,
      this.webhookConfigurations,
    ])
      collection.clear();
    for (const index of [
      this.#byUniqueName,
      this.#userByIdentity,
      this.#participantsOf,
      this.#participantsByIdentity,
      this.#messagesOf,
      this.#webhooksOf,
    ])
      index.clear();
  }

  #indexConversation(conversation: ConversationRecord): void {
    if (conversation.uniqueName !== null) this.#byUniqueName.set(conversation.uniqueName, conversation.sid);
  }

  #indexParticipant(participant: ParticipantRecord): void {
    listOf(this.#participantsOf, participant.conversationSid).push(participant);
    if (participant.identity === null) return;
    const known = this.#participantsByIdentity.get(participant.identity);
    if (known) known.add(participant);
    else this.#participantsByIdentity.set(participant.identity, new Set([participant]));
  }
}

function listOf<T>(map: Map<string, T[]>, key: string): T[] {
  const known = map.get(key);
  if (known) return known;
  const list: T[] = [];
  map.set(key, list);
  return list;
}

function remove<T>(list: T[] | undefined, entry: T): void {
  const position = list?.indexOf(entry) ?? -1;
  if (position >= 0) list?.splice(position, 1);
}

/** The position of the first message whose index is at least `index`. */
function firstAtLeast(list: readonly MessageRecord[], index: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle]?.index ?? 0) < index) low = middle + 1;
    else high = middle;
  }
  return low;
}
