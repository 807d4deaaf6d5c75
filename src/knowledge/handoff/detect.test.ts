import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDataSet } from '../evaluation/data-set.ts';
import { loadMind } from '../mind.ts';
import { knowledgeFolder } from '../model-folder.ts';
import { readHandoff } from './detect.ts';

describe('readHandoff', async () => {
  const { classifier } = await loadMind();
  const root = join(knowledgeFolder('articles'), '..', '..', 'eval', 'development');
  const folders = (await readdir(root)).filter((name) => name.startsWith('handoff'));
  const rows = (await Promise.all(folders.map((name) => readDataSet(join(root, name), null)))).flatMap(
    ({ handoff }) => handoff,
  );

  it.each([...new Set(rows.map(({ lang }) => lang))])('keeps its precision and recall in %s', (lang) => {
    const read = rows
      .filter((row) => row.lang === lang)
      .map((row) => ({ wanted: row.handoff, given: readHandoff(row.text, lang, classifier).verdict === 'handoff' }));
    const right = read.filter(({ wanted, given }) => wanted && given).length;
    expect(right / read.filter(({ given }) => given).length).toBeGreaterThanOrEqual(0.95);
    expect(right / read.filter(({ wanted }) => wanted).length).toBeGreaterThanOrEqual(
      lang === 'en' || lang === 'th' ? 0.94 : 0.85,
    );
  });

  it('asks back when in doubt', () => {
    expect(readHandoff('can someone help', 'en', classifier).verdict).not.toBe('handoff');
    expect(readHandoff('', 'en', classifier)).toEqual({ verdict: 'none', score: 0 });
  });
});

describe('a message that names nobody', async () => {
  const { classifier } = await loadMind();

  it.each([
    ['date please', 'en'],
    ['louder please!', 'en'],
    ['Ya', 'en'],
    ['ช่วยด้วยครับ', 'th'],
    ['환불받고 싶어요', 'ko'],
    ['je veux être remboursé', 'fr'],
  ])('"%s" is no wish for a person', (text, language) => {
    expect(readHandoff(text, language, classifier).verdict).toBe('none');
  });

  it('not knowing how to reach somebody is a wish', () => {
    expect(readHandoff("I don't know how to speak to an agent", 'en', classifier).verdict).toBe('handoff');
    expect(readHandoff("I don't want to speak to an agent", 'en', classifier).verdict).toBe('none');
  });
});

