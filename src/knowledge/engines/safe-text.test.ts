import { expect, it } from 'vitest';
import type { Article } from '../articles/article.ts';
import { isCovered } from './safe-text.ts';

const article = (body: string): Article => ({
  ...{ id: 'a', locale: 'en', title: 'Title', body, aliases: [], url: null, tags: [] },
  ...{ audience: 'everyone', updated: null },
});

it.each([
  ['It costs 1,000 coins.', 'That is 1000 coins.', true],
  ['Es kostet 1.000 Münzen.', 'It costs 1,000 coins.', true],
  ['It costs 1,234,567.50 baht.', 'Es kostet 1.234.567,50 Baht.', true],
  ['It costs 1.5 coins.', 'Es kostet 1,5 Münzen.', true],
  ['It costs 1.5 coins.', 'It costs 15 coins.', false],
  ['Wait 15 minutes.', 'Wait 1.5 minutes.', false],
])('of "%s" it may be said "%s": %s', (source, text, may) => {
  expect(isCovered(text, [article(source)], '')).toBe(may);
});
