import { localeOfScript } from '../text/locale-of-script.ts';
import { ownWords } from '../text/own-words.ts';
import { ask } from './ask.ts';
import { noteLanguage } from './language.ts';
import { onAnswer, onIdle, speak } from './bot-phase.ts';
import {
  assumeAgent,
  nameAgent,
  onAgentJoined,
  onAgentLeft,
  onAgentSilent,
  onUserSilent,
  SOMEBODY,
} from './agent-phase.ts';
import { closeChat } from './closing.ts';
import { setDeadline, takeDue } from './deadlines.ts';
import { endedByAgent, hearLastWords } from './ending.ts';
import {
  AGENT_LEFT,
  escalate,
  onCaseOpened,
  onCaseRefused,
  onFirstResponseLate,
  onFlowSilent,
  onStillWaiting,
  onTaskCreated,
  onTaskFailed,
} from './escalation.ts';
import type { FlexEvent, InboundEvent, OperatorEvent, UserEvent } from './events.ts';
import { expectsSomebody, onFlexSnapshot } from './flex-snapshot.ts';
import { eventId, firstSight, hasEnded, isOfEarlierEpisode } from './inbox.ts';
import { addJob, hasJob } from './jobs.ts';
import { noteToAgent } from './lanes.ts';
import { onDelivered, onLaneStalled } from './delivery.ts';
import { onLeftFinished, recordLate, undeliverable } from './leaving.ts';
import { timeOfLine } from './line-time.ts';
import { lookAtFlex } from './look-at-flex.ts';
import { onMembership } from './membership.ts';
import { addLine, onOperator } from './operators.ts';
import {
  changeAgentMessage,
  changeUserMessage,
  holdAgentMessage,
  onGapDeadline,
  onGapListed,
  receiveAgentMessage,
} from './relay.ts';
import { finish, resolve } from './resolution.ts';
import { decideStudioTurns } from './studio-turns.ts';
import type { BotAnswer, ConversationState, InternalEvent, Job, JobResult } from './state.ts';
import { onReopenChecked, onUserAction } from './user-actions.ts';
import { onUserMessage } from './user-message.ts';
import { keepWatch } from './watch.ts';

export type ConversationEvent = InboundEvent | OperatorEvent | InternalEvent;

/**
 * The one step of the rules: tells the state what happened. Everything that follows from it is in the state afterwards:
 * what waits in the lanes, which jobs are to be done, which deadlines run. Deterministic: no clock but `now`, no I/O.
 * Mutates `s`; `decide` is the same without mutation.
 */
export function apply(s: ConversationState, event: ConversationEvent, now: number): void {
  happen(s, event, now);
  keepWatch(s, now);
}

function happen(s: ConversationState, event: ConversationEvent, now: number): void {
  switch (event.type) {
    case 'tick':
      onTick(s, now);
      return;
    case 'lane.delivered':
      onDelivered(s, event.lane, event.results, now);
      return;
    case 'lane.stalled':
      onLaneStalled(s, event.lane, now);
      return;
    case 'job.done':
      onJobDone(s, event.key, event.result, now);
      return;
    case 'job.failed':
      onJobFailed(s, event, now);
      return;
    default:
      onOutside(s, event, now);
  }
}

/** `apply` on a copy. */
export function decide(s: ConversationState, event: ConversationEvent, now: number): ConversationState {
  const next = JSON.parse(JSON.stringify(s)) as ConversationState;
  apply(next, event, now);
  return next;
}

function onOutside(s: ConversationState, event: InboundEvent | OperatorEvent, now: number): void {
  // Twilio's lists tell times in seconds, so two edits of an agent may have one id: their repeats are told apart by wording.
  if (event.type !== 'agent.edit' && !firstSight(s, eventId(event))) return;
  if (event.type.startsWith('user.')) onUser(s, event as UserEvent, now);
  else if (event.type.startsWith('operator.')) onOperator(s, event as OperatorEvent, now);
  else onFlex(s, event as FlexEvent, now);
}

// The user

