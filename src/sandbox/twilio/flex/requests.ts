import { invalidParameter } from '../core/errors.ts';
import type { TaskRouterStore } from '../taskrouter/store.ts';

const CHANNEL_TYPES = ['sms', 'whatsapp', 'web', 'chat', 'email', 'messenger', 'gbm'];

/** The `Channel` of a new interaction, as far as this stand-in goes. */
export interface ChannelRequest {
  type: string;
  initiatedBy: 'customer' | 'api';
  mediaChannelSid: string | undefined;
  identities: string[];
}

/** Where a task goes: the `Routing.properties` of interactions and invites. */
export interface RoutingRequest {
  workflowSid: string;
  taskChannelSid: string;
  attributes: Record<string, unknown>;
  priority: number | undefined;
  timeout: number | undefined;
  queueSid: string | undefined;
  workerSid: string | undefined;
}

type Json = Record<string, unknown>;

/** Reads `Channel` (https://www.twilio.com/docs/flex/developer/conversations/interactions-api/interactions). @throws 20001. */
export function readChannel(value: unknown): ChannelRequest {
  const channel = object(value, 'Channel');
  refuseUnknown(channel, ['type', 'initiated_by', 'properties', 'participants'], 'Channel');
  const { type, initiated_by: initiatedBy } = channel;
  if (typeof type !== 'string' || !CHANNEL_TYPES.includes(type))
    throw invalidParameter(`Channel.type must be one of ${CHANNEL_TYPES.join(', ')}`);
  if (initiatedBy === 'agent') throw invalidParameter('Channel.initiated_by agent is not part of this stand-in');
  if (initiatedBy !== 'customer' && initiatedBy !== 'api')
    throw invalidParameter('Channel.initiated_by must be customer, agent or api');
  const properties = object(channel['properties'] ?? {}, 'Channel.properties');
  const mediaChannelSid = optionalText(properties, 'media_channel_sid', 'Channel.properties');
  if (initiatedBy === 'customer' && mediaChannelSid === undefined)
    throw invalidParameter('Channel.properties.media_channel_sid is required when a customer initiates');
  const participants = channel['participants'] ?? [];
  if (!Array.isArray(participants)) throw invalidParameter('Channel.participants must be a list');
  const identities = participants.map(
    (one) => optionalText(object(one, 'Channel.participants'), 'identity', 'Channel.participants') ?? '',
  );
  return { type, initiatedBy, mediaChannelSid, identities: identities.filter((identity) => identity !== '') };
}

/** Reads `Routing` and looks its names up in the workspace. @throws 20001. */
export function readRouting(value: unknown, store: TaskRouterStore, defaultWorkflowSid: string): RoutingRequest {
  const routing = object(value, 'Routing');
  refuseUnknown(routing, ['properties', 'type', 'status'], 'Routing');
  const at = 'Routing.properties';
  const properties = object(routing['properties'], at);
  const known = [
    'workspace_sid',
    'workflow_sid',
    'queue_sid',
    'worker_sid',
    'task_channel_sid',
    'task_channel_unique_name',
    'attributes',
    'priority',
    'timeout',
    'routing_target',
  ];
  refuseUnknown(properties, known, at);
  const text = (name: string): string | undefined => optionalText(properties, name, at);
  if (text('workspace_sid') !== store.workspace.sid) throw invalidParameter(`${at}.workspace_sid does not exist`);
  if (text('workflow_sid') === undefined && store.workflows.size > 1)
    throw invalidParameter(`${at}.workflow_sid is required when the workspace has more than one workflow`);
  const workflowSid = text('workflow_sid') ?? defaultWorkflowSid;
  if (!store.workflows.has(workflowSid)) throw invalidParameter(`${at}.workflow_sid does not exist`);
  const channelName = text('task_channel_sid') ?? text('task_channel_unique_name') ?? 'default';
  const channel = store.findTaskChannel(channelName);
  if (!channel) throw invalidParameter(`${at}: the task channel ${channelName} does not exist`);
  const queueSid = text('queue_sid');
  if (queueSid !== undefined && !store.taskQueues.has(queueSid))
    throw invalidParameter(`${at}.queue_sid does not exist`);
  const workerSid = text('worker_sid') ?? text('routing_target');
  if (workerSid !== undefined && !store.workers.has(workerSid))
    throw invalidParameter(`${at}.worker_sid does not exist`);
  return {
    workflowSid,
    taskChannelSid: channel.sid,
    attributes: readAttributes(properties['attributes'], at),
    priority: optionalNumber(properties, 'priority', at),
    timeout: optionalNumber(properties, 'timeout', at),
    queueSid,
    workerSid,
  };
}

/** Attributes come as an object or as a text that holds one. */
function readAttributes(value: unknown, at: string): Json {
  if (value === undefined) return {};
  if (typeof value !== 'string') return object(value, `${at}.attributes`);
  try {
    return object(JSON.parse(value), `${at}.attributes`);
  } catch {
    throw invalidParameter(`${at}.attributes is not a JSON object`);
  }
}

function object(value: unknown, name: string): Json {
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    throw invalidParameter(`${name} must be a JSON object`);
  return value as Json;
}

function optionalText(json: Json, name: string, at: string): string | undefined {
  const value = json[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw invalidParameter(`${at}.${name} must be a text`);
  return value;
}

function optionalNumber(json: Json, name: string, at: string): number | undefined {
  const value = json[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0)
    throw invalidParameter(`${at}.${name} must be a whole number`);
  return value;
}

function refuseUnknown(json: Json, known: readonly string[], at: string): void {
  for (const name of Object.keys(json)) if (!known.includes(name)) throw invalidParameter(`${at}.${name} is not known`);
}
