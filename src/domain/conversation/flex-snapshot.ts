import { onAgentJoined } from './agent-phase.ts';
import { clearDeadlines, setDeadline } from './deadlines.ts';
import { isAsking, onTaskFailed, requeue } from './escalation.ts';
import { firstSight, hasEnded, interactionFailure, noteEnd } from './inbox.ts';
import type { ConversationState, FlexSnapshot } from './state.ts';

/** Distance to the look that confirms what the one before lacked; as between two look-ups for a task before a second one is made. */
const SECOND_LOOK = 3_000;

/**
 * What Flex says when it is looked at. Webhooks and looks tell of the same tasks, and each may be behind the other: a webhook is
 * late or lost, a look was read before what was told since, Flex's list has not caught up. One rule sorts it out, because a
 * task only ever moves on, from asked to taken to ended, whoever tells it:
 *
 * - What a look **says** counts at once where the task is farther than was known: somebody took it, it ended, the chat is closed.
 *   Where it is not (an agent whose leaving was told, an agent's task as if nobody had taken it) the look is behind.
 * - What a look **lacks** (an agent who was seen joining, anybody who is there or asked) counts when the next look, asked for a
 *   little later, lacks it too. Tasks that are over are deleted, so an end may leave no other trace.
 *
 * A chat that Flex could not create is none that has ended: it is asked for again, as when its webhook tells it.
 *
 * Returns `closed` when the chat is over there.
 */
export function onFlexSnapshot(s: ConversationState, snapshot: FlexSnapshot, now: number): 'closed' | 'going on' {
  if (snapshot.channelFailed && s.phase === 'escalation') {
    const { interactionSid = null, conversationSid = '' } = s.twilio;
    if (firstSight(s, interactionFailure({ interactionSid, conversationSid })))
      onTaskFailed(s, 'the interaction could not be created', now);
    return 'going on';
  }
  if (snapshot.conversationClosed || snapshot.channelClosed) return 'closed';
  for (const { taskSid } of snapshot.finishedTasks) noteEnd(s, taskSid);
  dropAgents(s, (taskSid) => hasEnded(s, taskSid));
  for (const agent of snapshot.agents) if (!hasEnded(s, agent.taskSid)) onAgentJoined(s, agent, now);
  const listed = [...snapshot.agents.map(({ taskSid }) => taskSid), ...snapshot.openTasks];
  const missing = s.agents.map(({ taskSid }) => taskSid).filter((taskSid) => !listed.includes(taskSid));
  const asked = snapshot.openTasks.filter((taskSid) => !hasEnded(s, taskSid) && !isHere(s, taskSid));
  // Named after the task that was known last: with the next one the question is another.
  const nobody = `nobody since ${s.twilio.taskSid ?? 'the beginning'}`;
  const lacksAnybody = asked.length === 0 && missing.length === s.agents.length && expectsSomebody(s);
  const confirmed = lackedTwice(s, [...missing, ...(lacksAnybody ? [nobody] : [])], now);
  dropAgents(s, (taskSid) => confirmed.includes(taskSid));
  if (s.agents.length > 0) return 'going on';
  if (s.phase === 'agent' && (asked.length > 0 || confirmed.includes(nobody))) requeue(s, asked, now);
  // The task ended and its webhook was lost: nobody would ever be asked again.
  else if (s.phase === 'escalation' && confirmed.includes(nobody)) onTaskFailed(s, 'its task is gone', now);
  return 'going on';
}

/** Somebody should be there or asked: in the chat until now, or by a task that was made. */
export function expectsSomebody(s: ConversationState): boolean {
  return s.phase === 'agent' || (s.twilio.taskSid !== undefined && !isAsking(s));
}

/** Which of it the look before lacked as well; the rest is remembered, and Flex is looked at again for it. */
function lackedTwice(s: ConversationState, lacks: string[], now: number): string[] {
  const before = s.lacked ?? [];
  const tooSoon = s.deadlines.look !== undefined;
  const confirmed = tooSoon ? [] : lacks.filter((what) => before.includes(what));
  const open = lacks.filter((what) => !confirmed.includes(what));
  if (open.length === 0) {
    delete s.lacked;
    clearDeadlines(s, 'look');
  } else {
    s.lacked = open;
    if (!open.every((what) => before.includes(what))) setDeadline(s, 'look', now + SECOND_LOOK);
  }
  return confirmed;
}

function dropAgents(s: ConversationState, isGone: (taskSid: string) => boolean): void {
  s.agents = s.agents.filter(({ taskSid }) => !isGone(taskSid));
}

function isHere(s: ConversationState, taskSid: string): boolean {
  return s.agents.some((agent) => agent.taskSid === taskSid);
}
