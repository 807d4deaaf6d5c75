import { expect, it } from 'vitest';
import { localeOfScript } from './locale-of-script.ts';

it.each([
  ['ตั๋วหายไปทำยังไงดีครับ', 'th'],
  ['เกม Wildmark เด้งออกตลอด', 'th'],
  ['My name in the game is สมชาย and I lost my token', null],
  ['How do I trade?', null],
  ['1234 🎉', null],
  ['', null],
])('%s → %s', (text, locale) => {
  expect(localeOfScript(text)).toBe(locale);
});
