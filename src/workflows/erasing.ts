import { proxyActivities } from '@temporalio/workflow';
import type { ErasureActivities } from '../activities/erasure.ts';

/** What erases, for one person and by age: without an end, because a vendor that is away is waited for. */
export const erasing = proxyActivities<ErasureActivities>({
  startToCloseTimeout: '10s',
  retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '1m' },
});
