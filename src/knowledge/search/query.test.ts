import { describe, expect, it } from 'vitest';
import { loadMind } from '../mind.ts';
import { buildIndex } from './article-index.ts';
import { prepareQuery, type Query } from './query.ts';

describe('a question, prepared', async () => {
  const { vectors } = await loadMind();
  const article = (locale: string, title: string, body: string) => ({
    ...{ id: title, locale, title, body, aliases: [], url: null, tags: [] },
    ...{ audience: 'everyone' as const, updated: null },
  });
  const prepared = (text: string, language: string, ...articles: [string, string][]): Query =>
    prepareQuery(
      buildIndex(
        articles.map(([title, body]) => article(language, title, body)),
        language,
        vectors,
      ),
      text,
      language,
    );
  const pairs = (text: string, language: string): string[] =>
    prepared(text, language, ['x', 'x']).pairs.map((pair) => pair.text);

  it('has its neighbouring words as they would stand in a text', () => {
    expect(pairs('비밀번호 재설정', 'ko')).toEqual(['비밀번호 재설정']);
    expect(pairs('ลืมรหัสผ่าน', 'th')).toEqual(['ลืมรหัส', 'รหัสผ่าน']);
    expect(pairs('reset password', 'en')).toEqual(['reset password']);
    expect(pairs('เติม 300', 'th')).toEqual(['เติม 300']);
  });

  const weights = (text: string, language: string, ...articles: [string, string][]): Record<string, number> =>
    Object.fromEntries(prepared(text, language, ...articles).terms.map((term) => [term.text, term.weight]));

  it('is not about a number, unless a title names it', () => {
    const order: [string, string] = ['Orders', 'Wait a week.'];
    const asked = weights('I ordered 3 weeks ago', 'en', order);
    expect(asked['3']).toBeLessThan(asked['ordered']! + asked['weeks']!);
    expect(weights('เติม ๓๐๐ บาทเพชรไม่เข้า', 'th', ['เติมเพชร', 'รอ 30 นาที'])['300']).toBeLessThan(0.6);
    const named = weights('what is error 503', 'en', order, ['Error 503', 'Wait a week.']);
    expect(named['503']).toBeGreaterThan(named['error']!);
  });

  it('leaves out a misspelt word that says nothing', () => {
    expect(Object.keys(weights('refund becuase of a crash', 'en', ['Refunds', 'x']))).toEqual(['refund', 'crash']);
  });

  it('leaves out whom it speaks to', () => {
    const articles: [string, string] = ['เติมเพชร', 'x'];
    expect(Object.keys(weights('แอดครับ เพชรหาย', 'th', articles))).toEqual(['เพชร', 'หาย']);
    expect(Object.keys(weights('แอดมิน เพชรหาย', 'th', articles))).toEqual(['เพชร', 'หาย']);
    expect(Object.keys(weights('แอด, เพชรหาย', 'th', articles))).toEqual(['เพชร', 'หาย']);
    for (const text of ['แอดเพื่อนไม่ได้', 'แอดอะไรก็ไม่ได้', 'แอดคะแนนไม่ได้', 'แอด เพื่อนไม่ได้', 'แอด ID เพื่อนไม่ได้'])
      expect(Object.keys(weights(text, 'th', articles))).toContain('แอด');
    expect(Object.keys(weights('add เพื่อนไม่ได้', 'th', articles))).toContain('add');
  });

  it('tells a pass from a password', () => {
    expect(prepared('พาส', 'th', ['พาสเวิร์ด', 'x']).terms[0]!.id).toBe(-1);
  });
});
