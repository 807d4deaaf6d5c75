import { nameOfAuthor } from './agent-names.ts';
import { clearDeadlines, setDeadline, afterOpenTime } from './deadlines.ts';
import type { FlexEvent, UserEvent } from './events.ts';
import { asLeft, isNewestChange, wholeSecond } from './changes.ts';
import { changeFailed } from './failed.ts';
import { eventId, firstSight, forgetsSoon, gap, hold, skipTo, takeInOrder } from './inbox.ts';
import { addJob, hasJob } from './jobs.ts';
import { toDiscord, toTwilio } from './lanes.ts';
import type { ConversationState, EarlyChange, Remains } from './state.ts';
import { flowDecides } from './studio-turns.ts';

/** How many overtaking edits are kept. */
const EARLY = 20;

/** How often a list is read that does not reach to what a webhook has told. */
const LISTINGS = 5;

type UserMessage = Extract<UserEvent, { type: 'user.message' }>;

/** A user message on its way to the agent. */
export function relayToAgent(s: ConversationState, message: UserMessage, now: number): void {
  const left = asLeftEarly(s, message);
  if (left === null) return;
  const { id, text, attachments, at } = left;
  s.lastMessage = { from: 'user', at };
  toTwilio(s, now, { kind: 'say', from: 'user', text, attachments, sourceId: id, trigger: false });
  if (s.escalation?.warned) {
    s.escalation.warned = false;
    addJob(s, { kind: 'reportCase', change: { status: 'open', line: 'The user has answered.' } });
  }
  if (s.phase !== 'agent') return;
  clearDeadlines(s, 'userSilence');
  if (s.deadlines.agentSilence === undefined) {
    setDeadline(s, 'agentSilence', afterOpenTime(now, s.timings.agentSilence, s.timings.businessHours));
  }
}

/** An author edited or (text null) deleted a message; `at` by the clock of the side where that was done. */
interface Change {
  id: string;
  text: string | null;
  files?: Remains['files'];
  at: number;
}

/** A user changed a message: whatever stage the message is in, it is changed there. */
export function changeUserMessage(s: ConversationState, { id, text, files, at }: Change, now: number): void {
  if (!isNewestChange(s, id, { at, text })) return;
  const pending = s.bot.pending.findIndex((question) => question.id === id);
  if (pending >= 0) {
    if (text === null) s.bot.pending.splice(pending, 1);
    else s.bot.pending[pending] = asLeft(s.bot.pending[pending]!, { text, files });
    // A question that is being answered goes into the transcript as it was asked: changed there once it is answered.
    if (!flowDecides(s)) return;
  }
  const lane = s.lanes.twilio;
  const waiting = lane.queue.findIndex((item, i) => i >= lane.inFlight && item.kind === 'say' && item.sourceId === id);
  const item = lane.queue[waiting];
  if (item?.kind === 'say') {
    if (text === null) lane.queue.splice(waiting, 1);
    else lane.queue[waiting] = asLeft(item, { text, files });
    return;
  }
  if (changeFailed(s, id, { text, files }, now)) return;
  if (!s.seen.includes(`user.message:${id}`)) {
    rememberEarly(s, { id, text, ...(files && { files }) });
    if (!forgetsSoon(s)) return;
  }
  // While a case is being opened the lane is empty, but the message is on its way into the transcript that Twilio gets.
  if (s.twilio.conversationSid === undefined && lane.queue.length === 0 && s.phase !== 'escalation') {
    addJob(s, { kind: 'changeTranscript', source: 'discord', sourceId: id, text, at });
    return;
  }
  const change = { sourceId: id, changedAt: at };
  toTwilio(
    s,
    now,
    text === null ? { kind: 'delete', ...change } : { kind: 'edit', text, ...(files && { files }), ...change },
  );
}

/** An agent message: held until its turn by `Index` has come. */
export function receiveAgentMessage(
  s: ConversationState,
  message: Extract<FlexEvent, { type: 'agent.message' }>,
  now: number,
): void {
  holdAgentMessage(s, message);
  releaseAgentMessages(s, now);
}

/** Holds an agent message as it is after the changes that overtook it. */
export function holdAgentMessage(s: ConversationState, message: Extract<FlexEvent, { type: 'agent.message' }>): void {
  const early = takeEarly(s, message.id);
  if (early?.text === null) {
    // Deleted before it was shown: its place in the order is taken all the same.
    hold(s, { ...message, text: '', media: [] });
  } else {
    hold(s, early ? { ...message, text: early.text } : message);
  }
}

/**
 * Hands agent messages to the Discord lane in order. They wait while the agent's name is being looked up, so that the
 * user reads who joined before reading what was said, and while a smaller index is missing.
 */
