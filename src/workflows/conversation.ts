import {
  allHandlersFinished,
  ApplicationFailure,
  CancellationScope,
  CancelledFailure,
  condition,
  continueAsNew,
  defineQuery,
  defineSignal,
  defineUpdate,
  setHandler,
} from '@temporalio/workflow';
import * as contract from '../contract/conversation.ts';
import { priorities } from '../domain/case/priority.ts';
import type { InboundEvent, OperatorEvent } from '../domain/conversation/events.ts';
import { newConversation } from '../domain/conversation/episode.ts';
import type { ConversationState } from '../domain/conversation/state.ts';
import { viewOf, type ConversationView } from '../domain/conversation/view.ts';
import { ConversationRun } from './conversation-run.ts';
import { isLongToReplayAgain, runIsLong } from './run-length.ts';
import { WebUi } from './web-ui.ts';

const eventsSignal = defineSignal<[InboundEvent[]]>(contract.EVENTS_SIGNAL);
const closeUpdate = defineUpdate<string, [contract.CloseArgs]>(contract.CLOSE_UPDATE);
const escalateUpdate = defineUpdate<string, [contract.ByOperator]>(contract.ESCALATE_UPDATE);
const backToBotUpdate = defineUpdate<string, [contract.ByOperator]>(contract.BACK_TO_BOT_UPDATE);
const setPriorityUpdate = defineUpdate<string, [contract.SetPriorityArgs]>(contract.SET_PRIORITY_UPDATE);
const addNoteUpdate = defineUpdate<string, [contract.AddNoteArgs]>(contract.ADD_NOTE_UPDATE);
const redriveUpdate = defineUpdate<string, [contract.RedriveArgs]>(contract.REDRIVE_UPDATE);
const studioTurnUpdate = defineUpdate<contract.StudioTurnResult, [contract.StudioTurnArgs]>(
  contract.STUDIO_TURN_UPDATE,
);
const conversationQuery = defineQuery<ConversationView>(contract.CONVERSATION_QUERY);

/** How long a run waits for its activities before it continues as new without their results. */
const PATIENCE = '20s';

/**
 * One support conversation, from the first message to the end of the re-open window, across all its episodes.
 * It waits, lets the rules decide, runs what they ask for, and continues as new; it decides nothing itself.
 */
export async function conversation(input: contract.ConversationInput): Promise<void> {
  const waiting: (InboundEvent | OperatorEvent)[] = input.inbox ?? [];
  let run: ConversationRun | null = input.state ? new ConversationRun(input.state) : null;
  const take = (event: InboundEvent | OperatorEvent) => (run ? run.inbox : waiting).push(event);
  handleMessages(input, take, () => run?.state ?? null);
  let cancelled = false;
  CancellationScope.current().cancelRequested.catch(() => {
    cancelled = true;
    take({
      type: 'operator.close',
      id: `cancel:${Date.now()}`,
      by: 'operations',
      reason: 'the workflow was cancelled',
      at: Date.now(),
    });
  });
  await CancellationScope.nonCancellable(async () => {
    await condition(() => run !== null || waiting.length > 0);
    run ??= new ConversationRun(firstState(input, waiting[0]!));
    run.inbox.push(...waiting.splice(0));
    await live(run, input, () => cancelled);
  });
  if (cancelled) throw new CancelledFailure('The conversation was cancelled; the user was told and Flex was cleared.');
}

function firstState(input: contract.ConversationInput, first: InboundEvent | OperatorEvent): ConversationState {
  const episode = 'id' in first ? first.id : String(Date.now());
  return newConversation({ ...input, episode, now: Date.now() });
}

async function live(
  run: ConversationRun,
  input: contract.ConversationInput,
  isCancelled: () => boolean,
): Promise<void> {
  const ui = new WebUi(input.publicUrl);
  for (;;) {
    run.drain();
    ui.show(run.state);
    if (run.isOver || (isCancelled() && run.isQuiet && run.inbox.length === 0)) return;
    // The second kind can wait for a moment in which nothing runs: nobody is held up by it then.
    const isLong = runIsLong(input.maxEvents) || (run.isQuiet && isLongToReplayAgain(run.movedWorker));
    if (isLong && !run.asksStudio) {
      await nextRun(run, input);
      continue;
    }
    await condition(() => run.inbox.length > 0 || (isCancelled() && run.isQuiet));
  }
}

/**
 * Lets what runs finish, then carries the whole state into a new run. Never waits for an empty inbox: it is carried.
 * Returns only when Studio asks something meanwhile: its request lives in this run alone, so it is answered here first.
 */
async function nextRun(run: ConversationRun, input: contract.ConversationInput): Promise<void> {
  run.stop();
  await condition(() => run.isQuiet || run.asksStudio, PATIENCE);
  if (run.asksStudio) {
    run.resume();
    return;
  }
  run.abandon();
  await condition(allHandlersFinished);
  run.drain();
  await continueAsNew<typeof conversation>({ ...input, user: run.state.user, state: run.state, inbox: [] });
}

