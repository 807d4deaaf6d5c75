import type { BotAnswer, Channel, FlexSnapshot, Job, Phase } from '../domain/conversation/state.ts';
import type { AgentDescription, FlexEvent, UserProfile } from '../domain/conversation/events.ts';
import type { DeliveryResult, DiscordItem, TwilioItem, TwilioRefs } from '../domain/conversation/lane-items.ts';

/** Which conversation an activity works for. */
export interface ConversationRef {
  workflowId: string;
  episode: string;
  user: UserProfile;
  locale: string;
  routing: 'workflow' | 'studio';
  caseNumber: number | null;
  channel: Channel | null;
  twilio: Partial<TwilioRefs>;
  phase: Phase;
  agentName: string | null;
  waitingSince: number | null;
}

export interface Batch<Item> {
  of: ConversationRef;
  items: Item[];
  /** these items were handed to an activity before whose outcome is not known: look before repeating */
  uncertain: boolean;
}

type JobOf<Kind extends Job['kind']> = Omit<Extract<Job, { kind: Kind }>, 'about'>;

/**
 * What conversations ask of the world. The names are seen in Temporal's Web UI and recorded in histories: renaming one
 * breaks running conversations. Every activity may run more than once for the same key and must then change nothing.
 */
export interface ConversationActivities {
  /** Delivers in order; stops at the first item that closed DMs block. Items without a result were not tried. */
  deliverToDiscord(batch: Batch<DiscordItem>): Promise<DeliveryResult[]>;
  /** Delivers in order; stops at the first item that a closed conversation blocks. */
  deliverToTwilio(batch: Batch<TwilioItem>): Promise<DeliveryResult[]>;
  answerQuestion(of: ConversationRef, job: JobOf<'ask'>): Promise<BotAnswer>;
  showArticle(of: ConversationRef, job: JobOf<'showArticle'>): Promise<BotAnswer | null>;
  recordFeedback(of: ConversationRef, job: JobOf<'recordFeedback'>): Promise<void>;
  openCase(of: ConversationRef, job: JobOf<'openCase'>): Promise<{ number: number; queuePosition: number }>;
  checkReopen(of: ConversationRef, job: JobOf<'checkReopen'>): Promise<boolean>;
  attachCase(of: ConversationRef, job: JobOf<'attachCase'>): Promise<void>;
  rateCase(of: ConversationRef, job: JobOf<'rateCase'>): Promise<void>;
  reportToCase(of: ConversationRef, job: JobOf<'reportCase'>): Promise<void>;
  openPrivateThread(of: ConversationRef): Promise<{ channelId: string; link: string }>;
  findAgentName(of: ConversationRef, job: JobOf<'describeAgent'>): Promise<AgentDescription>;
  inspectFlex(of: ConversationRef): Promise<FlexSnapshot>;
  fetchMissingMessages(
    of: ConversationRef,
    job: JobOf<'fillGap'>,
  ): Promise<{ messages: Extract<FlexEvent, { type: 'agent.message' }>[]; last: number }>;
  changeTranscript(of: ConversationRef, job: JobOf<'changeTranscript'>): Promise<void>;
  recordLateEvent(of: ConversationRef, job: JobOf<'recordLate'>): Promise<void>;
  endEpisode(of: ConversationRef, job: JobOf<'endEpisode'>): Promise<void>;
}
