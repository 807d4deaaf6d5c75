import { textsFor } from '../text/texts.ts';
import { afterOpenTime, clearDeadlines, setDeadline } from './deadlines.ts';
import { AGENT_LEFT, onTaskCreated } from './escalation.ts';
import { rememberAuthor } from './agent-names.ts';
import type { AgentDescription, FlexEvent } from './events.ts';
import { assumedTask, isAssumedTask } from './assumed-task.ts';
import { firstSight, hasEnded } from './inbox.ts';
import { addJob } from './jobs.ts';
import { noteToAgent, say } from './lanes.ts';
import { reportAgent } from './report-agent.ts';
import { lookAtFlex } from './look-at-flex.ts';
import { releaseAgentMessages } from './relay.ts';
import type { AgentRef, ConversationState } from './state.ts';

const HOUR = 3_600_000;

/** An agent accepted: whichever signal comes first counts, the rest are repeats. */
export function onAgentJoined(s: ConversationState, joined: { taskSid: string } & AgentDescription, now: number): void {
  const known = s.agents.find((agent) => agent.taskSid === joined.taskSid) ?? adopted(s, joined.taskSid, now);
  if (known) {
    know(s, known, joined);
    if (known.name === null && joined.name !== null) nameAgent(s, joined.taskSid, joined, now);
    return;
  }
  s.phase = 'agent';
  // Seen now, by whichever way: the webhook that comes after the agent has left again is no second joining.
  firstSight(s, `agent.joined:${joined.taskSid}`);
  // The webhook of the task itself may come later or never, and Studio must not run for what the agent writes.
  onTaskCreated(s, joined.taskSid, now);
  const agent: AgentRef = { taskSid: joined.taskSid, workerSid: null, name: null, joinedAt: now };
  s.agents.push(agent);
  know(s, agent, joined);
  if (s.escalation) {
    s.escalation.waitingSince = null;
    s.escalation.gaveUp = false;
  }
  clearDeadlines(s, 'firstResponse', 'stillWaiting', 'studioTurn', 'botIdle');
  setDeadline(s, 'agentSilence', afterOpenTime(now, s.timings.agentSilence, s.timings.businessHours));
  if (joined.name === null)
    addJob(s, { kind: 'describeAgent', taskSid: joined.taskSid }, describeKey(s, joined.taskSid));
  else nameAgent(s, joined.taskSid, joined, now);
}

/** Each way of being told has something of who an agent is. */
function know(s: ConversationState, agent: AgentRef, { workerSid, identity }: AgentDescription): void {
  agent.workerSid ??= workerSid;
  if (identity) agent.identity ??= identity;
  rememberAuthor(s, agent);
}

/**
 * The agent who was assumed when a message came before any task was known: the first task of which a joining is told is theirs.
 * Taken for somebody else, they would be announced twice.
 */
function adopted(s: ConversationState, taskSid: string, now: number): AgentRef | undefined {
  const agent = s.agents.find((candidate) => isAssumedTask(candidate.taskSid));
  if (!agent) return undefined;
  const asked = s.jobs.find((job) => job.key === describeKey(s, agent.taskSid));
  s.jobs = s.jobs.filter((job) => job !== asked);
  agent.taskSid = taskSid;
  firstSight(s, `agent.joined:${taskSid}`);
  onTaskCreated(s, taskSid, now);
  if (asked) addJob(s, { kind: 'describeAgent', taskSid }, describeKey(s, taskSid));
  return agent;
}

/** The agent's name is known (or can't be had): now the user is told, then what the agent wrote meanwhile. */
export function nameAgent(s: ConversationState, taskSid: string, described: AgentDescription, now: number): void {
  const agent = s.agents.find((candidate) => candidate.taskSid === taskSid);
  if (!agent || agent.name !== null) {
    // Gone again before the name was known: what was written waits no longer for it, and is shown under it.
    rememberAuthor(s, described);
    releaseAgentMessages(s, now);
    return;
  }
  const t = textsFor(s.locale);
  const { name } = described;
  agent.name = name ?? t.agent;
  know(s, agent, described);
  s.jobs = s.jobs.filter((job) => job.key !== describeKey(s, taskSid));
  say(s, now, name === null ? t.agentJoinedUnnamed : t.agentJoined(name));
  if (s.case) reportAgent(s);
  releaseAgentMessages(s, now);
}

