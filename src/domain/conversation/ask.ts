import { addJob, hasJob } from './jobs.ts';
import type { ConversationState } from './state.ts';

/** Everything pending goes to the answering engine as one question; what comes meanwhile waits for the next. */
export function ask(s: ConversationState): void {
  if (s.bot.pending.length === 0 || hasJob(s, 'ask')) return;
  addJob(s, {
    kind: 'ask',
    questions: s.bot.pending.map((question) => ({ ...question })),
    turns: s.bot.turns,
    unanswered: s.bot.unanswered,
    offered: s.bot.offered,
  });
}
