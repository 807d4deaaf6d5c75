import { caseName } from '../case/case-record.ts';
import { higherPriority } from '../case/priority.ts';
import { textsFor } from '../text/texts.ts';
import { afterOpenTime, clearAllDeadlines, clearDeadlines, opensAt, setDeadline } from './deadlines.ts';
import { ask } from './ask.ts';
import { closeChat } from './closing.ts';
import { beginEpisode } from './episode.ts';
import { addJob, hasJob } from './jobs.ts';
import { nextKey, say, toTwilio } from './lanes.ts';
import type { SettledResult, TwilioItem } from './lane-items.ts';
import { leaveTwilioConversation } from './leaving.ts';
import { lookAtFlex } from './look-at-flex.ts';
import { relayToAgent, showHeld } from './relay.ts';
import { reportAgent } from './report-agent.ts';
import type { ConversationState, Job, JobResult, PendingQuestion, SaidByBot } from './state.ts';
import { decideStudioTurns, flowDecides } from './studio-turns.ts';
import { withChoices } from './with-choices.ts';

/** How often a task is asked for anew before the case is left to the desk. */
const ATTEMPTS = 3;

/** Why a user waits who has talked with an agent already. */
export const AGENT_LEFT = 'agent left';

/** The user is handed to a person: the case first, because it needs neither Twilio nor anything slow. */
export function escalate(s: ConversationState, reason: string, topic: string | null, now: number): void {
  if (s.phase !== 'bot') {
    if (s.case) say(s, now, textsFor(s.locale).alreadyTransferring(caseName(s.case.number)));
    return;
  }
  s.phase = 'escalation';
  clearAllDeadlines(s);
  s.escalation = startedWaiting(reason, now);
  startWaiting(s, now);
  if (reason === 'sensitive') {
    s.priority = higherPriority(s.priority, 'high');
    say(s, now, textsFor(s.locale).sensitive);
  }
  openCase(s, reason, topic, s.bot.pending);
  s.bot.pending = [];
}

function openCase(s: ConversationState, reason: string, topic: string | null, questions: PendingQuestion[]): void {
  addJob(s, { kind: 'openCase', reason, topic, priority: s.priority, questions, said: saidByBot(s) });
}

function startedWaiting(reason: string, now: number) {
  return { reason, askedAt: now, waitingSince: now, attempts: 0, warned: false, gaveUp: false };
}

/** Bot answers that Discord may not have yet: the agent's transcript has them all the same. */
function saidByBot(s: ConversationState): SaidByBot[] {
  return s.lanes.discord.queue.flatMap((item) =>
    item.kind === 'say' && item.from === 'bot' ? [{ key: item.key, text: withChoices(item), at: item.at }] : [],
  );
}

/** The case has its number: the user is told at once, and Flex is asked for a person. */
export function onCaseOpened(
  s: ConversationState,
  job: Extract<Job, { kind: 'openCase' }>,
  opened: Extract<JobResult, { kind: 'openCase' }>,
  now: number,
): void {
  const waits = s.phase === 'escalation' || s.phase === 'agent';
  if (job.about.episode !== s.episode || !waits) {
    endUnneededCase(s, job, opened.number);
    return;
  }
  s.case = { number: opened.number, topic: job.topic, openedAt: now };
  // Set by staff while the case was being opened: there was none yet that could have been told.
  if (s.priority !== job.priority) addJob(s, { kind: 'reportCase', change: { priority: s.priority } });
  if (s.phase === 'agent') {
    // Studio's flow was faster than the store: the agent is there already.
    reportAgent(s);
    decideStudioTurns(s, true);
    return;
  }
  const t = textsFor(s.locale);
  const lines = [t.caseCreated(caseName(opened.number))];
  const opens = opensAt(now, s.timings.businessHours);
  // <t:…:F> is shown by Discord in the reader's own time zone and language (reference, message formatting).
  lines.push(
    opens === null ? t.queuePosition(opened.queuePosition) : t.outOfHours(`<t:${Math.floor(opens / 1000)}:F>`),
  );
  say(s, now, lines.join('\n'));
  // Somebody was there before the case was, and another one is asked for already.
  const asked = s.escalation!.reason === AGENT_LEFT && (s.twilio.taskSid !== undefined || isAsking(s));
  if (!asked) askForAgent(s, now);
  startWaiting(s, now);
}

