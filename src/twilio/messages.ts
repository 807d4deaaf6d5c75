import { KEY_ATTRIBUTE } from '../contract/twilio-names.ts';
import { failedBecause } from '../contract/vendor-failure.ts';
import { parseAttributes } from './attributes.ts';
import type { TwilioClient } from './client.ts';
import { pasteable } from './studio-attributes.ts';
import type { ConversationMessage, TwilioAdapter } from './twilio-adapter.ts';

/** Twilio's largest page. */
const PAGE = 100;
const MOST_LISTED = 200;

type MessageCalls = Pick<
  TwilioAdapter,
  | 'postMessage'
  | 'findByKey'
  | 'listMessages'
  | 'newestMessages'
  | 'isRemoved'
  | 'editMessage'
  | 'removeMessage'
  | 'mergeConversationAttributes'
  | 'removeWebhook'
  | 'removeConversation'
  | 'removeUser'
>;

/** The adapter's calls on one conversation. */
export function messageCalls(client: TwilioClient, chatServiceSid: string): MessageCalls {
  const service = client.sdk.conversations.v1.services(chatServiceSid);
  const conversation = (sid: string) => service.conversations(sid);
  return {
    async postMessage({ conversationSid, author, body, key, mediaSid, triggerWebhooks, writtenAt }) {
      const made = await conversation(conversationSid).messages.create({
        author,
        ...(body !== '' && { body }),
        attributes: JSON.stringify({ [KEY_ATTRIBUTE]: key }),
        ...(mediaSid !== undefined && { mediaSid }),
        ...(writtenAt !== undefined && { dateCreated: new Date(writtenAt) }),
        ...(triggerWebhooks && { xTwilioWebhookEnabled: 'true' as const }),
      });
      return { sid: made.sid, index: made.index };
    },
    async findByKey(conversationSid, keys, depth = 100) {
      const wanted = keys === 'all' ? null : new Set(keys);
      const found = new Map<string, { sid: string; index: number }>();
      for await (const page of newestFirst(conversation(conversationSid), depth)) {
        for (const { key, sid, index } of page)
          if (key !== null && wanted?.has(key) !== false) found.set(key, { sid, index });
        if (found.size === wanted?.size) break;
      }
      return found;
    },
    listMessages: (conversationSid, fromIndex) => listFrom(conversation(conversationSid), fromIndex),
    async newestMessages(conversationSid, limit) {
      const newest = await conversation(conversationSid).messages.list({ order: 'desc', pageSize: limit, limit });
      return newest.map(messageView).reverse();
    },
    async isRemoved(conversationSid, messageSid, writtenAt) {
      try {
        await conversation(conversationSid).messages(messageSid).fetch();
        return false;
      } catch (error) {
        if (!failedBecause(error, 'notFound')) throw error;
      }
      const { dateCreated } = await conversation(conversationSid).fetch();
      return dateCreated.getTime() <= writtenAt;
    },
    async editMessage(conversationSid, messageSid, body) {
      await conversation(conversationSid).messages(messageSid).update({ body });
    },
    removeMessage: (conversationSid, messageSid) =>
      unlessGone(conversation(conversationSid).messages(messageSid).remove()),
    async mergeConversationAttributes(conversationSid, attributes) {
      const { attributes: present } = await conversation(conversationSid).fetch();
      await conversation(conversationSid).update({
        attributes: JSON.stringify({ ...parseAttributes(present), ...pasteable(attributes) }),
      });
    },
    removeWebhook: (conversationSid, webhookSid) =>
      unlessGone(conversation(conversationSid).webhooks(webhookSid).remove()),
    removeConversation: (conversationSid) => unlessGone(conversation(conversationSid).remove()),
    removeUser: (identity) => unlessGone(service.users(identity).remove()),
  };
}

type Conversation = ReturnType<ReturnType<TwilioClient['sdk']['conversations']['v1']['services']>['conversations']>;

/** Twilio can't list from an index: from the start it is the list as it stands, else the newest pages back to the index. */
async function listFrom(conversation: Conversation, fromIndex: number): Promise<ConversationMessage[]> {
  if (fromIndex <= 0) {
    const all = await conversation.messages.list({ order: 'asc', pageSize: PAGE, limit: MOST_LISTED });
    return all.map(messageView);
  }
  const messages: ConversationMessage[] = [];
  for await (const page of newestFirst(conversation, Number.POSITIVE_INFINITY)) {
    messages.push(...page.filter(({ index }) => index >= fromIndex));
    if (page.some(({ index }) => index < fromIndex)) break;
  }
  return messages.reverse().slice(0, MOST_LISTED);
}

/** What of a page is used; the library types a following page more loosely than the first. */
interface MessagesPage {
  instances: ListedMessage[];
  nextPage(): Promise<MessagesPage> | undefined;
}

async function* newestFirst(conversation: Conversation, depth: number): AsyncGenerator<ConversationMessage[]> {
  let left = depth;
  let page: MessagesPage = await conversation.messages.page({ order: 'desc', pageSize: Math.min(PAGE, depth) });
  for (;;) {
    yield page.instances.slice(0, left).map(messageView);
    left -= page.instances.length;
    if (left <= 0 || page.instances.length === 0) return;
    const next = page.nextPage();
    if (!next) return;
    page = await next;
  }
}

interface ListedMessage {
  sid: string;
  index: number;
  author: string;
  body: string | null;
  attributes: string;
  media: { sid: string; filename?: string | null; content_type: string; size: number }[] | null;
  dateCreated: Date;
  dateUpdated: Date;
}

function messageView(message: ListedMessage): ConversationMessage {
  const key = parseAttributes(message.attributes)[KEY_ATTRIBUTE];
  return {
    sid: message.sid,
    index: message.index,
    author: message.author,
    body: message.body ?? '',
    key: typeof key === 'string' ? key : null,
    media: (message.media ?? []).map((item) => ({
      sid: item.sid,
      filename: item.filename ?? null,
      contentType: item.content_type,
      size: item.size,
    })),
    at: message.dateCreated.getTime(),
    updatedAt: message.dateUpdated.getTime(),
  };
}

async function unlessGone(step: Promise<unknown>): Promise<void> {
  try {
    await step;
  } catch (error) {
    if (!failedBecause(error, 'notFound')) throw error;
  }
}
