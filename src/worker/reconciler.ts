import type { Logger } from '../config/logger.ts';
import { FIRST_CHECK } from '../activities/deps.ts';
import { isFromAgent, toAgentMessage } from '../activities/agent-messages.ts';
import type { Episode, Store } from '../cases/store.ts';
import type { ConversationSignals } from '../contract/conversation-signals.ts';
import type { FlexEvent } from '../domain/conversation/events.ts';
import type { ConversationMessage, TwilioAdapter } from '../twilio/twilio-adapter.ts';

/** Longest distance between two reads of one conversation; it begins at 10 s after traffic and doubles. */
const LONGEST = 15 * 60_000;
/**
 * Conversations compared in one second by one worker, spread over two rounds. When more are due, those due longest come first:
 * 500 conversations that fall silent in the same moment are all compared within 20 s of being due, and traffic has the rest
 * of the machine.
 */
const PER_SECOND = 25;
const EVERY = 500;
const AT_ONCE = Math.ceil((PER_SECOND * EVERY) / 1_000);
/** With less than this share of its time to spare, a process compares fewer, */
const SPARE = 0.4;
/** but so many at least: after a kill all of it goes into replays for a while, and what was lost must still be found soon. */
const AT_LEAST = 5;
/** How many of the newest messages are compared; one call. Shortly after traffic they are few, and a gap before them shows in their indexes. */
const COMPARED = 50;
const COMPARED_AT_FIRST = 15;
/** How long a comparison is its taker's alone; after a kill it is due again when this is over. */
const LEASE = 15_000;
/** Least time to the repetition of a comparison that failed. */
const SOONEST_AGAIN = 5_000;

interface ReconcilerDeps {
  store: Store;
  twilio: TwilioAdapter;
  signals: ConversationSignals;
  logger: Logger;
}

/**
 * Reads Twilio again for conversations with an agent or a waiting user, and tells the workflow what a lost webhook hid.
 * It runs outside Temporal on purpose: a quiet conversation then costs no billed action and no history at all. The times are
 * in the database, so a crash loses nothing, and several workers share the work (SKIP LOCKED).
 */
export function startReconciler(deps: ReconcilerDeps): { close(): Promise<void> } {
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  let current: Promise<void> = Promise.resolve();
  let used = performance.eventLoopUtilization();
  const round = async () => {
    const before = used;
    used = performance.eventLoopUtilization();
    try {
      const atOnce = comparedAtOnce(performance.eventLoopUtilization(used, before).utilization);
      const due = await deps.store.episodes.takeDueChecks(atOnce, LEASE);
      await Promise.all(due.map((episode) => reconcile(deps, episode)));
      schedule(EVERY);
    } catch (error) {
      deps.logger.warn({ err: error }, 'The reconcile could not read what is due; it is tried again.');
      schedule(5_000);
    }
  };
  const schedule = (ms: number) => {
    if (!closed)
      timer = setTimeout(() => {
        current = round();
      }, ms);
  };
  schedule(EVERY);
  return {
    async close() {
      closed = true;
      clearTimeout(timer);
      await current;
    },
  };
}

/**
 * How many conversations one round compares, at a share of time (0 … 1) that the process's main thread was busy since the last
 * round. Comparisons are for what was lost, which is rare: they must not delay what is on its way, or what is merely late would
 * look lost and be compared too.
 */
export function comparedAtOnce(busy: number): number {
  return Math.max(AT_LEAST, Math.round(AT_ONCE * Math.min(1, (1 - busy) / SPARE)));
}

/**
 * Compares one conversation. Its two halves stand for themselves: what one of them found is told although the other failed, and
 * a failure is repeated sooner than the next round, or a bad minute of Twilio would hide a message for many.
 */
async function reconcile(deps: ReconcilerDeps, episode: Episode): Promise<void> {
  const { conversationSid } = episode;
  if (conversationSid === null) return done(deps, episode);
  const of = { episode: episode.episode, conversationSid };
  const [messages, flex] = await Promise.allSettled([
    missedMessages(deps, episode, of),
    missedInFlex(deps, episode, of),
  ]);
  const found = [flex, messages].flatMap((half) => (half.status === 'fulfilled' ? half.value : []));
  const isEnd = ({ type }: FlexEvent): boolean => type === 'flex.closed';
  const events = [...found.filter((event) => !isEnd(event)), ...found.filter(isEnd)];
  const told = events.length === 0 ? undefined : await settled(deps.signals.signal(episode.workflowId, events));
  for (const outcome of [messages, flex, told])
    if (outcome?.status === 'rejected') return comeBack(deps, episode, outcome.reason);
  if (told)
    deps.logger.info(
      { workflow: episode.workflowId, events: events.map((event) => event.type) },
      'Told a conversation what its webhooks had not.',
    );
  await done(deps, episode);
}

/** A database that does not take this leaves the lease: the same is compared once more. */
async function done({ store }: ReconcilerDeps, episode: Episode): Promise<void> {
  await settled(store.episodes.checked(episode, LONGEST));
}

async function settled<T>(work: Promise<T>): Promise<PromiseSettledResult<T>> {
  return (await Promise.allSettled([work]))[0];
}

