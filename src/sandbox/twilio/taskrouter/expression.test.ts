import { expect, test } from 'vitest';
import { parseExpression } from './expression.ts';

const attributes = { case_id: 'C-1', level: 3, tags: ['vip', 'th'], nested: { ok: true }, empty: null };

// https://www.twilio.com/docs/taskrouter/expression-syntax
test.each([
  ['case_id == "C-1"', true],
  ["case_id == 'C-1' AND level > 2", true],
  ['case_id = "C-2" OR level >= 3', true],
  ['case_id != "C-1"', false],
  ['case_id IN ["C-1", "C-2"]', true],
  ['case_id NOT IN ["C-1"]', false],
  ['tags HAS "vip"', true],
  ['case_id HAS "C"', false],
  ['case_id CONTAINS "C-"', true],
  ['(level < 3 OR tags HAS "th") AND nested.ok == true', true],
  ['NOT level == 3', false],
  ['missing == null', true],
  ['1==1', true],
  ['case-id == "C-1"', false],
  ['', true],
])('%s is %s', (expression, expected) => {
  expect(parseExpression(expression)(attributes)).toBe(expected);
});

test.each(['case_id ==', 'case_id "x"', '(a == 1', 'a == 1 b'])('%s is refused', (expression) => {
  expect(() => parseExpression(expression)).toThrow(/expression/);
});
