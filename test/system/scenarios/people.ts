import type { ControlMessage } from '../../../src/sandbox/discord/control-client.ts';
import type { MessageView } from '../../../src/sandbox/twilio/control-client.ts';
import type { AgentChat } from '../../../src/sandbox/play/acting-agent.ts';
import type { ActingUser } from '../../../src/sandbox/play/acting-user.ts';
import { until } from '../../../src/sandbox/play/until.ts';
import { PATIENCE, type RunningSystem } from '../../support/system.ts';

/** What people say and read in a language of ours. */
export interface Language {
  locale: string;
  question: string;
  wantPerson: string;
  created: RegExp;
  joined: (agent: string) => string;
  ended: RegExp;
}

export const english: Language = {
  locale: 'en-US',
  question: 'How do I get my raid token back after the game crashed?',
  wantPerson: 'I want to talk to a real person please',
  created: /Case \*\*C-\d+\*\* was created and you are being transferred/,
  joined: (agent) => `**${agent}** has joined`,
  ended: /Your conversation about case \*\*C-\d+\*\* has ended/,
};

export const thai: Language = {
  locale: 'th',
  question: 'เกมเด้งออกตอนตีบอส ตั๋วหายไปทำยังไงดีครับ',
  wantPerson: 'ขอคุยกับเจ้าหน้าที่ครับ',
  created: /สร้างเคส \*\*C-\d+\*\* แล้ว กำลังโอน/,
  joined: (agent) => `**${agent}** เข้ามาในแชท`,
  ended: /เคส \*\*C-\d+\*\* จบแล้ว/,
};

/** From a user's first message to an agent in the chat whom the user was told of. */
export async function inAgentPhase(
  system: RunningSystem,
  name: string,
  language: Language = english,
): Promise<{ user: ActingUser; chat: AgentChat }> {
  const user = await system.join(name, language.locale);
  await user.say(language.wantPerson);
  await user.reads(language.created, PATIENCE);
  const chat = await system.accept(user);
  await user.reads(language.joined(chat.agent.agent.name), PATIENCE);
  return { user, chat };
}

/** The number of the case that the user was told of. */
export async function caseNumberOf(user: ActingUser, language: Language = english): Promise<string> {
  const { content } = await user.reads(language.created, PATIENCE);
  return /C-\d+/.exec(content)![0];
}

/** Waits for a message with a bot's answer after the given number of messages. */
export async function nextAnswer(user: ActingUser, before: number): Promise<ControlMessage> {
  return until(
    'an answer of the bot',
    async () => (await user.sees()).slice(before).find((message) => message.author.bot === true),
    PATIENCE,
  );
}

/** The texts that carry this mark, in the order in which they are shown; numbered texts must be complete, single and in order. */
export function marked(messages: readonly { content?: string; body?: string | null }[], mark: string): string[] {
  const pattern = new RegExp(`${mark}-\\d+`, 'g');
  return messages.flatMap((message) => (message.content ?? message.body ?? '').match(pattern) ?? []);
}

export function numbered(mark: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => `${mark}-${i + 1}`);
}

/** Waits until all numbered messages have arrived in Flex, and returns them as they stand there. */
export async function arrivedInFlex(chat: AgentChat, mark: string, count: number): Promise<string[]> {
  return settled(`${count} messages “${mark}” in Flex`, async () => marked(await chat.sees(), mark), count);
}

/** The same in Discord. */
export async function arrivedInDiscord(user: ActingUser, mark: string, count: number): Promise<string[]> {
  return settled(
    `${count} messages “${mark}” in Discord`,
    async () =>
      marked(
        (await user.sees()).filter((message) => message.author.bot),
        mark,
      ),
    count,
  );
}

async function settled(what: string, read: () => Promise<string[]>, count: number): Promise<string[]> {
  let last: string[] = [];
  try {
    return await until(
      what,
      async () => {
        last = await read();
        return new Set(last).size >= count && last;
      },
      PATIENCE,
    );
  } catch (error) {
    throw new Error(`${(error as Error).message} There are: ${last.join(' ')}`, { cause: error });
  }
}

/** The one copy of a text in Flex. @throws when there are more */
export function only(messages: MessageView[], text: string): MessageView {
  const found = messages.filter((message) => (message.body ?? '').includes(text));
  if (found.length !== 1) throw new Error(`“${text}” is there ${found.length} times.`);
  return found[0]!;
}

/** A 1 × 1 pixel PNG. */
export const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
