import type { SandboxClock, SandboxTimer } from '../../clock.ts';
import type { Account } from '../core/account.ts';
import type { Changes } from '../core/changes.ts';
import { durationMs } from '../core/dates.ts';
import { invalidParameter, TwilioError } from '../core/errors.ts';
import { newSid } from '../core/sids.ts';
import type { ConversationEvents } from './events.ts';
import type { ConversationRecord, ConversationState, Origin } from './records.ts';
import type { ConversationStore } from './store.ts';

export interface ConversationParts {
  account: Account;
  clock: SandboxClock;
  store: ConversationStore;
  events: ConversationEvents;
  changes: Changes;
}

/** What a request may set on a conversation; absent = unchanged. */
export interface ConversationInput {
  friendlyName?: string | undefined;
  uniqueName?: string | undefined;
  attributes?: string | undefined;
  messagingServiceSid?: string | undefined;
  state?: ConversationState | undefined;
  inactiveAfter?: string | undefined;
  closedAfter?: string | undefined;
  dateCreated?: number | undefined;
  dateUpdated?: number | undefined;
}

/** Longest wait between two looks at a conversation's timers, in milliseconds. */
const LONGEST_LOOK = 10 * 86_400_000;

/** The life of conversations: made, changed, inactive and closed by timers, deleted. */
export class Conversations {
  readonly #parts: ConversationParts;
  readonly #timers = new Map<string, SandboxTimer>();
  /** Called when a conversation becomes closed, for whatever reason. */
  onClosed: (conversation: ConversationRecord) => void = () => undefined;

  constructor(parts: ConversationParts) {
    this.#parts = parts;
    for (const conversation of parts.store.conversations.values()) this.#schedule(conversation);
  }

  create(input: ConversationInput, origin: Origin, createdBy = 'system'): ConversationRecord {
    const { account, clock, store, events } = this.#parts;
    if (input.state === 'closed' || input.state === 'initializing')
      throw new TwilioError(400, 50384, 'Conversation cannot be created in state closed');
    this.#checkUniqueName(input.uniqueName, undefined);
    checkTimers(input);
    const now = clock.now();
    const conversation: ConversationRecord = {
      sid: newSid('CH'),
      uniqueName: input.uniqueName ?? null,
      friendlyName: input.friendlyName ?? null,
      attributes: input.attributes ?? '{}',
      state: input.state ?? 'active',
      messagingServiceSid: input.messagingServiceSid ?? account.messagingServiceSid,
      dateCreated: input.dateCreated ?? now,
      dateUpdated: input.dateUpdated ?? now,
      createdBy,
      inactiveAfter: input.inactiveAfter ?? null,
      closedAfter: input.closedAfter ?? null,
      lastActivity: now,
      nextIndex: 0,
    };
    store.putConversation(conversation);
    this.#schedule(conversation);
    events.conversation('onConversationAdded', conversation, origin);
    this.#changed(conversation, 'added');
    return conversation;
  }

  /** @throws 50377 when it is closed, 50353 when the unique name is taken. */
  update(
    conversation: ConversationRecord,
    input: ConversationInput,
    origin: Origin,
    reason: 'API' | 'EVENT' = 'API',
  ): void {
    const { clock, store, events } = this.#parts;
    requireOpen(conversation);
    if (input.state === 'initializing') throw invalidParameter('State cannot be initializing');
    this.#checkUniqueName(input.uniqueName, conversation);
    checkTimers(input);
    const formerState = conversation.state;
    const formerName = conversation.uniqueName;
    conversation.uniqueName = input.uniqueName ?? conversation.uniqueName;
    conversation.friendlyName = input.friendlyName ?? conversation.friendlyName;
    conversation.attributes = input.attributes ?? conversation.attributes;
    conversation.messagingServiceSid = input.messagingServiceSid ?? conversation.messagingServiceSid;
    conversation.inactiveAfter = input.inactiveAfter ?? conversation.inactiveAfter;
    conversation.closedAfter = input.closedAfter ?? conversation.closedAfter;
    conversation.dateCreated = input.dateCreated ?? conversation.dateCreated;
    conversation.state = input.state ?? conversation.state;
    conversation.dateUpdated = input.dateUpdated ?? clock.now();
    conversation.lastActivity = clock.now();
    store.putConversation(conversation, formerName);
    this.#schedule(conversation);
    events.conversation('onConversationUpdated', conversation, origin);
    if (conversation.state !== formerState) events.stateUpdated(conversation, formerState, reason, origin);
    this.#changed(conversation, 'updated');
    if (conversation.state === 'closed' && formerState !== 'closed') this.onClosed(conversation);
  }