export function releaseAgentMessages(s: ConversationState, now: number): void {
  if (hasJob(s, 'describeAgent')) return;
  for (const message of takeInOrder(s)) {
    s.lastMessage = { from: 'agent', at: message.at, author: message.author };
    if (s.phase === 'agent') {
      clearDeadlines(s, 'agentSilence');
      setDeadline(s, 'userSilence', now + s.timings.userSilenceWarning);
    }
    if (message.text === '' && message.media.length === 0) continue;
    toDiscord(s, now, {
      kind: 'say',
      from: 'agent',
      authorName: nameOfAuthor(s, message.author),
      text: message.text,
      links: [],
      buttons: [],
      media: message.media,
      sourceSid: message.id,
    });
  }
  watchGap(s, now);
}

/** Nothing can fill a gap any more, and no name is waited for: what is held is shown, in order. */
export function showHeld(s: ConversationState, now: number): void {
  s.jobs = s.jobs.filter((job) => job.kind !== 'describeAgent');
  for (const message of s.flexInbox.held.slice()) {
    skipTo(s, message.index);
    releaseAgentMessages(s, now);
  }
}

/** We have closed the chat: nothing can be written there any more, so all that was is shown now, in order, behind the end. */
export function hearRest(
  s: ConversationState,
  heard: Extract<FlexEvent, { type: 'agent.message' }>[],
  now: number,
): void {
  for (const message of heard) if (firstSight(s, eventId(message))) holdAgentMessage(s, message);
  showHeld(s, now);
}

/** What Twilio has from the missing index on. Below `last` nothing is missing now: the rest is ours or gone. */
export function onGapListed(s: ConversationState, last: number, now: number): void {
  const inbox = s.flexInbox;
  // A list that is behind the webhooks is read again, but not in a tight loop, and not for ever: what is held may be deleted.
  setDeadline(s, 'gap', now + s.timings.gap);
  const listings = inbox.held.some(({ index }) => index > last) ? (inbox.listings ?? 0) + 1 : 0;
  const reached = listings < LISTINGS ? last : Infinity;
  if (listings === 0 || reached === Infinity) delete inbox.listings;
  else inbox.listings = listings;
  for (const message of inbox.held.filter(({ index }) => index <= reached)) {
    skipTo(s, message.index);
    releaseAgentMessages(s, now);
  }
  releaseAgentMessages(s, now);
}

/** A missing index is fetched: at once when nothing of ours is on its way, else after a short wait for our own post. */
function watchGap(s: ConversationState, now: number): void {
  const missing = gap(s);
  if (missing === null) {
    clearDeadlines(s, 'gap');
    return;
  }
  if (hasJob(s, 'fillGap') || s.deadlines.gap !== undefined) return;
  if (s.lanes.twilio.inFlight === 0) addJob(s, { kind: 'fillGap', from: missing });
  else setDeadline(s, 'gap', now + s.timings.gap);
}

/** The gap did not close by itself. */
export function onGapDeadline(s: ConversationState): void {
  const missing = gap(s);
  if (missing !== null && !hasJob(s, 'fillGap')) addJob(s, { kind: 'fillGap', from: missing });
}

/** An agent changed a message: the copy is changed in place, never posted again. */
export function changeAgentMessage(s: ConversationState, { id: sid, text, at }: Change, now: number): void {
  const changedAt = wholeSecond(at);
  if (!isNewestChange(s, sid, { at: changedAt, text })) return;
  const held = s.flexInbox.held.find((message) => message.id === sid);
  if (held) {
    held.text = text ?? '';
    if (text === null) held.media = [];
    return;
  }
  const lane = s.lanes.discord;
  const waiting = lane.queue.findIndex(
    (item, i) => i >= lane.inFlight && item.kind === 'say' && item.sourceSid === sid,
  );
  const item = lane.queue[waiting];
  if (item?.kind === 'say') {
    if (text === null) lane.queue.splice(waiting, 1);
    else item.text = text;
    return;
  }
  if (changeFailed(s, sid, { text }, now)) return;
  if (!s.seen.includes(`agent.message:${sid}`)) {
    rememberEarly(s, { id: sid, text });
    if (!forgetsSoon(s)) return;
  }
  toDiscord(
    s,
    now,
    text === null ? { kind: 'delete', sourceSid: sid, changedAt } : { kind: 'edit', sourceSid: sid, text, changedAt },
  );
}

/** A user's message after the change that overtook it; null when it was deleted before it was here. */
export function asLeftEarly(s: ConversationState, message: UserMessage): UserMessage | null {
  const early = takeEarly(s, message.id);
  if (!early) return message;
  return early.text === null ? null : asLeft(message, early);
}

function takeEarly(s: ConversationState, id: string): EarlyChange | null {
  const at = s.early.findIndex((early) => early.id === id);
  return at < 0 ? null : (s.early.splice(at, 1)[0] ?? null);
}

function rememberEarly(s: ConversationState, change: EarlyChange): void {
  s.early = [...s.early.filter((early) => early.id !== change.id), change].slice(-EARLY);
}
