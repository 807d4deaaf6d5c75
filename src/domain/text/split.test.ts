import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerpt, splitText } from './split.ts';

const bare = (text: string) => text.replace(/\s+/g, '');
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
const words = fc.constantFrom('hello', 'ที่', 'น้ำ', '👩‍👩‍👧‍👦', '🇹🇭', 'é', '\n', '\n\n', ' ', '. ', 'a'.repeat(30), 'ก็');
const texts = fc.array(words, { maxLength: 120 }).map((parts) => parts.join(''));

describe('splitText', () => {
  it('keeps every part within the limit and loses nothing but white space', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 32, max: 200 }), (text, limit) => {
        const parts = splitText(text, limit);
        for (const part of parts) expect(part.length).toBeLessThanOrEqual(limit);
        expect(bare(parts.join(''))).toBe(bare(text));
      }),
    );
  });

  it('never cuts a grapheme: flags, families and Thai clusters stay whole', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 32, max: 60 }), (text, limit) => {
        const whole = [...segmenter.segment(bare(text))].length;
        const cut = splitText(bare(text), limit).reduce((sum, part) => sum + [...segmenter.segment(part)].length, 0);
        expect(cut).toBe(whole);
      }),
    );
  });

  it('prefers a paragraph to a line, a sentence and a word', () => {
    expect(splitText(`${'a'.repeat(20)}\n\nb c. d`, 24)).toEqual(['a'.repeat(20), 'b c. d']);
    expect(splitText('', 100)).toEqual(['']);
  });
});

describe('excerpt', () => {
  it('is one line within the limit', () => {
    expect(excerpt('one\n two', 80)).toBe('one two');
    expect(excerpt('x'.repeat(100), 10)).toHaveLength(10);
  });
});
