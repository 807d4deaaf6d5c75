import { expect, it } from 'vitest';
import { withoutHtml } from './without-html.ts';

it.each([
  [
    '<p class="lead">Open&nbsp;<a href="https://help.example/shop">the <b>shop</b></a>.</p><img src="https://x.example/a.png">',
    'Open the shop.',
  ],
  ['You can&#39;t &amp; won&rsquo;t', "You can't & won’t"],
  ['Type <name> where 1 < 2 and AT&T', 'Type <name> where 1 < 2 and AT&T'],
  ['# Title\n\nOne line.', '# Title\n\nOne line.'],
])('of %j the words are %j', (text, words) => {
  expect(withoutHtml(text)).toBe(words);
});
