import { expect, it } from 'vitest';
import { parseExact, printExact } from './exact-json.ts';

it.each([
  '{"id":9007199254740993,"list":[-123456789012345678,{"a":1}],"text":"9007199254740993 \\" 9007199254740993"}',
  '{"id":12,"share":0.1234567890123456,"none":null}',
  '"\\\\"',
])('%s is printed as it was read', (text) => {
  expect(printExact(parseExact(text))).toBe(text);
});
