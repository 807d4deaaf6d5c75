const MARK = 'unknown:';

/** Stands for the task of an agent who wrote before any task of the conversation was known. */
export function assumedTask(conversationSid: string): string {
  return MARK + conversationSid;
}

/** Whether this is no task of Twilio's but stands for one. */
export function isAssumedTask(taskSid: string): boolean {
  return taskSid.startsWith(MARK);
}
