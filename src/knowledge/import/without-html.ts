import { decodeEntities } from '../../domain/text/html-entities.ts';
import { htmlToMarkdown } from './html-to-markdown.ts';

/** Elements that texts of help centres are made of; "<name>" and its like stand for something to fill in. */
const TAG =
  /<\/?(?:a|abbr|article|b|blockquote|body|br|code|col|colgroup|dd|del|details|div|dl|dt|em|figcaption|figure|font|footer|h[1-6]|head|header|hr|html|i|iframe|img|ins|kbd|li|main|mark|ol|p|picture|pre|s|script|section|small|source|span|strong|style|sub|summary|sup|svg|table|tbody|td|tfoot|th|thead|tr|u|ul|video)(?:\s[^<>]*)?\/?>/i;

/** The words of a text that may be HTML: without tags, attributes and addresses of links, entities as characters. Other texts stay as they are. */
export function withoutHtml(text: string): string {
  if (!TAG.test(text)) return decodeEntities(text);
  // links and emphasis stand inside of sentences, whose words shall be neighbours
  return htmlToMarkdown(text.replace(/<\/?(?:a|b|strong|em|i)\b[^>]*>/gi, ''));
}
