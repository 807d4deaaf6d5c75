import { describe, expect, it } from 'vitest';
import { groupAlike } from './alike.ts';
import { mayBeAlias, wordingOf, wordsOf } from './wording.ts';

describe('wordingOf', () => {
  it('keeps the question on one line without marks of Discord', () => {
    expect(wordingOf('  Where is\nmy <@123> LOOT?!  ')).toEqual({
      question: 'Where is my LOOT?!',
      words: 'where is my loot',
    });
  });

  it.each(['hi', 'thanks!', 'ขอบคุณค่ะ', '👍', '???', 'x'.repeat(200), ''])('learns nothing from %j', (text) =>
    expect(wordingOf(text)).toBeNull(),
  );

  it('takes personal data out, and never offers what is left as an alias', () => {
    const wording = wordingOf('send it to joe@example.com please')!;
    expect(wording.question).toBe('send it to [e-mail] please');
    expect(mayBeAlias(wording)).toBe(false);
    expect(mayBeAlias(wordingOf('how do I send gifts')!)).toBe(true);
  });

  it('takes the same question for one', () => {
    expect(wordsOf('How do I RESET it?')).toBe(wordsOf('how do i  reset it'));
    expect(wordsOf('ลืมรหัสผ่าน ทำไงดีคะ??')).toBe('ลืมรหัสผ่าน ทำไงดีคะ');
  });
});

describe('groupAlike', () => {
  const item = (words: string, locale = 'en') => ({ words, locale });
  it('puts together what is asked alike, in each language by itself', () => {
    const groups = groupAlike([
      item('can i play on my smart watch'),
      item('ใช้กับนาฬิกาได้ไหม', 'th'),
      item('play on smart watch'),
      item('who made this game'),
      item('can i play on smart watches'),
      item('ใช้กับนาฬิกาได้ไหมคะ', 'th'),
    ]);
    expect(groups.map((group) => group.map((one) => one.words))).toEqual([
      ['can i play on my smart watch', 'play on smart watch', 'can i play on smart watches'],
      ['ใช้กับนาฬิกาได้ไหม', 'ใช้กับนาฬิกาได้ไหมคะ'],
      ['who made this game'],
    ]);
  });
});