function onUser(s: ConversationState, event: UserEvent, now: number): void {
  if (event.type === 'user.message' || event.type === 'user.action') knowUser(s, event);
  switch (event.type) {
    case 'user.message':
      onUserMessage(s, { ...event, at: timeOfLine(s, event.at, now) }, now);
      return;
    case 'user.edit':
      changeUserMessage(s, { id: event.id, text: event.text, files: event.attachmentIds, at: event.editedAt }, now);
      return;
    case 'user.delete':
      changeUserMessage(s, { id: event.id, text: null, at: event.at }, now);
      return;
    case 'user.action':
      onUserAction(s, event, now);
      return;
    case 'user.left':
    case 'user.joined':
      onMembership(s, event, now);
      return;
  }
}

function knowUser(s: ConversationState, event: Extract<UserEvent, { type: 'user.message' | 'user.action' }>): void {
  s.user = { ...event.user, locale: event.user.locale ?? s.user.locale };
  if (event.user.locale !== null && s.writes === null) s.locale = event.user.locale;
  if (event.type === 'user.message') noteLanguage(s, localeOfScript(ownWords(event)));
  if (event.channelId !== null && (s.channel === null || event.type === 'user.message')) {
    // A message says where the user reads us: in the DM again, or in the thread. Of the server's channels an action names only that.
    const told = event.type === 'user.message' ? event.inThread : event.guildId !== null;
    const inThread = told ?? (s.channel?.kind === 'thread' && s.channel.id === event.channelId);
    s.channel = { id: event.channelId, kind: inThread ? 'thread' : 'dm' };
  }
}

// Flex

function onFlex(s: ConversationState, event: FlexEvent, now: number): void {
  if (isOfEarlierEpisode(s, event)) {
    if (event.type === 'studio.turn')
      s.studioTurns.push({ id: event.id, decision: { handoff: false, caseNumber: null } });
    else if (event.type.startsWith('agent.message') || event.type === 'agent.edit' || event.type === 'agent.delete')
      recordLate(s, event);
    return;
  }
  s.twilio.conversationSid ??= event.conversationSid;
  switch (event.type) {
    case 'studio.turn':
      onStudioTurn(s, event.id);
      return;
    case 'task.created':
      if (s.phase === 'bot') escalate(s, 'flow', null, now);
      if (s.phase === 'escalation' || s.phase === 'agent') onTaskCreated(s, event.taskSid, now);
      // Made by the flow while the user ended the chat: nobody shall be asked to take it.
      else closeChat(s, now);
      return;
    case 'agent.message':
      // A task that the flow made, and whose own signal was lost.
      if (s.phase === 'bot') escalate(s, 'flow', null, now);
      if (s.phase === 'escalation') assumeAgent(s, event, now);
      receiveAgentMessage(s, event, now);
      return;
    case 'agent.edit':
      changeAgentMessage(s, { id: event.id, text: event.text, at: event.editedAt }, now);
      return;
    case 'agent.delete':
      changeAgentMessage(s, { id: event.id, text: null, at: event.at }, now);
      return;
    case 'agent.joined':
      if (s.phase === 'bot') escalate(s, 'flow', null, now);
      if (s.phase !== 'agent' && s.phase !== 'escalation') return;
      onAgentJoined(s, event, now);
      // Gone already, and only the joining is told late: without this the user would talk to nobody.
      if (hasEnded(s, event.taskSid)) onAgentLeft(s, event.taskSid);
      return;
    default:
      if (s.phase === 'agent' || s.phase === 'escalation') onFlexEnding(s, event, now);
  }
}

type EndingEvent = Extract<
  FlexEvent,
  {
    type:
      | 'agent.left'
      | 'task.wrapup'
      | 'task.completed'
      | 'task.canceled'
      | 'flex.failed'
      | 'flex.closed'
      | 'flex.deserted';
  }
>;

/**
 * Whether an interaction is not the one that we know. A request whose answer we gave up may be carried out when the next one has
 * long been; a conversation has only one open channel, so the late one fails, and nothing is lost by it.
 */
function isOfAnother(s: ConversationState, interactionSid: string | null): boolean {
  const { interactionSid: ours } = s.twilio;
  return ours !== undefined && interactionSid !== null && interactionSid !== ours;
}

