import { describe, expect, it } from 'vitest';
import { splitThai, usualThaiSpelling } from './thai-words.ts';
import { splitWords, tokenise } from './tokenise.ts';

describe('Thai words', () => {
  it.each([
    ['ไอดีโดนแฮ็กทำไงดีคะ', 'ไอดี โดน แฮ็ก ทำไง ดี คะ'],
    ['ทำไมแรงค์ผมตก', 'ทำไม แรงค์ ผม ตก'],
    ['จ่ายผ่านทรูวอลเล็ตได้ป่าว', 'จ่าย ผ่าน ทรูวอลเล็ต ได้ ป่าว'],
    ['เพิ่งออกกิลมา', 'เพิ่ง ออก กิล มา'],
  ])('takes %s apart', (text, words) => {
    expect(splitThai(text).join(' ')).toBe(words);
  });

  it.each([
    ['แอดด', 'แอด'],
    ['เกมม', 'เกม'],
    ['รอนานน', 'รอ นาน'],
    ['เข้าสู่ระบบ', 'เข้าสู่ ระบบ'],
    ['ได้คะแนน', 'ได้ คะแนน'],
    ['กระโดดบนถนน', 'กระโดด บน ถนน'],
    ['ทำให้งง', 'ทำให้ งง'],
  ])('takes a held-down letter off %s, where the word does not end so', (text, words) => {
    expect(splitThai(text).join(' ')).toBe(words);
  });

  it('keeps an unknown word whole and never breaks a cluster', () => {
    const words = splitThai('ซวิฟเฟลล์');
    expect(words.join('')).toBe('ซวิฟเฟลล์');
    for (const word of words) expect(word).not.toMatch(/^[ะาำัิีึืฺุู็่้๊๋์]/);
  });

  it('gives many spellings one term, Latin ones too', () => {
    expect(usualThaiSpelling('อัพเดท')).toBe('อัปเดต');
    expect(tokenise('update แล้วเข้าไม่ได้', 'th')[0]!.term).toBe('อัปเดต');
    expect(tokenise('update', 'en')[0]!.term).toBe('updat');
  });

  it('parts numbers and Latin words from Thai ones', () => {
    expect(splitWords('เติม299บาท login ไม่ได้', 'th')).toEqual(['เติม', '299', 'บาท', 'login', 'ไม่', 'ได้']);
  });
});
