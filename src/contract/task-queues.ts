/** Workflows and their activities share one queue: eager dispatch of activities works only within a queue. */
export const CONVERSATIONS_TASK_QUEUE = 'conversations';
