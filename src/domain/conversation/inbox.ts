import type { FlexEvent, InboundEvent, OperatorEvent } from './events.ts';
import type { ConversationState } from './state.ts';

type AgentMessage = Extract<FlexEvent, { type: 'agent.message' }>;

/** How many source ids are remembered: far more than can be re-delivered late, small enough to carry. */
const SEEN = 300;

/** What makes an event the same event when it comes again, by whichever way. */
export function eventId(event: InboundEvent | OperatorEvent): string {
  switch (event.type) {
    case 'user.message':
    case 'user.action':
    case 'agent.message':
    case 'studio.turn':
    case 'operator.close':
    case 'operator.escalate':
    case 'operator.backToBot':
    case 'operator.priority':
    case 'operator.note':
    case 'operator.redrive':
      return `${event.type}:${event.id}`;
    case 'user.edit':
    case 'agent.edit':
      return `${event.type}:${event.id}:${event.editedAt}`;
    case 'user.left':
    case 'user.joined':
      return `${event.type}:${event.at}`;
    case 'user.delete':
    case 'agent.delete':
      return `${event.type}:${event.id}`;
    case 'flex.failed':
      return interactionFailure(event);
    case 'agent.joined':
    case 'agent.left':
    case 'task.wrapup':
    case 'task.completed':
    case 'task.canceled':
    case 'task.created':
      return `${event.type}:${event.taskSid}`;
    case 'flex.closed':
      return `${event.type}:${event.conversationSid}`;
    case 'flex.deserted':
      return `${event.type}:${event.conversationSid}:${event.at}`;
  }
}

/** The failure of one interaction, whoever tells it: its webhook, the reconcile or a look at Flex. */
export function interactionFailure(
  of: Pick<Extract<FlexEvent, { type: 'flex.failed' }>, 'interactionSid' | 'conversationSid'>,
): string {
  return `flex.failed:${of.interactionSid ?? of.conversationSid}`;
}

/** True the first time an event is seen; remembers it. */
export function firstSight(s: ConversationState, id: string): boolean {
  if (s.seen.includes(id)) return false;
  s.seen.push(id);
  if (s.seen.length > SEEN) s.seen.splice(0, s.seen.length - SEEN);
  return true;
}

/** Whether it is known that a task is over, so that its agent, if it had one, is no longer in the chat. */
export function hasEnded(s: ConversationState, taskSid: string): boolean {
  const ends = ['agent.left', 'task.wrapup', 'task.completed', 'task.canceled'];
  return ends.some((type) => s.seen.includes(`${type}:${taskSid}`));
}

/** Flex says that a task is over: as good as its webhook, which is a repeat when it comes. */
export function noteEnd(s: ConversationState, taskSid: string): void {
  if (!hasEnded(s, taskSid)) firstSight(s, `agent.left:${taskSid}`);
}

/** Whether old ids have been dropped: an unknown id may then be of a message that was relayed long ago. */
export function forgetsSoon(s: ConversationState): boolean {
  return s.seen.length >= SEEN;
}

/** Whether an event of Flex is about another episode or an earlier Twilio conversation than the current one. */
export function isOfEarlierEpisode(s: ConversationState, event: FlexEvent): boolean {
  if (event.episode !== s.episode || s.left.includes(event.conversationSid)) return true;
  return s.twilio.conversationSid !== undefined && event.conversationSid !== s.twilio.conversationSid;
}

/** Takes an agent message in; it is handed out by `takeInOrder` once every smaller index is accounted for. */
export function hold(s: ConversationState, message: AgentMessage): void {
  s.flexInbox.held.push(message);
  s.flexInbox.held.sort((a, b) => a.index - b.index);
}

/** Indexes of the Twilio conversation that our own posts took. */
export function accountOurs(s: ConversationState, indexes: number[]): void {
  for (const index of indexes) {
    if (index >= s.flexInbox.next && !s.flexInbox.ours.includes(index)) s.flexInbox.ours.push(index);
  }
  advance(s);
}

/** Agent messages whose turn has come, in order of `Index`. */
export function takeInOrder(s: ConversationState): AgentMessage[] {
  const ready: AgentMessage[] = [];
  for (;;) {
    advance(s);
    const head = s.flexInbox.held[0];
    if (!head || head.index > s.flexInbox.next) return ready;
    s.flexInbox.held.shift();
    // Below `next`: its place was given up when a gap could not be filled; late is better than lost.
    if (head.index === s.flexInbox.next) s.flexInbox.next += 1;
    ready.push(head);
  }
}

/** The first index that is missing before a held message; null when nothing is missing. */
export function gap(s: ConversationState): number | null {
  advance(s);
  const head = s.flexInbox.held[0];
  return head && head.index > s.flexInbox.next ? s.flexInbox.next : null;
}

/** Gives up on everything below `index`: it was listed and is not there (deleted, or not a message for the user). */
export function skipTo(s: ConversationState, index: number): void {
  if (index > s.flexInbox.next) s.flexInbox.next = index;
  advance(s);
}

function advance(s: ConversationState): void {
  const inbox = s.flexInbox;
  while (inbox.ours.includes(inbox.next)) inbox.next += 1;
  inbox.ours = inbox.ours.filter((index) => index >= inbox.next);
}
