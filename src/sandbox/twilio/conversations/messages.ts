import { invalidParameter, TwilioError } from '../core/errors.ts';
import { newSid } from '../core/sids.ts';
import { requireOpen, type ConversationParts, type Conversations } from './conversations.ts';
import type { MediaStore } from './media.ts';
import type { ConversationRecord, MessageRecord, Origin } from './records.ts';

export interface MessageInput {
  author?: string | undefined;
  body?: string | undefined;
  attributes?: string | undefined;
  mediaSid?: string | undefined;
  subject?: string | undefined;
  contentSid?: string | undefined;
  dateCreated?: number | undefined;
  dateUpdated?: number | undefined;
}

/** What the API reference allows for Body, in characters (code points). */
const LONGEST_BODY = 1_600;
/** Chat clients such as Flex's have the limits page's 32 KB, in bytes (conversations-limits). */
const LONGEST_CHAT_BODY = 32 * 1_024;

/** The messages of conversations, numbered from 0 in each. */
export class Messages {
  readonly #parts: ConversationParts & { conversations: Conversations; media: MediaStore };

  constructor(parts: ConversationParts & { conversations: Conversations; media: MediaStore }) {
    this.#parts = parts;
  }

  /** @throws 50377 in a closed conversation, 50504 when the body is too long, 20001 for an unknown file. */
  add(conversation: ConversationRecord, input: MessageInput, origin: Origin): MessageRecord {
    const { clock, store, conversations, media, events } = this.#parts;
    requireOpen(conversation);
    checkBody(input.body, origin);
    if (input.mediaSid !== undefined && !media.get(input.mediaSid))
      throw invalidParameter(`MediaSid ${input.mediaSid} does not exist`);
    const author = input.author ?? 'system';
    const now = clock.now();
    const message: MessageRecord = {
      sid: newSid('IM'),
      conversationSid: conversation.sid,
      index: conversation.nextIndex++,
      author,
      body: input.body ?? null,
      attributes: input.attributes ?? '{}',
      mediaSid: input.mediaSid ?? null,
      participantSid: store.findParticipant(conversation.sid, author)?.sid ?? null,
      subject: input.subject ?? null,
      contentSid: input.contentSid ?? null,
      dateCreated: input.dateCreated ?? now,
      dateUpdated: input.dateUpdated ?? now,
    };
    store.addMessage(message);
    if (message.mediaSid !== null) media.attach(message.mediaSid, conversation.sid, message.sid);
    conversations.touch(conversation, origin);
    events.message('onMessageAdded', conversation, message, origin);
    this.#changed(message, 'added');
    return message;
  }

  /** @throws 50377 in a closed conversation, 50504 when the body is too long. */
  update(conversation: ConversationRecord, message: MessageRecord, input: MessageInput, origin: Origin): void {
    const { clock, store, events } = this.#parts;
    requireOpen(conversation);
    checkBody(input.body, origin);
    message.author = input.author ?? message.author;
    message.body = input.body ?? message.body;
    message.attributes = input.attributes ?? message.attributes;
    message.subject = input.subject ?? message.subject;
    message.dateUpdated = input.dateUpdated ?? clock.now();
    store.messages.set(message.sid, message);
    events.message('onMessageUpdated', conversation, message, origin);
    this.#changed(message, 'updated');
  }

  /** @throws 50377 in a closed conversation. */
  remove(conversation: ConversationRecord, message: MessageRecord, origin: Origin): void {
    const { clock, store, events } = this.#parts;
    requireOpen(conversation);
    message.dateUpdated = clock.now();
    store.deleteMessage(message);
    events.message('onMessageRemoved', conversation, message, origin);
    this.#changed(message, 'removed');
  }

  #changed(message: MessageRecord, action: 'added' | 'updated' | 'removed'): void {
    const { sid, conversationSid } = message;
    this.#parts.changes.emit({ kind: 'message', action, sid, conversationSid });
  }
}

function checkBody(body: string | undefined, origin: Origin): void {
  if (body !== undefined && origin.source === 'SDK') {
    if (Buffer.byteLength(body) > LONGEST_CHAT_BODY)
      throw new TwilioError(400, 50504, `Message body is longer than ${LONGEST_CHAT_BODY} bytes`);
    return;
  }
  if (body !== undefined && body.length > LONGEST_BODY && [...body].length > LONGEST_BODY)
    throw new TwilioError(400, 50504, `Message body is longer than ${LONGEST_BODY} characters`);
}
