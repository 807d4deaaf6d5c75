import { afterOpenTime, clearAllDeadlines, setDeadline } from './deadlines.ts';
import { NOTHING_ASKED } from './episode.ts';
import type { ConversationState, DeadlineName } from './state.ts';

/** In each phase one of these runs, so that no wait is without an end. */
export const watched: Record<ConversationState['phase'], DeadlineName[]> = {
  bot: ['botIdle'],
  escalation: ['firstResponse', 'stillWaiting'],
  agent: ['agentSilence', 'userSilence', 'look'],
  resolution: ['reopen'],
  closed: [],
};

/** Called after every step: whatever has happened, the wait that follows has a deadline. */
export function keepWatch(s: ConversationState, now: number): void {
  if (s.phase === 'closed') {
    clearAllDeadlines(s);
    return;
  }
  if (watched[s.phase].some((name) => s.deadlines[name] !== undefined)) return;
  const { timings } = s;
  switch (s.phase) {
    case 'bot':
      if (isUntouched(s)) {
        s.phase = 'closed';
        s.outcome = NOTHING_ASKED;
        clearAllDeadlines(s);
      } else setDeadline(s, 'botIdle', now + timings.botIdleReminder);
      return;
    case 'escalation':
      setDeadline(s, 'stillWaiting', afterOpenTime(now, timings.stillWaitingEvery, timings.businessHours));
      return;
    case 'agent':
      setDeadline(s, 'agentSilence', afterOpenTime(now, timings.agentSilence, timings.businessHours));
      return;
    case 'resolution':
      setDeadline(s, 'reopen', now + timings.reopenWindow);
      return;
  }
}

/** Something arrived that is no conversation (a rating after the end, an old message edited): nobody is to be reminded of it. */
function isUntouched(s: ConversationState): boolean {
  return (
    s.lastMessage === null &&
    !s.bot.greeted &&
    s.bot.turns.length === 0 &&
    !s.jobs.some((job) => ['ask', 'showArticle', 'checkReopen'].includes(job.kind))
  );
}
