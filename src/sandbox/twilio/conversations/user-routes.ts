import { invalidParameter, notFound } from '../core/errors.ts';
import { isoSeconds } from '../core/dates.ts';
import { page, PAGE_QUERY, sliceOf } from '../http/paging.ts';
import type { Params } from '../http/params.ts';
import type { ApiRequest, Route } from '../http/route.ts';
import type { ConversationsProduct } from './product.ts';
import type { UserRecord } from './records.ts';
import { baseOf, CONVERSATIONS_HOST, originOf, perService, SPELLINGS } from './scope.ts';
import type { UserInput } from './users.ts';

/** User resource (https://www.twilio.com/docs/conversations/api/user-resource). */
export function userRoutes(product: ConversationsProduct): Route[] {
  return SPELLINGS.flatMap((spelling): Route[] => [
    {
      method: 'POST',
      path: `${spelling}/Users`,
      form: ['Identity', 'FriendlyName', 'Attributes', 'RoleSid'],
      limitedBy: perService,
      handle: (request) => {
        const identity = request.form.required('Identity');
        if (identity.length > 256) throw invalidParameter('Identity is longer than 256 characters');
        const user = product.users.create(identity, readInput(request.form), originOf(request));
        return { status: 201, body: product.views.user(user, baseOf(product, request)) };
      },
    },
    {
      method: 'GET',
      path: `${spelling}/Users`,
      query: PAGE_QUERY,
      handle: (request) => {
        const base = baseOf(product, request);
        const body = page<UserRecord>(request, {
          host: CONVERSATIONS_HOST,
          key: 'users',
          maxSize: 50,
          slice: sliceOf([...product.store.users.values()]),
          render: (one) => product.views.user(one, base),
        });
        return { status: 200, body };
      },
    },
    {
      method: 'GET',
      path: `${spelling}/Users/:userSid`,
      handle: (request) => ({
        status: 200,
        body: product.views.user(userOf(product, request), baseOf(product, request)),
      }),
    },
    {
      method: 'POST',
      path: `${spelling}/Users/:userSid`,
      form: ['FriendlyName', 'Attributes', 'RoleSid'],
      limitedBy: perService,
      handle: (request) => {
        const user = userOf(product, request);
        product.users.update(user, readInput(request.form), originOf(request));
        return { status: 200, body: product.views.user(user, baseOf(product, request)) };
      },
    },
    {
      method: 'DELETE',
      path: `${spelling}/Users/:userSid`,
      limitedBy: perService,
      handle: (request) => {
        product.store.deleteUser(userOf(product, request));
        return { status: 204 };
      },
    },
  ]);
}

/** Service and account configuration: the account has the one service that Flex made. */
export function serviceRoutes(product: ConversationsProduct): Route[] {
  const { accountSid, chatServiceSid, messagingServiceSid } = product.account;
  const url = `${CONVERSATIONS_HOST}/v1/Services/${chatServiceSid}`;
  const link = (name: string): [string, string] => [name.toLowerCase(), `${url}/${name}`];
  const service = {
    sid: chatServiceSid,
    account_sid: accountSid,
    friendly_name: 'Flex Chat Service',
    date_created: isoSeconds(0),
    date_updated: isoSeconds(0),
    url,
    links: Object.fromEntries(['Conversations', 'Users', 'Roles', 'Bindings', 'Configuration'].map(link)),
  };
  const configuration = {
    account_sid: accountSid,
    default_chat_service_sid: chatServiceSid,
    default_messaging_service_sid: messagingServiceSid,
    default_inactive_timer: null,
    default_closed_timer: null,
    url: `${CONVERSATIONS_HOST}/v1/Configuration`,
    links: {
      service: url,
      webhooks: `${CONVERSATIONS_HOST}/v1/Configuration/Webhooks`,
      addresses: `${CONVERSATIONS_HOST}/v1/Configuration/Addresses`,
    },
  };
  return [
    { method: 'GET', path: '/v1/Configuration', handle: () => ({ status: 200, body: configuration }) },
    {
      method: 'GET',
      path: '/v1/Services',
      query: PAGE_QUERY,
      handle: (request) => {
        const slice = sliceOf([service]);
        const list = { host: CONVERSATIONS_HOST, key: 'services', maxSize: 100, slice, render: (one: unknown) => one };
        return { status: 200, body: page(request, list) };
      },
    },
    {
      method: 'GET',
      path: '/v1/Services/:serviceSid',
      handle: (request) => {
        baseOf(product, request);
        return { status: 200, body: service };
      },
    },
  ];
}

function userOf(product: ConversationsProduct, request: ApiRequest): UserRecord {
  baseOf(product, request);
  const user = product.store.findUser(request.params['userSid'] ?? '');
  if (!user) throw notFound(request.path.replace('/v1', ''));
  return user;
}

function readInput(form: Params): UserInput {
  return {
    friendlyName: form.text('FriendlyName', 256),
    attributes: form.jsonText('Attributes', 16 * 1024),
    roleSid: form.get('RoleSid'),
  };
}
