import { caseName } from '../case/case-record.ts';
import { textsFor } from '../text/texts.ts';
import { afterOpenTime, clearAllDeadlines, clearDeadlines, opensAt, setDeadline } from './deadlines.ts';
import { addJob, hasJob, say, toTwilio } from './lanes.ts';
import type { DeliveryResult, TwilioItem } from './lane-items.ts';
import { beginEpisode, leaveTwilioConversation } from './episode.ts';
import type { ConversationState, FlexSnapshot, SaidByBot } from './state.ts';

/** How often a task is asked for anew before the case is left to the desk. */
const ATTEMPTS = 3;

/** The user is handed to a person: the case first, because it needs neither Twilio nor anything slow. */
export function escalate(s: ConversationState, reason: string, topic: string | null, now: number): void {
  if (s.phase !== 'bot') {
    if (s.case) say(s, now, textsFor(s.locale).alreadyTransferring(caseName(s.case.number)));
    return;
  }
  s.phase = 'escalation';
  clearAllDeadlines(s);
  s.escalation = { reason, askedAt: now, waitingSince: now, attempts: 0, warned: false };
  if (reason === 'sensitive') {
    s.priority = 'high';
    say(s, now, textsFor(s.locale).sensitive);
  }
  addJob(s, { kind: 'openCase', reason, topic, questions: s.bot.pending, said: saidByBot(s) });
  s.bot.pending = [];
}

/** Bot answers that Discord may not have yet: the agent's transcript has them all the same. */
function saidByBot(s: ConversationState): SaidByBot[] {
  return s.lanes.discord.queue.flatMap((item) =>
    item.kind === 'say' && item.from === 'bot' ? [{ key: item.key, text: item.text, at: item.at }] : [],
  );
}

/** The case has its number: the user is told at once, and Flex is asked for a person. */
export function onCaseOpened(
  s: ConversationState,
  opened: { number: number; queuePosition: number },
  topic: string | null,
  now: number,
): void {
  s.case = { number: opened.number, topic, openedAt: now };
  const t = textsFor(s.locale);
  const lines = [t.caseCreated(caseName(opened.number))];
  const opens = opensAt(now, s.timings.businessHours);
  // <t:…:F> is shown by Discord in the reader's own time zone and language (reference, message formatting).
  lines.push(
    opens === null ? t.queuePosition(opened.queuePosition) : t.outOfHours(`<t:${Math.floor(opens / 1000)}:F>`),
  );
  say(s, now, lines.join('\n'));
  askForAgent(s, now);
  startWaiting(s, now);
}

/** Conversation, transcript and task, in this order in the lane; later user messages queue behind them. */
function askForAgent(s: ConversationState, now: number): void {
  s.escalation!.attempts += 1;
  if (s.routing === 'studio' && s.escalation!.attempts === 1) {
    handOverToFlow(s, now);
    return;
  }
  const pending = s.lanes.twilio.queue.filter((item, i) => i >= s.lanes.twilio.inFlight && item.kind === 'say');
  s.lanes.twilio.queue = s.lanes.twilio.queue.filter((item) => !pending.includes(item));
  toTwilio(s, now, { kind: 'open', attempt: s.escalation!.attempts, studio: false });
  toTwilio(s, now, { kind: 'history', ofCase: s.escalation!.reason === 're-opened' ? s.case!.number : null });
  toTwilio(s, now, { kind: 'interaction', attributes: taskAttributes(s) });
  s.lanes.twilio.queue.push(...pending);
}

/** Studio mode: the flow makes the interaction. It is told by the answer to its waiting request, or by the attribute and a message. */
function handOverToFlow(s: ConversationState, now: number): void {
  const asked = s.studioTurns.some((turn) => turn.decision === null);
  const opened = s.twilio.conversationSid !== undefined || s.lanes.twilio.queue.some((item) => item.kind === 'open');
  if (!opened) toTwilio(s, now, { kind: 'open', attempt: 1, studio: true });
  toTwilio(s, now, { kind: 'markHandoff', topic: s.case?.topic ?? s.escalation!.reason });
  // A waiting request is answered once the attributes are set: the flow makes the task from them at once.
  if (!asked) nudgeFlow(s, now);
  setDeadline(s, 'studioTurn', now + s.timings.studioTurn);
}

/** The attributes of the handoff are set: the flow's waiting requests may go on to Flex. */
function onHandoffMarked(s: ConversationState): void {
  for (const turn of s.studioTurns) turn.decision ??= { handoff: true, caseNumber: s.case?.number ?? null };
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
  if (s.routing === 'studio' && s.twilio.studioHookSid !== undefined) {
    toTwilio(s, now, { kind: 'dropStudioHook' });
  }
}

