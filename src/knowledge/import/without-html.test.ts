import { expect, it } from 'vitest';
import { withoutHtml } from './without-html.ts';

it.each([
  [
    '<p class="lead">Open&nbsp;<a href="https://help.example/shop">the <b>shop</b></a>.</p><img src="https://x.example/a.png">',
    'Open the shop.',
  ],
  ['You can&#39;t &amp; won&rsquo;t', "You can't & won’t"],
  ['Type <name> where 1 < 2 and AT&T', 'Type <name> where 1 < 2 and AT&T'],
  ['Type <name>, press <kbd>Enter</kbd>', 'Type <name>, press Enter'],
  ['<h2>Your <name></h2><p>if 1 <2</p>', '## Your <name>\n\nif 1 <2'],
  ['if a <b and c> d', 'if a <b and c> d'],
  ['<a href=https://x.example/?a=b data-x>here</a> <img alt="a b" src = "x.png">and there', 'here and there'],
  ['<video controls src="a.mp4"></video>See <br />above', 'See\nabove'],
  ['# Title\n\nOne line.', '# Title\n\nOne line.'],
])('of %j the words are %j', (text, words) => {
  expect(withoutHtml(text)).toBe(words);
});
