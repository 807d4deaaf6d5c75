import { expect, it } from 'vitest';
import { localeOfScript } from './locale-of-script.ts';

it.each([
  ['ตั๋วหายไปทำยังไงดีครับ', 'th'],
  ['เกม Wildmark เด้งออกตลอด', 'th'],
  ['My name in the game is สมชาย and I lost my token', null],
  ['레이드 토큰이 사라졌어요', 'ko'],
  ['ゲームが起動しません', 'ja'],
  ['返金申請方法を教えて', 'ja'],
  ['我的道具不见了', null],
  ['My friend ピカ has a question about trading', null],
  ['How do I trade?', null],
  ['1234 🎉', null],
  ['', null],
])('%s → %s', (text, locale) => {
  expect(localeOfScript(text)).toBe(locale);
});
