import type { UserProfile } from './events.ts';
import { addJob } from './jobs.ts';
import { emptyLane } from './lanes.ts';
import { leaveTwilioConversation } from './leaving.ts';
import { showHeld } from './relay.ts';
import type { BotPhase, ConversationState } from './state.ts';
import { decideStudioTurns } from './studio-turns.ts';
import type { Timings } from './timings.ts';

/** The bot phase before anything was said. */
export function freshBot(): BotPhase {
  return { pending: [], turns: [], unanswered: 0, offered: [], reminded: false, greeted: false };
}

/** A conversation before its first event. `episode` is the Discord id of the event that begins it. */
export function newConversation(input: {
  user: UserProfile;
  guildId: string;
  routing: 'workflow' | 'studio';
  timings: Timings;
  episode: string;
  now: number;
}): ConversationState {
  return {
    v: 1,
    routing: input.routing,
    guildId: input.guildId,
    timings: input.timings,
    user: input.user,
    locale: input.user.locale ?? 'en',
    writes: null,
    episode: input.episode,
    startedAt: input.now,
    phase: 'bot',
    priority: 'normal',
    channel: null,
    seq: 0,
    lanes: { discord: emptyLane(), twilio: emptyLane() },
    jobs: [],
    deadlines: {},
    seen: [],
    early: [],
    bot: freshBot(),
    case: null,
    escalation: null,
    twilio: {},
    agents: [],
    flexInbox: { next: 0, ours: [], held: [] },
    opened: 0,
    left: [],
    flowFailed: false,
    studioTurns: [],
    failed: [],
    lastMessage: null,
    rating: null,
    outcome: null,
  };
}

/**
 * Turns the state into the next episode's. What still waits for the user stays in its lane; what still waits for the old
 * Twilio conversation goes on as a job of its own, with the old conversation's references, so that nothing is lost and
 * nothing of the old episode can reach the new one.
 */
export function beginEpisode(s: ConversationState, episode: string, now: number): void {
  leaveBehind(s, now);
  // A run that is begun by what begins the episode (“re-open”, after the end) is in it already: it has not ended.
  if (s.episode !== episode) {
    markEnded(s, s.outcome ?? 'next episode');
    s.episode = episode;
    s.opened = 0;
    s.left = [];
  }
  s.startedAt = now;
  s.phase = 'bot';
  s.priority = 'normal';
  s.deadlines = {};
  s.bot = freshBot();
  s.case = null;
  s.escalation = null;
  s.twilio = {};
  s.agents = [];
  delete s.authors;
  delete s.lacked;
  s.flexInbox = { next: 0, ours: [], held: [] };
  s.flowFailed = false;
  s.lastMessage = null;
  s.rating = null;
  s.outcome = null;
}

/** Outcome of a run that was begun by something that is not a conversation, such as a rating after the end. */
export const NOTHING_ASKED = 'nothing was asked';

/** Shows and answers what the episode keeps waiting, and lets what its Twilio lane still holds go on. */
export function leaveBehind(s: ConversationState, now: number): void {
  showHeld(s, now);
  decideStudioTurns(s, false);
  leaveTwilioConversation(s, now);
}

/** Marks the episode as over in the store. */
export function markEnded(s: ConversationState, outcome: string): void {
  if (outcome === NOTHING_ASKED) return;
  addJob(s, { kind: 'endEpisode', episode: s.episode, outcome }, `${s.episode}:end`);
}
