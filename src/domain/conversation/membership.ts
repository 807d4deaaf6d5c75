import type { UserEvent } from './events.ts';
import { addJob, hasJob } from './jobs.ts';
import { noteToAgent } from './lanes.ts';
import type { ConversationState } from './state.ts';

type Membership = Extract<UserEvent, { type: 'user.left' | 'user.joined' }>;

/**
 * The user left the server or came back. Discord gives a departure neither an id nor a time; what makes two reports the same one is
 * the membership that it ended. So it counts once, until the user is seen joining again: that has a time of Discord's.
 */
export function onMembership(s: ConversationState, event: Membership, now: number): void {
  const known = s.server ?? { left: false, at: 0 };
  const left = event.type === 'user.left';
  // Of two gateways one may be behind, and tell a departure after the return.
  if (event.at <= known.at || (left && known.left)) return;
  s.server = { left, at: event.at };
  if (!left) letIntoThread(s);
  if (left === known.left || (s.phase !== 'agent' && s.phase !== 'escalation')) return;
  noteToAgent(s, now, left ? 'The user has left the Discord server.' : 'The user has come back to the Discord server.');
}

/** Who leaves the server is out of its threads, and coming back does not undo that: what is said there nobody would read. */
function letIntoThread(s: ConversationState): void {
  if (s.phase === 'closed' || s.channel?.kind !== 'thread') return;
  if (!hasJob(s, 'openThread')) addJob(s, { kind: 'openThread' });
}
