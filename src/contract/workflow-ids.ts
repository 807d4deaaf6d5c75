/**
 * Workflow ids are business keys, so any process can address a workflow without a look-up,
 * and two processes that open the same conversation at once meet in one workflow.
 * They are stored as plain text by Temporal: never put a name or an address into one.
 */
const SNOWFLAKE = /^\d{5,20}$/;

/** `conversation-<discordUserId>`. @throws RangeError when the id is not a Discord snowflake. */
export function conversationWorkflowId(discordUserId: string): string {
  return `conversation-${snowflake(discordUserId)}`;
}

/** The Discord user id of a conversation's workflow id; null when the id is not of that form. */
export function parseConversationWorkflowId(workflowId: string): string | null {
  const id = /^conversation-(\d+)$/.exec(workflowId)?.[1];
  return id !== undefined && SNOWFLAKE.test(id) ? id : null;
}

/** `case-<number>`. @throws RangeError when the number is not a positive integer. */
export function caseWorkflowId(caseNumber: number): string {
  if (!Number.isSafeInteger(caseNumber) || caseNumber < 1) throw new RangeError(`not a case number: ${caseNumber}`);
  return `case-${caseNumber}`;
}

/** The case number of a case's workflow id; null when the id is not of that form. */
export function parseCaseWorkflowId(workflowId: string): number | null {
  const digits = /^case-([1-9]\d*)$/.exec(workflowId)?.[1];
  return digits === undefined ? null : Number(digits);
}

/** `announcements-<feed>`; the feed's name is already restricted to `[a-z0-9-]` by the configuration. */
export function announcementsWorkflowId(feed: string): string {
  return `announcements-${feed}`;
}

/** `erasure-<discordUserId>`. @throws RangeError when the id is not a Discord snowflake. */
export function erasureWorkflowId(discordUserId: string): string {
  return `erasure-${snowflake(discordUserId)}`;
}

function snowflake(discordUserId: string): string {
  if (!SNOWFLAKE.test(discordUserId)) throw new RangeError(`not a Discord user id: ${JSON.stringify(discordUserId)}`);
  return discordUserId;
}
