import { caseName } from '../case/case-record.ts';
import { textsFor } from '../text/texts.ts';
import { onBotAction, questionFor } from './bot-phase.ts';
import { beginEpisode } from './episode.ts';
import { reopen } from './escalation.ts';
import type { UserAction, UserEvent } from './events.ts';
import { addJob } from './jobs.ts';
import { say } from './lanes.ts';
import { onRating, resolve } from './resolution.ts';
import type { ConversationState, Job } from './state.ts';

/** A button or command of the user, in whatever phase the conversation is by then. */
export function onUserAction(
  s: ConversationState,
  event: Extract<UserEvent, { type: 'user.action' }>,
  now: number,
): void {
  const action = event.action;
  if (action.name === 'rate') {
    onRating(s, action.score, action.caseNumber, now);
    return;
  }
  if (action.name === 'reopen') {
    onReopen(s, action.caseNumber, event.id, now);
    return;
  }
  if (s.phase === 'resolution' || s.phase === 'closed') {
    if (action.name === 'close') tellOver(s, now);
    if (action.name === 'close' || action.name === 'stay') return;
    beginEpisode(s, event.id, now);
  }
  if (action.name === 'close') {
    resolve(s, 'user', now);
    return;
  }
  if (s.phase === 'bot') onBotAction(s, action, now);
  else onActionWhileWaiting(s, action, now);
}

/** `/close` in the re-open window: its answer in the server promised a word, and the way on should be at hand. */
function tellOver(s: ConversationState, now: number): void {
  if (s.phase !== 'resolution' || !s.case) return;
  const t = textsFor(s.locale);
  const action = { name: 'reopen' as const, caseNumber: s.case.number };
  say(s, now, t.alreadyOver(caseName(s.case.number)), {
    buttons: [{ label: t.buttons.reopen, style: 'primary', action }],
  });
}

/** Buttons and commands of the bot phase while a person is on the way or there. */
function onActionWhileWaiting(s: ConversationState, action: UserAction, now: number): void {
  if (action.name === 'handoff' || action.name === 'start') {
    tellWhoHelps(s, s.case?.number, now);
  } else if (action.name === 'article') {
    addJob(s, { kind: 'showArticle', articleId: action.articleId, locale: action.locale });
  } else if (action.name === 'helpful') {
    const question = questionFor(s, action.articleId);
    addJob(s, { kind: 'recordFeedback', articleId: action.articleId, helped: action.yes, question });
  }
}

/**
 * Who asks for help that is there already, or on its way: silence would leave them with the promise that a command is answered
 * with, and this shows where the conversation goes on. An agent without a name yet is announced in a moment.
 */
function tellWhoHelps(s: ConversationState, caseNumber: number | undefined, now: number): void {
  const t = textsFor(s.locale);
  const names = s.agents.flatMap(({ name }) => name ?? []);
  if (names.length > 0) say(s, now, t.agentIsHere(names.join(', ')));
  else if (caseNumber !== undefined) say(s, now, t.alreadyTransferring(caseName(caseNumber)));
}

function onReopen(s: ConversationState, caseNumber: number, id: string, now: number): void {
  if (s.phase === 'resolution' && s.case?.number === caseNumber) reopen(s, caseNumber, id, now);
  else if (s.phase === 'escalation' || s.phase === 'agent') tellWhoHelps(s, s.case?.number ?? caseNumber, now);
  else addJob(s, { kind: 'checkReopen', number: caseNumber, episode: id });
}

/** Whether a case of an earlier episode may be re-opened is known; meanwhile a person may have been asked for by another way. */
export function onReopenChecked(
  s: ConversationState,
  job: Extract<Job, { kind: 'checkReopen' }>,
  allowed: boolean,
  now: number,
): void {
  if (s.phase === 'escalation' || s.phase === 'agent') tellWhoHelps(s, s.case?.number ?? job.number, now);
  else if (allowed) reopen(s, job.number, job.episode, now);
  else say(s, now, textsFor(s.locale).reopenTooLate);
}
