import type { FlexEvent } from '../../src/domain/conversation/events.ts';
import type { DeliveryResult, DiscordItem, TwilioItem, TwilioRefs } from '../../src/domain/conversation/lane-items.ts';
import type { FlexSnapshot } from '../../src/domain/conversation/state.ts';

export interface Task {
  sid: string;
  key: string;
  state: 'pending' | 'assigned' | 'ended';
}

type AgentMessage = Extract<FlexEvent, { type: 'agent.message' }>;

interface Message {
  key: string;
  text: string;
  agent: boolean;
  at: number;
  /** last edit or deletion by its author, in whole seconds as Twilio lists it */
  changedAt: number;
  deleted: boolean;
}

export interface TwilioConversation {
  sid: string;
  episode: string;
  uniqueName: string;
  closed: boolean;
  /** the customer's message, ours, or an agent's, by `Index` */
  messages: Message[];
  tasks: Task[];
  /** tasks that somebody accepted, at some time */
  taken: string[];
}

interface Batch<Item> {
  episode: string;
  twilio: Partial<TwilioRefs>;
  channelId: string | null;
  items: Item[];
  uncertain: boolean;
}

/** Discord and Twilio as the activities promise them to the rules: idempotent by key where an outcome was not known. */
export class VendorsModel {
  readonly conversations: TwilioConversation[] = [];
  readonly discord: { key: string; from: string; text: string; sourceSid: string | null }[] = [];
  /** what an activity wrote into the transcript of an episode: user messages and answers that the history will show */
  readonly transcript: { episode: string; key: string; text: string }[] = [];
  /** webhooks on their way */
  readonly mail: FlexEvent[] = [];
  /** what the user sees of each agent message: its wording, null when it was taken away */
  readonly shown = new Map<string, { text: string | null; changedAt: number }>();
  dmsClosed = false;
  now = 1;
  private changes = 0;
  /** the list of tasks as the next look will find it, although it has gone on */
  private behind: TwilioConversation[] | null = null;
  /** refuses an item for good */
  refuses: (item: TwilioItem | DiscordItem) => string | null = () => null;
  private count = 0;

  get current(): TwilioConversation | undefined {
    return this.conversations.at(-1);
  }

  // What activities do

  deliverToDiscord(batch: Batch<DiscordItem>): DeliveryResult[] {
    const results: DeliveryResult[] = [];
    for (const item of batch.items) {
      const { key } = item;
      if (item.kind === 'say' && this.dmsClosed && (batch.channelId ?? 'dm') === 'dm') {
        results.push({ key, outcome: 'failed', reason: 'dmClosed', code: 50007, canRetry: true });
        return results;
      }
      const reason = this.refuses(item);
      if (reason !== null) {
        results.push({ key, outcome: 'failed', reason, code: null, canRetry: true });
        continue;
      }
      const isSay = item.kind === 'say';
      if (!this.discord.some((post) => post.key === key)) {
        const text = item.kind === 'delete' ? '' : item.text;
        this.discord.push({ key, from: isSay ? item.from : item.kind, text, sourceSid: item.sourceSid });
        if (item.sourceSid !== null) this.show(item.sourceSid, item);
      }
      results.push({ key, outcome: 'done', copyIds: [`d-${key}`], channelId: batch.channelId ?? 'dm' });
    }
    return results;
  }

  /** A copy changes in place; what is older than what is shown, or behind the deletion, is not carried out. */
  private show(sourceSid: string, item: DiscordItem): void {
    const shown = this.shown.get(sourceSid);
    if (item.kind === 'say') this.shown.set(sourceSid, { text: item.text, changedAt: 0 });
    else if (shown && shown.text !== null && (item.changedAt ?? 0) >= shown.changedAt)
      this.shown.set(sourceSid, { text: item.kind === 'edit' ? item.text : null, changedAt: item.changedAt ?? 0 });
  }

