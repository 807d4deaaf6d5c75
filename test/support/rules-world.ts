import type { FlexEvent, UserAction } from '../../src/domain/conversation/events.ts';
import { newConversation } from '../../src/domain/conversation/episode.ts';
import type { DeliveryResult, DiscordItem, LaneName, TwilioItem } from '../../src/domain/conversation/lane-items.ts';
import { runnableJobs } from '../../src/domain/conversation/jobs.ts';
import { laneReady, takeBatch } from '../../src/domain/conversation/lanes.ts';
import type {
  BotAnswer,
  ConversationState,
  FlexSnapshot,
  Job,
  JobResult,
} from '../../src/domain/conversation/state.ts';
import { apply, type ConversationEvent } from '../../src/domain/conversation/step.ts';
import { defaultTimings, type Timings } from '../../src/domain/conversation/timings.ts';
import { earliestDeadline } from '../../src/domain/conversation/deadlines.ts';

export const CONVERSATION_SID = 'CH1';

/** A vendor as the adapters promise it: one copy per key, however often it is asked. */
export interface Outbox {
  discord: { key: string; text: string; from: string; author: string | null }[];
  twilio: { key: string; kind: string; text: string }[];
}

/** Drives the very rules that run, with vendors and jobs that answer as the activities do. */
export class RulesWorld {
  state: ConversationState;
  now = 1_000_000;
  readonly out: Outbox = { discord: [], twilio: [] };
  readonly done: Job[] = [];
  answer: (job: Extract<Job, { kind: 'ask' }>) => BotAnswer = () => ({ kind: 'none', locale: 'en' });
  /** overrides what becomes of an item; undefined = done */
  fate: (lane: LaneName, item: DiscordItem | TwilioItem) => { reason: string } | undefined = () => undefined;
  agentName: string | null = 'Ann';
  /** what Flex knows of each task, whether or not it was told; a task it has forgotten is not in it */
  readonly tasks = new Map<string, 'asked' | 'taken' | 'over'>();
  /** what agents wrote and no webhook told: Twilio's list has it */
  private readonly unheard: Extract<FlexEvent, { type: 'agent.message' }>[] = [];
  private nextIndex = 0;
  private nextId = 100_000;

  constructor(options: { routing?: 'workflow' | 'studio'; timings?: Partial<Timings> } = {}) {
    this.state = newConversation({
      user: { discordUserId: '10001', username: 'mia', displayName: 'Mia', locale: 'en-US' },
      guildId: '20001',
      routing: options.routing ?? 'workflow',
      timings: { ...defaultTimings, ...options.timings },
      episode: 'e1',
      now: this.now,
    });
  }

  tell(event: ConversationEvent): void {
    // A crash between two steps loses nothing but what is not in the state: a copy proves that the state is plain data.
    this.state = JSON.parse(JSON.stringify(this.state)) as ConversationState;
    this.happened(event);
    apply(this.state, event, this.now);
  }

  /** What a webhook tells has happened in Flex, where a task only ever moves on. */
  private happened(event: ConversationEvent): void {
    if (event.type === 'task.created') this.moveOn(event.taskSid, 'asked');
    else if (event.type === 'agent.joined') this.moveOn(event.taskSid, 'taken');
    else if (event.type.startsWith('task.') || event.type === 'agent.left')
      this.moveOn((event as Extract<FlexEvent, { type: 'agent.left' }>).taskSid, 'over');
  }

  /** A task moves on in Flex, and nobody tells it. */
  moveOn(taskSid: string, state: 'asked' | 'taken' | 'over'): void {
    const order = ['asked', 'taken', 'over'];
    const known = this.tasks.get(taskSid);
    if (known === undefined || order.indexOf(known) < order.indexOf(state)) this.tasks.set(taskSid, state);
  }

