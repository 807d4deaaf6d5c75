import { createHash } from 'node:crypto';
import { earliestDeadline } from '../../src/domain/conversation/deadlines.ts';
import { newConversation, NOTHING_ASKED } from '../../src/domain/conversation/episode.ts';
import type { FlexEvent, UserAction } from '../../src/domain/conversation/events.ts';
import { eventId } from '../../src/domain/conversation/inbox.ts';
import { invariants } from '../../src/domain/conversation/invariants.ts';
import { runnableJobs } from '../../src/domain/conversation/jobs.ts';
import type { DiscordItem, LaneName, TwilioItem, TwilioRefs } from '../../src/domain/conversation/lane-items.ts';
import { abandonLeft } from '../../src/domain/conversation/leaving.ts';
import { laneReady, takeBatch } from '../../src/domain/conversation/lanes.ts';
import type { BotAnswer, ConversationState, Job, JobResult } from '../../src/domain/conversation/state.ts';
import { apply, type ConversationEvent } from '../../src/domain/conversation/step.ts';
import { defaultTimings } from '../../src/domain/conversation/timings.ts';
import { VendorsModel } from './vendors-model.ts';

/** A lane's activity that is running: what it was given, and whether the vendor has done it already. */
interface Running {
  items: (DiscordItem | TwilioItem)[];
  /** of the conversation when it was started */
  of: { episode: string; twilio: Partial<TwilioRefs>; channelId: string | null; uncertain: boolean };
  results: unknown[] | null;
}

/**
 * A conversation as the workflow runs it: after every event all that the rules ask for is started at once, and its results
 * come when the explorer says so, in any order, or never (`crash`: what was done at the vendors is done, nobody heard of it).
 */
export class ExploredConversation {
  state: ConversationState;
  readonly vendors = new VendorsModel();
  now = 1_000_000;
  /** copies the state before each event, as continue-as-new does at any point */
  copies = false;
  answer: (job: Extract<Job, { kind: 'ask' }>) => BotAnswer = () => ({ kind: 'none', locale: 'en' });
  /** Discord ids of what the user wrote, oldest first; those deleted are struck out */
  readonly written: string[] = [];
  readonly deleted = new Set<string>();
  readonly everFailed = new Set<string>();
  /** every wording a message had */
  readonly texts = new Map<string, string[]>();
  /** questions of jobs whose answers the user got, and of cases */
  readonly answered: string[][] = [];
  readonly opened: string[][] = [];
  readonly lateMessages = new Set<string>();
  readonly endedEpisodes = new Set<string>();
  readonly episodes = new Set<string>();
  /** episodes in which nobody asked anything: not worth a record */
  readonly untouched = new Set<string>();
  /** episodes that ended in their bot phase */
  readonly unasked = new Set<string>();
  /** case number → last status that it was told */
  readonly caseStatus = new Map<number, string>();
  readonly contradictions: string[] = [];
  private readonly lanes: Record<LaneName, Running | null> = { discord: null, twilio: null };
  private readonly started = new Map<string, Job>();
  private lastMail: FlexEvent | undefined;
  private ids = 100_000;

  constructor(routing: 'workflow' | 'studio') {
    this.state = newConversation({
      user: { discordUserId: '10001', username: 'mia', displayName: 'Mia', locale: 'en-US' },
      guildId: '20001',
      routing,
      timings: defaultTimings,
      episode: String((this.ids += 1)),
      now: this.now,
    });
    this.episodes.add(this.state.episode);
  }

  tell(...events: ConversationEvent[]): void {
    for (const event of events) this.step(event);
    this.start();
  }

  private step(event: ConversationEvent): void {
    this.now += 1;
    this.vendors.now = this.now;
    if (this.copies) this.state = JSON.parse(JSON.stringify(this.state)) as ConversationState;
    const after = this.state;
    this.noteFailed();
    const before = { episode: after.episode, phase: after.phase, seq: after.seq };
    apply(after, event, this.now);
    this.episodes.add(after.episode);
    if (before.phase === 'bot' && (after.phase === 'closed' || after.episode !== before.episode))
      this.unasked.add(before.episode);
    if (after.outcome === NOTHING_ASKED) this.untouched.add(after.episode);
    for (const { words, contradiction } of invariants) {
      const found = contradiction(before, after);
      if (found !== null) this.contradictions.push(`${words} After ${JSON.stringify(event)}: ${found}`);
    }
  }

