import { expect, test } from 'vitest';
import { plainText } from '../text/plain-text.ts';
import { withChoices } from './with-choices.ts';

test('an agent reads which articles the bot offered, as they are called, and no other buttons', () => {
  const said = withChoices({
    text: 'I am **not sure** which of these you mean:',
    buttons: [
      { label: 'Get a *refund*', style: 'secondary', action: { name: 'article', articleId: 'refund', locale: 'en' } },
      { label: 'Lost_token', style: 'secondary', action: { name: 'article', articleId: 'token', locale: 'en' } },
      { label: 'Talk to a person', style: 'primary', action: { name: 'handoff' } },
    ],
  });
  expect(plainText(said)).toBe('I am not sure which of these you mean:\n• Get a *refund*\n• Lost_token');
});
