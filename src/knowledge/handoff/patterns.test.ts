import { Linter } from 'eslint';
import regexp from 'eslint-plugin-regexp';
import { describe, expect, it } from 'vitest';
import { PHRASES } from './all-phrases.ts';

/** What the linter says of a pattern's running time; it sees only those written in one piece by itself. */
function slow(pattern: string): string[] {
  const options = { report: 'potential' };
  return new Linter()
    .verify(`export default ${pattern};`, {
      plugins: { regexp },
      rules: {
        'regexp/no-super-linear-backtracking': ['error', options],
        'regexp/no-super-linear-move': ['error', { ...options, ignorePartial: false }],
      },
    })
    .map(({ message }) => message);
}

describe('the patterns of a wish for a person, put together from parts', () => {
  it.each(Object.entries(PHRASES))('let no message of %s take long', (_, phrases) => {
    const patterns = [...phrases.asks, phrases.bare, ...phrases.refuses, ...phrases.elsewhere, ...phrases.maybe].map(
      String,
    );
    for (const pattern of patterns) expect(slow(pattern), pattern).toEqual([]);
  });

  it('would be found out', () => {
    expect(slow(String.raw`/quiero(?:\W+[\p{L}']+){0,4}?\W+agente/u`)).not.toEqual([]);
  });
});
