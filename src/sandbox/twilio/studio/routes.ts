import type { SandboxClock } from '../../clock.ts';
import type { Account } from '../core/account.ts';
import { dateParameter, isoSeconds } from '../core/dates.ts';
import { notFound, TwilioError } from '../core/errors.ts';
import { newSid } from '../core/sids.ts';
import { page, PAGE_QUERY, sliceOf } from '../http/paging.ts';
import type { Params } from '../http/params.ts';
import type { ApiAnswer, ApiRequest, Route } from '../http/route.ts';
import type { ExecutionRecord, FlowDefinition, FlowRecord } from './records.ts';
import type { StudioStore } from './store.ts';
import { asDefinition, validateFlow } from './validate.ts';

export interface StudioParts {
  account: Account;
  clock: SandboxClock;
  store: StudioStore;
}

type Json = Record<string, unknown>;

const HOST = 'https://studio.twilio.com';
const FORM = ['FriendlyName', 'Status', 'Definition', 'CommitMessage'] as const;
const STATUSES = ['draft', 'published'] as const;

/** All operations of `studio.twilio.com/v2` that this stand-in has (https://www.twilio.com/docs/studio/rest-api/v2). */
export function studioRoutes(parts: StudioParts): Route[] {
  const { store } = parts;
  const answer = (status: number, flow: FlowRecord): ApiAnswer => ({ status, body: renderFlow(parts, flow) });
  return [
    {
      method: 'POST',
      path: '/v2/Flows/Validate',
      form: FORM,
      handle: ({ form }) => {
        form.required('FriendlyName');
        form.required('Status');
        readDefinition(form);
        return { status: 200, body: { valid: true } };
      },
    },
    {
      method: 'GET',
      path: '/v2/Flows',
      query: PAGE_QUERY,
      handle: (request) =>
        list(request, 'flows', [...store.flows.values()], (flow) => ({ ...renderFlow(parts, flow), definition: null })),
    },
    {
      method: 'POST',
      path: '/v2/Flows',
      form: FORM,
      handle: (request) => answer(201, createFlow(parts, request.form)),
    },
    { method: 'GET', path: '/v2/Flows/:flowSid', handle: (request) => answer(200, flowOf(parts, request)) },
    {
      method: 'POST',
      path: '/v2/Flows/:flowSid',
      form: FORM,
      handle: (request) => {
        const flow = flowOf(parts, request);
        updateFlow(parts, flow, request.form);
        return answer(200, flow);
      },
    },
    {
      method: 'DELETE',
      path: '/v2/Flows/:flowSid',
      handle: (request) => {
        store.flows.delete(flowOf(parts, request).sid);
        return { status: 204 };
      },
    },
    ...executionRoutes(parts),
  ];
}

function executionRoutes(parts: StudioParts): Route[] {
  const { store, clock } = parts;
  const path = '/v2/Flows/:flowSid/Executions';
  const answer = (execution: ExecutionRecord): ApiAnswer => ({ status: 200, body: renderExecution(parts, execution) });
  return [
    {
      method: 'GET',
      path,
      query: ['DateCreatedFrom', 'DateCreatedTo', ...PAGE_QUERY],
      handle: (request) => {
        const flow = flowOf(parts, request);
        const from = dateParameter('DateCreatedFrom', request.query.get('DateCreatedFrom')) ?? 0;
        const to = dateParameter('DateCreatedTo', request.query.get('DateCreatedTo')) ?? Infinity;
        const all = [...store.executions.values()].filter(
          (one) => one.flowSid === flow.sid && one.dateCreated >= from && one.dateCreated <= to,
        );
        return list(request, 'executions', all.reverse(), (one) => renderExecution(parts, one));
      },
    },
    { method: 'GET', path: `${path}/:executionSid`, handle: (request) => answer(executionOf(parts, request)) },
    {
      method: 'POST',
      path: `${path}/:executionSid`,
      form: ['Status'],
      handle: (request) => {
        const execution = executionOf(parts, request);
        const status = request.form.oneOf('Status', ['active', 'ended'] as const);
        if (status !== 'ended') throw new TwilioError(400, 20001, 'Status can only be set to ended');
        store.end(execution, clock.now());
        return answer(execution);
      },
    },
    {
      method: 'GET',
      path: `${path}/:executionSid/Context`,
      handle: (request) => {
        const execution = executionOf(parts, request);
        const body = {
          account_sid: parts.account.accountSid,
          flow_sid: execution.flowSid,
          execution_sid: execution.sid,
          context: execution.context,
          url: `${executionUrl(execution)}/Context`,
        };
        return { status: 200, body };
      },
    },
  ];
}

