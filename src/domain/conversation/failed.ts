import { excerpt } from '../text/split.ts';
import { textsFor } from '../text/texts.ts';
import { asLeft } from './changes.ts';
import { say } from './lanes.ts';
import type { DiscordItem, LaneName, TwilioItem } from './lane-items.ts';
import type { ConversationState, Remains } from './state.ts';

/** How many failed deliveries are kept to be seen and redriven. */
const KEPT = 50;

/** A delivery that repeating can't help: kept, so that people see it and may try it again. */
export function keepFailed(
  s: ConversationState,
  lane: LaneName,
  item: DiscordItem | TwilioItem,
  failed: { reason: string; code: number | null },
  now: number,
): void {
  s.failed = [...s.failed, { lane, item, reason: failed.reason, code: failed.code, at: now }].slice(-KEPT);
}

/** A message of the user that can't reach the agent: kept, and the user is told which one and why. */
export function refuseUserMessage(
  s: ConversationState,
  item: Extract<TwilioItem, { kind: 'say' }>,
  failed: { reason: string; code: number | null },
  now: number,
): void {
  keepFailed(s, 'twilio', item, failed, now);
  const t = textsFor(s.locale);
  const why =
    failed.reason === 'tooLarge'
      ? t.reasons.tooLarge
      : failed.reason === 'refusedContent'
        ? t.reasons.refusedContent
        : t.reasons.other;
  say(s, now, t.notDelivered(excerpt(item.text, 80), why));
}

/**
 * Puts failed deliveries back at the end of their lanes; `key` null means all of them. Those for the agent stay as they are
 * while there is none to deliver to.
 */
export function redrive(s: ConversationState, key: string | null, now: number): void {
  const hasAgent = s.phase === 'agent' || s.phase === 'escalation';
  const again = s.failed.filter(
    (failed) => (key === null || failed.item.key === key) && (failed.lane === 'discord' || hasAgent),
  );
  s.failed = s.failed.filter((failed) => !again.includes(failed));
  for (const { lane, item } of again) {
    if (lane === 'discord') s.lanes.discord.queue.push({ ...(item as DiscordItem), at: now });
    else s.lanes.twilio.queue.push({ ...(item as TwilioItem), at: now });
  }
}

/**
 * A message that could not be delivered was edited (or, text null, deleted) by its author. The user was told to put it in
 * other words, so an edited one is tried again. Returns false when no failed delivery is a copy of that message.
 */
export function changeFailed(
  s: ConversationState,
  sourceId: string,
  { text, files }: { text: string | null; files?: Remains['files'] },
  now: number,
): boolean {
  const found = s.failed.find(({ item }) => item.kind === 'say' && sourceOf(item) === sourceId);
  if (!found || found.item.kind !== 'say') return false;
  if (text === null) {
    s.failed = s.failed.filter((failed) => failed !== found);
    return true;
  }
  if ('attachments' in found.item) found.item = asLeft(found.item, { text, files });
  else found.item.text = text;
  redrive(s, found.item.key, now);
  return true;
}

function sourceOf(item: Extract<DiscordItem | TwilioItem, { kind: 'say' }>): string | null {
  return 'sourceId' in item ? item.sourceId : item.sourceSid;
}