/** Nothing is known of the agent but that somebody is there. */
export const SOMEBODY: AgentDescription = { workerSid: null, name: null };

/** The chat ends before the names were looked up: the user need not know them any more, but sees what was written. */
export function nameRest(s: ConversationState, now: number): void {
  for (const agent of s.agents.filter(({ name }) => name === null)) nameAgent(s, agent.taskSid, SOMEBODY, now);
}

function describeKey(s: ConversationState, taskSid: string): string {
  return `${s.episode}:describe:${taskSid}`;
}

/** Messages of an agent although nobody was seen joining: the signal of the joining was lost or is late. */
export function assumeAgent(
  s: ConversationState,
  message: Extract<FlexEvent, { type: 'agent.message' }>,
  now: number,
): void {
  if (s.agents.length > 0) return;
  const taskSid = s.twilio.taskSid ?? assumedTask(message.conversationSid);
  // The last word of somebody who has left, told late: whether anybody has come since, only Flex knows.
  const isLate = s.escalation?.reason === AGENT_LEFT && message.at < s.escalation.askedAt;
  if (isLate || hasEnded(s, taskSid)) lookAtFlex(s);
  else onAgentJoined(s, { taskSid, ...SOMEBODY }, now);
}

/** An agent is gone from the chat. What that means, and who else is there, only Flex knows: a transfer, a break, or the end. */
export function onAgentLeft(s: ConversationState, taskSid: string): void {
  s.agents = s.agents.filter((agent) => agent.taskSid !== taskSid);
  lookAtFlex(s);
}

/**
 * The user waits for the agent's answer: told and noted again and again, less often each time. At most once an hour after the
 * first time: all that is done here is billed, and an hour in which nobody says a word shall cost next to nothing.
 */
export function onAgentSilent(s: ConversationState, now: number): void {
  if (hasAnswered(s)) {
    // The wait for the user ended with the wait for another agent, who turned out to be the same.
    if (s.deadlines.userSilence === undefined) setDeadline(s, 'userSilence', now + s.timings.userSilenceWarning);
    return;
  }
  clearDeadlines(s, 'userSilence');
  const since = Math.max(s.lastMessage?.at ?? 0, s.agents.at(-1)?.joinedAt ?? 0) || now;
  const wait = Math.max(s.timings.agentSilence, HOUR, now - since);
  setDeadline(s, 'agentSilence', afterOpenTime(now, wait, s.timings.businessHours));
  lookAtFlex(s);
  say(s, now, textsFor(s.locale).agentSilent);
  noteToAgent(s, now, 'The user is waiting for an answer.');
  addJob(s, { kind: 'reportCase', change: { line: 'The user has been waiting for an answer for a while.' } });
}

/** Whether the last words are those of somebody who is there: who took over from them has said nothing yet. */
function hasAnswered({ lastMessage, agents }: ConversationState): boolean {
  if (lastMessage?.from !== 'agent') return false;
  const { author, at } = lastMessage;
  return agents.some(({ identity, joinedAt }) => (identity && author ? identity === author : joinedAt <= at));
}

/** The agent waits for the user. Returns true when the conversation shall be closed. */
export function onUserSilent(s: ConversationState, now: number): boolean {
  if (s.escalation?.warned === true) return true;
  if (s.escalation) s.escalation.warned = true;
  const hours = Math.max(1, Math.round(s.timings.userSilenceClose / HOUR));
  say(s, now, textsFor(s.locale).userSilent(hours));
  addJob(s, { kind: 'reportCase', change: { status: 'pending', line: 'Waiting for the user, who was warned.' } });
  setDeadline(s, 'userSilence', now + s.timings.userSilenceClose);
  return false;
}
