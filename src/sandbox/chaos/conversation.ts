import { setTimeout as delay } from 'node:timers/promises';
import { ActingUser } from '../play/acting-user.ts';
import type { AgentChat } from '../play/acting-agent.ts';
import { until } from '../play/until.ts';
import type { DiscordControl } from '../discord/control-client.ts';
import type { AgentTeam } from './agents.ts';
import { type ConversationRecord, markOf, type Utterance } from './record.ts';
import type { ConversationPlan, Said } from './plan.ts';

/** How long people wait before the conversation counts as stuck: a few retries in a row may fail, 15 s apart. */
const PATIENCE_MS = 180_000;
/**
 * Whoever gets no answer writes again. That matters: when Discord forgets a session, nothing tells of the first message of
 * somebody unknown, until they write once more.
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
    said: [],
    conversationSid: null,
    stuck: null,
  };
  try {
    const chat = await askForPerson(plan, user, team, record);
    record.conversationSid = chat.conversationSid;
    await Promise.all([
      talk(plan.user, 'user', record, userVoice(user)),
      talk(plan.agent, 'agent', record, agentVoice(chat)),
    ]);
    await everythingArrived(record, user, chat);
    await chat.endChat();
    await user.reads(/has ended/, PATIENCE_MS);
    await chat.complete();
  } catch (error) {
    record.stuck = error instanceof Error ? error.message : String(error);
  }
  return record;
}

async function askForPerson(
  plan: ConversationPlan,
  user: ActingUser,
  team: AgentTeam,
  record: ConversationRecord,
): Promise<AgentChat> {
  let asked = 0;
  const ask = async (words: string) => {
    const mark = `${plan.name}-q${(asked += 1)}`;
    await user.say(`${words} (${mark})`);
    record.said.push({ mark, by: 'user', after: 0, kind: 'text', editAfter: null, saidAt: Date.now(), edited: false });
  };
  const answered = async () => (await user.sees()).some((message) => message.author.bot === true);
  await ask('How do I get my raid token back after the game crashed?');
  let again = Date.now() + ASKS_AGAIN_AFTER_MS;
  await until(
    `the bot's answer to ${plan.name}`,
    async () => {
      if (await answered()) return true;
      if (Date.now() > again) {
        again = Date.now() + ASKS_AGAIN_AFTER_MS;
        await ask('Hello, is somebody there?');
      }
      return false;
    },
    PATIENCE_MS,
  );
  await ask('I want to talk to a real person please');
  return team.chatWith(user.id, PATIENCE_MS);
}

/** How one side speaks. */
interface Voice {
  say(words: string): Promise<string>;
  sendFile(name: string): Promise<string>;
  edit(id: string, words: string): Promise<unknown>;
}

function userVoice(user: ActingUser): Voice {
  return {
    say: async (words) => (await user.say(words)).id,
    sendFile: async (name) => (await user.say('', [{ name, data: FILE, contentType: 'text/plain' }])).id,
    edit: (id, words) => user.edit(id, words),
  };
}

function agentVoice(chat: AgentChat): Voice {
  return {
    say: async (words) => (await chat.say(words)).messageSid,
    sendFile: async (name) =>
      (await chat.sendFile({ name, contentType: 'text/plain', base64: FILE.toString('base64') })).messageSid,
    edit: (id, words) => chat.edit(id, words),
  };
}

async function talk(says: Said[], by: Utterance['by'], record: ConversationRecord, voice: Voice): Promise<void> {
  const edits: Promise<unknown>[] = [];
  for (const said of says) {
    await delay(said.after);
    const utterance: Utterance = { ...said, by, saidAt: 0, edited: false };
    const id = said.kind === 'file' ? await voice.sendFile(`${said.mark}.txt`) : await voice.say(wordsOf(utterance));
    utterance.saidAt = Date.now();
    record.said.push(utterance);
    if (said.editAfter !== null) edits.push(editLater(utterance, id, said.editAfter, voice));
  }
  await Promise.all(edits);
}

async function editLater(utterance: Utterance, id: string, after: number, voice: Voice): Promise<void> {
  await delay(after);
  utterance.edited = true;
  await voice.edit(id, wordsOf(utterance));
}

/** The words that must be read in the end. */
export function wordsOf({ mark, edited }: Utterance): string {
  return `What I wanted to say is this: ${edited ? 'corrected ' : ''}${mark} and no more`;
}

async function everythingArrived(record: ConversationRecord, user: ActingUser, chat: AgentChat): Promise<void> {
  const said = (by: Utterance['by']) => record.said.filter((utterance) => utterance.by === by);
  await until(
    `everything said in ${record.name} to be read`,
    async () => {
      const byUser = (await user.sees(1_000)).map((message) => ({
        text: message.content,
        mark: markOf(message.content, message.attachments[0]?.filename),
      }));
      const byAgent = (await chat.sees()).map((message) => ({
        text: message.body ?? '',
        mark: markOf(message.body, message.media?.filename),
      }));
      return said('agent').every((one) => shows(byUser, one)) && said('user').every((one) => shows(byAgent, one));
    },
    PATIENCE_MS,
  );
}

function shows(seen: { text: string; mark: string | null }[], said: Utterance): boolean {
  return seen.some(({ mark, text }) => mark === said.mark && (!said.edited || text.includes(wordsOf(said))));
}
