import { expect, it } from 'vitest';
import { passage } from './excerpt.ts';

const BODY = 'The link in the message is valid for one hour.\n\nNo message? Look in the spam folder.';

it('quotes the sentences that speak of what is asked, whatever "no" or "ok" stands before', () => {
  expect(passage(BODY, 'no, how long is the link valid?', 'en')).toBe('The link in the message is valid for one hour.');
});

it.each(['no', 'no not this', 'nope'])('quotes nothing for words that ask for nothing: %s', (text) =>
  expect(passage(BODY, text, 'en')).toBeNull(),
);