  deliverToTwilio(batch: Batch<TwilioItem>): DeliveryResult[] {
    const refs = { ...batch.twilio };
    const results: DeliveryResult[] = [];
    const posted = new Set<string>();
    for (const item of batch.items) {
      const reason = this.refuses(item) ?? this.shut(item, refs);
      if (reason !== null) {
        results.push({ key: item.key, outcome: 'failed', reason, code: null, canRetry: true });
        if (reason === 'conversationClosed' || item.kind === 'open' || item.kind === 'interaction') return results;
        continue;
      }
      const done = this.toTwilio(item, batch, refs, posted);
      Object.assign(refs, done.made);
      results.push({ key: item.key, outcome: 'done', ...done });
    }
    return results;
  }

  private shut(item: TwilioItem, refs: Partial<TwilioRefs>): string | null {
    if (item.kind === 'open') return null;
    const conversation = this.conversations.find(({ sid }) => sid === refs.conversationSid);
    if (!conversation) return item.kind === 'close' ? null : 'notFound';
    return conversation.closed && item.kind !== 'close' ? 'conversationClosed' : null;
  }

  private toTwilio(
    item: TwilioItem,
    batch: Batch<TwilioItem>,
    refs: Partial<TwilioRefs>,
    posted: Set<string>,
  ): { made?: Partial<TwilioRefs>; indexes?: number[]; copyIds?: string[]; heard?: AgentMessage[] } {
    if (item.kind === 'open') return { made: { conversationSid: this.open(batch.episode, item.attempt).sid } };
    const conversation = this.conversations.find(({ sid }) => sid === refs.conversationSid);
    if (!conversation) return {};
    const post = (key: string, text: string) => {
      const known = conversation.messages.findIndex((message) => message.key === key);
      if (known >= 0 && (batch.uncertain || posted.has(key))) return known;
      posted.add(key);
      return conversation.messages.push({ ...unchanged, key, text, agent: false, at: this.now }) - 1;
    };
    switch (item.kind) {
      case 'history':
        return {
          indexes: this.transcript
            .filter((row) => row.episode === batch.episode)
            .sort((a, b) => Number(a.key) - Number(b.key))
            .map((row) => post(row.key, row.text)),
        };
      case 'say': {
        const key = item.sourceId ?? item.key;
        const index = post(key, item.text);
        if (item.sourceId !== null) this.record(batch.episode, key, item.text);
        return { indexes: [index], copyIds: [`IM-${conversation.sid}-${index}`] };
      }
      case 'interaction':
      case 'invite': {
        const byFlow = conversation.tasks.find((task) => task.key.startsWith('flow-') && task.state !== 'ended');
        const known = conversation.tasks.find((task) => task.key === item.key);
        const found = item.kind === 'interaction' && byFlow ? byFlow : batch.uncertain ? known : undefined;
        const task = found ?? this.task(conversation, item.key);
        return { made: { interactionSid: 'KD', interactionChannelSid: 'UO', taskSid: task.sid } };
      }
      case 'close':
        this.close(conversation, 'closed by us');
        return item.hearFrom === undefined ? {} : { heard: this.written(conversation.sid, item.hearFrom) };
      default:
        return {};
    }
  }

  private open(episode: string, attempt: number): TwilioConversation {
    const uniqueName = `${episode}-${attempt}`;
    const known = this.conversations.find((candidate) => candidate.uniqueName === uniqueName);
    if (known) return known;
    const sid = `CH${(this.count += 1)}`;
    const made: TwilioConversation = { sid, episode, uniqueName, closed: false, messages: [], tasks: [], taken: [] };
    this.conversations.push(made);
    return made;
  }

  private task(conversation: TwilioConversation, key: string): Task {
    const task: Task = { sid: `WT${(this.count += 1)}`, key, state: 'pending' };
    conversation.tasks.push(task);
    return task;
  }

