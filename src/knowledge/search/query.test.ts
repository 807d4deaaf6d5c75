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
});
