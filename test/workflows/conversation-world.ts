import { WorkflowIdConflictPolicy, type WorkflowHandle } from '@temporalio/client';
import type { ConversationActivities } from '../../src/activities/conversation-activities.ts';
import {
  CONVERSATION_QUERY,
  CONVERSATION_WORKFLOW,
  EVENTS_SIGNAL,
  type ConversationInput,
} from '../../src/contract/conversation.ts';
import { WORKFLOW_TASK_TIMEOUT } from '../../src/contract/task-queues.ts';
import { conversationWorkflowId } from '../../src/contract/workflow-ids.ts';
import type { InboundEvent, UserAction } from '../../src/domain/conversation/events.ts';
import type { DeliveryResult, DiscordItem, TwilioItem } from '../../src/domain/conversation/lane-items.ts';
import type { BotAnswer, FlexSnapshot } from '../../src/domain/conversation/state.ts';
import { defaultTimings, type Timings } from '../../src/domain/conversation/timings.ts';
import type { ConversationView } from '../../src/domain/conversation/view.ts';
import type { TimeSkipping } from '../support/time-skipping.ts';

let lastUser = 700_000_000_000_000_000n;
let lastId = 900_000_000_000_000_000n;

/** One user's conversation workflow with activities that remember what they were asked. */
export class ConversationWorld {
  readonly user;
  readonly workflowId: string;
  readonly toUser: string[] = [];
  readonly toAgent: string[] = [];
  readonly calls: string[] = [];
  /** how many items each batch to Twilio had */
  readonly batches: number[] = [];
  answer: () => BotAnswer = () => ({ kind: 'smallTalk', reply: 'greeting', text: 'answer', locale: 'en' });
  /** runs before each delivery to Twilio: throw to be down */
  twilio: () => Promise<void> = async () => {};
  dmsClosed = false;
  /** the process that carries out deliveries */
  worker = 'w1';
  flex: FlexSnapshot = {
    conversationClosed: false,
    channelClosed: false,
    openTasks: [],
    agents: [],
    finishedTasks: [],
  };
  private index = 0;
  private tasks = 0;

  constructor(
    private readonly time: TimeSkipping,
    private readonly options: { routing?: 'workflow' | 'studio'; timings?: Partial<Timings>; maxEvents?: number } = {},
  ) {
    const discordUserId = String((lastUser += 1n));
    this.user = { discordUserId, username: 'mia', displayName: 'Mia', locale: 'en-US' };
    this.workflowId = conversationWorkflowId(discordUserId);
  }

  readonly activities: ConversationActivities = {
    deliverToDiscord: async ({ of, items }) => {
      if (this.dmsClosed && of.channel?.kind !== 'thread')
        return [{ key: items[0]!.key, outcome: 'failed', reason: 'dmClosed', code: 50007, canRetry: true }];
      return items.map((item) => this.discord(item, of.channel?.id ?? '300000000000000001'));
    },
    deliverToTwilio: async ({ items }) => {
      await this.twilio();
      this.batches.push(items.length);
      return items.map((item) => this.toTwilio(item));
    },
    answerQuestion: async () => (this.calls.push('answerQuestion'), this.answer()),
    showArticle: async () => null,
    recordFeedback: async () => {},
    openCase: async () => (this.calls.push('openCase'), { number: 1042, queuePosition: 0 }),
    checkReopen: async () => true,
    attachCase: async () => {},
    rateCase: async (_of, job) => void this.calls.push(`rateCase ${job.score}`),
    reportToCase: async (_of, job) =>
      void this.calls.push(`reportToCase ${job.change.status ?? job.change.line ?? 'note'}`),
    openPrivateThread: async () => ({ channelId: '400000000000000001', link: 'https://discord.com/channels/1/2' }),
    findAgentName: async () => ({ workerSid: 'WK1', name: 'Ann' }),
    inspectFlex: async () => (this.calls.push('inspectFlex'), this.flex),
    fetchMissingMessages: async () => ({ messages: [], last: -1 }),
    changeTranscript: async () => {},
    recordLateEvent: async () => void this.calls.push('recordLateEvent'),
    endEpisode: async (_of, job) => void this.calls.push(`endEpisode ${job.outcome}`),
  };

  private discord(item: DiscordItem, channelId: string): DeliveryResult {
    if (item.kind === 'say') this.toUser.push(item.text);
    return { key: item.key, outcome: 'done', copyIds: [`d-${item.key}`], channelId, worker: this.worker };
  }

