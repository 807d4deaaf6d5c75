import { invalidParameter, TwilioError } from '../core/errors.ts';
import { newSid } from '../core/sids.ts';
import { PAGE_QUERY } from '../http/paging.ts';
import type { ApiRequest, Route } from '../http/route.ts';
import { parseExpression } from './expression.ts';
import type { TaskRouterProduct } from './product.ts';
import type { ActivityRecord, TaskChannelRecord, TaskQueueRecord, WorkflowRecord } from './records.ts';
import { listOf, recordOf, requireWorkspace, WORKSPACE } from './scope.ts';
import { checkConfiguration } from './workflow-plan.ts';

/** Workspace, Activity, TaskChannel, TaskQueue and Workflow resources (https://www.twilio.com/docs/taskrouter/api). */
export function workspaceRoutes(product: TaskRouterProduct): Route[] {
  return [
    ...ownRoutes(product),
    ...activityRoutes(product),
    ...channelRoutes(product),
    ...queueRoutes(product),
    ...workflowRoutes(product),
  ];
}

function ownRoutes(product: TaskRouterProduct): Route[] {
  const { store, views } = product;
  return [
    {
      method: 'GET',
      path: '/v1/Workspaces',
      query: ['FriendlyName', ...PAGE_QUERY],
      handle: (request) => {
        const name = request.query.get('FriendlyName');
        const list = [...store.workspaces.values()].filter((one) => name === undefined || one.friendlyName === name);
        return listOf(request, 'workspaces', list, (one) => views.workspace(one));
      },
    },
    {
      method: 'GET',
      path: WORKSPACE,
      handle: (request) => {
        requireWorkspace(product, request);
        return { status: 200, body: views.workspace(store.workspace) };
      },
    },
    {
      method: 'POST',
      path: WORKSPACE,
      form: [
        'DefaultActivitySid',
        'EventCallbackUrl',
        'EventsFilter',
        'FriendlyName',
        'MultiTaskEnabled',
        'TimeoutActivitySid',
        'PrioritizeQueueOrder',
      ],
      handle: (request) => {
        requireWorkspace(product, request);
        updateWorkspace(product, request);
        return { status: 200, body: views.workspace(store.workspace) };
      },
    },
  ];
}

function updateWorkspace(product: TaskRouterProduct, request: ApiRequest): void {
  const { store, clock } = product;
  const { form } = request;
  const workspace = store.workspace;
  const url = form.get('EventCallbackUrl');
  if (url !== undefined && url !== '' && !/^https?:\/\/./.test(url))
    throw invalidParameter('EventCallbackUrl is not a valid URL');
  for (const name of ['DefaultActivitySid', 'TimeoutActivitySid'])
    if (form.has(name) && !store.activities.has(form.get(name) ?? '')) throw invalidParameter(`${name} does not exist`);
  workspace.eventCallbackUrl = url === undefined ? workspace.eventCallbackUrl : url === '' ? null : url;
  workspace.eventsFilter = form.get('EventsFilter') ?? workspace.eventsFilter;
  workspace.friendlyName = form.get('FriendlyName') ?? workspace.friendlyName;
  workspace.multiTaskEnabled = form.bool('MultiTaskEnabled') ?? workspace.multiTaskEnabled;
  workspace.defaultActivitySid = form.get('DefaultActivitySid') ?? workspace.defaultActivitySid;
  workspace.timeoutActivitySid = form.get('TimeoutActivitySid') ?? workspace.timeoutActivitySid;
  workspace.prioritizeQueueOrder =
    form.oneOf('PrioritizeQueueOrder', ['FIFO', 'LIFO'] as const) ?? workspace.prioritizeQueueOrder;
  workspace.dateUpdated = clock.now();
  store.workspaces.set(workspace.sid, workspace);
}

