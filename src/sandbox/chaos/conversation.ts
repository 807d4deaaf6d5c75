import { setTimeout as delay } from 'node:timers/promises';
import { ActingUser } from '../play/acting-user.ts';
import type { AgentChat } from '../play/acting-agent.ts';
import { until } from '../play/until.ts';
import type { DiscordControl } from '../discord/control-client.ts';
import type { AgentTeam } from './agents.ts';
import { type ChatRecord, type ConversationRecord, markOf, type Utterance } from './record.ts';
import type { Change, ConversationPlan, Said } from './plan.ts';

/** How long people wait before the conversation counts as stuck: a few retries in a row may fail, 15 s apart. */
const PATIENCE_MS = 180_000;
/**
 * Whoever gets no answer writes again, or presses again. That matters: when Discord forgets a session, nothing tells of the
 * first message of somebody unknown, until they write once more.
 */
const ASKS_AGAIN_AFTER_MS = 25_000;
const FILE = Buffer.from('A file that somebody sends.\n');

/** Plays one conversation from its first question to its end, on both sides, and writes down what was said. Never throws. */
export async function playConversation(
  plan: ConversationPlan,
  discord: DiscordControl,
  team: AgentTeam,
): Promise<ConversationRecord> {
  const user = await ActingUser.join(discord, { username: `${plan.name}_user`, globalName: `User ${plan.name}` });
  const record: ConversationRecord = {
    name: plan.name,
    userId: user.id,
    chats: [],
    stuck: null,
  };
  try {
    for (const [n, chatPlan] of plan.chats.entries()) {
      const chatRecord: ChatRecord = { said: [], conversationSid: null };
      record.chats.push(chatRecord);
      if (n === 0) await askForPerson(plan.name, user, chatRecord);
      else await reopen(plan.name, user, n);
      const chat = await team.chatWith(user.id, n, PATIENCE_MS);
      chatRecord.conversationSid = chat.conversationSid;
      await Promise.all([
        talk(chatPlan.user, 'user', chatRecord, userVoice(user)),
        talk(chatPlan.agent, 'agent', chatRecord, agentVoice(chat)),
      ]);
      await everythingArrived(plan.name, chatRecord, user, chat);
      await chat.endChat();
      await until(`the end of ${plan.name}`, () => reads(user, /has ended/, n + 1), PATIENCE_MS);
      await chat.complete();
    }
  } catch (error) {
    record.stuck = error instanceof Error ? error.message : String(error);
  }
  return record;
}

/** Whether the bot has said this so often. */
async function reads(user: ActingUser, words: RegExp, times: number): Promise<boolean> {
  const seen = await user.sees(1_000);
  return seen.filter(({ author, content }) => author.bot === true && words.test(content)).length >= times;
}

async function askForPerson(name: string, user: ActingUser, record: ChatRecord): Promise<void> {
  let asked = 0;
  const ask = async (words: string) => {
    const mark = `${name}-q${(asked += 1)}`;
    await user.say(`${words} (${mark})`);
    record.said.push({ mark, by: 'user', kind: 'text', saidAt: Date.now(), edits: 0, deleted: false });
  };
  const answered = async () => (await user.sees()).some((message) => message.author.bot === true);
  await ask('How do I get my raid token back after the game crashed?');
  await untilOrAgain(`the bot's answer to ${name}`, answered, () => ask('Hello, is somebody there?'));
  await ask('I want to talk to a real person please');
}

async function reopen(name: string, user: ActingUser, n: number): Promise<void> {
  await user.presses('Re-open');
  await untilOrAgain(
    `${name} to be open again`,
    () => reads(user, /is open again/, n),
    () => user.presses('Re-open'),
  );
}

async function untilOrAgain(what: string, isSo: () => Promise<boolean>, again: () => Promise<unknown>): Promise<void> {
  let next = Date.now() + ASKS_AGAIN_AFTER_MS;
  await until(
    what,
    async () => {
      if (await isSo()) return true;
      if (Date.now() > next) {
        next = Date.now() + ASKS_AGAIN_AFTER_MS;
        await again();
      }
      return false;
    },
    PATIENCE_MS,
  );
}

/** How one side speaks. */
interface Voice {
  say(words: string): Promise<string>;
  sendFile(name: string): Promise<string>;
  edit(id: string, words: string): Promise<unknown>;
  delete(id: string): Promise<unknown>;
}

function userVoice(user: ActingUser): Voice {
  return {
    say: async (words) => (await user.say(words)).id,
    sendFile: async (name) => (await user.say('', [{ name, data: FILE, contentType: 'text/plain' }])).id,
    edit: (id, words) => user.edit(id, words),
    delete: (id) => user.delete(id),
  };
}

function agentVoice(chat: AgentChat): Voice {
  return {
    say: async (words) => (await chat.say(words)).messageSid,
    sendFile: async (name) =>
      (await chat.sendFile({ name, contentType: 'text/plain', base64: FILE.toString('base64') })).messageSid,
    edit: (id, words) => chat.edit(id, words),
    delete: (id) => chat.delete(id),
  };
}

async function talk(says: Said[], by: Utterance['by'], record: ChatRecord, voice: Voice): Promise<void> {
  const changing: Promise<void>[] = [];
  for (const { mark, kind, after, changes } of says) {
    await delay(after);
    const utterance: Utterance = { mark, kind, by, saidAt: 0, edits: 0, deleted: false };
    const id = kind === 'file' ? await voice.sendFile(`${mark}.txt`) : await voice.say(wordsOf(utterance));
    utterance.saidAt = Date.now();
    record.said.push(utterance);
    changing.push(change(utterance, id, changes, voice));
  }
  await Promise.all(changing);
}

async function change(utterance: Utterance, id: string, changes: Change[], voice: Voice): Promise<void> {
  for (const { kind, after } of changes) {
    await delay(after);
    if (kind === 'delete') {
      utterance.deleted = true;
      await voice.delete(id);
    } else {
      utterance.edits += 1;
      await voice.edit(id, wordsOf(utterance));
    }
  }
}

/** The words that must be read in the end. */
export function wordsOf({ mark, edits }: Pick<Utterance, 'mark' | 'edits'>): string {
  return `What I wanted to say is this: ${edits > 0 ? `correction ${edits} of ` : ''}${mark} and no more`;
}

async function everythingArrived(name: string, record: ChatRecord, user: ActingUser, chat: AgentChat): Promise<void> {
  const said = (by: Utterance['by']) => record.said.filter((utterance) => utterance.by === by);
  await until(
    `everything said in ${name} to be read`,
    async () => {
      const byUser = (await user.sees(1_000)).map((message) => ({
        text: message.content,
        mark: markOf(message.content, message.attachments[0]?.filename),
      }));
      const byAgent = (await chat.sees()).map((message) => ({
        text: message.body ?? '',
        mark: markOf(message.body, message.media?.filename),
      }));
      const missing = [
        ...said('agent').filter((one) => !shows(byUser, one)),
        ...said('user').filter((one) => !shows(byAgent, one)),
      ];
      // Told with the name of what was waited for, when that was too long.
      if (missing.length > 0)
        throw new Error(`Not there as it was said last: ${missing.map(({ mark }) => mark).join(', ')}`);
      return true;
    },
    PATIENCE_MS,
  );
}

function shows(seen: { text: string; mark: string | null }[], said: Utterance): boolean {
  const copies = seen.filter(({ mark }) => mark === said.mark);
  if (said.deleted) return copies.length === 0;
  return said.edits === 0 ? copies.length > 0 : copies.some(({ text }) => text.includes(wordsOf(said)));
}
