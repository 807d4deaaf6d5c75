/** Erases what is known of one person. Its id is `erasure-<discordUserId>`. */
export const ERASURE_WORKFLOW = 'erasure';

export interface ErasureInput {
  discordUserId: string;
  /** who asked for it, as the desk knows them */
  by: string;
}

/** Where something of a person is kept outside the database; ids only. */
export interface Traces {
  cases: number[];
  conversationSids: string[];
  /** posts of their reports in Discord's channels */
  posts: { channelId: string; messageId: string }[];
}

/** What was removed, as the workflow's result in the Web UI. */
export interface ErasureResult {
  cases: number;
  conversations: number;
  messages: number;
  /** whether Temporal removed the histories at once; false = they go with the retention of the namespace */
  histories: boolean;
}

/** Starts erasures; the api's port. */
export interface Erasures {
  /** Begins, or joins the one that runs. Returns the workflow's id. @throws when Temporal does not take it */
  begin(input: ErasureInput): Promise<string>;
}

/** Erases what ended long ago. Started by its schedule, under the same id. */
export const RETENTION_WORKFLOW = 'retention';
export const RETENTION_WORKFLOW_ID = 'retention';

export interface RetentionInput {
  /** ms since the end */
  maxAge: number;
  /** what earlier runs of the same day removed */
  done?: RetentionResult;
}

/** Episodes and cases that ended long ago; ids only. */
export interface Expired {
  episodes: { discordUserId: string; episode: string; conversationSid: string | null }[];
  cases: number[];
}

/** What was removed, as the workflow's result in the Web UI. */
export interface RetentionResult {
  episodes: number;
  cases: number;
}
