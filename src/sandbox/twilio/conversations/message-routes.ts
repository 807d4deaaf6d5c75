import { dateParameter } from '../core/dates.ts';
import { notFound } from '../core/errors.ts';
import { page, PAGE_QUERY } from '../http/paging.ts';
import type { Params } from '../http/params.ts';
import type { ApiAnswer, ApiRequest, Route } from '../http/route.ts';
import type { MessageInput } from './messages.ts';
import type { ConversationsProduct } from './product.ts';
import type { MessageRecord } from './records.ts';
import { baseOf, conversationOf, CONVERSATIONS_HOST, originOf, perConversation, SPELLINGS } from './scope.ts';

const UPDATE = ['Author', 'Body', 'DateCreated', 'DateUpdated', 'Attributes', 'Subject'] as const;
const CREATE = [...UPDATE, 'MediaSid', 'ContentSid', 'ContentVariables'] as const;

/** Conversation Message resource (https://www.twilio.com/docs/conversations/api/conversation-message-resource). */
export function messageRoutes(product: ConversationsProduct): Route[] {
  return SPELLINGS.flatMap((spelling): Route[] => {
    const path = `${spelling}/Conversations/:conversationSid/Messages`;
    return [
      {
        method: 'POST',
        path,
        form: CREATE,
        limitedBy: perConversation,
        handle: (request) => {
          const conversation = conversationOf(product, request);
          const message = product.messages.add(conversation, readInput(request.form), originOf(request));
          return { status: 201, body: product.views.message(message, baseOf(product, request)) };
        },
      },
      { method: 'GET', path, query: ['Order', ...PAGE_QUERY], handle: (request) => listMessages(product, request) },
      {
        method: 'GET',
        path: `${path}/:messageSid`,
        handle: (request) => ({
          status: 200,
          body: product.views.message(messageOf(product, request), baseOf(product, request)),
        }),
      },
      {
        method: 'POST',
        path: `${path}/:messageSid`,
        form: UPDATE,
        limitedBy: perConversation,
        handle: (request) => {
          const conversation = conversationOf(product, request);
          const message = messageOf(product, request);
          product.messages.update(conversation, message, readInput(request.form), originOf(request));
          return { status: 200, body: product.views.message(message, baseOf(product, request)) };
        },
      },
      {
        method: 'DELETE',
        path: `${path}/:messageSid`,
        limitedBy: perConversation,
        handle: (request) => {
          product.messages.remove(conversationOf(product, request), messageOf(product, request), originOf(request));
          return { status: 204 };
        },
      },
      {
        method: 'GET',
        path: `${path}/:messageSid/Receipts`,
        query: PAGE_QUERY,
        handle: (request) => listReceipts(product, request),
      },
    ];
  });
}

function messageOf(product: ConversationsProduct, request: ApiRequest): MessageRecord {
  const conversation = conversationOf(product, request);
  const message = product.store.messages.get(request.params['messageSid'] ?? '');
  if (message?.conversationSid !== conversation.sid) throw notFound(request.path.replace('/v1', ''));
  return message;
}

function readInput(form: Params): MessageInput {
  return {
    author: form.text('Author', 256),
    body: form.get('Body'),
    attributes: form.jsonText('Attributes', 4 * 1024),
    mediaSid: form.get('MediaSid'),
    subject: form.text('Subject', 256),
    contentSid: form.get('ContentSid'),
    dateCreated: dateParameter('DateCreated', form.get('DateCreated')),
    dateUpdated: dateParameter('DateUpdated', form.get('DateUpdated')),
  };
}

function listMessages(product: ConversationsProduct, request: ApiRequest): ApiAnswer {
  const conversation = conversationOf(product, request);
  const base = baseOf(product, request);
  const order = request.query.oneOf('Order', ['asc', 'desc'] as const) ?? 'asc';
  const body = page<MessageRecord>(request, {
    host: CONVERSATIONS_HOST,
    key: 'messages',
    maxSize: 100,
    slice: (cursor, size) => {
      const after = cursor === undefined ? undefined : Number(cursor);
      const { entries, more } = product.store.sliceMessages(conversation.sid, order, after, size);
      return { entries, next: more ? String(entries.at(-1)?.index) : undefined };
    },
    render: (one) => product.views.message(one, base),
  });
  return { status: 200, body };
}

/** Chat participants have no receipts: the list is there and empty. */
function listReceipts(product: ConversationsProduct, request: ApiRequest): ApiAnswer {
  messageOf(product, request);
  const body = page(request, {
    host: CONVERSATIONS_HOST,
    key: 'delivery_receipts',
    maxSize: 50,
    slice: () => ({ entries: [], next: undefined }),
    render: (one) => one,
  });
  return { status: 200, body };
}
