import type {
  AgentDescription,
  AgentMedia,
  FlexEvent,
  Priority,
  UserAttachment,
  UserEvent,
  UserProfile,
} from './events.ts';
import type { DeliveryResult, DiscordItem, Lane, LaneName, TwilioItem, TwilioRefs } from './lane-items.ts';
import type { Timings } from './timings.ts';

export type Phase = 'bot' | 'escalation' | 'agent' | 'resolution' | 'closed';

export type DeadlineName =
  | 'botIdle'
  | 'firstResponse'
  | 'stillWaiting'
  | 'agentSilence'
  | 'userSilence'
  | 'reopen'
  | 'studioTurn'
  | 'gap'
  | 'look';

export interface Channel {
  id: string;
  kind: 'dm' | 'thread';
  /** a private thread that was opened and has taken no message yet: what it refuses too, no other thread would take */
  untried?: true;
}

/** Plain versioned JSON: continue-as-new carries it whole. */
export interface ConversationState {
  v: 1;
  routing: 'workflow' | 'studio';
  guildId: string;
  timings: Timings;
  user: UserProfile;
  /** language of our texts to this user */
  locale: string;
  /** language in which the user was seen to write, where it differed from ours: it counts more than that of their Discord client */
  writes: string | null;
  /** id of the episode: the Discord id of the event that began it, unique per user for ever */
  episode: string;
  startedAt: number;
  phase: Phase;
  priority: Priority;
  /** where the user reads us; null until the first DM channel is known */
  channel: Channel | null;
  /** the user's last known coming to or going from the server; absent while none was seen */
  server?: { left: boolean; at: number };
  /** next number of an effect's key */
  seq: number;
  lanes: { discord: Lane<DiscordItem>; twilio: Lane<TwilioItem> };
  /** work for activities outside the lanes; carried until its result is in */
  jobs: Job[];
  deadlines: Partial<Record<DeadlineName, number>>;
  /** source ids already decided, oldest first, bounded */
  seen: string[];
  /** edits and deletions that came before their message, bounded */
  early: EarlyChange[];
  /** the newest edit or deletion of each message that was changed, by its author's time, with a print of the new text (null: deleted); bounded */
  changed?: { id: string; at: number; print: number | null }[];
  /** time of the newest line that was said, ours or the user's */
  lastLine?: number;
  bot: BotPhase;
  case: { number: number; topic: string | null; openedAt: number } | null;
  escalation: Escalation | null;
  twilio: Partial<TwilioRefs>;
  agents: AgentRef[];
  /** names under which authors of agent messages are shown, by their identity; also of those who have left: their last words may come later; bounded */
  authors?: { identity: string; name: string }[];
  /** what the last look at Flex lacked: it counts when the next one lacks it too */
  lacked?: string[];
  flexInbox: FlexInbox;
  /** Twilio conversations opened in this episode; each has the number in its unique name */
  opened: number;
  /** Twilio conversations of this episode that were left: their late events must not touch the current one; bounded */
  left: string[];
  /** studio mode: the flow can't be used in this episode, so the rules do without it */
  flowFailed: boolean;
  /** studio mode: what the flow asked and, once decided, what it is told; bounded */
  studioTurns: { id: string; decision: { handoff: boolean; caseNumber: number | null } | null }[];
  failed: FailedDelivery[];
  /** `author`: which agent, as Twilio names them; absent for others, and in older states */
  lastMessage: { from: 'user' | 'bot' | 'agent'; at: number; author?: string } | null;
  rating: number | null;
  /** how the episode ended; null while it goes on */
  outcome: string | null;
}

export interface BotPhase {
  /** user messages not yet answered, oldest first */
  pending: PendingQuestion[];
  /** the last turns, for follow-up questions */
  turns: BotTurn[];
  /** messages in a row that got no answer */
  unanswered: number;
  /** articles that were shown and are not known to have helped */
  offered: string[];
  reminded: boolean;
  greeted: boolean;
}

