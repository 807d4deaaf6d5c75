import { caseName } from '../case/case-record.ts';
import { textsFor } from '../text/texts.ts';
import { clearAllDeadlines, setDeadline } from './deadlines.ts';
import { nameRest } from './agent-phase.ts';
import { closeChat } from './closing.ts';
import { leaveBehind, markEnded } from './episode.ts';
import { addAsk } from './ask.ts';
import { addJob } from './jobs.ts';
import { noteToAgent, say } from './lanes.ts';
import type { Button } from './lane-items.ts';
import { ENDED_IN_FLEX } from './leaving.ts';
import { showHeld } from './relay.ts';
import type { ConversationState } from './state.ts';
import { decideStudioTurns } from './studio-turns.ts';

/** Who ended it, in the words of the case's timeline. */
export type EndedBy = 'agent' | 'user' | 'staff' | 'silence';

/** The end of a conversation with a case: the user is told, asked how it was, and may re-open it for a while. */
export function resolve(s: ConversationState, by: EndedBy, now: number): void {
  const number = s.case?.number;
  if (number === undefined) {
    endWithoutCase(s, by, now);
    return;
  }
  nameRest(s, now);
  // Where Flex ended it, what was missing has been listed; else it is when the chat is closed.
  if (by === 'agent') showHeld(s, now);
  dropUnstartedSteps(s);
  const t = textsFor(s.locale);
  s.phase = 'resolution';
  s.agents = [];
  s.outcome = by === 'agent' ? ENDED_IN_FLEX : `ended by ${by}`;
  decideStudioTurns(s, false);
  if (s.escalation) s.escalation.waitingSince = null;
  clearAllDeadlines(s);
  const lines = [
    t.resolved(caseName(number)),
    by === 'user' ? t.closedByUser : by === 'staff' ? t.closedByStaff : by === 'silence' ? t.closedSilent : null,
    t.rateUs,
  ];
  say(s, now, lines.filter((line) => line !== null).join('\n'), { buttons: endButtons(s, number) });
  addJob(s, {
    kind: 'reportCase',
    change: {
      status: 'solved',
      line: `The conversation was ended by ${by === 'silence' ? 'silence of the user' : `the ${by}`}.`,
    },
  });
  if (by !== 'agent') {
    noteToAgent(s, now, by === 'user' ? 'The user has ended the conversation.' : 'The conversation was ended.');
    closeChat(s, now);
  }
  setDeadline(s, 'reopen', now + s.timings.reopenWindow);
  // Told now, not at the end of the window: what Twilio still sends about it belongs to the case.
  markEnded(s, s.outcome);
}

function endButtons(s: ConversationState, caseNumber: number): Button[] {
  const stars = [1, 2, 3, 4, 5].map((score): Button => ({
    label: String(score),
    style: 'secondary',
    action: { name: 'rate', caseNumber, score },
  }));
  return [
    ...stars,
    { label: textsFor(s.locale).buttons.reopen, style: 'primary', action: { name: 'reopen', caseNumber } },
  ];
}

/** Nobody shall be asked to take a chat that has ended. */
function dropUnstartedSteps(s: ConversationState): void {
  const lane = s.lanes.twilio;
  lane.queue = lane.queue.filter(
    (item, i) => i < lane.inFlight || (item.kind !== 'interaction' && item.kind !== 'invite'),
  );
}

/** A conversation that never had a case simply ends. */
function endWithoutCase(s: ConversationState, by: EndedBy, now: number): void {
  const t = textsFor(s.locale);
  say(s, now, by === 'user' ? t.closedByUser : by === 'staff' ? t.closedByStaff : t.closedIdle, { from: 'bot' });
  const { queue, inFlight } = s.lanes.twilio;
  if (s.twilio.conversationSid !== undefined || (inFlight > 0 && queue[0]?.kind === 'open')) closeChat(s, now);
  finish(s, `ended by ${by}`, now);
}

/** What was written while an earlier question was being answered: nobody answers it now, but the transcript has it. */
function askRest(s: ConversationState): void {
  const asked = s.jobs.flatMap((job) => (job.kind === 'ask' ? job.questions.map(({ id }) => id) : []));
  const questions = s.bot.pending.filter(({ id }) => !asked.includes(id));
  s.bot.pending = [];
  if (questions.length > 0) addAsk(s, questions);
}

/** Nothing more will happen in this episode; the run may end once its lanes and jobs are empty. */
export function finish(s: ConversationState, outcome: string, now: number): void {
  askRest(s);
  s.phase = 'closed';
  s.outcome = outcome;
  clearAllDeadlines(s);
  leaveBehind(s, now);
  markEnded(s, outcome);
}

/** A rating of 1–5; the last one counts. */
export function onRating(s: ConversationState, score: number, caseNumber: number | null, now: number): void {
  if (caseNumber !== null && caseNumber === s.case?.number) s.rating = score;
  addJob(s, { kind: 'rateCase', number: caseNumber ?? s.case?.number ?? 0, score });
  say(s, now, textsFor(s.locale).ratingThanks);
}
