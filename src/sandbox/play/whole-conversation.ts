import type { DiscordControl } from '../discord/control-client.ts';
import type { TwilioControl } from '../twilio/control-client.ts';
import { ActingAgent } from './acting-agent.ts';
import { ActingUser } from './acting-user.ts';
import { until } from './until.ts';

/** What the people say, in the language of the user; patterns fit what Flexcord says back. */
interface Script {
  user: { username: string; globalName: string; locale: string };
  question: string;
  wantPerson: string;
  created: RegExp;
  joined: RegExp;
  agentHello: string;
  userReply: string;
  userTypo: string;
  userFixed: string;
  agentAnswer: string;
  ended: RegExp;
  thanks: RegExp;
}

const scripts: Record<'en' | 'th', Script> = {
  en: {
    user: { username: 'mia', globalName: 'Mia', locale: 'en-US' },
    question: 'How do I get my raid token back after the game crashed?',
    wantPerson: 'I want to talk to a real person please',
    created: /Case \*\*C-\d+\*\* was created and you are being transferred/,
    joined: /\*\*Ann Keeper\*\* has joined/,
    agentHello: 'Hi Mia, this is Ann. I am looking into your raid.',
    userReply: 'Thank you! It was the raid at the old bridge.',
    userTypo: 'My trainer code is 1235',
    userFixed: 'My trainer code is 1234',
    agentAnswer: 'I have returned the token. Have fun!',
    ended: /has ended/,
    thanks: /Thank you for your rating/,
  },
  th: {
    user: { username: 'somchai', globalName: 'สมชาย', locale: 'th' },
    question: 'เกมเด้งออกตอนตีบอส ตั๋วหายไปทำยังไงดีครับ',
    wantPerson: 'ขอคุยกับเจ้าหน้าที่ครับ',
    created: /สร้างเคส \*\*C-\d+\*\* แล้ว กำลังโอน/,
    joined: /\*\*Ann Keeper\*\* เข้ามาในแชท/,
    agentHello: 'สวัสดีค่ะคุณสมชาย แอนรับเรื่องนะคะ',
    userReply: 'ขอบคุณครับ เป็นบอสที่สะพานเก่า',
    userTypo: 'รหัสผู้เล่นของผมคือ 1235',
    userFixed: 'รหัสผู้เล่นของผมคือ 1234',
    agentAnswer: 'คืนตั๋วให้แล้วค่ะ ขอให้สนุกนะคะ',
    ended: /จบแล้ว/,
    thanks: /ขอบคุณสำหรับคะแนน/,
  },
};

/** A 1 × 1 pixel PNG. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Plays a whole conversation from both sides and tells each step as a person would read it. @throws at the first step that fails */
export async function playWholeConversation(
  { discord, twilio }: { discord: DiscordControl; twilio: TwilioControl },
  locale: 'en' | 'th',
  tell: (line: string) => void,
): Promise<{ conversationSid: string; userId: string }> {
  const script = scripts[locale];
  const user = await ActingUser.join(discord, {
    ...script.user,
    username: `${script.user.username}_${Date.now().toString(36)}`,
  });
  const agent = await ActingAgent.signIn(twilio, 'Ann Keeper', 3);

  await user.say(script.question);
  tell(`${user.name}: ${script.question}`);
  const answer = await until('an answer of the bot', async () =>
    (await user.sees()).find((message) => message.author.bot === true),
  );
  tell(`Bot: ${firstLine(answer.content)}`);

  await user.say(script.wantPerson);
  tell(`${user.name}: ${script.wantPerson}`);
  const created = await user.reads(script.created);
  tell(`Bot: ${created.content.replace(/\n/g, ' ')}`);

  const chat = await agent.accepts(user.id);
  tell(
    `Flex: Ann Keeper accepts the task of ${String(chat.reservation.attributes['name'])}, case ${String(chat.reservation.attributes['case_number'])}`,
  );
  await chat.reads(script.question);
  tell('Flex: what was said so far is there');
  tell(`Bot: ${(await user.reads(script.joined)).content}`);

  await chat.say(script.agentHello);
  await user.reads(script.agentHello);
  tell(`Ann Keeper: ${script.agentHello}`);
  await user.say(script.userReply);
  await chat.reads(script.userReply);
  tell(`${user.name}: ${script.userReply}`);

  const typo = await user.say(script.userTypo);
  await chat.reads(script.userTypo);
  await user.edit(typo.id, script.userFixed);
  await chat.reads(script.userFixed);
  tell(`${user.name}: ${script.userFixed} (edited in place)`);

  await user.say('', [{ name: 'bridge.png', data: PICTURE, contentType: 'image/png' }]);
  await until('the picture in Flex', async () =>
    (await chat.sees()).find((message) => message.media?.filename === 'bridge.png'),
  );
  tell(`${user.name} sends bridge.png`);
  await chat.sendFile({ name: 'receipt.png', contentType: 'image/png', base64: PICTURE.toString('base64') });
  await until('the file in Discord', async () =>
    (await user.sees()).find((message) => message.attachments.some((file) => file.filename === 'receipt.png')),
  );
  tell('Ann Keeper sends receipt.png');

  await chat.say(script.agentAnswer);
  await user.reads(script.agentAnswer);
  tell(`Ann Keeper: ${script.agentAnswer}`);
  await chat.endChat();
  tell('Flex: Ann Keeper ends the chat');
  tell(`Bot: ${(await user.reads(script.ended)).content.replace(/\n/g, ' ')}`);
  await chat.complete();
  await user.presses('5');
  tell(`${user.name} presses 5`);
  tell(`Bot: ${(await user.reads(script.thanks)).content}`);
  await requireOnce(user, [script.agentHello, script.agentAnswer]);
  return { conversationSid: chat.conversationSid, userId: user.id };
}

async function requireOnce(user: ActingUser, texts: string[]): Promise<void> {
  const seen = await user.sees();
  for (const text of texts) {
    const count = seen.filter((message) => message.content.includes(text)).length;
    if (count !== 1) throw new Error(`“${text}” should be there once and is there ${count} times.`);
  }
}

function firstLine(text: string): string {
  return text.split('\n').find((line) => line.trim() !== '') ?? '';
}
