import type { ControlMessage, DiscordControl } from '../discord/control-client.ts';
import type { MessageView, TaskView, TwilioControl } from '../twilio/control-client.ts';
import { wordsOf } from './conversation.ts';
import { type Arrivals, type ConversationRecord, type KillRecord, markOf, type Utterance } from './record.ts';

/** What went wrong; every list must be empty. Each entry says what and where, in words. */
export interface Findings {
  lost: string[];
  duplicated: string[];
  outOfOrder: string[];
  stuck: string[];
  wrongPhase: string[];
}

/** One message as somebody sees it. */
interface Seen {
  mark: string;
  text: string;
  hasFile: boolean;
}

/** Compares what was said with what the other side finally sees. Reads the stand-ins only: it knows nothing of Flexcord. */
export async function judge(
  records: ConversationRecord[],
  discord: DiscordControl,
  twilio: TwilioControl,
): Promise<Findings> {
  const findings: Findings = { lost: [], duplicated: [], outOfOrder: [], stuck: [], wrongPhase: [] };
  const tasks = await twilio.tasks();
  for (const record of records) {
    if (record.stuck !== null) findings.stuck.push(`${record.name}: ${record.stuck}`);
    const inDiscord = await discord.messages(record.userId, 'dm', { limit: 1_000 });
    const own = tasks.filter((task) => task.attributes['customerAddress'] === `discord_${record.userId}`);
    const sid = record.conversationSid ?? own[0]?.conversationSid ?? null;
    const atTwilio = sid === null ? [] : await twilio.messages(sid);
    judgeSide('agent', said(record, 'user'), atTwilio.flatMap(seenByAgent), findings);
    judgeSide('user', said(record, 'agent'), inDiscord.flatMap(seenByUser), findings);
    judgeNotices(record, inDiscord, findings);
    if (record.stuck === null) await judgeEnd(record, own, twilio, findings);
  }
  return findings;
}

function said(record: ConversationRecord, by: Utterance['by']): Utterance[] {
  return record.said.filter((utterance) => utterance.by === by);
}

function seenByAgent(message: MessageView): Seen[] {
  const mark = markOf(message.body, message.media?.filename);
  return mark === null ? [] : [{ mark, text: message.body ?? '', hasFile: message.media !== null }];
}

/** What comes from the bot's account: the user's own words are there anyway. */
function seenByUser(message: ControlMessage): Seen[] {
  const mark = markOf(message.content, message.attachments[0]?.filename);
  if (mark === null || message.author.bot !== true) return [];
  return [{ mark, text: message.content, hasFile: message.attachments.length > 0 }];
}

function judgeSide(reader: 'agent' | 'user', saying: Utterance[], seen: Seen[], findings: Findings): void {
  for (const utterance of saying) {
    const copies = seen.filter(({ mark }) => mark === utterance.mark);
    if (copies.length === 0) findings.lost.push(`${utterance.mark}: the ${reader} never sees it`);
    if (copies.length > 1) findings.duplicated.push(`${utterance.mark}: the ${reader} sees it ${copies.length} times`);
    const copy = copies[0];
    if (copy && utterance.kind === 'file' && !copy.hasFile)
      findings.lost.push(`${utterance.mark}: the ${reader} sees a note in place of the file`);
    if (copy && utterance.edited && !copies.some(({ text }) => text.includes(wordsOf(utterance))))
      findings.lost.push(`${utterance.mark}: the ${reader} never sees its correction`);
  }
  const order = saying.map(({ mark }) => mark);
  let highest = -1;
  for (const { mark } of seen) {
    const at = order.indexOf(mark);
    // What the reader said stands between.
    if (at < 0) continue;
    if (at < highest) findings.outOfOrder.push(`${mark}: the ${reader} sees it after ${order[highest]}`);
    highest = Math.max(highest, at);
  }
}

/** Sentences that say where the conversation stands: each exactly once, in this order. */
const NOTICES: [name: string, pattern: RegExp][] = [
  ['case created', /was created and you are being transferred/],
  ['agent joined', /has joined the chat/],
  ['ended', /Your conversation about case .* has ended/],
];