describe('a wish for a person', async () => {
  const { classifier } = await loadMind();
  const read = (text: string, language: string): string => readHandoff(text, language, classifier).verdict;
  const story = 'my game crashes and i tried everything that the page says about it. '.repeat(40);

  it.each([
    ["I don't want to talk to a bot", 'en'],
    ['tôi không muốn nói chuyện với robot', 'vi'],
    ['no quiero hablar con un robot', 'es'],
    ['ich will nicht mit einem roboter reden', 'de'],
  ])('not wanting a machine is one: %j', (text, language) => expect(read(text, language)).toBe('handoff'));

  it.each([
    ['je ne veux pas parler à un robot', 'fr'],
    ['ボットと話したくない', 'ja'],
  ])('not wanting a machine is at least asked back: %j', (text, language) =>
    expect(read(text, language)).not.toBe('none'),
  );

  it.each([
    ['my friend and i chat with friends in the guild and it lags\ni want to speak with a person', 'en'],
    ['an agent already helped but it broke again\nplease connect me to an agent', 'en'],
    ['no puedo hablar con otros jugadores\nquiero hablar con una persona', 'es'],
    ['ayer hablé con un agente y no resolvió nada\nquiero hablar con un agente', 'es'],
    ['gestern hat mir der support geschrieben aber es geht nicht\nich möchte mit einem menschen sprechen', 'de'],
    ['hôm qua tôi nạp tiền chưa nhận được\ntôi muốn gặp nhân viên', 'vi'],
    ['เพื่อนในกิลด์คุยกับเพื่อนไม่ได้\nขอคุยกับเจ้าหน้าที่', 'th'],
    ['i chat with my guild\r\n\r\ni want to speak with a person\r\nthanks', 'en'],
  ])('is seen in a later line: %j', (text, language) => expect(read(text, language)).toBe('handoff'));

  it.each([
    ['my diamonds are gone since the update\nagent please', 'en'],
    ['ซื้อเพชรแล้วของไม่เข้าไอดีเลย\nแอดมิน', 'th'],
    ['充值了钻石可是一直没有到账\n人工客服', 'zh'],
    ['choose a topic\npayment\ni want to talk to an agent\nother', 'en'],
    [`${story}\nagent please`, 'en'],
  ])('is seen where a line only names who is called: %j', (text, language) =>
    expect(read(text, language)).toBe('handoff'),
  );

  it.each([`${story}please let me talk to a human`, `${story.slice(0, 600)}\nplease let me talk to a human`])(
    'is seen at the end of a long text',
    (text) => expect(read(text, 'en')).toBe('handoff'),
  );

  it.each([
    ['my game crashes\nhow do I reset my password', 'en'],
    ['is this a bot\nor a human', 'en'],
    ["my friend and i chat with friends in the guild\ni don't want to talk to a person", 'en'],
    ['no puedo hablar con otros jugadores\nno quiero hablar con una persona', 'es'],
    [
      'Dear Team,\nmy account was suspended. Which documents do you need to lift the suspension?\nRegards,\nAlison',
      'en',
    ],
    ['which race is best?\nelf\nhuman\norc', 'en'],
    ['which race is best?\nelf\norc\nhuman', 'en'],
    ['roles on your server:\nowner\nadmin\nmember\nwhich one can trade?', 'en'],
    ['the help page only shows this\nBug report\nCustomer support\nPayment\nwhere do I click for my diamonds', 'en'],
    ['the help page only shows this\nBug report\nPayment\nCustomer support', 'en'],
    ['admin\nwhich race is best for who begins?\nelf\nhuman', 'en'],
    [
      `${story.slice(0, 300)} i don't ${'want to talk to an agent and it is quite fine'.padEnd(240, ' the way it is')}`,
      'en',
    ],
    [story, 'en'],
  ])('is not seen in %j', (text, language) => expect(read(text, language)).not.toBe('handoff'));

  it.each(['a\n', '\n', 'talk to ', 'i want to ', 'quiero ', 'ขอคุย'])('takes no long time for many of %j', (part) => {
    const started = performance.now();
    read(part.repeat(20_000), 'en');
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

/** The rules alone, without what was learnt. */
describe('what the rules say', () => {
  const read = (text: string, language: string): string => readHandoff(text, language, null).verdict;

  it.each([
    ['I want to talk to a human. Is this a bot?', 'en'],
    ['Get me a human, an agent already closed my case', 'en'],
    ['Ich möchte mit einem Menschen sprechen, ich kann nicht mehr spielen', 'de'],
    ['Quiero hablar con una persona, no puedo jugar', 'es'],
    ['Cho tôi gặp nhân viên, tôi mất đồ trong game', 'vi'],
    ['转人工，客服昨天说可以退款', 'zh'],
    ['please connect me to an agent\nmy guild and i chat with friends there', 'en'],
  ])('the first clause or line may ask: %j', (text, language) => expect(read(text, language)).toBe('handoff'));

  it.each([
    ['admin, is this a bot', 'en'],
    ['I want to talk to my friend. No agents please', 'en'],
    ["connect me to an agent? no, please don't transfer me to an agent", 'en'],
  ])('but who is only spoken to there, or refused later, is not wanted: %j', (text, language) =>
    expect(read(text, language)).not.toBe('handoff'),
  );

  it.each([
    ["why won't you connect me to a human", 'en'],
    ["the app doesn't let me contact support", 'en'],
    ['is there no human I can talk to', 'en'],
    ['is it possible to reach staff', 'en'],
    ['I want to speak to someone about my guild', 'en'],
    ['¿cómo hablo con una persona real?', 'es'],
    ['necesito un agente porque no puedo jugar', 'es'],
    ['no quiero más respuestas automáticas quiero un humano', 'es'],
    ['como eu falo com uma pessoa real', 'pt'],
    ['quero um atendente ja', 'pt'],
    ['mein Login geht nicht und ich möchte mit einem Mitarbeiter sprechen', 'de'],
    ['ich brauche einen Mitarbeiter wegen meiner Gilde', 'de'],
    ["c'est possible de parler à un humain ?", 'fr'],
    ['je veux un humain, ma guilde a disparu', 'fr'],
    ['tolong panggilkan moderator', 'id'],
    ['gak mau balasan otomatis mau orang asli', 'id'],
    ['hôm qua nạp chưa nhận cho tôi gặp nhân viên', 'vi'],
    ['toi can gap nhan vien', 'vi'],
    ['신고 문제로 상담원 연결해 주세요', 'ko'],
    ['상담원 연결 괜찮을까요', 'ko'],
    ['找客服帮我解决', 'zh'],
    ['我要举报请转人工', 'zh'],
    ['担当者から直接返信がほしい', 'ja'],
    ['ボットはいらないので人間と話したい', 'ja'],
    ['ขอคุยกับคน ไม่ใช่บอท ได้ไหม', 'th'],
    ['ขอคุยกับแอดมินตัวจริงหน่อย', 'th'],
  ])('a complaint, the game or the past beside a wish does not undo it: %j', (text, language) =>
    expect(read(text, language)).toBe('handoff'),
  );

  it.each([
    ['do I need to talk to support to delete my account?', 'en'],
    ['I was talking to a person in game and got banned', 'en'],
    ['do I need real person verification', 'en'],
    ["where are you located, I'd like to come by", 'en'],
    ["I don't want to chat, call or talk to an agent", 'en'],
    ['เรียกคนมาช่วยตีบอสยังไง', 'th'],
    ['ขอคนช่วยตีเรดหน่อย', 'th'],
    ['¿es esta una cuenta de persona real?', 'es'],
    ['essa é uma conta de pessoa real?', 'pt'],
    ['ist das ein konto einer echten person?', 'de'],
    ['est-ce un compte de vraie personne ?', 'fr'],
    ['這是真人帳號嗎', 'zh'],
    ['looking for people to raid with', 'en'],
    ['can I transfer gold to another person', 'en'],
    ['I need a staff for my ice mage', 'en'],
    ['I want a mod that hides the chat', 'en'],
    ['เรียกคนเข้าปาร์ตี้ยังไง', 'th'],
    ['มีคนมาก่อกวนในแชท', 'th'],
    ['คุยกับคนต่างเซิร์ฟได้ไหม', 'th'],
    ['注册要真人认证吗', 'zh'],
    ['跟人聊天会被禁言吗', 'zh'],
    ['ギルドの人とチャットできない', 'ja'],
    ['知らない人に話しかけられた', 'ja'],
    ['모르는 사람과 채팅이 안 돼요', 'ko'],
    ['운영자 채팅 색이 왜 달라요', 'ko'],
    ['quiero crear un personaje humano', 'es'],
    ['necesito la skin del agente', 'es'],
    ['quero trocar de humano para elfo', 'pt'],
    ['quero subir meu agente de nível', 'pt'],
    ['ich will meinen Agenten umbenennen', 'de'],
    ['wie komme ich mit meinem Menschen auf Level 20', 'de'],
    ['je veux débloquer le nouvel agent', 'fr'],
    ['mau pilih ras manusia', 'id'],
    ['chuyển nhân vật sang tộc con người', 'vi'],
  ])('a word for a person that means the game or others calls nobody: %j', (text, language) =>
    expect(read(text, language)).not.toBe('handoff'),
  );
});