  /** Runs lanes and jobs until nothing is left to do; the short wait for a second look at Flex passes by itself. */
  settle(): void {
    for (let guard = 0; guard < 200; guard++) {
      const moved = this.runLane('discord') || this.runLane('twilio') || this.runJob() || this.lookAgain();
      if (!moved) return;
    }
    throw new Error('The rules never come to rest.');
  }

  private lookAgain(): boolean {
    const next = earliestDeadline(this.state);
    if (next?.name !== 'look' || next.at - this.now > 3_000) return false;
    this.passDeadline();
    return true;
  }

  /** Hands the head of a lane to its vendor. `answered: false` loses the result, as a crash of the worker does. */
  runLane(name: LaneName, answered = true): boolean {
    if (!laneReady(this.state, name)) return false;
    const { count } = takeBatch(this.state, name);
    const results = this.deliver(name, this.state.lanes[name].queue.slice(0, count));
    if (answered) this.tell({ type: 'lane.delivered', lane: name, results });
    return true;
  }

  private deliver(name: LaneName, items: (DiscordItem | TwilioItem)[]): DeliveryResult[] {
    const results: DeliveryResult[] = [];
    for (const item of items) {
      const fate = this.fate(name, item);
      if (fate) {
        results.push({ key: item.key, outcome: 'failed', reason: fate.reason, code: null, canRetry: true });
        if (fate.reason === 'dmClosed' || fate.reason === 'conversationClosed') break;
      } else results.push(name === 'discord' ? this.toDiscord(item as DiscordItem) : this.toTwilio(item as TwilioItem));
    }
    return results;
  }

  private toDiscord(item: DiscordItem): DeliveryResult {
    if (!this.out.discord.some((known) => known.key === item.key)) {
      const text = item.kind === 'delete' ? '(deleted)' : item.text;
      const [from, author] = item.kind === 'say' ? [item.from, item.authorName] : [item.kind, null];
      this.out.discord.push({ key: item.key, text, from, author });
    }
    return { key: item.key, outcome: 'done', copyIds: [`d-${item.key}`], channelId: this.state.channel?.id ?? '30001' };
  }

  private toTwilio(item: TwilioItem): DeliveryResult {
    const known = this.out.twilio.findIndex((copy) => copy.key === item.key);
    if (known < 0) this.out.twilio.push({ key: item.key, kind: item.kind, text: 'text' in item ? item.text : '' });
    const done = { key: item.key, outcome: 'done' as const };
    if (item.kind === 'open') return { ...done, made: { conversationSid: `CH${item.attempt}` } };
    if (item.kind === 'interaction' || item.kind === 'invite') {
      const taskSid = `WT${(known < 0 ? this.out.twilio.length - 1 : known) + 1}`;
      this.moveOn(taskSid, 'asked');
      return { ...done, made: { interactionSid: `KD-${taskSid}`, interactionChannelSid: 'UO1', taskSid } };
    }
    if (item.kind === 'say')
      return { ...done, copyIds: [`IM-${item.key}`], indexes: known < 0 ? [this.nextIndex++] : [] };
    if (item.kind === 'close' && item.hearFrom !== undefined)
      return { ...done, heard: this.unheardFrom(item.hearFrom) };
    return done;
  }

  private unheardFrom(from: number): Extract<FlexEvent, { type: 'agent.message' }>[] {
    return this.unheard.filter(({ index }) => index >= from);
  }

  runJob(): boolean {
    const job = runnableJobs(this.state)[0];
    if (!job) return false;
    this.done.push(job);
    this.tell({ type: 'job.done', key: job.key, result: this.resultOf(job) });
    return true;
  }

