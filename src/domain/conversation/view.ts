import { caseName } from '../case/case-record.ts';
import { earliestDeadline } from './deadlines.ts';
import type { ConversationState, DeadlineName } from './state.ts';

/** Answer of the query `conversation`: everything an operator may want to know, in plain words. */
export interface ConversationView {
  phase: string;
  situation: string;
  episode: string;
  user: { id: string; name: string; locale: string };
  case: string | null;
  caseUrl: string | null;
  agent: string | null;
  priority: string;
  reads: string;
  lastMessage: { from: string; at: string } | null;
  waitingSince: string | null;
  nextDeadline: { what: string; at: string } | null;
  toDiscord: LaneView;
  toTwilio: LaneView;
  doing: string[];
  failed: { key: string; to: string; reason: string; at: string }[];
  twilio: ConversationState['twilio'];
  state: ConversationState;
}

export interface LaneView {
  waiting: number;
  beingSent: number;
  stalledSince: string | null;
}

/** What happens at each deadline, for people. */
export const deadlineWords: Record<DeadlineName, string> = {
  botIdle: 'the user is reminded, later the conversation ends',
  firstResponse: 'target for an agent to join',
  stillWaiting: 'the user is told that we are still looking',
  agentSilence: 'the user is told that the agent was reminded',
  userSilence: 'the user is warned, later the chat is closed',
  reopen: 'the case can no longer be re-opened',
  studioTurn: 'the bot goes on without Studio',
  gap: 'a missing agent message is fetched',
  look: 'Flex is asked again who is in the chat',
};

/** What is going on, in one sentence. */
export function situation(s: ConversationState): string {
  const trouble =
    s.lanes.twilio.stalledSince !== null
      ? ' Twilio does not get through.'
      : s.lanes.discord.stalledSince !== null
        ? ' Discord does not get through.'
        : '';
  switch (s.phase) {
    case 'bot':
      return (s.bot.pending.length > 0 ? 'The bot is answering a question.' : 'The bot waits for the user.') + trouble;
    case 'escalation':
      return (s.case ? 'The user waits for an agent.' : 'A case is being opened.') + trouble;
    case 'agent':
      return `${s.agents.at(-1)?.name ?? 'An agent'} talks with the user.${trouble}`;
    case 'resolution':
      return 'The conversation has ended; the user may rate or re-open it.';
    case 'closed':
      return 'The conversation is over.';
  }
}

/** The view model of the query. `publicUrl` is where the case desk is. */
export function viewOf(s: ConversationState, publicUrl: string): ConversationView {
  const next = earliestDeadline(s);
  return {
    phase: s.phase,
    situation: situation(s),
    episode: s.episode,
    user: { id: s.user.discordUserId, name: s.user.displayName, locale: s.locale },
    case: s.case ? caseName(s.case.number) : null,
    caseUrl: s.case ? `${publicUrl}/desk/cases/${s.case.number}` : null,
    agent: s.agents.at(-1)?.name ?? null,
    priority: s.priority,
    reads:
      s.channel === null
        ? 'not known yet'
        : s.channel.kind === 'dm'
          ? 'direct messages'
          : 'a private thread (direct messages are closed)',
    lastMessage: s.lastMessage ? { from: s.lastMessage.from, at: iso(s.lastMessage.at) } : null,
    waitingSince: s.escalation?.waitingSince ? iso(s.escalation.waitingSince) : null,
    nextDeadline: next ? { what: deadlineWords[next.name], at: iso(next.at) } : null,
    toDiscord: laneView(s, 'discord'),
    toTwilio: laneView(s, 'twilio'),
    doing: s.jobs.map((job) => job.kind),
    failed: s.failed.map((failed) => ({
      key: failed.item.key,
      to: failed.lane,
      reason: failed.reason,
      at: iso(failed.at),
    })),
    twilio: s.twilio,
    state: s,
  };
}

function laneView(s: ConversationState, name: 'discord' | 'twilio'): LaneView {
  const lane = s.lanes[name];
  return {
    waiting: lane.queue.length - lane.inFlight,
    beingSent: lane.inFlight,
    stalledSince: lane.stalledSince === null ? null : iso(lane.stalledSince),
  };
}

/** Markdown for Temporal's Web UI ("current details"). */
export function detailsOf(s: ConversationState, publicUrl: string): string {
  const view = viewOf(s, publicUrl);
  const rows: [string, string | null][] = [
    ['Now', view.situation],
    ['Phase', view.phase],
    ['Case', view.case ? `[${view.case}](${view.caseUrl})` : 'none yet'],
    ['Agent', view.agent ?? 'none'],
    ['Priority', view.priority],
    ['Last message', view.lastMessage ? `from the ${view.lastMessage.from}, ${view.lastMessage.at}` : 'none'],
    ['Waiting for an agent since', view.waitingSince],
    ['Next deadline', view.nextDeadline ? `${view.nextDeadline.at}: ${view.nextDeadline.what}` : 'none'],
    ['On the way to Discord', laneWords(view.toDiscord)],
    ['On the way to Twilio', laneWords(view.toTwilio)],
    [
      'Could not be delivered',
      view.failed.length > 0 ? view.failed.map((f) => `${f.key} (${f.reason})`).join(', ') : null,
    ],
    ['Reads us in', view.reads],
  ];
  return rows
    .filter(([, text]) => text !== null)
    .map(([name, text]) => `- **${name}:** ${text}`)
    .join('\n');
}

function laneWords(lane: LaneView): string {
  const parts = [`${lane.beingSent} being sent`, `${lane.waiting} waiting`];
  if (lane.stalledSince) parts.push(`not getting through since ${lane.stalledSince}`);
  return parts.join(', ');
}

function iso(at: number): string {
  return new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');
}