function activityRoutes(product: TaskRouterProduct): Route[] {
  const { store, views } = product;
  const path = `${WORKSPACE}/Activities`;
  return [
    {
      method: 'GET',
      path,
      query: ['FriendlyName', 'Available', ...PAGE_QUERY],
      handle: (request) => {
        requireWorkspace(product, request);
        const name = request.query.get('FriendlyName');
        const available = request.query.bool('Available');
        const list = [...store.activities.values()].filter(
          (one) =>
            (name === undefined || one.friendlyName === name) &&
            (available === undefined || one.available === available),
        );
        return listOf<ActivityRecord>(request, 'activities', list, (one) => views.activity(one));
      },
    },
    {
      method: 'GET',
      path: `${path}/:sid`,
      handle: (request) => ({
        status: 200,
        body: views.activity(recordOf(product, request, (sid) => store.activities.get(sid))),
      }),
    },
  ];
}

function channelRoutes(product: TaskRouterProduct): Route[] {
  const { store, views, workers, clock } = product;
  const path = `${WORKSPACE}/TaskChannels`;
  const channel = (request: ApiRequest): TaskChannelRecord =>
    recordOf(product, request, (sid) => store.findTaskChannel(sid));
  return [
    {
      method: 'GET',
      path,
      query: PAGE_QUERY,
      handle: (request) => {
        requireWorkspace(product, request);
        return listOf(request, 'channels', [...store.taskChannels.values()], (one) => views.taskChannel(one));
      },
    },
    {
      method: 'POST',
      path,
      form: ['FriendlyName', 'UniqueName', 'ChannelOptimizedRouting'],
      handle: (request) => {
        requireWorkspace(product, request);
        const { form } = request;
        form.required('FriendlyName');
        const friendlyName = form.text('FriendlyName', 64) ?? '';
        const uniqueName = form.required('UniqueName');
        if (!/^[a-z0-9_-]+$/.test(uniqueName)) throw invalidParameter('UniqueName is lower case and has no spaces');
        if (store.findTaskChannel(uniqueName))
          throw new TwilioError(409, 20409, `A TaskChannel with the UniqueName ${uniqueName} already exists`);
        const optimizedRouting = form.bool('ChannelOptimizedRouting') ?? false;
        const dates = { dateCreated: clock.now(), dateUpdated: clock.now() };
        const one = { sid: newSid('TC'), friendlyName, uniqueName, optimizedRouting, ...dates };
        store.taskChannels.set(one.sid, one);
        workers.addChannel(one);
        return { status: 201, body: views.taskChannel(one) };
      },
    },
    {
      method: 'GET',
      path: `${path}/:sid`,
      handle: (request) => ({ status: 200, body: views.taskChannel(channel(request)) }),
    },
    {
      method: 'POST',
      path: `${path}/:sid`,
      form: ['FriendlyName', 'ChannelOptimizedRouting'],
      handle: (request) => {
        const one = channel(request);
        one.friendlyName = request.form.text('FriendlyName', 64) ?? one.friendlyName;
        one.optimizedRouting = request.form.bool('ChannelOptimizedRouting') ?? one.optimizedRouting;
        one.dateUpdated = clock.now();
        store.taskChannels.set(one.sid, one);
        return { status: 200, body: views.taskChannel(one) };
      },
    },
  ];
}

