import { expect, it } from 'vitest';
import { buildCustomId, parseCustomId } from './custom-id.ts';

it('the button of a suggestion keeps article and language, within the 100 characters of Discord', () => {
  const action = { name: 'article' as const, articleId: 'a.b_c-d', locale: 'th' };
  expect(parseCustomId(buildCustomId(action))).toEqual(action);
  expect(buildCustomId({ ...action, articleId: 'x'.repeat(84) }).length).toBeLessThanOrEqual(100);
  expect(parseCustomId('fc1:article:refund')).toBeNull();
});
