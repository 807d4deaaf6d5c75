import { textsFor } from '../text/texts.ts';
import { beginEpisode } from './episode.ts';
import { escalate } from './escalation.ts';
import type { OperatorEvent } from './events.ts';
import { redrive } from './failed.ts';
import { addJob } from './jobs.ts';
import { say } from './lanes.ts';
import { finish, resolve } from './resolution.ts';
import type { ConversationState } from './state.ts';

/** What people who operate the desk asked for. */
export function onOperator(s: ConversationState, event: OperatorEvent, now: number): void {
  switch (event.type) {
    case 'operator.close':
      addLine(s, `Closed by ${event.by}: ${event.reason}`);
      if (s.phase === 'resolution') finish(s, s.outcome ?? 'ended by staff', now);
      else if (s.phase !== 'closed') resolve(s, 'staff', now);
      return;
    case 'operator.escalate':
      escalate(s, `asked by ${event.by}`, null, now);
      return;
    case 'operator.backToBot':
      addLine(s, `Sent back to the bot by ${event.by}.`);
      if (s.phase === 'escalation' || s.phase === 'agent') resolve(s, 'staff', now);
      if (s.phase !== 'bot') beginEpisode(s, event.id, now);
      s.bot.greeted = true;
      say(s, now, textsFor(s.locale).backToBot, { from: 'bot' });
      return;
    case 'operator.priority':
      s.priority = event.priority;
      addJob(s, {
        kind: 'reportCase',
        change: { priority: event.priority, line: `Priority set to ${event.priority} by ${event.by}.` },
      });
      return;
    case 'operator.note':
      addJob(s, { kind: 'reportCase', change: { note: { by: event.by, text: event.text } } });
      return;
    case 'operator.redrive':
      redrive(s, event.key, now);
      return;
  }
}

/** A line in the case's timeline, if there is a case. */
export function addLine(s: ConversationState, line: string): void {
  if (s.case) addJob(s, { kind: 'reportCase', change: { line } });
}
