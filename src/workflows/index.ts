/** Everything the worker runs; the names are what clients start. */
export { conversation } from './conversation.ts';
export { supportCase } from './case.ts';
export { announcements } from './announcements.ts';
