import type { ConversationState, Phase } from './state.ts';
import { watched } from './watch.ts';

/**
 * What is true of every conversation before and after every step, in words and as code. `exploration.test.ts` asks it after
 * each step of every small interleaving and of many long random ones; what must be true of the vendors' side when all has
 * come to rest stands in `test/support/promises.ts`.
 */
export interface Invariant {
  words: string;
  /** what contradicts it; null when it holds */
  contradiction: (before: Moment, after: ConversationState) => string | null;
}

/** What is compared of the state before a step. */
export type Moment = Pick<ConversationState, 'episode' | 'phase' | 'seq'>;

/** Within one episode a conversation only moves forward; an agent who leaves sends it back to waiting. */
const within: Record<Phase, Phase[]> = {
  // To the agent at once: the flow's task was accepted before its making was told.
  bot: ['bot', 'escalation', 'agent', 'closed'],
  // Closed without a resolution: it ended before its case had a number.
  escalation: ['escalation', 'agent', 'resolution', 'closed'],
  agent: ['agent', 'escalation', 'resolution', 'closed'],
  resolution: ['resolution', 'closed'],
  closed: ['closed'],
};

/** An episode begins with the bot, or waiting for an agent: re-opened, or a person asked for by the button at once. */
const begins: Phase[] = ['bot', 'escalation', 'closed'];

export const invariants: Invariant[] = [
  {
    words: 'Phases move along the allowed ways only, and an episode that is over is never entered again.',
    contradiction(before, after) {
      const allowed = before.episode === after.episode ? within[before.phase] : begins;
      return allowed.includes(after.phase) ? null : `${before.phase} became ${after.phase}`;
    },
  },
  {
    words: 'A wait always has a deadline, and an ended conversation has none.',
    contradiction(_before, { phase, deadlines }) {
      if (phase === 'closed') return Object.keys(deadlines).length === 0 ? null : 'closed, yet a deadline runs';
      const runs = watched[phase].some((name) => Number.isFinite(deadlines[name]));
      return runs ? null : `nothing watches over the phase ${phase}: ${JSON.stringify(deadlines)}`;
    },
  },
  {
    words: 'Who waits for an agent, talks with one or has talked with one has a case, once its number is known.',
    contradiction(_before, s) {
      if (s.phase === 'resolution' && s.case === null) return 'a resolution without a case';
      if (s.phase !== 'escalation' || s.case !== null) return null;
      const comes = s.jobs.some((job) => job.kind === 'openCase') || s.deadlines.stillWaiting !== undefined;
      return comes ? null : 'waiting, but no case is being opened';
    },
  },
  {
    words: 'No key is given twice: not in the lanes, not among the jobs, not again later.',
    contradiction(before, after) {
      const keys = keysOf(after);
      const twice = keys.find((key, i) => keys.indexOf(key) !== i);
      if (twice !== undefined) return `${twice} is there twice`;
      return after.seq >= before.seq ? null : 'the numbers of keys went back';
    },
  },
  {
    words: 'Only the head of a lane is in flight, and nothing goes to Twilio before there is a conversation.',
    contradiction(_before, { lanes, twilio }) {
      for (const lane of [lanes.discord, lanes.twilio])
        if (lane.inFlight > lane.queue.length) return 'more in flight than there is';
      const nowhere = twilio.conversationSid === undefined && lanes.twilio.inFlight > 0;
      return nowhere && lanes.twilio.queue[0]?.kind !== 'open' ? 'in flight to no conversation' : null;
    },
  },
  {
    words: 'The state is bounded, however long a conversation gets.',
    contradiction(_before, s) {
      const sizes: [string, number, number][] = [
        ['seen', s.seen.length, 300],
        ['early', s.early.length, 20],
        ['changed', s.changed?.length ?? 0, 50],
        ['turns', s.bot.turns.length, 12],
        ['offered', s.bot.offered.length, 20],
        ['failed', s.failed.length, 50],
        ['left', s.left.length, 20],
        // Those that wait for an answer now come on top.
        ['studioTurns', s.studioTurns.filter((turn) => turn.decision !== null).length, 40],
      ];
      const over = sizes.find(([, size, most]) => size > most);
      return over ? `${over[0]} has ${over[1]} entries` : null;
    },
  },
];

/** The state is plain JSON: no dates, no maps, nothing undefined. Where it is not; null when it is. */
export function notPlainJson(s: ConversationState): string | null {
  return notPlain(s, 'state');
}

function keysOf(s: ConversationState): string[] {
  return [...s.lanes.discord.queue, ...s.lanes.twilio.queue, ...s.jobs].map(({ key }) => key);
}

function notPlain(value: unknown, path: string): string | null {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return null;
  if (typeof value === 'number') return Number.isFinite(value) ? null : `${path} is ${value}`;
  if (typeof value !== 'object') return `${path} is ${typeof value}`;
  const proto: unknown = Object.getPrototypeOf(value);
  if (proto !== Object.prototype && proto !== Array.prototype) return `${path} is not a plain object`;
  for (const [key, part] of Object.entries(value)) {
    const found = notPlain(part, `${path}.${key}`);
    if (found !== null) return found;
  }
  return null;
}
