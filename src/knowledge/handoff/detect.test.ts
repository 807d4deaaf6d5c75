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
