import { expect, it } from 'vitest';
import { plainText } from './plain-text.ts';

it.each([
  ['Choose **Shop → Restore**.', 'Choose Shop → Restore.'],
  ['## Steps\n\n- *first* do `this`', 'Steps\n\n- first do this'],
  [
    'see [our page](https://x.example/a) or [https://x.example](https://x.example)',
    'see our page (https://x.example/a) or https://x.example',
  ],
  ['2 * 3 * 4 and snake_case__name', '2 * 3 * 4 and snake_case__name'],
])('%j becomes %j', (markdown, text) => expect(plainText(markdown)).toBe(text));