/** The conversation ended while its case was being opened: the case is told, and the episode is written down as over again. */
function endUnneededCase(s: ConversationState, job: Extract<Job, { kind: 'openCase' }>, number: number): void {
  const about = { episode: job.about.episode, phase: 'closed' as const, caseNumber: number };
  const line = 'The conversation had ended before its case was opened.';
  addJob(s, { kind: 'reportCase', change: { status: 'solved', line } }, undefined, about);
  const outcome = 'ended before the case was opened';
  addJob(s, { kind: 'endEpisode', episode: about.episode, outcome }, nextKey(s, 'endEpisode'), about);
}

/** No case could be opened, and repeating at once can't help: the user is told, and it is tried again later. */
export function onCaseRefused(s: ConversationState, job: Extract<Job, { kind: 'openCase' }>, now: number): void {
  if (job.about.episode !== s.episode || s.phase !== 'escalation') return;
  s.bot.pending = [...job.questions, ...s.bot.pending];
  say(s, now, textsFor(s.locale).caseDelayed);
  setDeadline(s, 'stillWaiting', now + s.timings.stillWaitingEvery);
  // The flow makes the task meanwhile: a person can help without a number too.
  decideStudioTurns(s, true);
}

/** A Twilio conversation of this episode: each has its own number, because a closed one can't be used again. */
export function openConversation(s: ConversationState, now: number, studio: boolean): void {
  s.opened += 1;
  toTwilio(s, now, { kind: 'open', attempt: s.opened, studio });
}

/** The transcript that the agent should see: of this episode, or of all of a re-opened case. */
function historyItem(s: ConversationState) {
  return { kind: 'history' as const, ofCase: s.escalation!.reason === 're-opened' ? s.case!.number : null };
}

/** Conversation, transcript and task, in this order in the lane; later user messages queue behind them. */
function askForAgent(s: ConversationState, now: number): void {
  s.escalation!.attempts += 1;
  if (flowDecides(s) && s.escalation!.attempts === 1) {
    handOverToFlow(s, now);
    return;
  }
  decideStudioTurns(s, true);
  const lane = s.lanes.twilio;
  const pending = lane.queue.slice(lane.inFlight);
  lane.queue = lane.queue.slice(0, lane.inFlight);
  openConversation(s, now, false);
  toTwilio(s, now, historyItem(s));
  toTwilio(s, now, { kind: 'interaction', attributes: taskAttributes(s) });
  lane.queue.push(...pending);
}

/** Studio mode: the flow makes the interaction. It is told by the answer to its waiting request, or by the attribute and a message. */
function handOverToFlow(s: ConversationState, now: number): void {
  const asked = s.studioTurns.some((turn) => turn.decision === null);
  const opened = s.twilio.conversationSid !== undefined || s.lanes.twilio.queue.some((item) => item.kind === 'open');
  if (!opened) openBefore(s, now);
  toTwilio(s, now, { kind: 'markHandoff', topic: s.case?.topic ?? s.escalation!.reason });
  // A waiting request is answered once the attributes are set: the flow makes the task from them at once.
  if (s.twilio.taskSid !== undefined) return;
  if (!asked) nudgeFlow(s, now);
  setDeadline(s, 'studioTurn', now + s.timings.studioTurn);
}

/** Opens the flow's conversation ahead of what the user wrote meanwhile. */
function openBefore(s: ConversationState, now: number): void {
  const waiting = s.lanes.twilio.queue;
  s.lanes.twilio.queue = [];
  openConversation(s, now, true);
  toTwilio(s, now, historyItem(s));
  s.lanes.twilio.queue.push(...waiting);
}

