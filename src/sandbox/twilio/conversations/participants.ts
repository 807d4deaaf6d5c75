import { invalidParameter, TwilioError } from '../core/errors.ts';
import { newSid } from '../core/sids.ts';
import { requireOpen, type ConversationParts, type Conversations } from './conversations.ts';
import type { ConversationRecord, Origin, ParticipantRecord } from './records.ts';
import type { Users } from './users.ts';

export interface ParticipantInput {
  identity?: string | undefined;
  messagingBinding?: Record<string, string> | undefined;
  attributes?: string | undefined;
  roleSid?: string | undefined;
  dateCreated?: number | undefined;
  lastReadMessageIndex?: number | undefined;
  lastReadTimestamp?: string | undefined;
}

/** Who takes part in a conversation. */
export class Participants {
  readonly #parts: ConversationParts & { conversations: Conversations; users: Users };

  constructor(parts: ConversationParts & { conversations: Conversations; users: Users }) {
    this.#parts = parts;
  }

  /** @throws 50377 in a closed conversation, 50433 when the identity is in it already. */
  add(conversation: ConversationRecord, input: ParticipantInput, origin: Origin): ParticipantRecord {
    const { account, clock, store, conversations, users, events } = this.#parts;
    requireOpen(conversation);
    if (!input.identity && !input.messagingBinding)
      throw invalidParameter('A participant needs Identity or MessagingBinding.Address');
    if (input.identity && store.findParticipant(conversation.sid, input.identity))
      throw new TwilioError(409, 50433, 'Participant already exists');
    if (input.identity) users.ensure(input.identity, origin);
    const now = input.dateCreated ?? clock.now();
    const participant: ParticipantRecord = {
      sid: newSid('MB'),
      conversationSid: conversation.sid,
      identity: input.identity ?? null,
      messagingBinding: input.messagingBinding ?? null,
      attributes: input.attributes ?? '{}',
      roleSid: input.roleSid ?? account.roleSids.channelUser,
      dateCreated: now,
      dateUpdated: now,
      lastReadMessageIndex: null,
      lastReadTimestamp: null,
    };
    store.addParticipant(participant);
    conversations.touch(conversation, origin);
    events.participant('onParticipantAdded', participant, origin);
    this.#changed(participant, 'added');
    return participant;
  }

  update(
    conversation: ConversationRecord,
    participant: ParticipantRecord,
    input: ParticipantInput,
    origin: Origin,
  ): void {
    const { clock, store, events } = this.#parts;
    requireOpen(conversation);
    participant.attributes = input.attributes ?? participant.attributes;
    participant.roleSid = input.roleSid ?? participant.roleSid;
    participant.lastReadMessageIndex = input.lastReadMessageIndex ?? participant.lastReadMessageIndex;
    participant.lastReadTimestamp = input.lastReadTimestamp ?? participant.lastReadTimestamp;
    participant.dateUpdated = clock.now();
    store.participants.set(participant.sid, participant);
    events.participant('onParticipantUpdated', participant, origin);
    this.#changed(participant, 'updated');
  }

  remove(participant: ParticipantRecord, origin: Origin): void {
    const { clock, store, events } = this.#parts;
    participant.dateUpdated = clock.now();
    store.deleteParticipant(participant);
    events.participant('onParticipantRemoved', participant, origin);
    this.#changed(participant, 'removed');
  }

  #changed(participant: ParticipantRecord, action: 'added' | 'updated' | 'removed'): void {
    const { sid, conversationSid } = participant;
    this.#parts.changes.emit({ kind: 'participant', action, sid, conversationSid });
  }
}
