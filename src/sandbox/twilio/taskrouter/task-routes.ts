import { invalidParameter } from '../core/errors.ts';
import { PAGE_QUERY } from '../http/paging.ts';
import type { ApiAnswer, ApiRequest, Route } from '../http/route.ts';
import { parseExpression } from './expression.ts';
import type { TaskRouterProduct } from './product.ts';
import type { TaskRecord } from './records.ts';
import { etag, listOf, recordOf, requireVersion, requireWorkspace, WORKSPACE } from './scope.ts';

const STATUSES = ['pending', 'reserved', 'assigned', 'canceled', 'completed', 'wrapping'] as const;
const LARGEST_ATTRIBUTES = 100 * 1024;

/** Task resource (https://www.twilio.com/docs/taskrouter/api/task). */
export function taskRoutes(product: TaskRouterProduct): Route[] {
  const { store, views, routing } = product;
  const task = (request: ApiRequest): TaskRecord => recordOf(product, request, (sid) => store.tasks.get(sid));
  const answer = (status: number, one: TaskRecord): ApiAnswer => ({
    status,
    body: views.task(one),
    headers: etag(one.version),
  });
  const path = `${WORKSPACE}/Tasks`;
  return [
    { method: 'GET', path, query: LIST_QUERY, handle: (request) => listTasks(product, request) },
    {
      method: 'POST',
      path,
      form: ['Timeout', 'Priority', 'TaskChannel', 'WorkflowSid', 'Attributes', 'RoutingTarget', 'TaskQueueSid'],
      handle: (request) => answer(201, createTask(product, request)),
    },
    { method: 'GET', path: `${path}/:sid`, handle: (request) => answer(200, task(request)) },
    {
      method: 'POST',
      path: `${path}/:sid`,
      form: ['Attributes', 'AssignmentStatus', 'Reason', 'Priority', 'TaskChannel', 'VirtualStartTime'],
      handle: (request) => {
        const one = task(request);
        requireVersion(request, one.version);
        updateTask(product, request, one);
        return answer(200, one);
      },
    },
    {
      method: 'DELETE',
      path: `${path}/:sid`,
      handle: (request) => {
        const one = task(request);
        requireVersion(request, one.version);
        routing.deleteTask(one);
        return { status: 204 };
      },
    },
  ];
}

const LIST_QUERY = [
  'Priority',
  'AssignmentStatus',
  'WorkflowSid',
  'WorkflowName',
  'TaskQueueSid',
  'TaskQueueName',
  'EvaluateTaskAttributes',
  'RoutingTarget',
  'Ordering',
  ...PAGE_QUERY,
] as const;

function listTasks(product: TaskRouterProduct, request: ApiRequest): ApiAnswer {
  requireWorkspace(product, request);
  const { store, views } = product;
  const { query } = request;
  const matches = parseExpression(query.get('EvaluateTaskAttributes') ?? '');
  const statuses = query.all('AssignmentStatus').flatMap((text) => text.split(','));
  for (const status of statuses)
    if (!STATUSES.includes(status as TaskRecord['assignmentStatus']))
      throw invalidParameter(`AssignmentStatus must be one of ${STATUSES.join(', ')}`);
  const priority = query.int('Priority', 0, 2_147_483_647);
  const wanted = (name: string, value: string | undefined | null): boolean =>
    !query.has(name) || query.get(name) === value;
  const list = [...store.tasks.values()].filter(
    (task) =>
      (statuses.length === 0 || statuses.includes(task.assignmentStatus)) &&
      (priority === undefined || task.priority === priority) &&
      wanted('WorkflowSid', task.workflowSid) &&
      wanted('TaskQueueSid', task.taskQueueSid) &&
      wanted('RoutingTarget', task.routingTarget) &&
      (!query.has('WorkflowName') || wanted('WorkflowName', store.workflows.get(task.workflowSid)?.friendlyName)) &&
      (!query.has('TaskQueueName') || wanted('TaskQueueName', store.taskQueues.get(task.taskQueueSid)?.friendlyName)) &&
      matches(store.attributes(task)),
  );
  order(list, query.get('Ordering'));
  return listOf(request, 'tasks', list, (task) => views.task(task));
}

/** `Attribute:asc|desc`, several with commas; oldest first without. */
function order(list: TaskRecord[], ordering: string | undefined): void {
  if (ordering === undefined) return;
  const keys = { DateCreated: 'dateCreated', Priority: 'priority', VirtualStartTime: 'virtualStart' } as const;
  const rules = ordering.split(',').map((rule) => {
    const [name = '', direction = 'asc'] = rule.split(':');
    const key = keys[name as keyof typeof keys];
    if (!(name in keys) || !['asc', 'desc'].includes(direction))
      throw invalidParameter(`Ordering ${rule} is not known`);
    return { key, sign: direction === 'asc' ? 1 : -1 };
  });
  list.sort((one, other) => {
    for (const { key, sign } of rules) if (one[key] !== other[key]) return sign * (one[key] - other[key]);
    return 0;
  });
}

function createTask(product: TaskRouterProduct, request: ApiRequest): TaskRecord {
  requireWorkspace(product, request);
  const { store, routing, account } = product;
  const { form } = request;
  const channel = store.findTaskChannel(form.get('TaskChannel') ?? 'default');
  if (!channel) throw invalidParameter('TaskChannel does not exist');
  const workflowSid = form.get('WorkflowSid') ?? account.defaultWorkflowSid;
  if (!store.workflows.has(workflowSid)) throw invalidParameter('WorkflowSid does not exist');
  return routing.createTask({
    attributes: form.jsonText('Attributes', LARGEST_ATTRIBUTES) ?? '{}',
    workflowSid,
    taskChannelSid: channel.sid,
    priority: form.int('Priority', 0, 2_147_483_647),
    timeout: form.int('Timeout', 1, 1_209_600),
    routingTarget: form.get('RoutingTarget'),
    taskQueueSid: form.get('TaskQueueSid'),
  });
}

function updateTask(product: TaskRouterProduct, request: ApiRequest, task: TaskRecord): void {
  const { form } = request;
  const status = form.oneOf('AssignmentStatus', STATUSES);
  const attributes = form.jsonText('Attributes', LARGEST_ATTRIBUTES);
  const priority = form.int('Priority', 0, 2_147_483_647);
  if (status !== undefined && attributes !== undefined)
    throw invalidParameter('AssignmentStatus and Attributes cannot be changed in one request');
  if (attributes !== undefined || priority !== undefined) product.routing.updateTask(task, { attributes, priority });
  if (status === undefined || status === task.assignmentStatus) return;
  const reason = form.text('Reason', 4096) ?? null;
  if (status === 'canceled') {
    product.routing.cancelTask(task, reason ?? '', false);
    return;
  }
  const reservation = product.store
    .reservationsOfTask(task.sid)
    .find((one) => one.status === 'accepted' || one.status === 'wrapping');
  if (status === 'wrapping' && reservation) product.routing.wrapUp(reservation);
  else if (status === 'completed' && reservation) product.routing.complete(reservation, reason);
  else throw invalidParameter(`Cannot set task ${task.sid} to ${status} because it is ${task.assignmentStatus}`);
}