/** Studio can't be used in this episode: the bot answers by itself, and later the rules ask for an agent themselves. */
export function answerWithoutFlow(s: ConversationState, now: number): void {
  s.flowFailed = true;
  clearDeadlines(s, 'studioTurn');
  const lane = s.lanes.twilio;
  // What the user wrote is with the bot, and in the transcript that the agent gets.
  lane.queue = lane.queue.filter((item, i) => i < lane.inFlight || item.kind !== 'say');
  leaveTwilioConversation(s, now);
  decideStudioTurns(s, false);
  ask(s);
}

/** A message that the flow sees, after the attribute on which it splits. It may be dropped while a widget is busy (81002). */
function nudgeFlow(s: ConversationState, now: number): void {
  toTwilio(s, now, {
    kind: 'say',
    from: 'user',
    text: textsFor(s.locale).buttons.talkToPerson,
    attachments: [],
    sourceId: null,
    trigger: true,
  });
}

/** Studio mode: no task although the handoff was decided. */
export function onFlowSilent(s: ConversationState, now: number): void {
  if (s.twilio.taskSid !== undefined || hasJob(s, 'inspectFlex')) return;
  s.escalation!.attempts += 1;
  if (s.escalation!.attempts <= ATTEMPTS) {
    nudgeFlow(s, now);
    setDeadline(s, 'studioTurn', now + s.timings.studioTurn);
    return;
  }
  // The flow can't do it: our own request. Its look-up by conversation finds a task that the flow made after all.
  toTwilio(s, now, { kind: 'interaction', attributes: taskAttributes(s) });
}

/** What the agent's task says about the user, the case and the way back to us (names with underscores: hyphens break TaskRouter expressions). */
export function taskAttributes(s: ConversationState): Record<string, unknown> {
  return {
    name: s.user.displayName,
    customerName: s.user.displayName,
    from: s.user.displayName,
    customerAddress: `discord_${s.user.discordUserId}`,
    channelType: 'discord',
    direction: 'inbound',
    locale: s.locale,
    language: s.locale.split('-')[0],
    topic: s.case?.topic ?? s.escalation?.reason ?? 'support',
    priority: s.priority,
    case_number: s.case?.number ?? null,
    case_name: s.case ? caseName(s.case.number) : null,
    discord_user_id: s.user.discordUserId,
    discord_username: s.user.username,
  };
}

/** The task exists: by our own request, the flow's, or a webhook that was faster than either. */
export function onTaskCreated(s: ConversationState, taskSid: string, now: number): void {
  if (s.twilio.taskSid === taskSid) return;
  s.twilio.taskSid = taskSid;
  clearDeadlines(s, 'studioTurn');
  if (flowDecides(s) && s.twilio.studioHookSid !== undefined) {
    toTwilio(s, now, { kind: 'dropStudioHook' });
  }
}

/** Flex could not make or keep the task: ask again, a limited number of times; the case stands in any case. */
export function onTaskFailed(s: ConversationState, reason: string, now: number): void {
  if (s.phase !== 'escalation') return;
  if (!s.case) {
    // The flow's task is gone before the case has its number: the rules ask for an agent themselves when it has.
    leaveTwilioConversationFor(s, now);
    return;
  }
  addJob(s, { kind: 'reportCase', change: { line: `Flex gave no agent: ${reason}` } });
  decideStudioTurns(s, true);
  if (s.escalation!.attempts >= ATTEMPTS) {
    giveUp(s, now);
    return;
  }
  leaveTwilioConversationFor(s, now);
  askForAgent(s, now);
}