/** Something said in the bot phase. */
export interface BotTurn {
  from: 'user' | 'bot' | 'agent';
  text: string;
  /** of the bot: what kind of answer it was, so that a "yes" or "no" after it can be understood */
  said?: string;
  /** of the bot: the article that it showed */
  article?: string;
}

/** What the author of a message has left of it. */
export interface Remains {
  text: string;
  /** ids of the files that are left; undefined = all */
  files?: string[] | undefined;
}

/** `text` null is a deletion. */
export type EarlyChange = { id: string } & (Remains | { text: null });

export interface PendingQuestion {
  id: string;
  text: string;
  channelId: string;
  attachments: UserAttachment[];
  at: number;
}

export interface Escalation {
  reason: string;
  askedAt: number;
  /** since when the user waits for a person; null while an agent is there */
  waitingSince: number | null;
  /** conversations made at Twilio for this case so far */
  attempts: number;
  /** the user was warned that silence will end the conversation; unset by the next word of the user */
  warned: boolean;
  /** the user was told that no agent can be had for now; it is still tried again now and then */
  gaveUp: boolean;
}

export interface AgentRef extends AgentDescription {
  taskSid: string;
  joinedAt: number;
}

/** Order of agent messages: Twilio's `Index`. */
export interface FlexInbox {
  /** next index not yet accounted for, in the current Twilio conversation */
  next: number;
  /** indexes at or above `next` that are known to be ours (our own posts) */
  ours: number[];
  /** agent messages that wait for a smaller index */
  held: Extract<FlexEvent, { type: 'agent.message' }>[];
  /** how often in a row Twilio's list did not reach to what is held */
  listings?: number;
}

/** A message that can't be delivered, with the reason; shown to people and redrivable. */
export interface FailedDelivery {
  lane: LaneName;
  item: DiscordItem | TwilioItem;
  reason: string;
  code: number | null;
  at: number;
}

/** What a job was asked for: by the time it runs, the conversation may be another episode. */
export interface JobSubject {
  episode: string;
  phase: Phase;
  caseNumber: number | null;
}

/** Work for an activity outside the lanes; `key` makes it idempotent. */
export type Job = { key: string; about: JobSubject } & (
  | {
      kind: 'ask';
      questions: PendingQuestion[];
      turns: BotPhase['turns'];
      unanswered: number;
      offered: string[];
      /** what is known of the user's language before the questions are read */
      locale: string | null;
    }
  | { kind: 'showArticle'; articleId: string; locale: string }
  /** whether an article helped with a question: a proposed alias or a gap for the knowledge base */
  | { kind: 'recordFeedback'; articleId: string; helped: boolean; question: string }
  | {
      kind: 'openCase';
      reason: string;
      topic: string | null;
      priority: Priority;
      questions: PendingQuestion[];
      said: SaidByBot[];
    }
  | { kind: 'rateCase'; number: number; score: number }
  /** whether a case may be re-opened by this user now */
  | { kind: 'checkReopen'; number: number; episode: string }
  /** a re-opened case: its new episode is written down */
  | { kind: 'attachCase'; number: number }
  | { kind: 'openThread' }
  | { kind: 'describeAgent'; taskSid: string }
  | { kind: 'inspectFlex' }
  /**
   * `thenEnd`: the chat is closed in Flex; what it has and we don't is shown before the end is told. `patient`: it was over time once;
   * now it is waited for until Twilio is back.
   */
  | { kind: 'fillGap'; from: number; thenEnd?: true; patient?: true }
  /** the rest of a Twilio lane whose conversation was left */
  | { kind: 'finishTwilio'; episode: string; refs: Partial<TwilioRefs>; items: TwilioItem[]; uncertain: boolean }
  | { kind: 'reportCase'; change: CaseChange }
  /** an edit (text null = deletion) of a message that has no copy at Twilio: only the transcript changes */
  | { kind: 'changeTranscript'; source: 'discord' | 'twilio'; sourceId: string; text: string | null; at: number }
  /** a Flex event of an earlier episode: recorded with its case */
  | { kind: 'recordLate'; event: FlexEvent }
  | { kind: 'endEpisode'; episode: string; outcome: string }
);