  record(episode: string, key: string, text: string): void {
    if (!this.transcript.some((row) => row.key === key)) this.transcript.push({ episode, key, text });
  }

  /** A look of the rules, which may find a list that is behind; that happens once. */
  look(conversationSid: string | undefined): FlexSnapshot {
    const found = this.inspect(conversationSid, this.behind ?? this.conversations);
    this.behind = null;
    return found;
  }

  /** From here on Flex's list does not go on until it was read once. */
  fallBehind(): void {
    this.behind = structuredClone(this.conversations);
  }

  /** Flex deletes the tasks that are over. */
  forgetEnded(): void {
    for (const conversation of this.conversations)
      conversation.tasks = conversation.tasks.filter(({ state }) => state !== 'ended');
  }

  inspect(conversationSid: string | undefined, conversations = this.conversations): FlexSnapshot {
    const conversation = conversations.find(({ sid }) => sid === conversationSid);
    const tasks = conversation?.tasks ?? [];
    return {
      conversationClosed: conversation?.closed ?? false,
      channelClosed: false,
      openTasks: tasks.filter((task) => task.state === 'pending').map((task) => task.sid),
      agents: tasks
        .filter((task) => task.state === 'assigned')
        .map((task) => ({ taskSid: task.sid, workerSid: 'WK1', name: 'Ann' })),
      finishedTasks: tasks.filter((task) => task.state === 'ended').map((task) => ({ taskSid: task.sid })),
    };
  }

  /** What agents wrote in a conversation from an index on. */
  written(conversationSid: string, from: number): AgentMessage[] {
    return this.agentMessages(conversationSid).filter(({ index }) => index >= from);
  }

  agentMessages(conversationSid?: string): AgentMessage[] {
    return this.conversations
      .filter(({ sid }) => conversationSid === undefined || sid === conversationSid)
      .flatMap(({ messages, sid, episode }) =>
        messages.flatMap(({ key, text, agent, at, deleted }, index) =>
          agent && !deleted
            ? [
                {
                  type: 'agent.message' as const,
                  ...{ id: key, index, author: 'ann', text, media: [], at, episode, conversationSid: sid },
                },
              ]
            : [],
        ),
      );
  }

  /** The highest index from `from` on that exists now, -1 for none: deleted messages are not listed. */
  lastIndex(conversationSid: string | undefined, from: number): number {
    const messages = this.conversations.find(({ sid }) => sid === conversationSid)?.messages ?? [];
    const last = messages.findLastIndex(({ deleted }) => !deleted);
    return last >= from ? last : -1;
  }

  /** What the reconcile finds when it compares an agent's messages with what was relayed. */
  changesMissed(conversation: TwilioConversation): FlexEvent[] {
    return conversation.messages.flatMap(({ key: id, text, changedAt, deleted, agent }): FlexEvent[] => {
      const shown = agent ? this.shown.get(id) : undefined;
      if (!shown || shown.text === null) return [];
      if (deleted) return [{ type: 'agent.delete', id, at: changedAt, ...of(conversation) }];
      return shown.text === text ? [] : [{ type: 'agent.edit', id, text, editedAt: changedAt, ...of(conversation) }];
    });
  }

  // What people do in Flex; each is told by a webhook that may be late, doubled, re-ordered or lost

  agentAccepts(name: string | null): void {
    const [conversation, task] = this.pending();
    if (!conversation || !task) return;
    task.state = 'assigned';
    conversation.taken.push(task.sid);
    this.mail.push({ type: 'agent.joined', taskSid: task.sid, workerSid: 'WK1', name, at: 1, ...of(conversation) });
  }

  agentWrites(text: string): void {
    const conversation = this.conversations.find((candidate) => !candidate.closed && isStaffed(candidate));
    if (!conversation) return;
    const id = `IM${(this.count += 1)}`;
    conversation.messages.push({ ...unchanged, key: id, text, agent: true, at: this.now });
    this.mail.push(this.agentMessages(conversation.sid).at(-1)!);
  }

