import { caseName } from '../case/case-record.ts';
import { excerpt } from '../text/split.ts';
import { textsFor } from '../text/texts.ts';
import { carryOver, endedByAgent } from './ending.ts';
import { onEscalationStep } from './escalation.ts';
import { accountOurs } from './inbox.ts';
import { addJob, hasJob, noteToAgent, say, settle } from './lanes.ts';
import type { DeliveryResult, DiscordItem, LaneName, TwilioItem } from './lane-items.ts';
import { describeFailure, releaseAgentMessages } from './relay.ts';
import type { ConversationState } from './state.ts';

/** What became of a batch. Failed items never block their lane: the other side is told, and they can be redriven. */
export function onDelivered(s: ConversationState, lane: LaneName, results: DeliveryResult[], now: number): void {
  const wasStalled = s.lanes[lane].stalledSince !== null;
  const blocked =
    lane === 'discord' && results.some((result) => result.outcome === 'failed' && result.reason === 'dmClosed');
  const settled = settle(s, lane, blocked ? results.filter((result) => result.outcome === 'done') : results);
  if (blocked) openThread(s);
  if (wasStalled && settled.some(({ result }) => result.outcome === 'done')) onLaneBack(s, lane, now);
  for (const { item, result } of settled) {
    if (lane === 'discord') onDiscordResult(s, item as DiscordItem, result, now);
    else onTwilioResult(s, item as TwilioItem, result, now);
  }
  if (lane === 'twilio') releaseAgentMessages(s, now);
}

/** Direct messages are closed: what waits is delivered in a private thread instead. */
function openThread(s: ConversationState): void {
  s.channel = null;
  if (!hasJob(s, 'openThread')) addJob(s, { kind: 'openThread' });
}

function onDiscordResult(s: ConversationState, item: DiscordItem, result: DeliveryResult, now: number): void {
  if (result.outcome === 'done') {
    if (result.channelId !== undefined && s.channel === null) s.channel = { id: result.channelId, kind: 'dm' };
    return;
  }
  keepFailed(s, 'discord', item, result, now);
  if (item.kind !== 'say' || item.from !== 'agent') return;
  noteToAgent(s, now, `Not delivered to the user: “${excerpt(item.text, 80)}” (${result.reason}).`);
}

function onTwilioResult(s: ConversationState, item: TwilioItem, result: DeliveryResult, now: number): void {
  if (result.outcome === 'done' && result.indexes) accountOurs(s, result.indexes);
  if (item.kind !== 'say' && item.kind !== 'edit' && item.kind !== 'delete') {
    onEscalationStep(s, item, result, now);
    return;
  }
  if (result.outcome === 'done') return;
  if (result.reason === 'conversationClosed') {
    onClosedDoor(s, item, now);
    return;
  }
  keepFailed(s, 'twilio', item, result, now);
  if (item.kind === 'say' && item.from === 'user') say(s, now, describeFailure(s, item.text, result.reason));
}

/** The agent ended the chat and its webhook is late or lost. The refused message goes on with those behind it, in order. */
function onClosedDoor(s: ConversationState, item: TwilioItem, now: number): void {
  if (s.phase !== 'agent' && s.phase !== 'escalation') {
    carryOver(s, item, now);
    return;
  }
  s.lanes.twilio.queue.unshift(item);
  endedByAgent(s, now);
}

function keepFailed(
  s: ConversationState,
  lane: LaneName,
  item: DiscordItem | TwilioItem,
  result: Extract<DeliveryResult, { outcome: 'failed' }>,
  now: number,
): void {
  s.failed = [...s.failed, { lane, item, reason: result.reason, code: result.code, at: now }].slice(-50);
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

/** Puts failed deliveries back at the end of their lanes; `key` null means all of them. */
export function redrive(s: ConversationState, key: string | null, now: number): void {
  const again = s.failed.filter((failed) => key === null || failed.item.key === key);
  s.failed = s.failed.filter((failed) => !again.includes(failed));
  for (const { lane, item } of again) {
    if (lane === 'discord') s.lanes.discord.queue.push({ ...(item as DiscordItem), at: now });
    else s.lanes.twilio.queue.push({ ...(item as TwilioItem), at: now });
  }
}
