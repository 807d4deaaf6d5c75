import type { ConversationsProduct } from '../conversations/product.ts';
import { notFound } from '../core/errors.ts';
import type { FlexProduct } from '../flex/product.ts';
import type { TaskRouterProduct } from '../taskrouter/product.ts';

/** A message as the control interface shows it; times are Unix milliseconds. */
export interface MessageView {
  sid: string;
  index: number;
  author: string;
  body: string | null;
  attributes: Record<string, unknown>;
  media: { sid: string; filename: string | null; contentType: string; size: number; url: string } | null;
  createdAt: number;
  updatedAt: number;
}

export interface ParticipantView {
  sid: string;
  identity: string | null;
  /** The user's friendly name, else the agent's name, else the identity. */
  name: string;
  isAgent: boolean;
}

export interface ConversationView {
  sid: string;
  uniqueName: string | null;
  friendlyName: string | null;
  state: string;
  attributes: Record<string, unknown>;
  createdAt: number;
  updatedAt: number;
  messageCount: number;
}

export interface TaskView {
  sid: string;
  status: string;
  reason: string | null;
  attributes: Record<string, unknown>;
  taskChannel: string;
  queue: string;
  priority: number;
  conversationSid: string | null;
  interactionSid: string | null;
  createdAt: number;
  updatedAt: number;
}

export interface InteractionView {
  sid: string;
  channelSid: string;
  status: string;
  errorCode: number | null;
  errorMessage: string | null;
  conversationSid: string;
  taskSids: string[];
  participants: { sid: string; type: string; workerSid: string | null; taskSid: string | null; active: boolean }[];
  createdAt: number;
}

/** Reads the account in the form that tests and the page want. */
export class ControlViews {
  readonly #conversations: ConversationsProduct;
  readonly #taskRouter: TaskRouterProduct;
  readonly #flex: FlexProduct;

  constructor(options: { conversations: ConversationsProduct; taskRouter: TaskRouterProduct; flex: FlexProduct }) {
    this.#conversations = options.conversations;
    this.#taskRouter = options.taskRouter;
    this.#flex = options.flex;
  }

  /** The newest `limit` conversations by their last change. */
  conversations(limit: number): ConversationView[] {
    const all = [...this.#conversations.store.conversations.values()];
    all.sort((one, other) => other.lastActivity - one.lastActivity);
    return all.slice(0, limit).map((one) => this.#conversation(one.sid));
  }

  /** A conversation by SID or unique name, whole. */
  conversation(key: string): {
    conversation: ConversationView;
    participants: ParticipantView[];
    messages: MessageView[];
  } {
    const record = this.#conversations.store.findConversation(key);
    if (!record) throw notFound(`/Conversations/${key}`);
    return {
      conversation: this.#conversation(record.sid),
      participants: this.#participants(record.sid),
      messages: this.messages(record.sid, -1),
    };
  }

  /** Messages with an index above `afterIndex`, in order. */
  messages(key: string, afterIndex: number): MessageView[] {
    const { store, media } = this.#conversations;
    const conversation = store.findConversation(key);
    if (!conversation) throw notFound(`/Conversations/${key}`);
    const { entries } = store.sliceMessages(
      conversation.sid,
      'asc',
      afterIndex < 0 ? undefined : afterIndex,
      Number.MAX_SAFE_INTEGER,
    );
    return entries.map((message) => {
      const file = message.mediaSid === null ? undefined : media.get(message.mediaSid);
      return {
        sid: message.sid,
        index: message.index,
        author: message.author,
        body: message.body,
        attributes: parse(message.attributes),
        media: file
          ? {
              sid: file.sid,
              filename: file.filename,
              contentType: file.contentType,
              size: file.size,
              url: media.temporaryUrl(file.sid),
            }
          : null,
        createdAt: message.dateCreated,
        updatedAt: message.dateUpdated,
      };
    });
  }

  tasks(): TaskView[] {
    const { store } = this.#taskRouter;
    return [...store.tasks.values()].map((task) => {
      const interaction = this.#flex.store.interactionOfTask(task.sid);
      return {
        sid: task.sid,
        status: task.assignmentStatus,
        reason: task.reason,
        attributes: store.attributes(task),
        taskChannel: task.taskChannelUniqueName,
        queue: store.taskQueues.get(task.taskQueueSid)?.friendlyName ?? '',
        priority: task.priority,
        conversationSid: interaction?.mediaChannelSid ?? null,
        interactionSid: interaction?.sid ?? null,
        createdAt: task.dateCreated,
        updatedAt: task.dateUpdated,
      };
    });
  }

  interactions(): InteractionView[] {
    const { store } = this.#flex;
    return [...store.interactions.values()].map((one) => ({
      sid: one.sid,
      channelSid: one.channelSid,
      status: one.status,
      errorCode: one.errorCode,
      errorMessage: one.errorMessage,
      conversationSid: one.mediaChannelSid,
      taskSids: store.taskSidsOf(one),
      participants: store
        .participantsOf(one.sid)
        .map(({ sid, type, workerSid, taskSid, active }) => ({ sid, type, workerSid, taskSid, active })),
      createdAt: one.dateCreated,
    }));
  }

  #conversation(sid: string): ConversationView {
    const record = this.#conversations.store.conversations.get(sid);
    if (!record) throw notFound(`/Conversations/${sid}`);
    return {
      sid: record.sid,
      uniqueName: record.uniqueName,
      friendlyName: record.friendlyName,
      state: record.state,
      attributes: parse(record.attributes),
      createdAt: record.dateCreated,
      updatedAt: record.dateUpdated,
      messageCount: this.#conversations.store.messagesOf(sid).length,
    };
  }

  #participants(conversationSid: string): ParticipantView[] {
    return this.#conversations.store.participantsOf(conversationSid).map((one) => {
      const isAgent = one.roleSid === this.#conversations.account.roleSids.agent;
      const user = one.identity === null ? undefined : this.#conversations.store.findUser(one.identity);
      return { sid: one.sid, identity: one.identity, name: user?.friendlyName ?? one.identity ?? one.sid, isAgent };
    });
  }
}

function parse(text: string): Record<string, unknown> {
  return JSON.parse(text) as Record<string, unknown>;
}
