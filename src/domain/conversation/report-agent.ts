import { textsFor } from '../text/texts.ts';
import { addJob } from './jobs.ts';
import type { ConversationState } from './state.ts';

/** Tells the case who is talking with the user: staff may read the sign-in name of somebody who has no other. */
export function reportAgent(s: ConversationState): void {
  const agent = s.agents.at(-1);
  if (!agent || agent.name === null) return;
  const name = agent.name === textsFor(s.locale).agent ? (agent.identity ?? null) : agent.name;
  addJob(s, {
    kind: 'reportCase',
    change: { status: 'open', assignee: name, line: `${name ?? 'An agent'} joined the chat.` },
  });
}