  /** What failed once comes later than what was written after it, when it is tried again. */
  private noteFailed(): void {
    for (const { item } of this.state.failed)
      if (item.kind === 'say' && 'sourceId' in item && item.sourceId !== null) this.everFailed.add(item.sourceId);
  }

  /** The same conversation, in a world of its own. */
  clone(): ExploredConversation {
    const { answer, vendors, ...own } = this;
    const { refuses, ...theirs } = vendors;
    const copied = structuredClone({ own, theirs });
    const made = Object.create(VendorsModel.prototype) as VendorsModel;
    Object.assign(made, { refuses }, copied.theirs);
    const world = Object.create(ExploredConversation.prototype) as ExploredConversation;
    return Object.assign(world, { answer, vendors: made }, copied.own);
  }

  /**
   * Equal for two worlds in which the same goes on from here. Times count by their order and by whole seconds between them: no wait of
   * the rules is shorter.
   */
  fingerprint(): string {
    const { answer: _answer, vendors, contradictions: _contradictions, ...own } = this;
    const { refuses: _refuses, now: _now, ...theirs } = vendors;
    const plain = JSON.stringify([own, theirs], (_key, value: unknown) =>
      value instanceof Map || value instanceof Set ? [...(value as Iterable<unknown>)] : value,
    );
    const codes = timeCodes([...new Set(plain.match(TIME) ?? [])].map(Number).sort((a, b) => a - b));
    return createHash('sha1')
      .update(plain.replace(TIME, (time) => codes.get(Number(time))!))
      .digest('base64');
  }

  // The shell

  private start(): void {
    for (const job of runnableJobs(this.state)) {
      if (this.started.has(job.key) || (job.kind === 'finishTwilio' && this.lanes.twilio)) continue;
      this.started.set(job.key, job);
    }
    for (const name of ['discord', 'twilio'] as const) {
      if (this.lanes[name] || !laneReady(this.state, name)) continue;
      const { count, uncertain } = takeBatch(this.state, name);
      const { episode, twilio, channel } = this.state;
      const of = { episode, twilio, channelId: channel?.id ?? null, uncertain };
      this.lanes[name] = { items: this.state.lanes[name].queue.slice(0, count), of, results: null };
    }
  }

  private deliver(name: LaneName, { of, items }: Running, count = items.length): unknown[] {
    const begun = items.slice(0, count);
    return name === 'discord'
      ? this.vendors.deliverToDiscord({ ...of, items: begun as DiscordItem[] })
      : this.vendors.deliverToTwilio({ ...of, items: begun as TwilioItem[] });
  }

  /** The vendor has done it; the workflow has not heard of it yet. */
  execute(name: LaneName): void {
    const running = this.lanes[name];
    if (running) running.results ??= this.deliver(name, running);
  }

  /** The result of a lane's activity comes in. */
  report(name: LaneName): boolean {
    const running = this.lanes[name];
    if (!running) return false;
    this.execute(name);
    this.lanes[name] = null;
    const results = JSON.parse(JSON.stringify(running.results)) as never[];
    this.tell({ type: 'lane.delivered', lane: name, results });
    return true;
  }

  /** A lane's activity gives up waiting for its vendor, with or without having got through. */
  stall(name: LaneName): void {
    if (!this.lanes[name]) return;
    this.lanes[name] = null;
    this.tell({ type: 'lane.stalled', lane: name, reason: 'outage' });
  }

  /** The result of the oldest (or newest) running job comes in. */
  finishJob(newest = false): boolean {
    const job = newest ? [...this.started.values()].at(-1) : this.started.values().next().value;
    if (!job) return false;
    const result = this.run(job);
    this.started.delete(job.key);
    if (job.kind === 'ask') this.hear(job);
    this.tell({ type: 'job.done', key: job.key, result });
    return true;
  }

  failJob(): void {
    const job = [...this.started.values()].find(({ kind }) => refusable.includes(kind));
    // What has been made by its key once can't be refused when it is asked for again.
    if (!job || (job.kind === 'openCase' && this.caseStatus.has(this.caseNumber(job)))) return;
    this.started.delete(job.key);
    // What can't be answered is answered with that.
    if (job.kind === 'ask') this.hear(job);
    if (job.kind === 'ask' || job.kind === 'openCase')
      for (const { id, text } of job.questions) this.vendors.record(job.about.episode, id, text);
    this.tell({ type: 'job.failed', key: job.key, reason: 'invalid' });
  }

