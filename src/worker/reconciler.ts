import type { Logger } from '../config/logger.ts';
import { isFromAgent, toAgentMessage } from '../activities/twilio.ts';
import type { Episode, Store } from '../cases/store.ts';
import type { ConversationSignals } from '../contract/conversation-signals.ts';
import type { FlexEvent, InboundEvent } from '../domain/conversation/events.ts';
import type { TwilioAdapter } from '../twilio/twilio-adapter.ts';

/** Longest distance between two reads of one conversation; it begins at 10 s after traffic and doubles. */
const LONGEST = 15 * 60_000;
const EVERY = 1_000;
const AT_ONCE = 10;
/** How many of the newest messages are compared; one call. */
const COMPARED = 50;

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
  const round = async () => {
    try {
      const due = await deps.store.episodes.takeDueChecks(Date.now(), AT_ONCE, LONGEST);
      await Promise.all(due.map((episode) => reconcile(deps, episode)));
      schedule(due.length === AT_ONCE ? 0 : EVERY);
    } catch (error) {
      deps.logger.warn({ err: error }, 'The reconcile could not read what is due; it is tried again.');
      schedule(EVERY * 5);
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

async function reconcile(deps: ReconcilerDeps, episode: Episode): Promise<void> {
  try {
    const events = await missedEvents(deps, episode);
    if (events.length === 0) return;
    deps.logger.info(
      { workflow: episode.workflowId, events: events.map((event) => event.type) },
      'Told a conversation what its webhooks had not.',
    );
    await deps.signals.signal(episode.workflowId, events);
  } catch (error) {
    deps.logger.warn(
      { err: error, workflow: episode.workflowId },
      'A conversation could not be compared with Twilio; it is tried again later.',
    );
  }
}

/** What Twilio knows and the conversation may not. The workflow drops what it has seen already. */
async function missedEvents({ store, twilio }: ReconcilerDeps, episode: Episode): Promise<InboundEvent[]> {
  const conversationSid = episode.conversationSid;
  if (conversationSid === null) return [];
  const of = { episode: episode.episode, conversationSid };
  const state = await twilio.inspect({
    conversationSid,
    ...(episode.interactionSid !== null && { interactionSid: episode.interactionSid }),
    ...(episode.interactionChannelSid !== null && { interactionChannelSid: episode.interactionChannelSid }),
  });
  const events: InboundEvent[] = [];
  const at = Date.now();
  if (episode.agentName === null)
    for (const agent of state.agents) events.push({ type: 'agent.joined', ...of, ...agent, at });
  // With somebody asked or at work, an earlier task that ended has been passed on.
  if (state.openTasks.length === 0 && state.agents.length === 0)
    for (const task of state.finishedTasks) events.push(...endOfTask(task, episode, { ...of, at }));
  events.push(...(await missedMessages({ store, twilio }, episode, conversationSid)));
  if (state.conversationClosed || state.channelClosed)
    events.push({ type: 'flex.closed', ...of, reason: 'found closed', at });
  return events;
}

/** The conversation believes in an agent, or in a task, that Flex has no more: it looks at Flex itself, or asks for another one. */
function endOfTask(
  { taskSid, canceled }: { taskSid: string; canceled: boolean },
  episode: Episode,
  of: { episode: string; conversationSid: string; at: number },
): FlexEvent[] {
  if (episode.agentName !== null) return [{ type: 'agent.left', taskSid, ...of }];
  return canceled ? [{ type: 'task.canceled', taskSid, reason: 'found canceled', ...of }] : [];
}

async function missedMessages(
  { store, twilio }: Pick<ReconcilerDeps, 'store' | 'twilio'>,
  episode: Episode,
  conversationSid: string,
): Promise<FlexEvent[]> {
  const events: FlexEvent[] = [];
  for (const message of await twilio.newestMessages(conversationSid, COMPARED)) {
    if (!isFromAgent(message, episode.discordUserId)) continue;
    const known = await store.transcript.find('twilio', message.sid);
    if (!known) events.push(toAgentMessage(message, episode.episode, conversationSid));
    else if (known.text !== message.body && known.deletedAt === null) {
      events.push({
        type: 'agent.edit',
        id: message.sid,
        text: message.body,
        editedAt: message.updatedAt,
        episode: episode.episode,
        conversationSid,
      });
    }
  }
  return events;
}
