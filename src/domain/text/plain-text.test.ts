import fc from 'fast-check';
import { expect, it } from 'vitest';
import { escapeMarkdown } from './escape-markdown.ts';
import { plainText } from './plain-text.ts';

it.each([
  ['Choose **Shop → Restore**.', 'Choose Shop → Restore.'],
  ['เคส **C-1001** ถูกสร้างแล้ว', 'เคส C-1001 ถูกสร้างแล้ว'],
  ['## Steps\n\n- *first* do `this`\n-# small', 'Steps\n\n- first do this\nsmall'],
  ['~~old~~ ||secret|| __under__', 'old secret under'],
  [
    'see [our page](https://x.example/a) or [https://x.example](https://x.example)',
    'see our page (https://x.example/a) or https://x.example',
  ],
  ['[page](<https://x.example/a>) <https://x.example/b>', 'page (https://x.example/a) https://x.example/b'],
  ['```\nline 1\nline 2\n```', 'line 1\nline 2'],
  ['2 * 3 * 4 and snake_case__name', '2 * 3 * 4 and snake_case__name'],
  ['**A\\*B\\*** has joined', 'A*B* has joined'],
])('%j becomes %j', (markdown, text) => expect(plainText(markdown)).toBe(text));

it('gives back what was escaped', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(plainText(escapeMarkdown(text))).toBe(text);
    }),
  );
});