/** A closed interaction channel can't be used again: the next try gets a Twilio conversation of its own. */
function leaveTwilioConversationFor(s: ConversationState, now: number): void {
  showHeld(s, now);
  const lane = s.lanes.twilio;
  // The words of the bot phase are in the transcript, which the next conversation begins with.
  const ofBotPhase = (item: Extract<TwilioItem, { kind: 'say' }>) =>
    item.from === 'bot' || (item.from === 'user' && item.trigger);
  const moves = (item: TwilioItem) =>
    item.kind === 'edit' || item.kind === 'delete' || (item.kind === 'say' && !ofBotPhase(item));
  // What is in flight goes along under a new key: its outcome in the old conversation says nothing about the new one.
  const along = lane.queue.filter(moves).map((item) => ({ ...item, key: nextKey(s, item.kind) }));
  // The task is known to be gone: it must not be looked for or made in the conversation that is left.
  lane.queue = lane.queue.filter((item, i) => i < lane.inFlight && item.kind === 'open');
  lane.inFlight = lane.queue.length;
  if (s.twilio.conversationSid !== undefined || lane.inFlight > 0) closeChat(s, now);
  leaveTwilioConversation(s, now);
  s.flexInbox = { next: 0, ours: [], held: [] };
  s.flowFailed = true;
  s.lanes.twilio.queue.push(...along);
}

function giveUp(s: ConversationState, now: number): void {
  delete s.twilio.taskSid;
  const waited = now - (s.escalation!.waitingSince ?? now);
  setDeadline(s, 'stillWaiting', now + Math.max(s.timings.stillWaitingEvery, waited));
  if (s.escalation!.gaveUp) return;
  s.escalation!.gaveUp = true;
  s.priority = 'urgent';
  say(s, now, textsFor(s.locale).flexUnreachable(caseName(s.case!.number)));
  addJob(s, {
    kind: 'reportCase',
    change: {
      raiseTo: 'urgent',
      line: 'No agent could be brought into the chat. The user waits for an answer of the team.',
    },
  });
}

/** Back into the queue in the same Twilio conversation, after an agent left it; `asked` are the tasks by which others are asked already. */
export function requeue(s: ConversationState, asked: string[], now: number): void {
  const t = textsFor(s.locale);
  s.phase = 'escalation';
  s.agents = [];
  // The user was warned of their silence, which was the wait of an agent who is gone.
  const waitsAgain = s.escalation?.warned === true && { status: 'open' as const };
  s.escalation = { ...startedWaiting(AGENT_LEFT, now), attempts: 1 };
  clearAllDeadlines(s);
  startWaiting(s, now);
  // Its opening was refused while the flow's agent was there.
  if (!s.case) setDeadline(s, 'stillWaiting', now + s.timings.stillWaitingEvery);
  const [next] = asked;
  const passedOn = next !== undefined;
  if (passedOn) onTaskCreated(s, next, now);
  say(s, now, passedOn ? t.transferred : t.agentLeftWaiting);
  // The case, and the queue in which the user stands again, know of it too.
  const line = passedOn
    ? 'The agent passed the user on to a colleague.'
    : 'The agent left the chat; another one is asked for.';
  addJob(s, { kind: 'reportCase', change: { ...waitsAgain, assignee: null, line } });
  if (!passedOn) toTwilio(s, now, { kind: 'invite', attributes: taskAttributes(s) });
}

/** The same case again, in an episode and a Twilio conversation of its own (a closed one can't be used again). */
export function reopen(s: ConversationState, caseNumber: number, episode: string, now: number): void {
  const topic = s.case?.number === caseNumber ? s.case.topic : null;
  const unanswered = s.bot.pending;
  // The flow of a bot phase that is broken off must not make a task of its own.
  const inBot = s.phase === 'bot' && (s.twilio.conversationSid !== undefined || s.lanes.twilio.inFlight > 0);
  if (inBot) closeChat(s, now);
  beginEpisode(s, episode, now);
  s.phase = 'escalation';
  s.case = { number: caseNumber, topic, openedAt: now };
  s.escalation = startedWaiting('re-opened', now);
  say(s, now, textsFor(s.locale).reopened(caseName(caseNumber)));
  addJob(s, { kind: 'attachCase', number: caseNumber });
  addJob(s, { kind: 'reportCase', change: { status: 'open', reopened: true, line: 'Re-opened by the user.' } });
  askForAgent(s, now);
  startWaiting(s, now);
  // What the bot was asked meanwhile and has not answered goes to the agent.
  for (const { id, text, attachments, at } of unanswered) {
    relayToAgent(
      s,
      { type: 'user.message', id, text, attachments, at, channelId: s.channel?.id ?? '', user: s.user },
      now,
    );
  }
}