  private toTwilio(item: TwilioItem): DeliveryResult {
    const done = { key: item.key, outcome: 'done' as const, worker: this.worker };
    this.toAgent.push(item.kind === 'say' ? item.text : `<${item.kind}>`);
    if (item.kind === 'say') return { ...done, indexes: [this.index++] };
    if (item.kind === 'open') return { ...done, made: { conversationSid: `CH${item.attempt}` } };
    if (item.kind === 'interaction' || item.kind === 'invite')
      return {
        ...done,
        made: { interactionSid: 'KD1', interactionChannelSid: 'UO1', taskSid: `WT${(this.tasks += 1)}` },
      };
    return done;
  }

  /** Signal-with-start, as the gateway does it. */
  async tell(taskQueue: string, ...events: InboundEvent[]): Promise<WorkflowHandle> {
    const input: ConversationInput = {
      user: this.user,
      routing: this.options.routing ?? 'workflow',
      guildId: '200000000000000001',
      publicUrl: 'http://desk.test',
      timings: { ...defaultTimings, ...this.options.timings },
      ...(this.options.maxEvents !== undefined && { maxEvents: this.options.maxEvents }),
    };
    return this.time.env.client.workflow.signalWithStart(CONVERSATION_WORKFLOW, {
      workflowId: this.workflowId,
      taskQueue,
      workflowTaskTimeout: WORKFLOW_TASK_TIMEOUT,
      args: [input],
      signal: EVENTS_SIGNAL,
      signalArgs: [events],
      workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
    });
  }

  message(text: string): InboundEvent {
    const channelId = '300000000000000001';
    return {
      type: 'user.message',
      id: String((lastId += 1n)),
      channelId,
      text,
      attachments: [],
      at: 1,
      user: this.user,
    };
  }

  action(action: UserAction): InboundEvent {
    const channelId = '300000000000000001';
    return {
      type: 'user.action',
      id: String((lastId += 1n)),
      action,
      channelId,
      guildId: null,
      at: 1,
      user: this.user,
    };
  }

  async joined(): Promise<InboundEvent> {
    const { twilio } = await this.view();
    return {
      type: 'agent.joined',
      taskSid: twilio.taskSid!,
      workerSid: 'WK1',
      name: 'Ann',
      at: 1,
      ...(await this.of()),
    };
  }

  async left(taskSid: string): Promise<InboundEvent> {
    return { type: 'agent.left', taskSid, at: 1, ...(await this.of()) };
  }

  async agentSays(...texts: string[]): Promise<InboundEvent[]> {
    const of = await this.of();
    return texts.map((text) => {
      const index = this.index++;
      return { type: 'agent.message', id: `IM${index}`, index, author: 'ann', text, media: [], at: 1, ...of };
    });
  }

  async closedInFlex(): Promise<InboundEvent> {
    return { type: 'flex.closed', reason: 'agent', at: 1, ...(await this.of()) };
  }

  private async of(): Promise<{ episode: string; conversationSid: string }> {
    const { episode, twilio } = await this.view();
    return { episode, conversationSid: twilio.conversationSid! };
  }

  handle(): WorkflowHandle {
    return this.time.env.client.workflow.getHandle(this.workflowId);
  }

  view(): Promise<ConversationView> {
    return this.handle().query<ConversationView>(CONVERSATION_QUERY);
  }

  /** Handoff asked for, agent Ann in the chat. */
  async withAgent(taskQueue: string): Promise<void> {
    await this.tell(taskQueue, this.message('hello'), this.action({ name: 'handoff' }));
    await this.until((view) => view.twilio.taskSid !== undefined);
    await this.tell(taskQueue, await this.joined());
    await this.until((view) => view.agent === 'Ann' && view.doing.length === 0 && isIdle(view));
  }

  /** Waits until the conversation is as asked for. */
  async until(fits: (view: ConversationView) => boolean, timeout = 20_000): Promise<ConversationView> {
    const end = Date.now() + timeout;
    for (;;) {
      const view = await this.view().catch(() => null);
      if (view && fits(view)) return view;
      if (Date.now() > end)
        throw new Error(`Not reached: ${fits.toString()}\n${JSON.stringify(view, null, 1).slice(0, 4_000)}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

/** Nothing is on its way. */
export function isIdle(view: ConversationView): boolean {
  const lanes = [view.toDiscord, view.toTwilio];
  return view.doing.length === 0 && lanes.every((lane) => lane.waiting + lane.beingSent === 0);
}
