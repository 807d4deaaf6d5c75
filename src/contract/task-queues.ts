/** Workflows and their activities share one queue: eager dispatch of activities works only within a queue. */
export const CONVERSATIONS_TASK_QUEUE = 'conversations';

/**
 * How long a workflow task may take. A worker that was killed keeps those it had taken for this time from the others, and whatever
 * comes meanwhile for that workflow waits (of signals the server keeps a hundred); Temporal's default is 10 s. One task takes
 * milliseconds, the replay of a long history a few hundred.
 */
export const WORKFLOW_TASK_TIMEOUT = '5s';
