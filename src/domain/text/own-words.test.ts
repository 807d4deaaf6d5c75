import { expect, it } from 'vitest';
import { ownWords } from './own-words.ts';

it.each([
  ['> talk to a person?\nmy map is black', 'my map is black'],
  ['> one\n> two\nthree\n> four', 'three\n> four'],
  ['> only quoted, a picture below', ''],
  ['no quotation', 'no quotation'],
  ['5 > 3', '5 > 3'],
])('%o is %o in the own words of who wrote it', (text, own) => expect(ownWords(text)).toBe(own));
