import { randomBytes } from 'node:crypto';
import { isoSeconds } from '../core/dates.ts';
import { invalidParameter, notFound } from '../core/errors.ts';
import { page, PAGE_QUERY, sliceOf } from '../http/paging.ts';
import type { ApiRequest, Route } from '../http/route.ts';
import { INTERACTION_EVENTS, type InteractionEvent } from './events.ts';
import { interactionRoutes } from './interaction-routes.ts';
import type { FlexProduct } from './product.ts';
import type { InteractionWebhookRecord } from './records.ts';
import { FLEX_HOST } from './views.ts';

/** All operations of `flex-api.twilio.com/v1` that this stand-in has. */
export function flexRoutes(product: FlexProduct): Route[] {
  return [...configurationRoutes(product), ...interactionRoutes(product), ...webhookRoutes(product)];
}

/** Flex Configuration (https://www.twilio.com/docs/flex/developer/config/flex-configuration-rest-api); read only. */
function configurationRoutes(product: FlexProduct): Route[] {
  const { account } = product;
  const configuration = {
    account_sid: account.accountSid,
    date_created: isoSeconds(0),
    date_updated: isoSeconds(0),
    attributes: {},
    status: 'ok',
    taskrouter_workspace_sid: account.workspaceSid,
    taskrouter_target_workflow_sid: account.defaultWorkflowSid,
    taskrouter_target_taskqueue_sid: account.everyoneQueueSid,
    taskrouter_taskqueues: [{ sid: account.everyoneQueueSid, targettable: true }],
    taskrouter_skills: [],
    taskrouter_worker_channels: {},
    taskrouter_worker_attributes: {},
    taskrouter_offline_activity_sid: account.activitySids.Offline,
    runtime_domain: 'https://flex.twilio.com',
    messaging_service_instance_sid: account.messagingServiceSid,
    chat_service_instance_sid: account.chatServiceSid,
    flex_service_instance_sid: account.flexServiceSid,
    flex_instance_sid: account.flexInstanceSid,
    ui_language: 'en',
    ui_attributes: {},
    ui_dependencies: {},
    ui_version: '~2.17.0',
    crm_enabled: false,
    crm_type: null,
    crm_callback_url: null,
    crm_fallback_url: null,
    public_attributes: {},
    plugin_service_enabled: true,
    plugin_service_attributes: {},
    integrations: [],
    flex_url: 'https://flex.twilio.com',
    channel_configs: [],
    url: `${FLEX_HOST}/v1/Configuration`,
  };
  return [
    {
      method: 'GET',
      path: '/v1/Configuration',
      query: ['UiVersion'],
      handle: () => ({ status: 200, body: configuration }),
    },
  ];
}

/** Interaction webhooks (https://www.twilio.com/docs/flex/developer/conversations/register-interactions-webhooks). */
function webhookRoutes(product: FlexProduct): Route[] {
  const { store, views } = product;
  const path = '/v1/Instances/:instanceSid/InteractionWebhooks';
  return [
    {
      method: 'POST',
      path,
      form: ['WebhookEvents', 'Filters', 'WebhookMethod', 'WebhookUrl', 'Type', 'FriendlyName'],
      handle: (request) => {
        requireInstance(product, request);
        const webhook = readWebhook(product, request);
        store.webhooks.set(webhook.ttid, webhook);
        return { status: 201, body: views.webhook(webhook) };
      },
    },
    {
      method: 'GET',
      path,
      query: PAGE_QUERY,
      handle: (request) => {
        requireInstance(product, request);
        const slice = sliceOf([...store.webhooks.values()]);
        const options = { host: FLEX_HOST, key: 'interaction_webhooks', maxSize: 100, slice };
        return { status: 200, body: page(request, { ...options, render: (one) => views.webhook(one) }) };
      },
    },
    {
      method: 'GET',
      path: `${path}/:ttid`,
      handle: (request) => ({ status: 200, body: views.webhook(webhookOf(product, request)) }),
    },
    {
      method: 'DELETE',
      path: `${path}/:ttid`,
      handle: (request) => {
        store.webhooks.delete(webhookOf(product, request).ttid);
        return { status: 204 };
      },
    },
  ];
}

function readWebhook(product: FlexProduct, request: ApiRequest): InteractionWebhookRecord {
  const { form } = request;
  // the documentation's table calls the events Filters, its examples WebhookEvents
  const events = [...form.all('WebhookEvents'), ...form.all('Filters')];
  if (events.length === 0) throw invalidParameter('Missing required parameter WebhookEvents');
  for (const event of events)
    if (!INTERACTION_EVENTS.includes(event as InteractionEvent))
      throw invalidParameter(`WebhookEvents: ${event} is not an Interaction event`);
  const url = form.required('WebhookUrl');
  if (!/^https?:\/\/./.test(url)) throw invalidParameter('WebhookUrl must be an absolute http(s) address');
  return {
    ttid: `flex_interactionwebhook_${randomBytes(13).toString('hex')}`,
    friendlyName: form.get('FriendlyName') ?? null,
    events,
    method: form.oneOf('WebhookMethod', ['POST', 'GET'] as const) ?? 'POST',
    url,
    type: form.oneOf('Type', ['global', 'interaction'] as const) ?? 'global',
    dateCreated: product.clock.now(),
  };
}

function webhookOf(product: FlexProduct, request: ApiRequest): InteractionWebhookRecord {
  requireInstance(product, request);
  const webhook = product.store.webhooks.get(request.params['ttid'] ?? '');
  if (!webhook) throw notFound(request.path.replace('/v1', ''));
  return webhook;
}

function requireInstance(product: FlexProduct, request: ApiRequest): void {
  if (request.params['instanceSid'] !== product.account.flexInstanceSid)
    throw notFound(request.path.replace('/v1', ''));
}
