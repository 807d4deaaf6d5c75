import type { FlexEvent } from './events.ts';
import { refuseUserMessage } from './failed.ts';
import { eventId, firstSight } from './inbox.ts';
import { addJob, forgetReads } from './jobs.ts';
import { emptyLane } from './lanes.ts';
import type { DeliveryResult, TwilioItem, TwilioRefs } from './lane-items.ts';
import type { ConversationState, Job } from './state.ts';

/** How many left conversations of one episode are remembered. */
const REMEMBERED = 20;

/** Steps towards an agent that make no sense in a conversation that is being left. */
const steps: TwilioItem['kind'][] = ['history', 'interaction', 'invite', 'markHandoff', 'dropStudioHook'];

/**
 * Hands what the Twilio lane still holds to a job with the left conversation's references; the lane is then free for
 * another one. What can't be delivered there any more is kept as failed, and the user is told.
 */
export function leaveTwilioConversation(s: ConversationState, now: number): void {
  const { queue, inFlight } = s.lanes.twilio;
  const refs = s.twilio;
  s.lanes.twilio = emptyLane();
  s.twilio = {};
  forgetReads(s);
  if (refs.conversationSid !== undefined) s.left = [...s.left, refs.conversationSid].slice(-REMEMBERED);
  const begun = queue.slice(0, inFlight);
  const rest = queue.slice(inFlight).filter((item) => !steps.includes(item.kind) && item.kind !== 'open');
  const exists = refs.conversationSid !== undefined || begun.some((item) => item.kind === 'open');
  if (!exists || (s.outcome === ENDED_IN_FLEX && inFlight === 0)) {
    for (const item of rest) undeliverable(s, item, exists ? 'conversationClosed' : 'notFound', now);
    return;
  }
  const items = [...begun, ...rest];
  if (items.length > 0) addJob(s, { kind: 'finishTwilio', episode: s.episode, refs, items, uncertain: inFlight > 0 });
}

/** Outcome of an episode whose chat ended in Flex: Twilio takes no message there any more. */
export const ENDED_IN_FLEX = 'ended by agent';

/** What became of the rest of a conversation that was left. */
export function onLeftFinished(
  s: ConversationState,
  job: Extract<Job, { kind: 'finishTwilio' }>,
  results: DeliveryResult[],
  now: number,
): void {
  let refs: Partial<TwilioRefs> = job.refs;
  const untried: TwilioItem[] = [];
  for (const item of job.items) {
    const result = results.find((candidate) => candidate.key === item.key);
    if (!result || result.outcome === 'unclear') untried.push(item);
    else if (result.outcome === 'failed') undeliverable(s, item, result.reason, now);
    else {
      refs = { ...refs, ...result.made };
      for (const message of result.heard ?? []) if (firstSight(s, eventId(message))) recordLate(s, message);
    }
  }
  if (untried.length === 0) return;
  const uncertain = results.some((result) => result.outcome === 'unclear');
  // A refused step ends the batch: the rest goes on, unless the door is shut for all of it.
  const shut = results.some((result) => result.outcome === 'failed' && result.reason === 'conversationClosed');
  if (shut || results.length === 0) {
    for (const item of untried) undeliverable(s, item, 'conversationClosed', now);
    // Shut by somebody else, and not heard out yet.
    const closing = untried.filter((item) => item.kind === 'close' && item.hearFrom !== undefined);
    if (shut && closing.length > 0)
      addJob(s, { ...withoutKey(job), refs, items: closing, uncertain }, undefined, job.about);
  } else addJob(s, { ...withoutKey(job), refs, items: untried, uncertain }, undefined, job.about);
}

/** What an agent wrote or changed in a chat that is over: it belongs to its case, never into the current chat. */
export function recordLate(s: ConversationState, event: FlexEvent): void {
  addJob(s, { kind: 'recordLate', event }, `late:${eventId(event)}`);
}

/** The results of these jobs will not be heard: their items may be there already, so they are looked for before they are posted. */
export function abandonLeft(s: ConversationState, started: ReadonlySet<string>): void {
  for (const job of s.jobs) if (job.kind === 'finishTwilio' && started.has(job.key)) job.uncertain = true;
}

function withoutKey({ key: _key, about: _about, ...job }: Extract<Job, { kind: 'finishTwilio' }>) {
  return job;
}

/** An item for a Twilio conversation that can't take it. An edit still belongs into the transcript. */
export function undeliverable(s: ConversationState, item: TwilioItem, reason: string, now: number): void {
  if (item.kind === 'say' && item.sourceId !== null) refuseUserMessage(s, item, { reason, code: null }, now);
  if (item.kind === 'edit' || item.kind === 'delete') {
    const text = item.kind === 'edit' ? item.text : null;
    addJob(s, {
      kind: 'changeTranscript',
      source: 'discord',
      sourceId: item.sourceId,
      text,
      at: item.changedAt ?? item.at,
    });
  }
}