  delete(conversation: ConversationRecord, origin: Origin): void {
    const { clock, store, events } = this.#parts;
    conversation.dateUpdated = clock.now();
    events.conversation('onConversationRemoved', conversation, origin);
    this.#parts.clock.clear(this.#timers.get(conversation.sid));
    this.#timers.delete(conversation.sid);
    store.deleteConversation(conversation);
    this.#changed(conversation, 'removed');
  }

  /** Notes a message or participant: the timers begin anew and an inactive conversation is active again. */
  touch(conversation: ConversationRecord, origin: Origin): void {
    const { clock, store, events } = this.#parts;
    conversation.lastActivity = clock.now();
    if (conversation.state === 'inactive') {
      conversation.state = 'active';
      conversation.dateUpdated = clock.now();
      events.stateUpdated(conversation, 'inactive', 'EVENT', origin);
      this.#changed(conversation, 'updated');
    }
    store.putConversation(conversation);
    if (!this.#timers.has(conversation.sid)) this.#schedule(conversation);
  }

  /** When the timers of a conversation strike, in Unix milliseconds. */
  timers(conversation: ConversationRecord): { inactive?: number; closed?: number } {
    const { state, lastActivity, inactiveAfter, closedAfter } = conversation;
    if (state === 'closed') return {};
    const inactive = state === 'active' && inactiveAfter !== null ? durationMs(inactiveAfter) : undefined;
    const closed = closedAfter === null ? undefined : durationMs(closedAfter);
    return {
      ...(inactive ? { inactive: lastActivity + inactive } : {}),
      ...(closed ? { closed: lastActivity + closed } : {}),
    };
  }

  clear(): void {
    for (const timer of this.#timers.values()) this.#parts.clock.clear(timer);
    this.#timers.clear();
    this.#parts.store.clear();
  }

  #checkUniqueName(name: string | undefined, owner: ConversationRecord | undefined): void {
    const known = name === undefined || name === '' ? undefined : this.#parts.store.findConversation(name);
    if (known && known !== owner)
      throw new TwilioError(409, 50353, 'Conversation with provided unique name already exists');
  }

  /** One timer per conversation, looked at lazily: a message only moves the dates. */
  #schedule(conversation: ConversationRecord): void {
    const { clock } = this.#parts;
    clock.clear(this.#timers.get(conversation.sid));
    this.#timers.delete(conversation.sid);
    const { inactive, closed } = this.timers(conversation);
    const due = Math.min(inactive ?? Infinity, closed ?? Infinity);
    if (!Number.isFinite(due)) return;
    const wait = Math.min(Math.max(0, due - clock.now()), LONGEST_LOOK);
    this.#timers.set(
      conversation.sid,
      clock.setTimeout(() => this.#look(conversation), wait),
    );
  }

  #look(conversation: ConversationRecord): void {
    const now = this.#parts.clock.now();
    const { inactive, closed } = this.timers(conversation);
    if (closed !== undefined && closed <= now) this.#timedOut(conversation, 'closed');
    else if (inactive !== undefined && inactive <= now) this.#timedOut(conversation, 'inactive');
    this.#schedule(conversation);
  }

  #timedOut(conversation: ConversationRecord, state: 'inactive' | 'closed'): void {
    const former = conversation.state;
    conversation.state = state;
    conversation.dateUpdated = this.#parts.clock.now();
    this.#parts.store.putConversation(conversation);
    this.#parts.events.stateUpdated(conversation, former, 'TIMER', { source: 'API', webhooks: true });
    this.#changed(conversation, 'updated');
    if (state === 'closed') this.onClosed(conversation);
  }

  #changed(conversation: ConversationRecord, action: 'added' | 'updated' | 'removed'): void {
    this.#parts.changes.emit({
      kind: 'conversation',
      action,
      sid: conversation.sid,
      conversationSid: conversation.sid,
    });
  }
}

/** @throws 50377: closed is final. */
export function requireOpen(conversation: ConversationRecord): void {
  if (conversation.state === 'closed')
    throw new TwilioError(400, 50377, 'Conversation is closed and cannot be updated');
}

/** Timers are ISO 8601 durations: at least one minute until inactive, ten minutes until closed. */
function checkTimers(input: ConversationInput): void {
  const rules = [
    ['Timers.Inactive', input.inactiveAfter, 60_000],
    ['Timers.Closed', input.closedAfter, 600_000],
  ] as const;
  for (const [name, text, least] of rules) {
    if (text === undefined) continue;
    const ms = durationMs(text);
    // PT0S takes a timer away
    if (ms === undefined || (ms !== 0 && ms < least))
      throw invalidParameter(`${name} must be an ISO 8601 duration of at least ${least / 60_000} minute(s)`);
  }
}
