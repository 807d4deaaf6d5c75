import { expect, it } from 'vitest';
import { tokenise } from './tokenise.ts';

/** The words of a text that say what it is about. */
const subject = (text: string, language: string): string[] =>
  tokenise(text, language)
    .filter(({ stop }) => !stop)
    .map(({ surface }) => surface);

it.each([
  ["whats the refund policy, youre sure it won't change", 'en', ['refund', 'policy', 'sure', 'change']],
  ["I'll pay, they haven't, how's that", 'en', ['pay']],
  ['Can I change my user ID?', 'en', ['change', 'user', 'id']],
  ['the shell of the well', 'en', ['shell', 'well']],
  ['hw long r u ppl gonna take, n why omg', 'en', ['long', 'people', 'take']],
  ['my acc isnt workin after the upd, reset pw', 'en', ['account', 'working', 'after', 'update', 'reset', 'password']],
  ['begin to login with a coin', 'en', ['begin', 'login', 'coin']],
  ["the hem of these theses, I'm", 'en', ['hem', 'theses']],
  ['ทำยังไงคร้าบ', 'th', []],
  ['เติมเพชรยังงัยงับ', 'th', ['เติม', 'เพชร']],
  ['ลบแอดด งงมากก นึงง', 'th', ['ลบ', 'แอด', 'งง']],
  ['จัดสรรไอเทมม', 'th', ['จัดสรร', 'ไอเทม']],
  ['5555 เข้าเกมไม่ได้ค๊ะ', 'th', ['เข้า', 'เกม', 'ไม่']],
])('%s (%s) is about %j', (text, language, words) => {
  expect(subject(text, language)).toEqual(words);
});
