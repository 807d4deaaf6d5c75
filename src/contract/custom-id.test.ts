import { expect, it } from 'vitest';
import type { UserAction } from '../domain/conversation/events.ts';
import { buildCustomId, LONGEST_ARTICLE_ID, parseCustomId } from './custom-id.ts';

const longest = 'x'.repeat(LONGEST_ARTICLE_ID);

it.each<UserAction>([
  { name: 'article', articleId: longest, locale: 'fil' },
  { name: 'helpful', articleId: longest, yes: true },
])('the button of the longest article id keeps within the 100 characters of Discord: $name', (action) => {
  expect(buildCustomId(action).length).toBeLessThanOrEqual(100);
  expect(parseCustomId(buildCustomId(action))).toEqual(action);
});

it('the button of a suggestion keeps article and language', () => {
  const action = { name: 'article' as const, articleId: 'a.b_c-d', locale: 'th' };
  expect(parseCustomId(buildCustomId(action))).toEqual(action);
  expect(parseCustomId('fc1:article:refund')).toBeNull();
});