  /** Everything that runs is lost: `done` of each batch had reached its vendor. The state is all that is left. */
  crash(done: 'nothing' | 'half' | 'all'): void {
    for (const name of ['discord', 'twilio'] as const) {
      const running = this.lanes[name];
      this.lanes[name] = null;
      if (!running || running.results || done === 'nothing') continue;
      const share = done === 'all' ? running.items.length : Math.ceil(running.items.length / 2);
      this.deliver(name, running, share);
    }
    if (done === 'all') for (const job of this.started.values()) this.run(job);
    abandonLeft(this.state, new Set(this.started.keys()));
    this.started.clear();
    this.state = JSON.parse(JSON.stringify(this.state)) as ConversationState;
    this.start();
  }

  private caseNumber(job: Job): number {
    return [...this.episodes].indexOf(job.about.episode) + 1;
  }

  private hear(job: Extract<Job, { kind: 'ask' }>): void {
    const listens = this.state.phase === 'bot' && this.state.episode === job.about.episode;
    if (listens) this.answered.push(job.questions.map(({ id }) => id));
  }

  private run(job: Job): JobResult {
    const { vendors } = this;
    switch (job.kind) {
      case 'ask':
        for (const { id, text } of job.questions) vendors.record(job.about.episode, id, text);
        return { kind: 'ask', answer: this.answer(job) };
      case 'openCase': {
        for (const { id, text } of job.questions) vendors.record(job.about.episode, id, text);
        this.opened.push(job.questions.map(({ id }) => id));
        const number = this.caseNumber(job);
        if (!this.caseStatus.has(number)) this.caseStatus.set(number, 'new');
        return { kind: 'openCase', number, queuePosition: 0 };
      }
      case 'reportCase':
        if (job.about.caseNumber === null && this.state.case === null) return { kind: 'done' };
        if (job.change.status !== undefined)
          this.caseStatus.set(job.about.caseNumber ?? this.state.case!.number, job.change.status);
        return { kind: 'done' };
      case 'endEpisode':
        this.endedEpisodes.add(job.episode);
        return { kind: 'done' };
      case 'recordLate':
        if (job.event.type === 'agent.message') this.lateMessages.add(job.event.id);
        return { kind: 'done' };
      case 'finishTwilio': {
        const { episode, refs: twilio, items, uncertain } = job;
        return {
          kind: 'finishTwilio',
          results: vendors.deliverToTwilio({ episode, twilio, channelId: null, items, uncertain }),
        };
      }
      case 'showArticle':
        return { kind: 'showArticle', answer: null };
      case 'checkReopen':
        return { kind: 'checkReopen', allowed: this.caseStatus.get(job.number) === 'solved' };
      case 'openThread':
        return { kind: 'openThread', channelId: 'thread', link: 'https://discord.com/channels/1/2' };
      case 'describeAgent':
        return { kind: 'describeAgent', workerSid: 'WK1', name: 'Ann' };
      case 'inspectFlex':
        return { kind: 'inspectFlex', snapshot: vendors.look(this.state.twilio.conversationSid) };
      case 'fillGap': {
        const sid = this.state.twilio.conversationSid;
        const messages = sid === undefined ? [] : vendors.written(sid, job.from);
        return { kind: 'fillGap', messages, last: vendors.lastIndex(sid, job.from) };
      }
      default:
        return { kind: 'done' };
    }
  }

  // People

  message(text: string): ConversationEvent {
    const id = String((this.ids += 1));
    this.written.push(id);
    this.texts.set(id, [text]);
    return { type: 'user.message', id, channelId: 'dm', text, attachments: [], at: this.now, user: this.state.user };
  }

  say(text: string): void {
    this.tell(this.message(text));
  }

  /** Edits (or, text null, deletes) what the user wrote last. */
  change(text: string | null): void {
    const id = this.written.at(-1);
    if (id === undefined) return;
    if (text === null) this.deleted.add(id);
    else this.texts.get(id)?.push(text);
    if (text === null) this.tell({ type: 'user.delete', id, channelId: 'dm', at: this.now });
    else this.tell({ type: 'user.edit', id, channelId: 'dm', text, editedAt: (this.ids += 1) });
  }

