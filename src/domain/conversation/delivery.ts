import { caseName } from '../case/case-record.ts';
import { excerpt } from '../text/split.ts';
import { textsFor } from '../text/texts.ts';
import { ask } from './ask.ts';
import { carryOverRest, hearLastWords } from './ending.ts';
import { answerWithoutFlow, onEscalationStep } from './escalation.ts';
import { keepFailed, refuseUserMessage } from './failed.ts';
import { accountOurs } from './inbox.ts';
import { addJob, hasJob } from './jobs.ts';
import { noteToAgent, say, settle } from './lanes.ts';
import type { DeliveryResult, DiscordItem, LaneName, SettledResult, TwilioItem } from './lane-items.ts';
import { ENDED_IN_FLEX, leaveTwilioConversation, undeliverable } from './leaving.ts';
import { hearRest, releaseAgentMessages } from './relay.ts';
import type { ConversationState } from './state.ts';

/** What became of a batch. Failed items never block their lane: the other side is told, and they can be redriven. */
export function onDelivered(s: ConversationState, lane: LaneName, results: DeliveryResult[], now: number): void {
  const wasStalled = s.lanes[lane].stalledSince !== null;
  const blocked =
    lane === 'discord' &&
    s.channel?.untried === undefined &&
    results.some((result) => result.outcome === 'failed' && result.reason === 'dmClosed');
  const settled = settle(s, lane, blocked ? results.filter((result) => result.outcome === 'done') : results);
  if (blocked) openThread(s);
  if (wasStalled && settled.some(({ result }) => result.outcome === 'done')) onLaneBack(s, lane, now);
  for (const { item, result } of settled) {
    if (lane === 'discord') onDiscordResult(s, item as DiscordItem, result, now);
    else onTwilioResult(s, item as TwilioItem, result, now);
  }
  if (lane !== 'twilio') return;
  carryOverRest(s, now);
  releaseAgentMessages(s, now);
}

/** Direct messages are closed: what waits is delivered in a private thread instead. */
function openThread(s: ConversationState): void {
  s.channel = null;
  if (!hasJob(s, 'openThread')) addJob(s, { kind: 'openThread' });
}

function onDiscordResult(s: ConversationState, item: DiscordItem, result: SettledResult, now: number): void {
  if (result.outcome === 'done') {
    if (result.channelId !== undefined && s.channel === null) s.channel = { id: result.channelId, kind: 'dm' };
    if (item.kind !== 'say') return;
    delete s.channel?.untried;
    if (item.from === 'agent' && result.leftBehind !== undefined)
      noteToAgent(
        s,
        now,
        `Not delivered to the user: ${result.leftBehind.join(', ')}. The file could not be carried over.`,
      );
    return;
  }
  keepFailed(s, 'discord', item, result, now);
  // Once the chat is over there is nobody to tell, and the next one is about something else.
  if (s.phase !== 'agent' && s.phase !== 'escalation') return;
  if (item.kind !== 'say' || item.from === 'agent') noteToAgent(s, now, notShown(item, result.reason));
}

/** An agent who corrects or takes back a message believes that the user reads it so. */
function notShown(item: DiscordItem, reason: string): string {
  switch (item.kind) {
    case 'say':
      return `Not delivered to the user: “${excerpt(item.text, 80)}” (${reason}).`;
    case 'edit':
      return `Your edit was not shown to the user: “${excerpt(item.text, 80)}” (${reason}). They may still read the message as it was; write the correction as a new message.`;
    case 'delete':
      return `The message that you deleted was not removed in Discord (${reason}). The user may still read it; if they must not rely on it, tell them so.`;
  }
}

function onTwilioResult(s: ConversationState, item: TwilioItem, result: SettledResult, now: number): void {
  if (result.outcome === 'done' && result.indexes) accountOurs(s, result.indexes);
  if (item.kind === 'close') {
    hearRest(s, (result.outcome === 'done' && result.heard) || [], now);
    return;
  }
  if (item.kind !== 'say' && item.kind !== 'edit' && item.kind !== 'delete') {
    onEscalationStep(s, item, result, now);
    return;
  }
  if (result.outcome === 'done') return;
  if (result.reason === 'conversationClosed') {
    onClosedDoor(s, item, now);
    return;
  }
  if (item.kind !== 'say') undeliverable(s, item, result.reason, now);
  if (item.kind !== 'say' || item.from !== 'user') {
    keepFailed(s, 'twilio', item, result, now);
    return;
  }
  // The bot has the message all the same: Studio was only to decide who answers.
  if (s.phase === 'bot') ask(s);
  else refuseUserMessage(s, item, result, now);
}

/** The chat was ended in Flex and its webhook is late or lost. The refused message goes on with those behind it, in order. */
function onClosedDoor(s: ConversationState, item: TwilioItem, now: number): void {
  if (s.phase === 'bot') {
    answerWithoutFlow(s, now);
    return;
  }
  // Only what the user wrote goes on elsewhere; a note put back would knock at the shut door for ever.
  if (item.kind === 'say' && item.sourceId !== null) s.lanes.twilio.queue.unshift(item);
  else undeliverable(s, item, 'conversationClosed', now);
  endUnlessOver(s, now);
}

function endUnlessOver(s: ConversationState, now: number): void {
  if (s.phase === 'agent' || s.phase === 'escalation') hearLastWords(s, now);
  else if (s.outcome !== ENDED_IN_FLEX) leaveTwilioConversation(s, now);
}

/** A lane does not get through. The other side is told once; everything waits in order. */
export function onLaneStalled(s: ConversationState, lane: LaneName, now: number): void {
  if (s.lanes[lane].stalledSince !== null) return;
  s.lanes[lane].stalledSince = now;
  if (lane === 'twilio' && s.case && (s.phase === 'escalation' || s.phase === 'agent')) {
    say(s, now, textsFor(s.locale).flexTrouble(caseName(s.case.number)));
  }
  if (lane === 'discord' && s.phase === 'agent') {
    noteToAgent(
      s,
      now,
      "Discord can't be reached right now. Your messages are kept in order and delivered as soon as it is back.",
    );
  }
}

function onLaneBack(s: ConversationState, lane: LaneName, now: number): void {
  s.lanes[lane].stalledSince = null;
  if (lane === 'twilio' && (s.phase === 'escalation' || s.phase === 'agent')) say(s, now, textsFor(s.locale).flexBack);
  if (lane === 'discord' && s.phase === 'agent') noteToAgent(s, now, 'Discord is back. Your messages were delivered.');
}
