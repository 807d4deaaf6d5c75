import { textsFor } from '../text/texts.ts';
import type { AgentDescription } from './events.ts';
import type { ConversationState } from './state.ts';

/** How many authors' names are kept: more than ever take part in one chat. */
const KEPT = 20;

/** What this agent writes is shown under their name from now on, whoever else is in the chat. */
export function rememberAuthor(s: ConversationState, { identity, name }: AgentDescription): void {
  if (!identity || name === null) return;
  const others = (s.authors ?? []).filter((author) => author.identity !== identity);
  s.authors = [...others, { identity, name }].slice(-KEPT);
}

/** The name under which a message of this author is shown; of one who is not known, that of the agent who came last. */
export function nameOfAuthor(s: ConversationState, identity: string): string {
  const known = s.authors?.find((author) => author.identity === identity);
  return known?.name ?? s.agents.at(-1)?.name ?? textsFor(s.locale).agent;
}