function createFlow(parts: StudioParts, form: Params): FlowRecord {
  const friendlyName = form.required('FriendlyName');
  form.required('Status');
  const now = parts.clock.now();
  const definition = readDefinition(form);
  const dates = { dateCreated: now, dateUpdated: now };
  const flow: FlowRecord = {
    sid: newSid('FW'),
    friendlyName,
    status: 'draft',
    definition,
    published: null,
    revision: 0,
    commitMessage: null,
    ...dates,
  };
  updateFlow(parts, flow, form);
  return flow;
}

/** Every change is a new revision; a published one is what runs from now on. */
function updateFlow(parts: StudioParts, flow: FlowRecord, form: Params): void {
  form.required('Status');
  const status = form.oneOf('Status', STATUSES) ?? 'draft';
  flow.definition = form.has('Definition') ? readDefinition(form) : flow.definition;
  flow.friendlyName = form.get('FriendlyName') ?? flow.friendlyName;
  flow.commitMessage = form.get('CommitMessage') ?? null;
  flow.status = status;
  flow.revision += 1;
  flow.dateUpdated = parts.clock.now();
  if (status === 'published') flow.published = { definition: flow.definition, revision: flow.revision };
  parts.store.flows.set(flow.sid, flow);
}

/** @throws 400 with `details.errors` when the definition is not valid. */
function readDefinition(form: Params): FlowDefinition {
  form.required('Definition');
  const value = form.json('Definition');
  const errors = validateFlow(value);
  if (errors.length > 0)
    throw new TwilioError(400, 20001, 'Flow definition failed validation', { details: { errors } });
  return asDefinition(value);
}

function flowOf(parts: StudioParts, request: ApiRequest): FlowRecord {
  const flow = parts.store.flows.get(request.params['flowSid'] ?? '');
  if (!flow) throw notFound(request.path.replace('/v2', ''));
  return flow;
}

function executionOf(parts: StudioParts, request: ApiRequest): ExecutionRecord {
  const flow = flowOf(parts, request);
  const execution = parts.store.executions.get(request.params['executionSid'] ?? '');
  if (execution?.flowSid !== flow.sid) throw notFound(request.path.replace('/v2', ''));
  return execution;
}

function renderFlow(parts: StudioParts, flow: FlowRecord): Json {
  const { accountSid } = parts.account;
  const url = `${HOST}/v2/Flows/${flow.sid}`;
  return {
    sid: flow.sid,
    account_sid: accountSid,
    author_sid: null,
    friendly_name: flow.friendlyName,
    definition: flow.definition,
    status: flow.status,
    revision: flow.revision,
    commit_message: flow.commitMessage,
    valid: true,
    errors: [],
    warnings: [],
    date_created: isoSeconds(flow.dateCreated),
    date_updated: isoSeconds(flow.dateUpdated),
    webhook_url: `https://webhooks.twilio.com/v1/Accounts/${accountSid}/Flows/${flow.sid}`,
    url,
    links: { test_users: `${url}/TestUsers`, revisions: `${url}/Revisions`, executions: `${url}/Executions` },
  };
}

function renderExecution(parts: StudioParts, execution: ExecutionRecord): Json {
  const url = executionUrl(execution);
  return {
    sid: execution.sid,
    account_sid: parts.account.accountSid,
    flow_sid: execution.flowSid,
    flow_version: execution.flowVersion,
    contact_channel_address: execution.conversationSid,
    contact_sid: null,
    context: execution.context,
    status: execution.status,
    initiated_by: null,
    date_created: isoSeconds(execution.dateCreated),
    date_updated: isoSeconds(execution.dateUpdated),
    url,
    links: { steps: `${url}/Steps`, execution_context: `${url}/Context` },
  };
}

function executionUrl(execution: ExecutionRecord): string {
  return `${HOST}/v2/Flows/${execution.flowSid}/Executions/${execution.sid}`;
}

function list<T>(request: ApiRequest, key: string, entries: readonly T[], render: (one: T) => unknown): ApiAnswer {
  return { status: 200, body: page(request, { host: HOST, key, maxSize: 1000, slice: sliceOf(entries), render }) };
}
