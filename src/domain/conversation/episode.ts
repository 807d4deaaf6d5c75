import type { UserProfile } from './events.ts';
import { emptyLane, nextKey } from './lanes.ts';
import type { BotPhase, ConversationState } from './state.ts';
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
  endEpisode(s, s.outcome ?? 'next episode');
  s.episode = episode;
  s.startedAt = now;
  s.phase = 'bot';
  s.priority = 'normal';
  s.deadlines = {};
  s.bot = freshBot();
  s.case = null;
  s.escalation = null;
  s.twilio = {};
  s.agents = [];
  s.flexInbox = { next: 0, ours: [], held: [] };
  s.studioTurns = [];
  s.lastMessage = null;
  s.rating = null;
  s.outcome = null;
}

/** Marks the episode as over in the store, and lets what its Twilio lane still holds go on. */
export function endEpisode(s: ConversationState, outcome: string): void {
  leaveTwilioConversation(s);
  const key = `${s.episode}:end`;
  if (!s.jobs.some((job) => job.key === key)) s.jobs.push({ kind: 'endEpisode', key, episode: s.episode, outcome });
}

/** Hands what the Twilio lane still holds to a job with the conversation's references; the lane is then free for another. */
export function leaveTwilioConversation(s: ConversationState): void {
  const lane = s.lanes.twilio;
  if (lane.queue.length > 0) {
    s.jobs.push({
      kind: 'finishTwilio',
      key: nextKey(s, 'finishTwilio'),
      episode: s.episode,
      refs: s.twilio,
      items: lane.queue,
      uncertain: lane.inFlight > 0,
    });
  }
  s.lanes.twilio = emptyLane();
}