  act(action: UserAction): void {
    const id = String((this.ids += 1));
    this.tell({ type: 'user.action', id, action, channelId: 'dm', guildId: null, at: this.now, user: this.state.user });
  }

  operator(type: 'close' | 'escalate' | 'backToBot'): void {
    const base = { id: String((this.ids += 1)), by: 'ops', at: this.now };
    if (type === 'close') this.tell({ type: 'operator.close', reason: 'test', ...base });
    else this.tell({ type: type === 'escalate' ? 'operator.escalate' : 'operator.backToBot', ...base });
  }

  redrive(): void {
    this.tell({ type: 'operator.redrive', id: String((this.ids += 1)), by: 'ops', key: null, at: this.now });
  }

  /** A webhook arrives: the oldest or the newest of those on their way, or the last one again. */
  deliverMail(which: 'oldest' | 'newest' | 'again'): boolean {
    const { mail } = this.vendors;
    const event = which === 'oldest' ? mail.shift() : which === 'newest' ? mail.pop() : this.lastMail;
    if (!event) return false;
    this.lastMail = event;
    this.tell(event);
    return true;
  }

  loseMail(which: 'oldest' | 'newest'): void {
    if (which === 'oldest') this.vendors.mail.shift();
    else this.vendors.mail.pop();
  }

  passDeadline(): void {
    const next = earliestDeadline(this.state);
    if (!next) return;
    this.now = Math.max(this.now, next.at);
    this.tell({ type: 'tick' });
  }

  /** All that runs gets through, webhooks arrive, and what a lost one hid is read again, until nothing is left to do. */
  settle(): void {
    for (let round = 0; round < 3; round++) {
      for (let guard = 0; ; guard++) {
        if (guard > 400) throw new Error(`The rules never come to rest: ${JSON.stringify(this.state)}`);
        const moved =
          this.deliverMail('oldest') ||
          this.report('discord') ||
          this.report('twilio') ||
          this.finishJob() ||
          this.soon();
        if (!moved) break;
      }
      if (round < 2) this.reconcile();
    }
  }

  /** Short waits pass by themselves. */
  private soon(): boolean {
    const next = earliestDeadline(this.state);
    if (next === null || !['gap', 'studioTurn', 'look'].includes(next.name)) return false;
    this.passDeadline();
    return true;
  }

  /** What the reconciler reads of each episode that is not written down as over: messages, who is there, whether it is closed. */
  private reconcile(): void {
    const { vendors } = this;
    const found: FlexEvent[] = [];
    const believed = this.state.agents.at(-1)?.name ?? null;
    // The one that an episode opened last is the one that is known of it.
    const current = new Map(vendors.conversations.map((conversation) => [conversation.episode, conversation]));
    for (const conversation of current.values()) {
      const { sid, episode, closed } = conversation;
      if (this.endedEpisodes.has(episode)) continue;
      found.push(...vendors.agentMessages(sid), ...vendors.changesMissed(conversation));
      const of = { episode, conversationSid: sid };
      const { agents, openTasks } = vendors.inspect(sid);
      if (believed === null) for (const agent of agents) found.push({ type: 'agent.joined', ...of, ...agent, at: 1 });
      if (closed) found.push({ type: 'flex.closed', ...of, reason: 'found closed', at: 1 });
      else if (believed !== null && agents.length + openTasks.length === 0)
        found.push({ type: 'flex.deserted', ...of, at: this.now });
    }
    // A task that nobody was told of is accepted by somebody in the end.
    if (this.state.phase === 'bot') vendors.agentAccepts('Ann');
    if (this.state.phase === 'escalation') this.passDeadline();
    vendors.mail.push(...found.filter((event) => !this.state.seen.includes(eventId(event))));
  }
}

/** Epoch milliseconds of this world; its ids are shorter. */
const TIME = /\b\d{7,}\b/g;

function timeCodes(times: number[]): Map<number, string> {
  let [second, within] = [0, 0];
  return new Map(
    times.map((time, i) => {
      const wait = time - (times[i - 1] ?? time);
      [second, within] = wait < 1_000 ? [second, within + 1] : [second + Math.round(wait / 1_000), 0];
      return [time, `${second}.${within}`];
    }),
  );
}

/** Jobs that a vendor or the store may refuse for good; the others only ever wait. */
const refusable: Job['kind'][] = [
  'ask',
  'openCase',
  'checkReopen',
  'describeAgent',
  'inspectFlex',
  'fillGap',
  'showArticle',
];
