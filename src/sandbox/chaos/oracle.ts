import type { ControlMessage, DiscordControl } from '../discord/control-client.ts';
import type { MessageView, TaskView, TwilioControl } from '../twilio/control-client.ts';
import { wordsOf } from './conversation.ts';
import {
  type Arrivals,
  type ChatRecord,
  type ConversationRecord,
  type KillRecord,
  markOf,
  type Utterance,
} from './record.ts';

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
    for (const [n, { said, conversationSid }] of record.chats.entries()) {
      const sid = conversationSid ?? own[n]?.conversationSid ?? null;
      const atTwilio = sid === null ? [] : await twilio.messages(sid);
      judgeSide('agent', saidBy('user', said), atTwilio.flatMap(seenByAgent), findings);
    }
    const saidByAgent = record.chats.flatMap(({ said }) => saidBy('agent', said));
    judgeSide('user', saidByAgent, inDiscord.flatMap(seenByUser), findings);
    judgeNotices(record, inDiscord, findings);
    if (record.stuck === null) await judgeEnd(record, own, twilio, findings);
  }
  return findings;
}

function saidBy(by: Utterance['by'], said: Utterance[]): Utterance[] {
  return said.filter((utterance) => utterance.by === by);
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
    if (utterance.deleted) {
      if (copies.length > 0)
        findings.lost.push(`${utterance.mark}: the ${reader} still sees it, its deletion was lost`);
      continue;
    }
    if (copies.length === 0) findings.lost.push(`${utterance.mark}: the ${reader} never sees it`);
    if (copies.length > 1) findings.duplicated.push(`${utterance.mark}: the ${reader} sees it ${copies.length} times`);
    const copy = copies[0];
    if (copy && utterance.kind === 'file' && !copy.hasFile)
      findings.lost.push(`${utterance.mark}: the ${reader} sees a note in place of the file`);
    if (copy && utterance.edits > 0 && !copies.some(({ text }) => text.includes(wordsOf(utterance))))
      findings.lost.push(`${utterance.mark}: the ${reader} never sees its last correction`);
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

/** Sentences that say where the conversation stands. */
const NOTICES = {
  'case created': /was created and you are being transferred/,
  'open again': /is open again/,
  'agent joined': /has joined the chat/,
  ended: /Your conversation about case .* has ended/,
};
type Notice = keyof typeof NOTICES;

/** Each as often as it happened, in this order. */
function judgeNotices({ name, chats, stuck }: ConversationRecord, seen: ControlMessage[], findings: Findings): void {
  const fromBot = seen.filter((message) => message.author.bot === true);
  const told = fromBot.flatMap(({ content }) => noticeIn(content) ?? []);
  const due = chats.flatMap((_, n): Notice[] => [n === 0 ? 'case created' : 'open again', 'agent joined', 'ended']);
  let asOften = true;
  for (const notice of Object.keys(NOTICES) as Notice[]) {
    const times = told.filter((one) => one === notice).length;
    const wanted = due.filter((one) => one === notice).length;
    if (times !== wanted) asOften = false;
    if (times > wanted) findings.duplicated.push(`${name}: “${notice}” is told ${times} times, not ${wanted}`);
    if (times < wanted && stuck === null)
      findings.wrongPhase.push(`${name}: “${notice}” is told ${times} times, not ${wanted}`);
  }
  if (asOften && told.join() !== due.join())
    findings.wrongPhase.push(`${name}: told in this order: ${told.join(', ')}`);
  judgeJoining(name, chats, fromBot, findings);
}

function noticeIn(text: string): Notice | undefined {
  return (Object.keys(NOTICES) as Notice[]).find((notice) => NOTICES[notice].test(text));
}

/** Nobody is read before the user was told who they are. */
function judgeJoining(name: string, chats: ChatRecord[], fromBot: ControlMessage[], findings: Findings): void {
  const joinings = fromBot.flatMap(({ content }, at) => (noticeIn(content) === 'agent joined' ? [at] : []));
  for (const [n, { said }] of chats.entries()) {
    const marks = new Set(saidBy('agent', said).map(({ mark }) => mark));
    const first = fromBot.findIndex(({ content }) => marks.has(markOf(content) ?? ''));
    const joining = joinings[n];
    if (first >= 0 && joining !== undefined && joining > first)
      findings.wrongPhase.push(`${name}: an agent speaks before the user is told who joined`);
  }
}

/** After the end: one task for each chat, and every conversation closed. */
async function judgeEnd(
  record: ConversationRecord,
  tasks: TaskView[],
  twilio: TwilioControl,
  findings: Findings,
): Promise<void> {
  if (tasks.length !== record.chats.length)
    findings.wrongPhase.push(
      `${record.name}: ${tasks.length} tasks in Flex (${tasks.map((t) => t.status).join(', ')})`,
    );
  for (const { conversationSid } of record.chats) {
    if (conversationSid === null) continue;
    const { conversation } = await twilio.conversation(conversationSid);
    if (conversation.state !== 'closed')
      findings.wrongPhase.push(`${record.name}: ended, but its conversation at Twilio is ${conversation.state}`);
  }
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
  const all = records
    .flatMap(({ chats }) => chats.flatMap(({ said }) => said))
    .filter(({ mark }) => !mark.includes('-q'));
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
  for (const { conversationSid } of records.flatMap(({ chats }) => chats)) {
    if (conversationSid === null) continue;
    for (const message of await twilio.messages(conversationSid)) {
      const mark = markOf(message.body, message.media?.filename);
      const at = arrivals.atTwilio.get(message.sid);
      // The history that a re-opened case begins with repeats what arrived before.
      if (mark !== null && mark.includes('-u') && at !== undefined && !times.has(mark)) times.set(mark, at);
    }
  }
  return times;
}
