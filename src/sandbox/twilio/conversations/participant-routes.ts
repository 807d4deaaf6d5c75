import { dateParameter } from '../core/dates.ts';
import { notFound } from '../core/errors.ts';
import { page, PAGE_QUERY, sliceOf } from '../http/paging.ts';
import type { Params } from '../http/params.ts';
import type { ApiRequest, Route } from '../http/route.ts';
import type { ParticipantInput } from './participants.ts';
import type { ConversationsProduct } from './product.ts';
import type { ParticipantRecord } from './records.ts';
import { baseOf, conversationOf, CONVERSATIONS_HOST, originOf, perConversation, SPELLINGS } from './scope.ts';

const BINDING = ['Address', 'ProxyAddress', 'ProjectedAddress'] as const;
const CREATE = [
  'Identity',
  'DateCreated',
  'DateUpdated',
  'Attributes',
  'RoleSid',
  ...BINDING.map((name) => `MessagingBinding.${name}`),
];
const UPDATE = [
  'DateCreated',
  'DateUpdated',
  'Attributes',
  'RoleSid',
  'MessagingBinding.ProxyAddress',
  'MessagingBinding.ProjectedAddress',
  'Identity',
  'LastReadMessageIndex',
  'LastReadTimestamp',
];

/** Conversation Participant resource (https://www.twilio.com/docs/conversations/api/conversation-participant-resource). */
export function participantRoutes(product: ConversationsProduct): Route[] {
  return SPELLINGS.flatMap((spelling): Route[] => {
    const path = `${spelling}/Conversations/:conversationSid/Participants`;
    return [
      {
        method: 'POST',
        path,
        form: CREATE,
        limitedBy: perConversation,
        handle: (request) => {
          const conversation = conversationOf(product, request);
          const participant = product.participants.add(conversation, readInput(request.form), originOf(request));
          return { status: 201, body: product.views.participant(participant, baseOf(product, request)) };
        },
      },
      {
        method: 'GET',
        path,
        query: PAGE_QUERY,
        handle: (request) => {
          const conversation = conversationOf(product, request);
          const base = baseOf(product, request);
          const body = page<ParticipantRecord>(request, {
            host: CONVERSATIONS_HOST,
            key: 'participants',
            maxSize: 100,
            slice: sliceOf(product.store.participantsOf(conversation.sid)),
            render: (one) => product.views.participant(one, base),
          });
          return { status: 200, body };
        },
      },
      {
        method: 'GET',
        path: `${path}/:participantSid`,
        handle: (request) => ({
          status: 200,
          body: product.views.participant(participantOf(product, request), baseOf(product, request)),
        }),
      },
      {
        method: 'POST',
        path: `${path}/:participantSid`,
        form: UPDATE,
        limitedBy: perConversation,
        handle: (request) => {
          const conversation = conversationOf(product, request);
          const participant = participantOf(product, request);
          product.participants.update(conversation, participant, readInput(request.form), originOf(request));
          return { status: 200, body: product.views.participant(participant, baseOf(product, request)) };
        },
      },
      {
        method: 'DELETE',
        path: `${path}/:participantSid`,
        limitedBy: perConversation,
        handle: (request) => {
          product.participants.remove(participantOf(product, request), originOf(request));
          return { status: 204 };
        },
      },
    ];
  });
}

/** The participant that the path names by SID or identity. @throws 20404. */
function participantOf(product: ConversationsProduct, request: ApiRequest): ParticipantRecord {
  const conversation = conversationOf(product, request);
  const participant = product.store.findParticipant(conversation.sid, request.params['participantSid'] ?? '');
  if (!participant) throw notFound(request.path.replace('/v1', ''));
  return participant;
}

function readInput(form: Params): ParticipantInput {
  const binding: Record<string, string> = {};
  for (const name of BINDING) {
    const value = form.get(`MessagingBinding.${name}`);
    if (value !== undefined) binding[name.replace(/([a-z])([A-Z])/, '$1_$2').toLowerCase()] = value;
  }
  return {
    identity: form.text('Identity', 256),
    messagingBinding: Object.keys(binding).length > 0 ? { type: 'sms', ...binding } : undefined,
    attributes: form.jsonText('Attributes', 4 * 1024),
    roleSid: form.get('RoleSid'),
    dateCreated: dateParameter('DateCreated', form.get('DateCreated')),
    lastReadMessageIndex: form.int('LastReadMessageIndex', 0, Number.MAX_SAFE_INTEGER),
    lastReadTimestamp: form.get('LastReadTimestamp'),
  };
}
