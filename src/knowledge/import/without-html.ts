import { decodeEntities } from '../../domain/text/html-entities.ts';
import { htmlToMarkdown } from './html-to-markdown.ts';

/** Elements that texts of help centres are made of; "<name>" and its like stand for something to fill in. */
const NAME =
  'abbr|article|aside|a|blockquote|body|br|b|caption|center|cite|code|colgroup|col|dd|del|details|div|dl|dt|em|figcaption|figure|font|footer|' +
  'form|h[1-6]|header|head|hr|html|iframe|img|ins|i|kbd|li|main|mark|nav|noscript|ol|picture|pre|p|script|section|small|source|span|strong|' +
  'style|sub|summary|sup|svg|s|table|tbody|td|tfoot|thead|th|tr|ul|u|video|wbr';
const VALUE = '[\\w:.-]+\\s*=\\s*(?:"[^"<]*"|\'[^\'<]*\'|[^\\s"\'<>]+)';
/** The first one has a value, or is known to need none: in "a <b and c> d" nothing is bold. */
const ATTRIBUTES =
  `(?:\\s+(?:${VALUE}|allowfullscreen|async|autoplay|controls|defer|download|hidden|loop|muted|nowrap|open|playsinline|reversed)` +
  `(?:\\s+(?:${VALUE}|[\\w:.-]+))*)?`;
const TAG = new RegExp(`</?(?:${NAME})${ATTRIBUTES}\\s*/?>`, 'i');
/** What begins no element, no comment and no declaration. */
const NO_TAG = new RegExp(`<(?!!)(?!${TAG.source.slice(1)})`, 'gi');

/** The words of a text that may be HTML: without tags, attributes and addresses of links, entities as characters. Other texts stay as they are. */
export function withoutHtml(text: string): string {
  if (!TAG.test(text)) return decodeEntities(text);
  // links and emphasis stand inside of sentences, whose words shall be neighbours
  return htmlToMarkdown(text.replace(NO_TAG, '&lt;').replace(/<\/?(?:a|b|strong|em|i)\b[^>]*>/gi, ''));
}
