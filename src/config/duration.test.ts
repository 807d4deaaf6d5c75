import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatDuration, parseDuration } from './duration.ts';

test.each([
  ['90s', 90_000],
  ['15m', 900_000],
  ['1h30m', 5_400_000],
  ['2d', 172_800_000],
  ['250ms', 250],
])('%s', (text, ms) => expect(parseDuration(text)).toBe(ms));

test.each(['10', '', 'soon', '1h30', '-5m', '1.5h'])('"%s" is refused', (text) =>
  expect(parseDuration(text)).toBeUndefined(),
);

test('what is written can be read back', () => {
  fc.assert(fc.property(fc.nat(10 ** 12), (ms) => parseDuration(formatDuration(ms)) === ms));
});
