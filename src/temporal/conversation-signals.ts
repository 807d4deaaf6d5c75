import { setTimeout as delay } from 'node:timers/promises';
import { type Client, WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError } from '@temporalio/client';
import { CONVERSATION_WORKFLOW, EVENTS_SIGNAL, type ConversationInput } from '../contract/conversation.ts';
import type { ConversationSignals } from '../contract/conversation-signals.ts';
import {
  discordUserId,
  guildId as guildAttribute,
  locale as localeAttribute,
  supportPhase,
} from '../contract/search-attributes.ts';
import { CONVERSATIONS_TASK_QUEUE, WORKFLOW_TASK_TIMEOUT } from '../contract/task-queues.ts';
import { conversationWorkflowId } from '../contract/workflow-ids.ts';
import type { InboundEvent, UserProfile } from '../domain/conversation/events.ts';

/** Payloads stay far below Temporal's limit of 2 MB whatever arrives while a signal is in flight. */
const LONGEST_LIST = 50;

/**
 * Least time from one signal of a conversation to its next, ms. Every signal is a billed action and a workflow task, and what
 * follows a message this closely could not be delivered before it anyway. It is longer while several events wait or have just
 * gone together: a burst of 20 messages becomes two or three signals.
 */
const GAP = 40;
const GAP_IN_BURST = 200;

type Settings = Pick<ConversationInput, 'routing' | 'guildId' | 'publicUrl' | 'timings'>;

/** What waits for one conversation: the events, and who waits for them. */
interface Waiting {
  user: UserProfile | null;
  events: InboundEvent[];
  resolve: (outcome: 'accepted' | 'notFound') => void;
  reject: (error: unknown) => void;
}

/** `ConversationSignals` over a Temporal client. Keeps nothing for conversations that are at rest. */
export function createConversationSignals(client: Client, settings: Settings): ConversationSignals {
  const lines = new Map<string, Waiting[]>();
  const hand = (workflowId: string, user: UserProfile | null, events: InboundEvent[]) =>
    new Promise<'accepted' | 'notFound'>((resolve, reject) => {
      const waiting: Waiting = { user, events, resolve, reject };
      const line = lines.get(workflowId);
      if (line) line.push(waiting);
      else {
        lines.set(workflowId, [waiting]);
        void empty(workflowId);
      }
    });

  /**
   * Sends what waits, list by list, until for a while nothing does. Concurrent signals of one conversation would overtake each
   * other. The first goes at once.
   */
  async function empty(workflowId: string): Promise<void> {
    const line = lines.get(workflowId)!;
    while (line.length > 0) {
      const began = Date.now();
      const batch = takeBatch(line);
      let tell = (): void => undefined;
      try {
        const outcome = await send(client, settings, workflowId, batch);
        tell = () => batch.forEach(({ resolve }) => resolve(outcome));
      } catch (error) {
        for (const waiting of batch) waiting.reject(error);
      }
      // A webhook is answered at once. The gateway hands over what it has gathered meanwhile, so it hears when the next may go.
      if (batch[0]!.user === null) tell();
      await delay(Math.max(0, began + GAP - Date.now()));
      if (countEvents(batch) > 1 || countEvents(line) > 1) await delay(Math.max(0, began + GAP_IN_BURST - Date.now()));
      tell();
    }
    lines.delete(workflowId);
  }

  return {
    async deliver(user, events) {
      await hand(conversationWorkflowId(user.discordUserId), user, events);
    },
    signal: (workflowId, events) => hand(workflowId, null, events),
  };
}

function countEvents(batch: Waiting[]): number {
  return batch.reduce((count, { events }) => count + events.length, 0);
}

/** The next entries that can travel together: those that may start the workflow, or those that may not. */
function takeBatch(line: Waiting[]): Waiting[] {
  const starts = line[0]!.user !== null;
  let count = 0;
  let events = 0;
  while (
    count < line.length &&
    (line[count]!.user !== null) === starts &&
    (count === 0 || events + line[count]!.events.length <= LONGEST_LIST)
  ) {
    events += line[count]!.events.length;
    count += 1;
  }
  return line.splice(0, count);
}

async function send(
  client: Client,
  settings: Settings,
  workflowId: string,
  batch: Waiting[],
): Promise<'accepted' | 'notFound'> {
  const events = batch.flatMap((waiting) => waiting.events);
  const user = batch.at(-1)!.user;
  if (user !== null) {
    await signalWithStart(client, settings, user, events);
    return 'accepted';
  }
  try {
    await client.workflow.getHandle(workflowId).signal(EVENTS_SIGNAL, events);
    return 'accepted';
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return 'notFound';
    throw error;
  }
}

async function signalWithStart(
  client: Client,
  settings: Settings,
  user: UserProfile,
  events: InboundEvent[],
): Promise<void> {
  const input: ConversationInput = { ...settings, user };
  const start = () =>
    client.workflow.signalWithStart(CONVERSATION_WORKFLOW, {
      workflowId: conversationWorkflowId(user.discordUserId),
      taskQueue: CONVERSATIONS_TASK_QUEUE,
      workflowTaskTimeout: WORKFLOW_TASK_TIMEOUT,
      args: [input],
      signal: EVENTS_SIGNAL,
      signalArgs: [events],
      staticSummary: 'Support conversation of a Discord user',
      staticDetails: staticDetails(settings.publicUrl),
      typedSearchAttributes: [
        { key: supportPhase, value: 'bot' },
        { key: discordUserId, value: user.discordUserId },
        { key: guildAttribute, value: settings.guildId },
        { key: localeAttribute, value: user.locale ?? 'en' },
      ],
    });
  try {
    await start();
  } catch (error) {
    // Two starts of different processes met; the workflow is there now.
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    await start();
  }
}

function staticDetails(publicUrl: string): string {
  return [
    'Everything between one Discord user and support: bot, escalation with its case, agent, resolution, and the next episode after that.',
    '',
    '- **Now:** *Current details* beside this (tab *User Metadata*), or the query `conversation`.',
    '- **Something is stuck:** *Pending activities* shows what is being tried, how often, and why it failed last.',
    '- **Act:** the updates `close`, `escalate`, `backToBot`, `setPriority`, `addNote` and `redrive` check what they are given.',
    `- **Case desk:** ${publicUrl}/desk`,
  ].join('\n');
}
