import { invalidParameter, notFound } from '../core/errors.ts';
import { page, PAGE_QUERY, sliceOf } from '../http/paging.ts';
import type { Params } from '../http/params.ts';
import type { ApiRequest, Route } from '../http/route.ts';
import { EVENT_TYPES } from './events.ts';
import type { ConversationsProduct } from './product.ts';
import type { ScopedWebhookRecord, WebhookConfigurationRecord } from './records.ts';
import type { ScopedWebhookInput } from './scoped-webhooks.ts';
import { baseOf, conversationOf, CONVERSATIONS_HOST, perConversation, SPELLINGS } from './scope.ts';

const UPDATE = ['Url', 'Method', 'Filters', 'Triggers', 'FlowSid'].map((name) => `Configuration.${name}`);
const CREATE = ['Target', 'Configuration.ReplayAfter', ...UPDATE];

/** Conversation Scoped Webhook resource (https://www.twilio.com/docs/conversations/api/conversation-scoped-webhook-resource). */
export function scopedWebhookRoutes(product: ConversationsProduct): Route[] {
  return SPELLINGS.flatMap((spelling): Route[] => {
    const path = `${spelling}/Conversations/:conversationSid/Webhooks`;
    return [
      {
        method: 'POST',
        path,
        form: CREATE,
        limitedBy: perConversation,
        handle: (request) => {
          const conversation = conversationOf(product, request);
          const target = request.form.oneOf('Target', ['webhook', 'trigger', 'studio'] as const);
          if (!target) throw invalidParameter('Missing required parameter Target');
          const replayAfter = request.form.int('Configuration.ReplayAfter', 0, Number.MAX_SAFE_INTEGER);
          const webhook = product.scopedWebhooks.add(conversation, target, readInput(request.form), replayAfter);
          return { status: 201, body: product.views.webhook(webhook, baseOf(product, request)) };
        },
      },
      {
        method: 'GET',
        path,
        query: PAGE_QUERY,
        handle: (request) => {
          const conversation = conversationOf(product, request);
          const base = baseOf(product, request);
          const body = page<ScopedWebhookRecord>(request, {
            host: CONVERSATIONS_HOST,
            key: 'webhooks',
            maxSize: 5,
            slice: sliceOf(product.store.webhooksOf(conversation.sid)),
            render: (one) => product.views.webhook(one, base),
          });
          return { status: 200, body };
        },
      },
      {
        method: 'GET',
        path: `${path}/:webhookSid`,
        handle: (request) => ({
          status: 200,
          body: product.views.webhook(webhookOf(product, request), baseOf(product, request)),
        }),
      },
      {
        method: 'POST',
        path: `${path}/:webhookSid`,
        form: UPDATE,
        limitedBy: perConversation,
        handle: (request) => {
          const webhook = webhookOf(product, request);
          product.scopedWebhooks.update(webhook, readInput(request.form));
          return { status: 200, body: product.views.webhook(webhook, baseOf(product, request)) };
        },
      },
      {
        method: 'DELETE',
        path: `${path}/:webhookSid`,
        limitedBy: perConversation,
        handle: (request) => {
          product.store.deleteWebhook(webhookOf(product, request));
          return { status: 204 };
        },
      },
    ];
  });
}

/** Global and service webhooks (https://www.twilio.com/docs/conversations/api/webhook-configuration-resource); post-event only. */
export function webhookConfigurationRoutes(product: ConversationsProduct): Route[] {
  const { accountSid, chatServiceSid } = product.account;
  const places = [
    { key: 'account', path: '/v1/Configuration/Webhooks', own: { target: 'webhook' } },
    {
      key: 'service',
      path: '/v1/Services/:serviceSid/Configuration/Webhooks',
      own: { chat_service_sid: chatServiceSid },
    },
  ];
  return places.flatMap(({ key, path, own }): Route[] => {
    const read = (): WebhookConfigurationRecord =>
      product.store.webhookConfigurations.get(key) ?? {
        method: 'POST',
        filters: [],
        preWebhookUrl: null,
        postWebhookUrl: null,
      };
    const render = (request: ApiRequest, record: WebhookConfigurationRecord): Record<string, unknown> => ({
      account_sid: accountSid,
      ...own,
      method: record.method,
      filters: record.filters,
      pre_webhook_url: record.preWebhookUrl,
      post_webhook_url: record.postWebhookUrl,
      url: `${CONVERSATIONS_HOST}${request.path}`,
    });
    return [
      {
        method: 'GET',
        path,
        handle: (request) => {
          baseOf(product, request);
          return { status: 200, body: render(request, read()) };
        },
      },
      {
        method: 'POST',
        path,
        form: ['Method', 'Filters', 'PreWebhookUrl', 'PostWebhookUrl', ...(key === 'account' ? ['Target'] : [])],
        handle: (request) => {
          baseOf(product, request);
          const record = changed(read(), request.form);
          product.store.webhookConfigurations.set(key, record);
          return { status: 200, body: render(request, record) };
        },
      },
    ];
  });
}

function changed(record: WebhookConfigurationRecord, form: Params): WebhookConfigurationRecord {
  const filters = form.has('Filters') ? form.all('Filters').filter((filter) => filter !== '') : record.filters;
  for (const filter of filters)
    if (!EVENT_TYPES.includes(filter as (typeof EVENT_TYPES)[number]))
      throw invalidParameter(`Filters: ${filter} is not a post-event that this stand-in sends`);
  if (form.get('PreWebhookUrl'))
    throw invalidParameter('PreWebhookUrl: pre-event webhooks are not part of this stand-in');
  return {
    method: form.oneOf('Method', ['GET', 'POST'] as const) ?? record.method,
    filters,
    preWebhookUrl: null,
    postWebhookUrl: form.get('PostWebhookUrl') ?? record.postWebhookUrl,
  };
}

function webhookOf(product: ConversationsProduct, request: ApiRequest): ScopedWebhookRecord {
  const conversation = conversationOf(product, request);
  const webhook = product.store.webhooks.get(request.params['webhookSid'] ?? '');
  if (webhook?.conversationSid !== conversation.sid) throw notFound(request.path.replace('/v1', ''));
  return webhook;
}

function readInput(form: Params): ScopedWebhookInput {
  const list = (name: string): string[] | undefined => (form.has(name) ? form.all(name) : undefined);
  return {
    url: form.get('Configuration.Url'),
    method: form.oneOf('Configuration.Method', ['get', 'post'] as const),
    filters: list('Configuration.Filters'),
    triggers: list('Configuration.Triggers'),
    flowSid: form.get('Configuration.FlowSid'),
  };
}
