import { notFound } from '../core/errors.ts';
import { PAGE_QUERY } from '../http/paging.ts';
import type { ApiAnswer, ApiRequest, Route } from '../http/route.ts';
import { parseExpression } from './expression.ts';
import type { TaskRouterProduct } from './product.ts';
import type { TaskChannelRecord, WorkerRecord } from './records.ts';
import { etag, listOf, recordOf, requireVersion, requireWorkspace, WORKSPACE } from './scope.ts';

/** Worker resource and its channels (https://www.twilio.com/docs/taskrouter/api/worker). */
export function workerRoutes(product: TaskRouterProduct): Route[] {
  const { store, views, workers } = product;
  const path = `${WORKSPACE}/Workers`;
  const worker = (request: ApiRequest): WorkerRecord => recordOf(product, request, (sid) => store.workers.get(sid));
  const answer = (status: number, one: WorkerRecord): ApiAnswer => ({
    status,
    body: views.worker(one),
    headers: etag(one.version),
  });
  return [
    {
      method: 'GET',
      path,
      query: [
        'ActivityName',
        'ActivitySid',
        'Available',
        'FriendlyName',
        'TargetWorkersExpression',
        'TaskQueueSid',
        ...PAGE_QUERY,
      ],
      handle: (request) => listWorkers(product, request),
    },
    {
      method: 'POST',
      path,
      form: ['FriendlyName', 'ActivitySid', 'Attributes'],
      handle: (request) => {
        requireWorkspace(product, request);
        const { form } = request;
        const friendlyName = form.required('FriendlyName');
        const attributes = form.jsonText('Attributes', 100 * 1024);
        return answer(201, workers.create({ friendlyName, attributes, activitySid: form.get('ActivitySid') }));
      },
    },
    { method: 'GET', path: `${path}/:sid`, handle: (request) => answer(200, worker(request)) },
    {
      method: 'POST',
      path: `${path}/:sid`,
      form: ['ActivitySid', 'Attributes', 'FriendlyName', 'RejectPendingReservations'],
      handle: (request) => {
        const one = worker(request);
        requireVersion(request, one.version);
        updateWorker(product, request, one);
        return answer(200, one);
      },
    },
    {
      method: 'DELETE',
      path: `${path}/:sid`,
      handle: (request) => {
        workers.delete(worker(request));
        return { status: 204 };
      },
    },
    {
      method: 'GET',
      path: `${path}/:sid/Channels`,
      query: PAGE_QUERY,
      handle: (request) => {
        const one = worker(request);
        return listOf(request, 'channels', [...store.taskChannels.values()], (channel) =>
          views.workerChannel(one, channel),
        );
      },
    },
    {
      method: 'GET',
      path: `${path}/:sid/Channels/:channel`,
      handle: (request) => {
        const one = worker(request);
        return { status: 200, body: views.workerChannel(one, channelOf(product, request, one)) };
      },
    },
    {
      method: 'POST',
      path: `${path}/:sid/Channels/:channel`,
      form: ['Capacity', 'Available'],
      handle: (request) => {
        const one = worker(request);
        const channel = channelOf(product, request, one);
        const before = one.capacities[channel.sid] ?? { capacity: 0, available: true };
        const capacity = request.form.int('Capacity', 0, 250) ?? before.capacity;
        workers.setCapacity(one, channel.sid, capacity, request.form.bool('Available') ?? before.available);
        return { status: 200, body: views.workerChannel(one, channel) };
      },
    },
  ];
}

function listWorkers(product: TaskRouterProduct, request: ApiRequest): ApiAnswer {
  requireWorkspace(product, request);
  const { store, views } = product;
  const { query } = request;
  const available = query.bool('Available');
  const suits = parseExpression(query.get('TargetWorkersExpression') ?? '');
  const queueSid = query.get('TaskQueueSid');
  const queue = queueSid === undefined ? undefined : store.taskQueues.get(queueSid);
  const inQueue = queueSid === undefined ? () => true : queue ? parseExpression(queue.targetWorkers) : () => false;
  const list = [...store.workers.values()].filter((worker) => {
    const activity = store.activities.get(worker.activitySid);
    const attributes = store.attributes(worker);
    return (
      (available === undefined || activity?.available === available) &&
      (!query.has('ActivityName') || activity?.friendlyName === query.get('ActivityName')) &&
      (!query.has('ActivitySid') || worker.activitySid === query.get('ActivitySid')) &&
      (!query.has('FriendlyName') || worker.friendlyName === query.get('FriendlyName')) &&
      suits(attributes) &&
      inQueue(attributes)
    );
  });
  return listOf(request, 'workers', list, (worker) => views.worker(worker));
}

function updateWorker(product: TaskRouterProduct, request: ApiRequest, worker: WorkerRecord): void {
  const { form } = request;
  if (form.bool('RejectPendingReservations'))
    for (const reservation of [...product.store.occupyingReservations(worker.sid)])
      if (reservation.status === 'pending') product.routing.reject(reservation);
  product.workers.update(worker, {
    friendlyName: form.get('FriendlyName'),
    attributes: form.jsonText('Attributes', 100 * 1024),
    activitySid: form.get('ActivitySid'),
  });
}

/** A worker's channel is named by its own SID, or by the task channel's SID or unique name. */
function channelOf(product: TaskRouterProduct, request: ApiRequest, worker: WorkerRecord): TaskChannelRecord {
  const wanted = request.params['channel'] ?? '';
  for (const channel of product.store.taskChannels.values())
    if ([channel.sid, channel.uniqueName, product.views.workerChannel(worker, channel)['sid']].includes(wanted))
      return channel;
  throw notFound(request.path.replace('/v1', ''));
}