function judgeNotices(record: ConversationRecord, seen: ControlMessage[], findings: Findings): void {
  const fromBot = seen.filter((message) => message.author.bot === true);
  let before = -1;
  for (const [name, pattern] of NOTICES) {
    const at = fromBot.flatMap((message, i) => (pattern.test(message.content) ? [i] : []));
    if (at.length > 1) findings.duplicated.push(`${record.name}: “${name}” is told ${at.length} times`);
    if (at.length === 0 && record.stuck === null) findings.wrongPhase.push(`${record.name}: “${name}” is never told`);
    if (at[0] !== undefined && at[0] < before) findings.wrongPhase.push(`${record.name}: “${name}” is told too early`);
    before = at[0] ?? before;
  }
  const firstOfAgent = fromBot.findIndex((message) => markOf(message.content)?.includes('-a') === true);
  const joined = fromBot.findIndex((message) => NOTICES[1]![1].test(message.content));
  if (firstOfAgent >= 0 && joined > firstOfAgent)
    findings.wrongPhase.push(`${record.name}: an agent speaks before the user is told who joined`);
}

/** After the end: one task, done; its conversation closed. */
async function judgeEnd(
  record: ConversationRecord,
  tasks: TaskView[],
  twilio: TwilioControl,
  findings: Findings,
): Promise<void> {
  if (tasks.length !== 1)
    findings.wrongPhase.push(
      `${record.name}: ${tasks.length} tasks in Flex (${tasks.map((t) => t.status).join(', ')})`,
    );
  if (record.conversationSid === null) return;
  const { conversation } = await twilio.conversation(record.conversationSid);
  if (conversation.state !== 'closed')
    findings.wrongPhase.push(`${record.name}: ended, but its conversation at Twilio is ${conversation.state}`);
}

/** How long after a kill both directions worked again, by what was said after it; milliseconds. */
export interface Recovery {
  target: string;
  /** from the kill */
  afterKill: number;
  /** from when the process was back; 0 when traffic did not wait for it */
  afterReturn: number;
}

/** A kill after which nobody spoke for this long tells nothing. */
const SILENCE_MS = 10_000;

/**
 * One entry for each kill that tells something: people spoke after it, and no other process was killed before they were heard.
 * @param times when each mark arrived on the other side, epoch milliseconds
 */
export function recoveries(
  kills: KillRecord[],
  records: ConversationRecord[],
  times: ReadonlyMap<string, number>,
): Recovery[] {
  const all = records.flatMap((record) => record.said).filter(({ mark }) => !mark.includes('-q'));
  return kills.flatMap(({ target, at, backAt }, i) => {
    const arrived = (['user', 'agent'] as const).map((by) => {
      const after = all.filter((utterance) => utterance.by === by && utterance.saidAt >= at);
      if (!after.some(({ saidAt }) => saidAt < at + SILENCE_MS)) return null;
      return Math.min(...after.map(({ mark }) => times.get(mark) ?? Infinity));
    });
    const [user, agent] = arrived;
    if (user == null || agent == null || backAt === null) return [];
    const both = Math.max(user, agent);
    const next = kills[i + 1];
    if (next !== undefined && both > next.at) return [];
    return [{ target, afterKill: both - at, afterReturn: Math.max(0, both - backAt) }];
  });
}

/** Arrival times by mark on both sides. */
export async function arrivalTimes(
  records: ConversationRecord[],
  arrivals: Arrivals,
  twilio: TwilioControl,
): Promise<Map<string, number>> {
  const times = new Map(arrivals.inDiscord);
  for (const { conversationSid } of records) {
    if (conversationSid === null) continue;
    for (const message of await twilio.messages(conversationSid)) {
      const mark = markOf(message.body, message.media?.filename);
      const at = arrivals.atTwilio.get(message.sid);
      if (mark !== null && mark.includes('-u') && at !== undefined) times.set(mark, at);
    }
  }
  return times;
}
