import { invalidParameter, notFound, TwilioError } from '../core/errors.ts';
import { page, PAGE_QUERY, sliceOf } from '../http/paging.ts';
import type { ApiAnswer, ApiRequest, Route } from '../http/route.ts';
import type { FlexProduct } from './product.ts';
import type { ChannelParticipantRecord, InteractionRecord } from './records.ts';
import { readChannel, readRouting, type RoutingRequest } from './requests.ts';
import { FLEX_HOST } from './views.ts';

const INTERACTION = '/v1/Interactions/:interactionSid';
const CHANNEL = `${INTERACTION}/Channels/:channelSid`;

/** Interactions API (https://www.twilio.com/docs/flex/developer/conversations/interactions-api). Creations answer 200: they are asynchronous. */
export function interactionRoutes(product: FlexProduct): Route[] {
  const { interactions, views } = product;
  return [
    {
      method: 'POST',
      path: '/v1/Interactions',
      form: ['Channel', 'Routing', 'InteractionContextSid', 'WebhookTtid'],
      handle: ({ form }) => {
        form.required('Channel');
        const channel = readChannel(form.json('Channel'));
        const routing = routingOf(product, form.json('Routing'));
        const webhookTtid = form.get('WebhookTtid');
        if (webhookTtid !== undefined && !product.store.webhooks.has(webhookTtid))
          throw invalidParameter('WebhookTtid does not exist');
        const interaction = interactions.create(channel, routing, {
          webhookTtid,
          contextSid: form.get('InteractionContextSid'),
        });
        return { status: 200, body: views.interaction(interaction, routing) };
      },
    },
    {
      method: 'GET',
      path: INTERACTION,
      handle: (request) => ({ status: 200, body: views.interaction(interactionOf(product, request)) }),
    },
    {
      method: 'POST',
      path: INTERACTION,
      form: ['WebhookTtid'],
      handle: (request) => {
        const interaction = interactionOf(product, request);
        interaction.webhookTtid = request.form.get('WebhookTtid') ?? interaction.webhookTtid;
        product.store.interactions.set(interaction.sid, interaction);
        return { status: 200, body: views.interaction(interaction) };
      },
    },
    {
      method: 'GET',
      path: `${INTERACTION}/Channels`,
      query: PAGE_QUERY,
      handle: (request) => list(request, 'channels', [interactionOf(product, request)], (one) => views.channel(one)),
    },
    {
      method: 'GET',
      path: CHANNEL,
      handle: (request) => ({ status: 200, body: views.channel(interactionOf(product, request)) }),
    },
    {
      method: 'POST',
      path: CHANNEL,
      form: ['Status', 'Routing'],
      handle: (request) => {
        const interaction = interactionOf(product, request);
        updateChannel(product, interaction, request);
        return { status: 200, body: views.channel(interaction) };
      },
    },
    ...inviteRoutes(product),
    ...participantRoutes(product),
    ...transferRoutes(product),
  ];
}

function inviteRoutes(product: FlexProduct): Route[] {
  const { interactions, store, views } = product;
  const path = `${CHANNEL}/Invites`;
  return [
    {
      method: 'GET',
      path,
      query: PAGE_QUERY,
      handle: (request) => {
        const interaction = interactionOf(product, request);
        return list(request, 'invites', store.invitesOf(interaction.sid), (one) => views.invite(interaction, one));
      },
    },
    {
      method: 'POST',
      path,
      form: ['Routing'],
      handle: (request) => {
        const interaction = interactionOf(product, request);
        request.form.required('Routing');
        const invite = interactions.invite(interaction, routingOf(product, request.form.json('Routing')));
        return { status: 200, body: views.invite(interaction, invite) };
      },
    },
  ];
}

function participantRoutes(product: FlexProduct): Route[] {
  const { interactions, store, views } = product;
  const path = `${CHANNEL}/Participants`;
  return [
    {
      method: 'GET',
      path,
      query: PAGE_QUERY,
      handle: (request) => {
        const interaction = interactionOf(product, request);
        return list(request, 'participants', store.participantsOf(interaction.sid), (one) =>
          views.participant(interaction, one),
        );
      },
    },
    {
      method: 'POST',
      path: `${path}/:participantSid`,
      form: ['Status'],
      handle: (request) => {
        const interaction = interactionOf(product, request);
        const participant = participantOf(product, interaction, request.params['participantSid'] ?? '', request);
        const status = request.form.oneOf('Status', ['closed', 'wrapup'] as const);
        if (!status) throw invalidParameter('Missing required parameter Status');
        interactions.removeAgent(participant, status);
        return { status: 200, body: views.participant(interaction, participant) };
      },
    },
  ];
}

