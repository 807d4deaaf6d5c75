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
  ["the hem of these theses, I'm", 'en', ['hem', 'theses']],
  ['ทำยังไงคร้าบ', 'th', []],
  ['เติมเพชรยังงัยงับ', 'th', ['เติม', 'เพชร']],
  ['5555 เข้าเกมไม่ได้ค๊ะ', 'th', ['เข้า', 'เกม', 'ไม่']],
])('%s (%s) is about %j', (text, language, words) => {
  expect(subject(text, language)).toEqual(words);
});
