import { randomUUID } from 'node:crypto';
import type { DeliveryResult } from '../domain/conversation/lane-items.ts';

/** Random, because in a container the process after a crash has the same host name and the same process id. */
const thisWorker = randomUUID().slice(0, 8);

/** The results with the process that brought them about: by it a run sees that it was taken over by another worker. */
export function byThisWorker(results: DeliveryResult[]): DeliveryResult[] {
  return results.map((result) => (result.outcome === 'done' ? { ...result, worker: thisWorker } : result));
}
