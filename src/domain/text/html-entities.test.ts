import { expect, it } from 'vitest';
import { decodeEntities } from './html-entities.ts';

it.each([
  [
    'Don&rsquo;t &ldquo;go&rdquo; &ndash; H&ocirc;tel Caf&eacute; &Uuml;bung &szlig; &ntilde; &yuml;',
    'Don’t “go” – Hôtel Café Übung ß ñ ÿ',
  ],
  ['&#233;&#xE9;&#x1F600;&#146;&#8217;', 'éé😀’’'],
  ['a&nbsp;b&#160;c&emsp;d&shy;e', 'a b c de'],
  ['&AMP;&lt;b&gt; &amp;lt; &frac12;', '&<b> &lt; ½'],
  ['&bogus; & &constructor; &#0; &#xD800; &#99999999;', '&bogus; & &constructor; &#0; &#xD800; &#99999999;'],
])('%s', (text, expected) => {
  expect(decodeEntities(text)).toBe(expected);
});