function startWaiting(s: ConversationState, now: number): void {
  setDeadline(s, 'firstResponse', afterOpenTime(now, s.timings.firstResponseTarget, s.timings.businessHours));
}

/** Nobody has joined in time: the user is told, the case rises. */
export function onFirstResponseLate(s: ConversationState, now: number): void {
  if (!s.escalation) return;
  if (!s.case) {
    say(s, now, textsFor(s.locale).caseDelayed);
    setDeadline(s, 'stillWaiting', now + s.timings.stillWaitingEvery);
    return;
  }
  lookAtFlex(s);
  s.priority = higherPriority(s.priority, 'high');
  say(s, now, textsFor(s.locale).firstResponseLate(caseName(s.case.number)));
  addJob(s, { kind: 'reportCase', change: { raiseTo: 'high', line: 'The first-response target was missed.' } });
  setDeadline(s, 'stillWaiting', afterOpenTime(now, s.timings.stillWaitingEvery, s.timings.businessHours));
}

/** A sign of life while the user waits; less often each time. */
export function onStillWaiting(s: ConversationState, now: number): void {
  if (!s.case) {
    onCaseStillMissing(s, now);
    return;
  }
  if (!s.escalation?.waitingSince) return;
  say(s, now, textsFor(s.locale).stillWaiting(caseName(s.case.number)));
  const waited = now - s.escalation.waitingSince;
  setDeadline(
    s,
    'stillWaiting',
    afterOpenTime(now, Math.max(s.timings.stillWaitingEvery, waited), s.timings.businessHours),
  );
  if (!s.escalation.gaveUp || s.twilio.taskSid !== undefined || isAsking(s)) {
    lookAtFlex(s);
    return;
  }
  leaveTwilioConversationFor(s, now);
  askForAgent(s, now);
}

/** A request for an agent is on its way to Flex. */
export function isAsking(s: ConversationState): boolean {
  return s.lanes.twilio.queue.some((item) => item.kind === 'interaction' || item.kind === 'invite');
}

/** The case is still being opened, or was refused and is asked for again. */
function onCaseStillMissing(s: ConversationState, now: number): void {
  setDeadline(s, 'stillWaiting', now + s.timings.stillWaitingEvery);
  if (hasJob(s, 'openCase')) return;
  openCase(s, s.escalation?.reason ?? 'asked', null, s.bot.pending);
  s.bot.pending = [];
}

/** What the lane to Twilio reports about the steps of an escalation. */
export function onEscalationStep(s: ConversationState, item: TwilioItem, result: SettledResult, now: number): void {
  if (result.outcome === 'failed') {
    if (item.kind === 'markHandoff') decideStudioTurns(s, true);
    if (item.kind === 'open' && s.phase === 'bot') answerWithoutFlow(s, now);
    if (item.kind === 'interaction' || item.kind === 'invite' || item.kind === 'open')
      onTaskFailed(s, result.reason, now);
    return;
  }
  if (item.kind === 'markHandoff') decideStudioTurns(s, true);
  if (item.kind === 'dropStudioHook') delete s.twilio.studioHookSid;
  if (result.made) s.twilio = { ...s.twilio, ...result.made };
  if (result.made?.taskSid !== undefined) clearDeadlines(s, 'studioTurn');
}
