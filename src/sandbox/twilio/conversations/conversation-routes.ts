import { dateParameter } from '../core/dates.ts';
import { invalidParameter } from '../core/errors.ts';
import { page, PAGE_QUERY, sliceOf } from '../http/paging.ts';
import type { Params } from '../http/params.ts';
import type { ApiAnswer, ApiRequest, Route } from '../http/route.ts';
import type { ConversationInput } from './conversations.ts';
import type { ConversationsProduct } from './product.ts';
import type { ConversationRecord, ParticipantRecord } from './records.ts';
import {
  baseOf,
  conversationOf,
  CONVERSATIONS_HOST,
  originOf,
  perConversation,
  perService,
  SPELLINGS,
} from './scope.ts';

const FORM = [
  'FriendlyName',
  'UniqueName',
  'DateCreated',
  'DateUpdated',
  'MessagingServiceSid',
  'Attributes',
  'State',
  'Timers.Inactive',
  'Timers.Closed',
] as const;
const STATES = ['initializing', 'inactive', 'active', 'closed'] as const;

/** Conversation resource (https://www.twilio.com/docs/conversations/api/conversation-resource). */
export function conversationRoutes(product: ConversationsProduct): Route[] {
  return SPELLINGS.flatMap((spelling): Route[] => [
    {
      method: 'POST',
      path: `${spelling}/Conversations`,
      form: FORM,
      limitedBy: perService,
      handle: (request) => {
        const base = baseOf(product, request);
        const conversation = product.conversations.create(readInput(request.form), originOf(request));
        return { status: 201, body: product.views.conversation(conversation, base) };
      },
    },
    {
      method: 'GET',
      path: `${spelling}/Conversations`,
      query: ['StartDate', 'EndDate', 'State', ...PAGE_QUERY],
      handle: (request) => listConversations(product, request),
    },
    {
      method: 'POST',
      path: `${spelling}/ConversationWithParticipants`,
      form: [...FORM, 'Participant'],
      limitedBy: perService,
      handle: (request) => createWithParticipants(product, request),
    },
    {
      method: 'GET',
      path: `${spelling}/Conversations/:conversationSid`,
      handle: (request) => ({
        status: 200,
        body: product.views.conversation(conversationOf(product, request), baseOf(product, request)),
      }),
    },
    {
      method: 'POST',
      path: `${spelling}/Conversations/:conversationSid`,
      form: FORM,
      limitedBy: perConversation,
      handle: (request) => {
        const conversation = conversationOf(product, request);
        product.conversations.update(conversation, readInput(request.form), originOf(request));
        return { status: 200, body: product.views.conversation(conversation, baseOf(product, request)) };
      },
    },
    {
      method: 'DELETE',
      path: `${spelling}/Conversations/:conversationSid`,
      limitedBy: perService,
      handle: (request) => {
        product.conversations.delete(conversationOf(product, request), originOf(request));
        return { status: 204 };
      },
    },
    {
      method: 'GET',
      path: `${spelling}/ParticipantConversations`,
      query: ['Identity', 'Address', ...PAGE_QUERY],
      handle: (request) => listParticipations(product, request),
    },
  ]);
}

function readInput(form: Params): ConversationInput {
  return {
    friendlyName: form.text('FriendlyName', 256),
    uniqueName: form.text('UniqueName', 256),
    attributes: form.jsonText('Attributes', 16 * 1024),
    messagingServiceSid: form.get('MessagingServiceSid'),
    state: form.oneOf('State', STATES),
    inactiveAfter: form.get('Timers.Inactive'),
    closedAfter: form.get('Timers.Closed'),
    dateCreated: dateParameter('DateCreated', form.get('DateCreated')),
    dateUpdated: dateParameter('DateUpdated', form.get('DateUpdated')),
  };
}

function listConversations(product: ConversationsProduct, request: ApiRequest): ApiAnswer {
  const base = baseOf(product, request);
  const state = request.query.oneOf('State', ['inactive', 'active', 'closed'] as const);
  const from = dateParameter('StartDate', request.query.get('StartDate'));
  const to = dateParameter('EndDate', request.query.get('EndDate'));
  const list = [...product.store.conversations.values()].filter(
    (one) =>
      (state === undefined || one.state === state) &&
      (from === undefined || one.dateCreated >= from) &&
      (to === undefined || one.dateCreated <= to),
  );
  // newest activity first, as the service lists them
  list.sort((one, other) => other.dateUpdated - one.dateUpdated);
  const body = page<ConversationRecord>(request, {
    host: CONVERSATIONS_HOST,
    key: 'conversations',
    maxSize: 100,
    slice: sliceOf(list),
    render: (one) => product.views.conversation(one, base),
  });
  return { status: 200, body };
}

function listParticipations(product: ConversationsProduct, request: ApiRequest): ApiAnswer {
  const base = baseOf(product, request);
  const identity = request.query.get('Identity');
  if (identity === undefined && request.query.get('Address') === undefined)
    throw invalidParameter('Identity or Address is needed');
  const list = identity === undefined ? [] : product.store.participationsOf(identity).reverse();
  const body = page<ParticipantRecord>(request, {
    host: CONVERSATIONS_HOST,
    key: 'conversations',
    maxSize: 50,
    slice: sliceOf(list),
    render: (one) => {
      const conversation = product.store.conversations.get(one.conversationSid);
      return conversation && product.views.participantConversation(one, conversation, base);
    },
  });
  return { status: 200, body };
}

/** With participants the answer is 202 and the conversation becomes active a moment later. */
function createWithParticipants(product: ConversationsProduct, request: ApiRequest): ApiAnswer {
  const base = baseOf(product, request);
  const origin = originOf(request);
  const given = request.form.all('Participant');
  if (given.length > 10) throw invalidParameter('Participant can be given at most 10 times');
  const participants = given.map((text) => readParticipant(text));
  const conversation = product.conversations.create(readInput(request.form), origin);
  if (participants.length === 0) return { status: 201, body: product.views.conversation(conversation, base) };
  const body = { ...product.views.conversation(conversation, base), state: 'initializing' };
  product.clock.setTimeout(() => {
    for (const participant of participants) product.participants.add(conversation, participant, origin);
  }, 50);
  return { status: 202, body };
}

function readParticipant(text: string): { identity: string; attributes?: string } {
  try {
    const value = JSON.parse(text) as { identity?: unknown; attributes?: unknown };
    if (typeof value.identity !== 'string' || value.identity === '') throw new Error('no identity');
    return {
      identity: value.identity,
      ...(value.attributes === undefined ? {} : { attributes: JSON.stringify(value.attributes) }),
    };
  } catch {
    throw invalidParameter('Participant must be JSON with an identity');
  }
}
