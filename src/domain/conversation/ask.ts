import { addJob, hasJob } from './jobs.ts';
import type { ConversationState, PendingQuestion } from './state.ts';

/** Everything pending goes to the answering engine as one question; what comes meanwhile waits for the next. */
export function ask(s: ConversationState): void {
  if (s.bot.pending.length === 0 || hasJob(s, 'ask')) return;
  addAsk(
    s,
    s.bot.pending.map((question) => ({ ...question })),
  );
}

/** Gives questions to the answering engine with what was said before. */
export function addAsk(s: ConversationState, questions: PendingQuestion[]): void {
  const { turns, unanswered, offered } = s.bot;
  addJob(s, { kind: 'ask', questions, turns, unanswered, offered, locale: s.writes ?? s.user.locale });
}