async function comeBack({ store, logger }: ReconcilerDeps, episode: Episode, error: unknown): Promise<void> {
  logger.warn(
    { err: error, workflow: episode.workflowId },
    'A conversation could not be compared with Twilio; it is tried again soon.',
  );
  // The longer nothing was heard, the later: a long outage is not answered with a stampede.
  const silence = Date.now() - episode.lastTrafficAt;
  const soon = Math.min(Math.max(SOONEST_AGAIN, silence / 4), LONGEST / 4);
  await settled(store.episodes.checkAgain(episode, soon));
}

/** The run of a conversation that an event is about. */
type Of = { episode: string; conversationSid: string };

/** Agents, tasks and the end, as Flex has them. The workflow drops what it has seen already. */
async function missedInFlex(
  { twilio }: ReconcilerDeps,
  episode: Episode,
  { episode: run, conversationSid }: Of,
): Promise<FlexEvent[]> {
  const state = await twilio.inspect({
    conversationSid,
    ...(episode.interactionSid !== null && { interactionSid: episode.interactionSid }),
    ...(episode.interactionChannelSid !== null && { interactionChannelSid: episode.interactionChannelSid }),
    withNames: episode.agentName === null,
  });
  const of = { episode: run, conversationSid, at: Date.now() };
  const events: FlexEvent[] = [];
  if (episode.agentName === null)
    for (const agent of state.agents) events.push({ type: 'agent.joined', ...of, ...agent });
  // With an agent believed to be there it is looked at by the conversation itself, as below.
  if (state.channelFailed && episode.agentName === null) {
    const reason = 'the interaction was found failed';
    events.push({ type: 'flex.failed', ...of, interactionSid: episode.interactionSid, code: null, reason });
  } else if (state.conversationClosed || state.channelClosed)
    events.push({ type: 'flex.closed', ...of, reason: 'found closed' });
  // With somebody asked or at work, an earlier task that ended has been passed on.
  else if (state.openTasks.length === 0 && state.agents.length === 0) events.push(...nobodyThere(state, episode, of));
  return events;
}

/**
 * The conversation believes in an agent, or in a task, that Flex has no more: it looks at Flex itself, or asks for another one.
 * Which agent, need not be known: Twilio may have forgotten the task by now.
 */
function nobodyThere(
  { finishedTasks }: { finishedTasks: { taskSid: string; canceled: boolean }[] },
  episode: Episode,
  of: Of & { at: number },
): FlexEvent[] {
  const canceled = finishedTasks.filter((task) => task.canceled);
  if (episode.agentName === null && canceled.length > 0)
    return canceled.map(({ taskSid }) => ({ type: 'task.canceled', taskSid, reason: 'found canceled', ...of }));
  // Without an interaction of ours nobody is asked yet.
  return episode.agentName !== null || episode.interactionSid !== null ? [{ type: 'flex.deserted', ...of }] : [];
}

/** Agent messages that are not in the transcript, have another text there, or are in it and no longer at Twilio. */
async function missedMessages({ store, twilio }: ReconcilerDeps, episode: Episode, of: Of): Promise<FlexEvent[]> {
  // Read before the list: what is relayed while it is listed is in both, never in the transcript alone.
  const compared = (episode.checkInterval ?? Infinity) <= FIRST_CHECK ? COMPARED_AT_FIRST : COMPARED;
  const { discordUserId } = episode;
  const known = await store.transcript.newest('twilio', { discordUserId, episode: of.episode }, 2 * compared);
  const listed = await twilio.newestMessages(of.conversationSid, compared);
  await removeDoubles({ store, twilio }, of.conversationSid, listed);
  const events: FlexEvent[] = [];
  for (const message of listed) {
    if (!isFromAgent(message, episode.discordUserId)) continue;
    const row = known.find(({ sourceId }) => sourceId === message.sid);
    if (!row) events.push(toAgentMessage(message, of.episode, of.conversationSid));
    else if (row.text !== message.body && row.deletedAt === null)
      events.push({ type: 'agent.edit', id: message.sid, text: message.body, editedAt: message.updatedAt, ...of });
  }
  const oldest = listed.length < compared ? -Infinity : listed[0]!.at;
  for (const { sourceId: id, deletedAt, discordIds, at } of known) {
    if (discordIds.length === 0) continue;
    if (deletedAt !== null || at <= oldest || listed.some(({ sid }) => sid === id)) continue;
    // Nobody's words are taken away because a list was incomplete: the message itself is asked for.
    if (await twilio.isRemoved(of.conversationSid, id, at))
      events.push({ type: 'agent.delete', id, at: Date.now(), ...of });
  }
  return events;
}

/**
 * Twilio may carry out a post that it had left unanswered, after the next attempt has looked and posted: it knows no idempotency
 * key. Two messages with one key of ours are one; the copy that the transcript knows stays, else the earlier one.
 */
async function removeDoubles(
  { store, twilio }: Pick<ReconcilerDeps, 'store' | 'twilio'>,
  conversationSid: string,
  listed: ConversationMessage[],
): Promise<void> {
  const byKey = new Map<string, ConversationMessage[]>();
  for (const message of listed)
    if (message.key !== null) byKey.set(message.key, [...(byKey.get(message.key) ?? []), message]);
  for (const copies of [...byKey.values()].filter(({ length }) => length > 1)) {
    const known = await store.transcript.knownCopies(copies.map(({ sid }) => sid));
    const kept = copies.find(({ sid }) => known.has(sid)) ?? copies[0];
    for (const copy of copies) if (copy !== kept) await twilio.removeMessage(conversationSid, copy.sid);
  }
}