function onFlexEnding(s: ConversationState, event: EndingEvent, now: number): void {
  switch (event.type) {
    case 'flex.closed':
      hearLastWords(s, now);
      return;
    case 'flex.failed':
      if (!isOfAnother(s, event.interactionSid)) onTaskFailed(s, event.reason, now);
      return;
    case 'task.canceled':
      if (s.phase === 'escalation' && (s.twilio.taskSid === undefined || s.twilio.taskSid === event.taskSid))
        onTaskFailed(s, event.reason, now);
      else onAgentLeft(s, event.taskSid);
      return;
    case 'agent.left':
    case 'task.wrapup':
    case 'task.completed':
      if (s.agents.some((agent) => agent.taskSid === event.taskSid)) onAgentLeft(s, event.taskSid);
      // The joining is late or lost, and nobody else may have been asked.
      else if (!s.seen.includes(`agent.joined:${event.taskSid}`)) lookAtFlex(s);
      return;
    case 'flex.deserted':
      // Told again and again while nobody can be had: no news then.
      if (expectsSomebody(s)) lookAtFlex(s);
      return;
  }
}

function onStudioTurn(s: ConversationState, id: string): void {
  const answering = s.bot.pending.length > 0 || hasJob(s, 'ask');
  // With somebody gone again before there was a case, or its opening refused, the answer is known without its number.
  const opening = s.phase === 'escalation' && hasJob(s, 'openCase') && s.escalation?.reason !== AGENT_LEFT;
  const decided = s.phase !== 'bot' && !opening;
  s.studioTurns.push({
    id,
    decision: decided
      ? { handoff: s.phase !== 'resolution' && s.phase !== 'closed', caseNumber: s.case?.number ?? null }
      : null,
  });
  if (s.phase !== 'bot') return;
  if (answering) ask(s);
  // The bot was faster than the flow: there is nothing left to decide.
  else decideStudioTurns(s, false);
}

// Results and the clock

function onJobDone(s: ConversationState, key: string, result: JobResult, now: number): void {
  const job = s.jobs.find((candidate) => candidate.key === key);
  if (!job) return;
  s.jobs = s.jobs.filter((candidate) => candidate !== job);
  switch (result.kind) {
    case 'ask':
      if (job.kind === 'ask') onAsked(s, job, result.answer, now);
      return;
    case 'showArticle':
      onArticle(s, result.answer, now);
      return;
    case 'openCase':
      if (job.kind === 'openCase') onCaseOpened(s, job, result, now);
      return;
    case 'checkReopen':
      if (job.kind === 'checkReopen') onReopenChecked(s, job, result.allowed, now);
      return;
    case 'finishTwilio':
      if (job.kind === 'finishTwilio') onLeftFinished(s, job, result.results, now);
      return;
    case 'openThread':
      s.channel = { id: result.channelId, kind: 'thread', untried: true };
      return;
    case 'describeAgent':
      if (job.kind === 'describeAgent') nameAgent(s, job.taskSid, result, now);
      return;
    case 'inspectFlex':
      if (s.phase !== 'agent' && s.phase !== 'escalation') return;
      if (onFlexSnapshot(s, result.snapshot, now) === 'closed') hearLastWords(s, now);
      return;
    case 'fillGap':
      for (const message of result.messages) if (firstSight(s, eventId(message))) holdAgentMessage(s, message);
      onGapListed(s, result.last, now);
      endAfterLastWords(s, job, now);
      return;
    case 'done':
      return;
  }
}

function endAfterLastWords(s: ConversationState, job: Job, now: number): void {
  if (job.kind !== 'fillGap' || !job.thenEnd || (s.phase !== 'agent' && s.phase !== 'escalation')) return;
  s.lanes.twilio.stalledSince = null;
  endedByAgent(s, now);
}

/** An answer to an episode that is over, or that a person has taken over, is not said any more. */
function onAsked(s: ConversationState, job: Extract<Job, { kind: 'ask' }>, answer: BotAnswer, now: number): void {
  if (s.phase === 'bot' && job.about.episode === s.episode) onAnswer(s, job.questions, answer, now);
}