/** What the bot said but Discord may not have yet: the transcript for the agent has it all the same. */
export interface SaidByBot {
  key: string;
  text: string;
  at: number;
}

/** What a conversation tells its case. */
export interface CaseChange {
  status?: 'open' | 'pending' | 'solved';
  assignee?: string | null;
  /** what people decided */
  priority?: Priority;
  /** at least this priority from now on: what waiting and failures ask for lowers nothing that people have set */
  raiseTo?: Priority;
  rating?: number;
  reopened?: boolean;
  note?: { by: string; text: string };
  /** a line of the case's timeline, in English for operators */
  line?: string;
}

/** Flex's own view, read when events leave a doubt. */
export interface FlexSnapshot {
  conversationClosed: boolean;
  channelClosed: boolean;
  /** Flex could not create the channel: nobody was ever asked by it; absent else */
  channelFailed?: true;
  /** tasks pending or reserved: somebody will be asked */
  openTasks: string[];
  /** agents in the interaction now */
  agents: ({ taskSid: string } & AgentDescription)[];
  /** tasks that nobody works on any more; Flex forgets them after a while */
  finishedTasks: { taskSid: string }[];
}

/** What of an article is named and linked. */
export interface ArticleLink {
  id: string;
  title: string;
  url: string | null;
}

/** What the answering engine said about a batch of questions. Mirrors `src/knowledge/answerer.ts`; `locale` is the language of the questions. */
export type BotAnswer =
  | {
      kind: 'answer';
      text: string;
      article: ArticleLink;
      recommendations: ArticleLink[];
      /** further articles that the text quotes */
      alsoAnswered: ArticleLink[];
      /** questions of the batch that it leaves open */
      open: string[];
      /** the text is only some sentences of an article that was shown before */
      passage: boolean;
      /** language of the text; that of the question in conversations from before this was told */
      writtenIn?: string;
      locale: string;
    }
  /** `suggestedIn`: language of the suggestions */
  | { kind: 'didYouMean'; suggestions: ArticleLink[]; suggestedIn: string; locale: string }
  | { kind: 'none'; locale: string }
  | {
      kind: 'handoff';
      reason: 'asked' | 'sensitive' | 'frustrated' | 'unanswered';
      topic: string | null;
      locale: string;
    }
  | { kind: 'confirmHandoff'; locale: string }
  /** `reply`: which small talk; `negative` means that what was said before did not help */
  | { kind: 'smallTalk'; reply: string; text: string; locale: string };

/** Results of jobs and lanes, fed back as events. */
export type InternalEvent =
  | { type: 'lane.delivered'; lane: LaneName; results: DeliveryResult[] }
  /** the lane's activity did not get through in `timings.stalled`; its head may or may not have been done */
  | { type: 'lane.stalled'; lane: LaneName; reason: string }
  | { type: 'job.done'; key: string; result: JobResult }
  /** `overTime`: it was not refused, its time was over */
  | { type: 'job.failed'; key: string; reason: string; overTime?: true }
  | { type: 'tick' };

export type JobResult =
  | { kind: 'ask'; answer: BotAnswer }
  | { kind: 'showArticle'; answer: BotAnswer | null }
  | { kind: 'openCase'; number: number; queuePosition: number }
  | { kind: 'checkReopen'; allowed: boolean }
  | { kind: 'openThread'; channelId: string; link: string }
  | ({ kind: 'describeAgent' } & AgentDescription)
  | { kind: 'inspectFlex'; snapshot: FlexSnapshot }
  /** `last`: the highest index that exists now, -1 for none */
  /** items without a result were not tried */
  | { kind: 'finishTwilio'; results: DeliveryResult[] }
  | { kind: 'fillGap'; messages: Extract<FlexEvent, { type: 'agent.message' }>[]; last: number }
  | { kind: 'done' };

export type { AgentMedia, UserEvent };
