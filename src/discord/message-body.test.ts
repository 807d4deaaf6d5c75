import { expect, it } from 'vitest';
import { toButtonRows } from './message-body.ts';

const label = (text: string): string =>
  toButtonRows([{ label: text, url: 'https://x.example' }])[0]!.components[0]!.label;

it.each([
  ['what fits', 'a'.repeat(80), 'a'.repeat(80)],
  ['no emoji in two', `${'a'.repeat(78)}😀😀`, `${'a'.repeat(78)}…`],
  ['no Thai letter from its marks', `${'a'.repeat(77)}ที่ที่`, `${'a'.repeat(77)}…`],
])('a label keeps or loses whole letters: %s', (_, text, expected) => {
  expect(label(text)).toBe(expected);
  expect(label(text).length).toBeLessThanOrEqual(80);
});