function queueRoutes(product: TaskRouterProduct): Route[] {
  const { store, views, clock, routing } = product;
  const path = `${WORKSPACE}/TaskQueues`;
  const form = ['FriendlyName', 'TargetWorkers', 'MaxReservedWorkers', 'TaskOrder'];
  const queue = (request: ApiRequest): TaskQueueRecord =>
    recordOf(product, request, (sid) => store.taskQueues.get(sid));
  const change = (request: ApiRequest, one: TaskQueueRecord): TaskQueueRecord => {
    const targetWorkers = request.form.get('TargetWorkers') ?? one.targetWorkers;
    parseExpression(targetWorkers);
    one.friendlyName = request.form.get('FriendlyName') ?? one.friendlyName;
    one.targetWorkers = targetWorkers;
    one.maxReservedWorkers = request.form.int('MaxReservedWorkers', 1, 50) ?? one.maxReservedWorkers;
    one.taskOrder = request.form.oneOf('TaskOrder', ['FIFO', 'LIFO'] as const) ?? one.taskOrder;
    one.dateUpdated = clock.now();
    store.taskQueues.set(one.sid, one);
    for (const task of [...store.pendingTasks]) if (task.taskQueueSid === one.sid) routing.offer(task);
    return one;
  };
  return [
    {
      method: 'GET',
      path,
      query: ['FriendlyName', ...PAGE_QUERY],
      handle: (request) => {
        requireWorkspace(product, request);
        const name = request.query.get('FriendlyName');
        const list = [...store.taskQueues.values()].filter((one) => name === undefined || one.friendlyName === name);
        return listOf(request, 'task_queues', list, (one) => views.taskQueue(one));
      },
    },
    {
      method: 'POST',
      path,
      form,
      handle: (request) => {
        requireWorkspace(product, request);
        const friendlyName = request.form.required('FriendlyName');
        const dates = { dateCreated: clock.now(), dateUpdated: clock.now() };
        const bare: TaskQueueRecord = {
          sid: newSid('WQ'),
          friendlyName,
          targetWorkers: '1==1',
          maxReservedWorkers: 1,
          taskOrder: 'FIFO',
          ...dates,
        };
        return { status: 201, body: views.taskQueue(change(request, bare)) };
      },
    },
    {
      method: 'GET',
      path: `${path}/:sid`,
      handle: (request) => ({ status: 200, body: views.taskQueue(queue(request)) }),
    },
    {
      method: 'POST',
      path: `${path}/:sid`,
      form,
      handle: (request) => ({ status: 200, body: views.taskQueue(change(request, queue(request))) }),
    },
  ];
}

function workflowRoutes(product: TaskRouterProduct): Route[] {
  const { store, views, clock } = product;
  const path = `${WORKSPACE}/Workflows`;
  const form = [
    'FriendlyName',
    'Configuration',
    'AssignmentCallbackUrl',
    'FallbackAssignmentCallbackUrl',
    'TaskReservationTimeout',
  ];
  const workflow = (request: ApiRequest): WorkflowRecord =>
    recordOf(product, request, (sid) => store.workflows.get(sid));
  const change = (request: ApiRequest, one: WorkflowRecord): WorkflowRecord => {
    const configuration = request.form.get('Configuration') ?? one.configuration;
    checkConfiguration(configuration, (sid) => store.taskQueues.has(sid));
    one.configuration = configuration;
    one.friendlyName = request.form.get('FriendlyName') ?? one.friendlyName;
    one.assignmentCallbackUrl = request.form.get('AssignmentCallbackUrl') ?? one.assignmentCallbackUrl;
    one.fallbackAssignmentCallbackUrl =
      request.form.get('FallbackAssignmentCallbackUrl') ?? one.fallbackAssignmentCallbackUrl;
    one.taskReservationTimeout = request.form.int('TaskReservationTimeout', 1, 86_400) ?? one.taskReservationTimeout;
    one.dateUpdated = clock.now();
    store.workflows.set(one.sid, one);
    return one;
  };
  return [
    {
      method: 'GET',
      path,
      query: ['FriendlyName', ...PAGE_QUERY],
      handle: (request) => {
        requireWorkspace(product, request);
        const name = request.query.get('FriendlyName');
        const list = [...store.workflows.values()].filter((one) => name === undefined || one.friendlyName === name);
        return listOf(request, 'workflows', list, (one) => views.workflow(one));
      },
    },
    {
      method: 'POST',
      path,
      form,
      handle: (request) => {
        requireWorkspace(product, request);
        const friendlyName = request.form.required('FriendlyName');
        const configuration = request.form.required('Configuration');
        const dates = { dateCreated: clock.now(), dateUpdated: clock.now() };
        const bare = { sid: newSid('WW'), friendlyName, configuration, taskReservationTimeout: 120, ...dates };
        const one = change(request, { ...bare, assignmentCallbackUrl: null, fallbackAssignmentCallbackUrl: null });
        return { status: 201, body: views.workflow(one) };
      },
    },
    {
      method: 'GET',
      path: `${path}/:sid`,
      handle: (request) => ({ status: 200, body: views.workflow(workflow(request)) }),
    },
    {
      method: 'POST',
      path: `${path}/:sid`,
      form: [...form, 'ReEvaluateTasks'],
      handle: (request) => ({ status: 200, body: views.workflow(change(request, workflow(request))) }),
    },
  ];
}
