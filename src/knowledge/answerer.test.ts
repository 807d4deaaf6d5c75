import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answerer, createAnswerer, type Question } from './answerer.ts';
import { knowledgeFolder } from './model-folder.ts';

const ask = (text: string, rest: Partial<Question> = {}): Question => ({
  text,
  locale: null,
  turns: [],
  unanswered: 0,
  offered: [],
  ...rest,
});

describe('answerer over the demo articles', () => {
  let answerer: Answerer;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'articles-'));
    await cp(knowledgeFolder('articles'), folder, { recursive: true });
    answerer = await createAnswerer({ folder });
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('finds no fault in the demo articles', () => expect(answerer.problems()).toEqual([]));

  it.each([
    ['i forgot my password', 'reset-password', 'en'],
    ['the game keeps crashing when I open it', 'game-crashes', 'en'],
    ['how do i swap creatures with a friend', 'trade-marklings', 'en'],
    ['where do i enter a cuopon code', 'redeem-code', 'en'],
    ['ลืมพาสเวิร์ดทำไงดี', 'reset-password', 'th'],
    ['เกมเด้งตลอดเลยครับ', 'game-crashes', 'th'],
  ])('answers "%s" with %s', async (text, id, locale) => {
    const answer = await answerer.answer(ask(text));
    expect(answer).toMatchObject({
      kind: 'answer',
      article: { id, url: `https://help.wildmark.example/${locale}/${id}` },
      locale,
    });
  });

  it.each(['what is the weather in Paris tomorrow', 'who won the football match', 'ทำข้าวผัดยังไง'])(
    'does not invent an answer to "%s"',
    async (text) => expect((await answerer.answer(ask(text))).kind).not.toBe('answer'),
  );

  it.each([
    ['can I talk to a real person please', 'en'],
    ['agent', 'en'],
    ['ขอคุยกับเจ้าหน้าที่หน่อยค่ะ', 'th'],
    ['quiero hablar con una persona', 'es'],
    ['我要转人工', 'zh'],
  ])('hands over for "%s"', async (text, locale) => {
    expect(await answerer.answer(ask(text))).toMatchObject({ kind: 'handoff', reason: 'asked', locale });
  });

  it.each(['is this a real person account?', 'my agent in the game disappeared', "I don't want to talk to a human"])(
    'does not hand over for "%s"',
    async (text) => expect((await answerer.answer(ask(text))).kind).not.toBe('handoff'),
  );

  it('sends someone in danger to a person at once', async () => {
    expect(await answerer.answer(ask('I want to kill myself'))).toMatchObject({
      reason: 'sensitive',
      topic: 'self-harm',
    });
    expect(await answerer.answer(ask('อยากตาย ไม่ไหวแล้ว'))).toMatchObject({
      reason: 'sensitive',
      topic: 'self-harm',
      locale: 'th',
    });
  });

  it('hands over when questions stay unanswered, and when the user is angry', async () => {
    expect(await answerer.answer(ask('qwerty asdf zxcv', { unanswered: 2 }))).toMatchObject({ reason: 'unanswered' });
    expect(await answerer.answer(ask('this useless bot is garbage!!!'))).toMatchObject({ reason: 'frustrated' });
  });

  it.each([
    'help',
    'Help me please!',
    'help, support please',
    'ช่วยด้วยครับ',
    'ayuda',
    'hilfe',
    '助けて',
    '도와주세요',
    'tolong',
  ])('offers a person to who writes nothing but "%s" again, and gives one the third time', async (text) => {
    const kinds: string[] = [];
    const turns: Question['turns'] = [];
    for (let count = 0; count < 3; count++) {
      const answer = await answerer.answer(ask(text, { turns }));
      kinds.push(answer.kind);
      turns.push({ from: 'user', text });
      turns.push({ from: 'bot', text: '', said: answer.kind === 'smallTalk' ? answer.reply : answer.kind });
    }
    expect(kinds.slice(kinds[0] === 'smallTalk' ? 1 : 0).join()).toMatch(/^(?:confirmHandoff|handoff)/);
    expect(kinds.slice(1)).toContain('handoff');
  });

  it('does not show the same article twice', async () => {
    const again = await answerer.answer(ask('i forgot my password', { offered: ['reset-password'] }));
    expect(JSON.stringify(again)).not.toContain('"reset-password"');
    expect(again.kind).not.toBe('answer');
  });

  it('understands what a short question leans on', async () => {
    const turns: Question['turns'] = [
      { from: 'user', text: 'how do I hatch a cocoon' },
      { from: 'bot', text: 'Put it into an incubator and walk.' },
    ];
    expect(await answerer.answer(ask('and how long does it take?', { turns }))).toMatchObject({
      article: { id: 'hatch-cocoons' },
    });
  });

  it('answers two questions of one message', async () => {
    const answer = await answerer.answer(ask('How do I reset my password? And how do I change my ranger name?'));
    expect(answer).toMatchObject({
      kind: 'answer',
      article: { id: 'reset-password' },
      alsoAnswered: [{ id: 'change-name' }],
    });
  });

  it('keeps small talk short, in the language spoken', async () => {
    expect(await answerer.answer(ask('hi!'))).toMatchObject({ kind: 'smallTalk', reply: 'greeting', locale: 'en' });
    expect(await answerer.answer(ask('ขอบคุณค่ะ'))).toMatchObject({ kind: 'smallTalk', reply: 'thanks', locale: 'th' });
    expect(await answerer.answer(ask('hi, my game crashes'))).toMatchObject({ kind: 'answer' });
  });

  it('gives a translated article, and takes in a new one on reload', async () => {
    expect(answerer.article('refund', 'th')?.ref.title).toBe('ขอเงินคืน');
    expect(answerer.article('nothing', 'th')).toBeNull();
    const file = '---\nid: umbrellas\ntitle: Borrow an umbrella\nlocale: en\n---\nAsk at the lodge for an umbrella.\n';
    await writeFile(join(folder, 'en', 'umbrellas.md'), file);
    await answerer.reload();
    expect(await answerer.answer(ask('where can I borrow an umbrella'))).toMatchObject({
      article: { id: 'umbrellas' },
    });
  });
});
