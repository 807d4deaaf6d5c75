import { statements } from './migration.ts';

/**
 * Whose an earlier thread is, is asked for messages of the whole server. Partial, because few people have one, and every message
 * moves its author's row; without a pending list, because each look-up would have to read the whole list.
 */
export const leftThreads = statements(
  [
    `create index people_left_threads on people using gin (left_thread_channel_ids) with (fastupdate = off)
      where left_thread_channel_ids <> '{}'`,
  ],
  ['drop index people_left_threads'],
);