/** Flex could not make or keep the task: ask again, a limited number of times; the case stands in any case. */
export function onTaskFailed(s: ConversationState, reason: string, now: number): void {
  if (s.phase !== 'escalation' || !s.case) return;
  addJob(s, { kind: 'reportCase', change: { line: `Flex gave no agent: ${reason}` } });
  if (s.escalation!.attempts >= ATTEMPTS) {
    giveUp(s, now);
    return;
  }
  leaveTwilioConversationFor(s, now);
  askForAgent(s, now);
}

/** A closed interaction channel can't be used again: the next try gets a Twilio conversation of its own. */
function leaveTwilioConversationFor(s: ConversationState, now: number): void {
  const undelivered = s.lanes.twilio.queue.filter((item) => item.kind === 'say');
  s.lanes.twilio.queue = s.lanes.twilio.queue.filter((item) => item.kind !== 'say');
  if (s.twilio.conversationSid !== undefined) toTwilio(s, now, { kind: 'close' });
  leaveTwilioConversation(s);
  s.twilio = {};
  s.flexInbox = { next: 0, ours: [], held: [] };
  s.routing = 'workflow';
  s.lanes.twilio.queue.push(...undelivered);
}

function giveUp(s: ConversationState, now: number): void {
  say(s, now, textsFor(s.locale).flexUnreachable(caseName(s.case!.number)));
  addJob(s, {
    kind: 'reportCase',
    change: {
      priority: 'urgent',
      line: 'No agent could be brought into the chat. The user waits for an answer of the team.',
    },
  });
  setDeadline(s, 'stillWaiting', now + s.timings.stillWaitingEvery);
}

/** Back into the queue in the same Twilio conversation, after an agent left it. */
export function requeue(s: ConversationState, snapshot: FlexSnapshot, now: number): void {
  const t = textsFor(s.locale);
  s.phase = 'escalation';
  s.agents = [];
  s.escalation = { reason: 'agent left', askedAt: now, waitingSince: now, attempts: 1, warned: false };
  clearAllDeadlines(s);
  startWaiting(s, now);
  const passedOn = snapshot.openTasks.length > 0;
  say(s, now, passedOn ? t.transferred : t.agentLeftWaiting);
  if (!passedOn) toTwilio(s, now, { kind: 'invite', attributes: taskAttributes(s) });
}

/** The same case again, in an episode and a Twilio conversation of its own (a closed one can't be used again). */
export function reopen(s: ConversationState, caseNumber: number, episode: string, now: number): void {
  const topic = s.case?.number === caseNumber ? s.case.topic : null;
  beginEpisode(s, episode, now);
  s.phase = 'escalation';
  s.case = { number: caseNumber, topic, openedAt: now };
  s.escalation = { reason: 're-opened', askedAt: now, waitingSince: now, attempts: 0, warned: false };
  say(s, now, textsFor(s.locale).reopened(caseName(caseNumber)));
  addJob(s, { kind: 'attachCase', number: caseNumber });
  addJob(s, { kind: 'reportCase', change: { status: 'open', reopened: true, line: 'Re-opened by the user.' } });
  askForAgent(s, now);
  startWaiting(s, now);
}

function startWaiting(s: ConversationState, now: number): void {
  setDeadline(s, 'firstResponse', afterOpenTime(now, s.timings.firstResponseTarget, s.timings.businessHours));
}

/** Nobody has joined in time: the user is told, the case rises. */
export function onFirstResponseLate(s: ConversationState, now: number): void {
  if (!s.case || !s.escalation) return;
  s.escalation.warned = true;
  if (s.priority === 'low' || s.priority === 'normal') s.priority = 'high';
  say(s, now, textsFor(s.locale).firstResponseLate(caseName(s.case.number)));
  addJob(s, { kind: 'reportCase', change: { priority: s.priority, line: 'The first-response target was missed.' } });
  setDeadline(s, 'stillWaiting', afterOpenTime(now, s.timings.stillWaitingEvery, s.timings.businessHours));
}

/** A sign of life while the user waits; less often each time. */
export function onStillWaiting(s: ConversationState, now: number): void {
  if (!s.case || !s.escalation?.waitingSince) return;
  say(s, now, textsFor(s.locale).stillWaiting(caseName(s.case.number)));
  const waited = now - s.escalation.waitingSince;
  setDeadline(
    s,
    'stillWaiting',
    afterOpenTime(now, Math.max(s.timings.stillWaitingEvery, waited), s.timings.businessHours),
  );
}

/** What the lane to Twilio reports about the steps of an escalation. */
export function onEscalationStep(s: ConversationState, item: TwilioItem, result: DeliveryResult, now: number): void {
  if (result.outcome === 'failed') {
    if (item.kind === 'interaction' || item.kind === 'invite' || item.kind === 'open')
      onTaskFailed(s, result.reason, now);
    return;
  }
  if (item.kind === 'markHandoff') onHandoffMarked(s);
  if (result.made) s.twilio = { ...s.twilio, ...result.made };
  if (result.made?.taskSid !== undefined) clearDeadlines(s, 'studioTurn');
}