function transferRoutes(product: FlexProduct): Route[] {
  const { interactions, store, views } = product;
  const path = `${CHANNEL}/Transfers`;
  return [
    {
      method: 'POST',
      path,
      body: 'json',
      handle: (request) => {
        const interaction = interactionOf(product, request);
        const body = (request.json ?? {}) as Record<string, unknown>;
        for (const name of Object.keys(body))
          if (!['type', 'from', 'to', 'status'].includes(name)) throw invalidParameter(`${name} is not known`);
        if ((body['type'] ?? 'cold') !== 'cold')
          throw invalidParameter('Only cold transfers are part of this stand-in');
        const from = participantOf(product, interaction, textOf(body, 'from'), request);
        const { transfer } = interactions.transfer(interaction, from, targetOf(product, textOf(body, 'to')));
        return { status: 201, body: views.transfer(interaction, transfer) };
      },
    },
    {
      method: 'GET',
      path: `${path}/:transferSid`,
      handle: (request) => {
        const interaction = interactionOf(product, request);
        const transfer = store.transfers.get(request.params['transferSid'] ?? '');
        if (transfer?.interactionSid !== interaction.sid) throw notFound(request.path.replace('/v1', ''));
        return { status: 200, body: views.transfer(interaction, transfer) };
      },
    },
  ];
}

/** Where a transfer goes: a worker, a queue or a workflow, by the letters of its SID. */
function targetOf(product: FlexProduct, sid: string): { workerSid?: string; queueSid?: string; workflowSid?: string } {
  const { store } = product.taskRouter;
  if (store.workers.has(sid)) return { workerSid: sid };
  if (store.taskQueues.has(sid)) return { queueSid: sid };
  if (store.workflows.has(sid)) return { workflowSid: sid };
  throw invalidParameter(`to: ${sid} is no worker, queue or workflow`);
}

/** `closed` or `inactive` only: 45358 without, 45359 with another status. */
function updateChannel(product: FlexProduct, interaction: InteractionRecord, request: ApiRequest): void {
  const status = request.form.get('Status');
  if (status === undefined) throw new TwilioError(400, 45358, 'Status is required to update an interaction channel');
  const routing = request.form.json('Routing') as { status?: unknown } | undefined;
  const completes = routing?.status === 'closed';
  if (routing !== undefined && !completes) throw invalidParameter('Routing must be {"status":"closed"}');
  if (status === 'closed') product.interactions.closeChannel(interaction, completes);
  else if (status === 'inactive' && completes) product.interactions.deactivateChannel(interaction);
  else
    throw new TwilioError(
      400,
      45359,
      'Status of an interaction channel can be closed, or inactive with Routing.status closed',
    );
}

function routingOf(product: FlexProduct, value: unknown): RoutingRequest {
  return readRouting(value, product.taskRouter.store, product.account.defaultWorkflowSid);
}

/** The interaction that the path names; with a channel in the path it must be its own. @throws 20404. */
function interactionOf(product: FlexProduct, request: ApiRequest): InteractionRecord {
  const { interactionSid, channelSid } = request.params;
  const interaction = product.store.interactions.get(interactionSid ?? '');
  if (!interaction || (channelSid !== undefined && channelSid !== interaction.channelSid))
    throw notFound(request.path.replace('/v1', ''));
  return interaction;
}

function participantOf(
  product: FlexProduct,
  interaction: InteractionRecord,
  sid: string,
  request: ApiRequest,
): ChannelParticipantRecord {
  const participant = product.store.participants.get(sid);
  if (participant?.interactionSid !== interaction.sid) throw notFound(request.path.replace('/v1', ''));
  return participant;
}

function textOf(body: Record<string, unknown>, name: string): string {
  const value = body[name];
  if (typeof value !== 'string' || value === '') throw invalidParameter(`${name} is required`);
  return value;
}

function list<T>(request: ApiRequest, key: string, entries: readonly T[], render: (one: T) => unknown): ApiAnswer {
  return { status: 200, body: page(request, { host: FLEX_HOST, key, maxSize: 100, slice: sliceOf(entries), render }) };
}
