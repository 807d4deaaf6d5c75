import { invalidParameter } from '../core/errors.ts';
import { PAGE_QUERY } from '../http/paging.ts';
import type { ApiRequest, Route } from '../http/route.ts';
import type { TaskRouterProduct } from './product.ts';
import type { ReservationRecord } from './records.ts';
import { etag, listOf, recordOf, requireVersion, WORKSPACE } from './scope.ts';

const STATUSES = [
  'pending',
  'accepted',
  'rejected',
  'timeout',
  'canceled',
  'rescinded',
  'wrapping',
  'completed',
] as const;

/** Reservations, by task and by worker (https://www.twilio.com/docs/taskrouter/api/reservations). */
export function reservationRoutes(product: TaskRouterProduct): Route[] {
  return (['Tasks', 'Workers'] as const).flatMap((parent): Route[] => {
    const path = `${WORKSPACE}/${parent}/:ownerSid/Reservations`;
    const query = ['ReservationStatus', ...(parent === 'Tasks' ? ['WorkerSid'] : []), ...PAGE_QUERY];
    const render = (one: ReservationRecord): unknown => product.views.reservation(one, parent);
    return [
      {
        method: 'GET',
        path,
        query,
        handle: (request) => {
          const status = request.query.oneOf('ReservationStatus', STATUSES);
          const worker = request.query.get('WorkerSid');
          const list = reservationsOf(product, request, parent).filter(
            (one) =>
              (status === undefined || one.status === status) && (worker === undefined || one.workerSid === worker),
          );
          return listOf(request, 'reservations', list, render);
        },
      },
      {
        method: 'GET',
        path: `${path}/:sid`,
        handle: (request) => {
          const one = reservationOf(product, request, parent);
          return { status: 200, body: render(one), headers: etag(one.version) };
        },
      },
      {
        method: 'POST',
        path: `${path}/:sid`,
        form: ['ReservationStatus', 'WorkerActivitySid'],
        handle: (request) => {
          const one = reservationOf(product, request, parent);
          requireVersion(request, one.version);
          update(product, request, one);
          return { status: 200, body: render(one), headers: etag(one.version) };
        },
      },
    ];
  });
}

function reservationsOf(
  product: TaskRouterProduct,
  request: ApiRequest,
  parent: 'Tasks' | 'Workers',
): readonly ReservationRecord[] {
  const { store } = product;
  const owners = parent === 'Tasks' ? store.tasks : store.workers;
  recordOf<unknown>(product, request, (sid) => owners.get(sid), 'ownerSid');
  const sid = request.params['ownerSid'] ?? '';
  return parent === 'Tasks' ? store.reservationsOfTask(sid) : store.reservationsOfWorker(sid);
}

function reservationOf(
  product: TaskRouterProduct,
  request: ApiRequest,
  parent: 'Tasks' | 'Workers',
): ReservationRecord {
  const reservation = recordOf(product, request, (sid) => product.store.reservations.get(sid));
  const owner = parent === 'Tasks' ? reservation.taskSid : reservation.workerSid;
  return recordOf(product, request, (sid) => (sid === owner ? reservation : undefined), 'ownerSid');
}

function update(product: TaskRouterProduct, request: ApiRequest, reservation: ReservationRecord): void {
  const status = request.form.oneOf('ReservationStatus', STATUSES);
  const { routing, workers, store } = product;
  if (status === 'accepted') routing.accept(reservation);
  else if (status === 'rejected') routing.reject(reservation);
  else if (status === 'wrapping') routing.wrapUp(reservation);
  else if (status === 'completed') routing.complete(reservation);
  else if (status !== undefined) throw invalidParameter(`ReservationStatus cannot be set to ${status}`);
  const activitySid = request.form.get('WorkerActivitySid');
  const worker = store.workers.get(reservation.workerSid);
  if (activitySid !== undefined && worker) workers.update(worker, { activitySid });
}