function handleMessages(
  input: contract.ConversationInput,
  take: (event: InboundEvent | OperatorEvent) => void,
  state: () => ConversationState | null,
): void {
  setHandler(eventsSignal, (events) => events.forEach(take), {
    description: 'What happened in Discord or Flex: a list of events, in order.',
  });
  setHandler(conversationQuery, () => viewOf(existing(state()), input.publicUrl), {
    description: 'The whole conversation as it stands.',
  });
  const operator = operatorUpdates(take, state);
  setHandler(closeUpdate, operator.close, {
    description: 'Ends the conversation. Give {"by": "you", "reason": "why"}.',
    validator: requireOpen(state),
  });
  setHandler(escalateUpdate, operator.escalate, {
    description: 'Brings in a person. Give {"by": "you"}.',
    validator: requireBot(state),
  });
  setHandler(backToBotUpdate, operator.backToBot, {
    description: 'Sends the user back to the bot. Give {"by": "you"}.',
    validator: requireOpen(state),
  });
  setHandler(setPriorityUpdate, operator.setPriority, {
    description: 'Sets the priority: low, normal, high or urgent. Give {"by": "you", "priority": "high"}.',
    validator: requirePriority,
  });
  setHandler(addNoteUpdate, operator.addNote, {
    description: 'Adds a note to the case. Give {"by": "you", "text": "…"}.',
    validator: requireCase(state),
  });
  setHandler(redriveUpdate, operator.redrive, {
    description: 'Tries failed deliveries again: {"by": "you", "key": "…"}, or key null for all of them.',
    validator: requireFailed(state),
  });
  setHandler(studioTurnUpdate, (turn) => answerStudio(turn, take, state), {
    description: 'Studio asks what to do with a message.',
  });
}

/** Waits until the rules know whether the bot or a person goes on. */
async function answerStudio(
  turn: contract.StudioTurnArgs,
  take: (event: InboundEvent) => void,
  state: () => ConversationState | null,
): Promise<contract.StudioTurnResult> {
  const known = () => state()?.studioTurns.find((candidate) => candidate.id === turn.messageSid);
  if (!known())
    take({
      type: 'studio.turn',
      id: turn.messageSid,
      messageSid: turn.messageSid,
      episode: turn.episode,
      conversationSid: turn.conversationSid,
      at: Date.now(),
    });
  await condition(() => known()?.decision != null);
  const decision = known()?.decision;
  return { handoff: decision?.handoff ?? false, case_number: decision?.caseNumber ?? null };
}

function operatorUpdates(take: (event: OperatorEvent) => void, state: () => ConversationState | null) {
  let count = 0;
  const stamp = () => ({ id: `${Date.now()}-${(count += 1)}`, at: Date.now() });
  const done = () => `Taken. The conversation is in the phase "${state()?.phase ?? 'bot'}".`;
  return {
    close: ({ by, reason }: contract.CloseArgs) => (take({ type: 'operator.close', ...stamp(), by, reason }), done()),
    escalate: ({ by }: contract.ByOperator) => (take({ type: 'operator.escalate', ...stamp(), by }), done()),
    backToBot: ({ by }: contract.ByOperator) => (take({ type: 'operator.backToBot', ...stamp(), by }), done()),
    setPriority: ({ by, priority }: contract.SetPriorityArgs) => (
      take({ type: 'operator.priority', ...stamp(), by, priority }),
      done()
    ),
    addNote: ({ by, text }: contract.AddNoteArgs) => (take({ type: 'operator.note', ...stamp(), by, text }), done()),
    redrive: ({ by, key }: contract.RedriveArgs) => (
      take({ type: 'operator.redrive', ...stamp(), by, key: key ?? null }),
      done()
    ),
  };
}

function existing(s: ConversationState | null): ConversationState {
  if (!s)
    throw ApplicationFailure.nonRetryable('The conversation has not begun yet. Try again in a moment.', 'NotBegun');
  return s;
}

function refuse(message: string): never {
  throw ApplicationFailure.nonRetryable(message, 'Refused');
}

function requireBy(args: contract.ByOperator): void {
  if (typeof args?.by !== 'string' || args.by.trim() === '')
    refuse('It is not said who acts. Give {"by": "your name", …}.');
}

function requireOpen(state: () => ConversationState | null) {
  return (args: contract.ByOperator) => {
    requireBy(args);
    const { phase } = existing(state());
    if (phase === 'resolution' || phase === 'closed')
      refuse(`The conversation has already ended (phase "${phase}"): there is nothing to do.`);
  };
}

function requireBot(state: () => ConversationState | null) {
  return (args: contract.ByOperator) => {
    requireBy(args);
    const { phase } = existing(state());
    if (phase !== 'bot') refuse(`Only a conversation in the phase "bot" can be escalated; this one is in "${phase}".`);
  };
}

function requireCase(state: () => ConversationState | null) {
  return (args: contract.AddNoteArgs) => {
    requireBy(args);
    if (!existing(state()).case)
      refuse('There is no case yet to which a note could be added. Escalate the conversation first.');
    if (typeof args.text !== 'string' || args.text.trim() === '')
      refuse('The note is empty. Give {"by": "you", "text": "…"}.');
  };
}

function requireFailed(state: () => ConversationState | null) {
  return (args: contract.RedriveArgs) => {
    requireBy(args);
    const key = args.key ?? null;
    const failed = existing(state()).failed;
    if (failed.length === 0) refuse('Nothing has failed: there is nothing to try again.');
    if (key !== null && !failed.some((delivery) => delivery.item.key === key))
      refuse(`No failed delivery has the key "${key}". The query "conversation" lists them.`);
  };
}

function requirePriority(args: contract.SetPriorityArgs): void {
  requireBy(args);
  const { priority } = args;
  if (!priorities.includes(priority)) refuse(`"${priority}" is not a priority. Allowed: ${priorities.join(', ')}.`);
}
