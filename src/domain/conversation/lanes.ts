import type { Button, DiscordItem, DeliveryResult, Lane, LaneName, SettledResult, TwilioItem } from './lane-items.ts';
import { noteLine } from './line-time.ts';
import { flowDecides } from './studio-turns.ts';
import type { ConversationState, Job } from './state.ts';
import { withChoices } from './with-choices.ts';

/** A union's members without these keys, one by one. */
type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** How many items one activity carries at most: keeps a batch well inside its time limit. */
export const BATCH = 20;

export function emptyLane<Item>(): Lane<Item> {
  return { queue: [], inFlight: 0, stalledSince: null };
}

/** The next effect key of this episode: nonce, Twilio attribute and UniqueName derive from it. */
export function nextKey(s: ConversationState, kind: string): string {
  s.seq += 1;
  return `${s.episode}:${s.seq}:${kind}`;
}

export function toDiscord(s: ConversationState, now: number, item: Without<DiscordItem, 'key' | 'at'>): void {
  if (item.kind === 'say') noteLine(s, now);
  s.lanes.discord.queue.push({ ...item, key: nextKey(s, item.kind), at: now });
}

export function toTwilio(s: ConversationState, now: number, item: Without<TwilioItem, 'key' | 'at'>): void {
  s.lanes.twilio.queue.push({ ...item, key: nextKey(s, item.kind), at: now });
}

/** A sentence of the system or the bot to the user. */
export function say(
  s: ConversationState,
  now: number,
  text: string,
  options: { from?: 'bot' | 'system'; buttons?: Button[]; links?: { label: string; url: string }[] } = {},
): void {
  toDiscord(s, now, {
    kind: 'say',
    from: options.from ?? 'system',
    authorName: null,
    text,
    links: options.links ?? [],
    buttons: options.buttons ?? [],
    media: [],
    sourceSid: null,
  });
  if (options.from === 'bot') mirrorToAgent(s, now, withChoices({ text, buttons: options.buttons ?? [] }));
}

/**
 * Where Studio's flow decides, the bot phase takes place in the Twilio conversation: the agent must find the bot's words
 * there, between the user's. The flow does not see them.
 */
function mirrorToAgent(s: ConversationState, now: number, text: string): void {
  const isOpen = s.twilio.conversationSid !== undefined || s.lanes.twilio.queue.some((item) => item.kind === 'open');
  if (s.phase !== 'bot' || !flowDecides(s) || !isOpen) return;
  toTwilio(s, now, { kind: 'say', from: 'bot', text, attachments: [], sourceId: null, trigger: false });
}

/** A note for the agent, in the Twilio conversation. */
export function noteToAgent(s: ConversationState, now: number, text: string): void {
  toTwilio(s, now, { kind: 'say', from: 'system', text, attachments: [], sourceId: null, trigger: false });
}

/**
 * Whether a lane's head can be handed to an activity. To Discord: not while a private thread is being made, because direct
 * messages are closed. To Twilio: only into a conversation that exists, or to open one; not into one that is closed in Flex
 * while its last words are listed, or what was put back would knock at the shut door again and again; and none is opened while the
 * opening of one that was left goes on, or the store would end with the left one for this episode.
 */
export function laneReady(s: ConversationState, name: LaneName): boolean {
  const lane = s.lanes[name];
  if (lane.queue.length === 0) return false;
  if (name === 'discord') return !s.jobs.some((job) => job.kind === 'openThread');
  if (s.jobs.some((job) => job.kind === 'fillGap' && job.thenEnd)) return false;
  if (lane.queue[0]?.kind === 'open') return !s.jobs.some((job) => isOpening(job, s.episode));
  return s.twilio.conversationSid !== undefined;
}

function isOpening(job: Job, episode: string): boolean {
  return job.kind === 'finishTwilio' && job.episode === episode && job.items.some(({ kind }) => kind === 'open');
}

/** Marks the head of a lane as being with an activity. `uncertain`: it was before, and what became of it is not known. */
export function takeBatch(s: ConversationState, name: LaneName): { count: number; uncertain: boolean } {
  const lane = s.lanes[name];
  const uncertain = lane.inFlight > 0;
  lane.inFlight = Math.min(uncertain ? lane.inFlight : BATCH, lane.queue.length);
  return { count: lane.inFlight, uncertain };
}

/**
 * Takes what an activity has done out of the lane, keeping the order of the rest. What it handed back as unclear is at the head
 * then and counts as in flight: it may be there already. Results of unknown keys are late repeats.
 */
export function settle(
  s: ConversationState,
  name: LaneName,
  results: DeliveryResult[],
): { item: DiscordItem | TwilioItem; result: SettledResult }[] {
  const lane: Lane<DiscordItem | TwilioItem> = s.lanes[name];
  lane.inFlight = 0;
  const settled: { item: DiscordItem | TwilioItem; result: SettledResult }[] = [];
  for (const result of results) {
    const at = lane.queue.findIndex((item) => item.key === result.key);
    if (at < 0) continue;
    if (result.outcome === 'unclear') {
      lane.inFlight += 1;
      continue;
    }
    const [item] = lane.queue.splice(at, 1);
    if (item) settled.push({ item, result });
  }
  return settled;
}
