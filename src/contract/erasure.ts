/** Erases what is known of one person. Its id is `erasure-<discordUserId>`. */
export const ERASURE_WORKFLOW = 'erasure';

export interface ErasureInput {
  discordUserId: string;
  /** who asked for it, as the desk knows them */
  by: string;
}

/** A message in one of Discord's channels. */
export interface PostPlace {
  channelId: string;
  messageId: string;
}

/** Where something of a person is kept outside the database; ids only. */
export interface Traces {
  cases: number[];
  /** all that were opened for them at Twilio, also those that were left for another one */
  conversationSids: string[];
  /** posts of their reports in Discord's channels */
  posts: PostPlace[];
  /** their private threads, likewise all; absent in histories that 0.1.0 recorded */
  threads?: string[];
}

/** What was removed, as the workflow's result in the Web UI. */
export interface ErasureResult {
  cases: number;
  conversations: number;
  messages: number;
  /** whether Temporal removed the histories at once; false = they go with the retention of the namespace */
  histories: boolean;
  /** what the bot may not remove, for somebody who may: a thread's id, or `<channel>/<message>` of a post */
  leftInDiscord: string[];
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

/** Episodes and cases that ended long ago, and people of whom nothing else is left; ids only. What is optional is absent in histories that 0.1.0 recorded. */
export interface Expired {
  episodes: {
    discordUserId: string;
    episode: string;
    /** the last one at Twilio; null when there was none */
    conversationSid: string | null;
    /** those that were left for another one */
    leftSids?: string[];
  }[];
  cases: number[];
  /** of these cases, in Discord's channels */
  posts?: PostPlace[];
  /** whoever has nothing but private threads any more: the threads hold what was said, and only this row names them */
  people?: { discordUserId: string; threads: string[] }[];
}

/** What was removed, as the workflow's result in the Web UI. */
export interface RetentionResult {
  episodes: number;
  cases: number;
  /** threads and posts that the bot may not remove; which ones say the results of the run's activities */
  leftInDiscord: number;
}