  /** Changes (or, text null, deletes) what an agent wrote last. */
  agentChanges(text: string | null): void {
    for (const conversation of this.conversations.filter(({ closed }) => !closed)) {
      const message = conversation.messages.findLast(({ agent, deleted }) => agent && !deleted);
      if (!message) continue;
      message.changedAt = (this.changes += 1) * 1_000;
      message.deleted = text === null;
      message.text = text ?? message.text;
      const { key: id, changedAt } = message;
      this.mail.push(
        text === null
          ? { type: 'agent.delete', id, at: changedAt, ...of(conversation) }
          : { type: 'agent.edit', id, text, editedAt: changedAt, ...of(conversation) },
      );
    }
  }

  agentLeaves(): void {
    const conversation = this.conversations.find((candidate) => !candidate.closed && isStaffed(candidate));
    const task = conversation?.tasks.find((candidate) => candidate.state === 'assigned');
    if (!conversation || !task) return;
    task.state = 'ended';
    this.tellLeaving(conversation, task);
  }

  private tellLeaving(conversation: TwilioConversation, { sid: taskSid }: Task): void {
    this.mail.push({ type: 'agent.left', taskSid, at: 1, ...of(conversation) });
  }

  /** Passes the user on: a colleague is asked, then the agent leaves. */
  agentTransfers(): void {
    const conversation = this.conversations.find((candidate) => !candidate.closed && isStaffed(candidate));
    if (!conversation) return;
    this.task(conversation, `transfer-${this.count}`);
    this.agentLeaves();
  }

  agentCloses(): void {
    const conversation = this.conversations.find((candidate) => !candidate.closed && isStaffed(candidate));
    if (conversation) this.close(conversation, 'ended by the agent');
  }

  taskTimesOut(): void {
    const [conversation, task] = this.pending();
    if (!conversation || !task) return;
    task.state = 'ended';
    this.mail.push({ type: 'task.canceled', taskSid: task.sid, reason: 'timeout', at: 1, ...of(conversation) });
  }

  /** Studio's flow makes the task of a conversation that has none. */
  flowMakesTask(): void {
    const conversation = this.conversations.find((candidate) => !candidate.closed && candidate.tasks.length === 0);
    if (!conversation) return;
    const task = this.task(conversation, `flow-${conversation.sid}`);
    this.mail.push({ type: 'task.created', taskSid: task.sid, at: 1, ...of(conversation) });
  }

  flowAsks(): void {
    const conversation = this.conversations.find((candidate) => !candidate.closed);
    if (!conversation) return;
    const id = `IM${(this.count += 1)}`;
    this.mail.push({ type: 'studio.turn', id, messageSid: id, at: 1, ...of(conversation) });
  }

  private pending(): [TwilioConversation, Task] | [undefined, undefined] {
    for (const conversation of this.conversations) {
      const task = conversation.closed ? undefined : conversation.tasks.find(({ state }) => state === 'pending');
      if (task) return [conversation, task];
    }
    return [undefined, undefined];
  }

  private close(conversation: TwilioConversation, reason: string): void {
    if (conversation.closed) return;
    conversation.closed = true;
    // Flex takes the agents out first, and tells that first.
    for (const task of conversation.tasks) {
      if (task.state === 'assigned') this.tellLeaving(conversation, task);
      task.state = 'ended';
    }
    this.mail.push({ type: 'flex.closed', reason, at: 1, ...of(conversation) });
  }
}

/** Of a message that nobody has changed. */
const unchanged = { changedAt: 0, deleted: false };

function isStaffed(conversation: TwilioConversation): boolean {
  return conversation.tasks.some(({ state }) => state === 'assigned');
}

function of({ episode, sid }: TwilioConversation): { episode: string; conversationSid: string } {
  return { episode, conversationSid: sid };
}
