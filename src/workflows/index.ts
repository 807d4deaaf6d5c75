/** Everything the worker runs; the names are what clients start. */
export { conversation } from './conversation.ts';
export { supportCase } from './case.ts';
export { announcements } from './announcements.ts';
export { erasure } from './erasure.ts';
export { retention } from './retention.ts';
