import { expect, it } from 'vitest';
import { ownWords } from './own-words.ts';

it.each([
  ['> talk to a person?\nmy map is black', 'my map is black'],
  ['> one\n> two\nthree\n> four', '> two\nthree\n> four'],
  ['> ours\n> Error 42: cannot connect', '> Error 42: cannot connect'],
  ['> Error 42: cannot connect', 'Error 42: cannot connect'],
  ['> Error 42: cannot connect\n', 'Error 42: cannot connect\n'],
  ['no quotation', 'no quotation'],
  ['5 > 3', '5 > 3'],
  ['', ''],
])('%o is %o in the own words of who wrote it', (text, own) => expect(ownWords({ text, attachments: [] })).toBe(own));

it.each([
  ['> only quoted, a picture below', ''],
  ['> quoted\nlook', 'look'],
  ['look', 'look'],
])('%o with a file is %o in the own words of who sent it', (text, own) =>
  expect(ownWords({ text, attachments: ['a file'] })).toBe(own),
);