  private resultOf(job: Job): JobResult {
    switch (job.kind) {
      case 'ask':
        return { kind: 'ask', answer: this.answer(job) };
      case 'showArticle':
        return { kind: 'showArticle', answer: null };
      case 'openCase':
        return { kind: 'openCase', number: 1042, queuePosition: 0 };
      case 'checkReopen':
        return { kind: 'checkReopen', allowed: true };
      case 'openThread':
        return { kind: 'openThread', channelId: '40001', link: 'https://discord.com/channels/1/2' };
      case 'describeAgent':
        return { kind: 'describeAgent', workerSid: 'WK1', name: this.agentName };
      case 'inspectFlex':
        return { kind: 'inspectFlex', snapshot: this.flex() };
      case 'finishTwilio':
        return { kind: 'finishTwilio', results: this.deliver('twilio', job.items) };
      case 'fillGap':
        return { kind: 'fillGap', messages: this.unheardFrom(job.from), last: this.nextIndex };
      default:
        return { kind: 'done' };
    }
  }

  /** Flex as a look finds it. */
  flex(): FlexSnapshot {
    const having = (state: string) => [...this.tasks].filter(([, known]) => known === state).map(([sid]) => sid);
    return {
      conversationClosed: false,
      channelClosed: false,
      openTasks: having('asked'),
      agents: having('taken').map((taskSid) => ({ taskSid, workerSid: 'WK1', name: this.agentName })),
      finishedTasks: having('over').map((taskSid) => ({ taskSid })),
    };
  }

  // People

  say(text: string, id = String(++this.nextId), at = this.now): string {
    this.tell({
      type: 'user.message',
      id,
      channelId: '30001',
      text,
      attachments: [],
      at,
      user: this.state.user,
    });
    return id;
  }

  act(action: UserAction): void {
    this.tell({
      type: 'user.action',
      id: String(++this.nextId),
      action,
      channelId: '30001',
      guildId: null,
      at: this.now,
      user: this.state.user,
    });
  }

  agentEvent(
    event: Omit<
      Extract<FlexEvent, { type: 'agent.message' }>,
      'episode' | 'conversationSid' | 'author' | 'media' | 'at' | 'type'
    > & { author?: string },
  ): Extract<FlexEvent, { type: 'agent.message' }> {
    return { type: 'agent.message', author: 'ann', media: [], at: this.now, ...event, ...this.of };
  }

  agentSays(text: string, author = 'ann'): string {
    const index = this.nextIndex++;
    this.tell(this.agentEvent({ id: `IM${index}`, index, text, author }));
    return `IM${index}`;
  }

  /** The webhook of what an agent writes is lost. */
  agentWritesUnheard(text: string): void {
    const index = this.nextIndex++;
    this.unheard.push(this.agentEvent({ id: `IM${index}`, index, text }));
  }

  agentJoins(
    name: string | null = 'Ann',
    taskSid = this.state.twilio.taskSid ?? 'WT1',
    identity: string | null = null,
  ): void {
    this.tell({ type: 'agent.joined', taskSid, workerSid: 'WK1', name, identity, at: this.now, ...this.of });
  }

  /** Takes the next index as a message of ours or the agent's would, without telling anybody. */
  takeIndex(): number {
    return this.nextIndex++;
  }

  get of(): { episode: string; conversationSid: string } {
    return { episode: this.state.episode, conversationSid: this.state.twilio.conversationSid ?? CONVERSATION_SID };
  }

  /** Moves the clock to the next deadline and lets it pass. */
  passDeadline(): string {
    const next = earliestDeadline(this.state);
    if (!next) throw new Error('No deadline runs.');
    this.now = Math.max(this.now, next.at);
    this.tell({ type: 'tick' });
    return next.name;
  }

  /** A conversation with agent Ann in it. */
  static withAgent(options: { routing?: 'workflow' | 'studio'; timings?: Partial<Timings> } = {}): RulesWorld {
    const world = new RulesWorld(options);
    world.say('hello');
    world.settle();
    world.act({ name: 'handoff' });
    world.settle();
    world.agentJoins();
    world.settle();
    return world;
  }

  toUser(): string[] {
    return this.out.discord.map((message) => message.text);
  }

  toAgent(): string[] {
    return this.out.twilio.filter((message) => message.kind === 'say').map((message) => message.text);
  }
}