/** The article that the user chose; null when it is there no longer. */
function onArticle(s: ConversationState, article: BotAnswer | null, now: number): void {
  const answer = article ?? { kind: 'none' as const, locale: s.locale };
  if (s.phase === 'bot') onAnswer(s, [], answer, now);
  else if (answer.kind !== 'handoff') speak(s, answer, false, now);
}

/** A job that can't succeed. Nobody is left alone: what the user waits for goes on without it. */
function onJobFailed(s: ConversationState, failed: Extract<InternalEvent, { type: 'job.failed' }>, now: number): void {
  const { key, reason } = failed;
  const job = s.jobs.find((candidate) => candidate.key === key);
  if (!job) return;
  s.jobs = s.jobs.filter((candidate) => candidate !== job);
  if (job.kind === 'fillGap' && job.thenEnd && failed.overTime) {
    // Twilio does not answer. The end waits, or an agent's last words are lost; who writes into the shut door is told so.
    onLaneStalled(s, 'twilio', now);
    addJob(s, { kind: 'fillGap', from: job.from, thenEnd: true, patient: true }, `${key}:patient`);
    return;
  }
  if (job.kind === 'describeAgent') nameAgent(s, job.taskSid, SOMEBODY, now);
  if (job.kind === 'ask') onAsked(s, job, { kind: 'none', locale: s.locale }, now);
  if (job.kind === 'showArticle') onArticle(s, null, now);
  if (job.kind === 'checkReopen') onReopenChecked(s, job, false, now);
  if (job.kind === 'openCase') onCaseRefused(s, job, now);
  if (job.kind === 'finishTwilio') for (const item of job.items) undeliverable(s, item, reason, now);
  if (job.kind === 'inspectFlex' && (s.phase === 'agent' || s.phase === 'escalation'))
    setDeadline(s, 'look', now + s.timings.stillWaitingEvery);
  if (job.kind === 'fillGap') onGapListed(s, s.flexInbox.held[0]?.index ?? -1, now);
  endAfterLastWords(s, job, now);
  if (job.kind === 'openThread') onUnreachable(s, reason, now);
}

/** Neither a DM nor a thread reaches the user: the agent is told, the messages stay redrivable. */
function onUnreachable(s: ConversationState, reason: string, now: number): void {
  const lane = s.lanes.discord;
  for (const item of lane.queue) s.failed.push({ lane: 'discord', item, reason: 'dmClosed', code: null, at: now });
  s.failed = s.failed.slice(-50);
  lane.queue = [];
  lane.inFlight = 0;
  // Whether they are in the thread they had is not known: what is said next finds out where they read us.
  s.channel = null;
  if (s.phase === 'agent' || s.phase === 'escalation')
    noteToAgent(
      s,
      now,
      `The user can't be reached in Discord: direct messages are closed and no private thread could be made (${reason}).`,
    );
  addLine(s, `The user can't be reached in Discord: ${reason}`);
}

function onTick(s: ConversationState, now: number): void {
  for (const name of takeDue(s, now)) {
    switch (name) {
      case 'botIdle':
        if (s.phase === 'bot' && onIdle(s, now)) resolve(s, 'silence', now);
        break;
      case 'firstResponse':
        if (s.phase === 'escalation') onFirstResponseLate(s, now);
        break;
      case 'stillWaiting':
        if (s.phase === 'escalation') onStillWaiting(s, now);
        break;
      case 'agentSilence':
        if (s.phase === 'agent') onAgentSilent(s, now);
        break;
      case 'userSilence':
        if (s.phase === 'agent' && onUserSilent(s, now)) resolve(s, 'silence', now);
        break;
      case 'reopen':
        if (s.phase === 'resolution') finish(s, s.outcome ?? 'ended', now);
        break;
      case 'studioTurn':
        if (s.phase === 'bot') ask(s);
        else if (s.phase === 'escalation') onFlowSilent(s, now);
        break;
      case 'gap':
        onGapDeadline(s);
        break;
      case 'look':
        if (s.phase === 'agent' || s.phase === 'escalation') lookAtFlex(s);
        break;
    }
  }
}
