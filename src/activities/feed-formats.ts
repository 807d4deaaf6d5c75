import { XMLParser } from 'fast-xml-parser';
import { parse as parseYaml } from 'yaml';
import { decodeEntities } from '../domain/text/html-entities.ts';
import { htmlToText } from '../domain/text/html-to-text.ts';

/** One item as a feed has it. */
export interface FeedEntry {
  guid: string;
  title: string;
  text: string;
  /** whether `text` is Markdown that may take effect, because the operator wrote it; other texts are shown as they are */
  isMarkdown?: true;
  url: string | null;
  publishedAt: number | null;
}

/** The content is none of the formats that are understood; the message says what it is instead. */
export class FeedUnreadable extends Error {
  override readonly name = 'FeedUnreadable';
}

/**
 * The items of a feed in its own order. Understands RSS 2.0 (rssboard.org), RSS 1.0's items, Atom (RFC 4287) and JSON Feed
 * (jsonfeed.org, 1 and 1.1). Items without any identity are left out: they could not be told apart from new ones.
 * @throws FeedUnreadable
 */
export function parseFeed(content: string): FeedEntry[] {
  const text = content.replace(/^\uFEFF/, '').trimStart();
  if (text.startsWith('{')) return fromJson(text);
  if (text.startsWith('<')) return fromXml(text);
  throw new FeedUnreadable(`It is neither XML nor JSON; it begins with ${JSON.stringify(text.slice(0, 40))}.`);
}

/** An announcement written by hand: front matter (`title`, `url`, `date`, `id`, all optional) and Markdown. */
export function parseMarkdownItem(fileName: string, content: string): FeedEntry {
  const [, matter, body] = /^---\r?\n([\s\S]*?)\r?\n---\r?\n?([\s\S]*)$/.exec(content) ?? [null, '', content];
  const front = asRecord(safeYaml(matter ?? ''));
  const heading = /^#[ \t]+(\S.*)$/m.exec(body ?? '');
  const title = textOf(front.title) || heading?.[1] || fileName.replace(/\.md$/i, '');
  return {
    guid: textOf(front.id) || fileName,
    title: title.trim(),
    text: (body ?? '').replace(heading?.[0] ?? '', '').trim(),
    isMarkdown: true,
    url: address(front.url),
    publishedAt: time(front.date),
  };
}

function safeYaml(text: string): unknown {
  try {
    return parseYaml(text);
  } catch (error) {
    throw new FeedUnreadable(`Its front matter is not YAML: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** An embed's address may have 2,048 characters, and it must fit into a message beside the title. */
const LONGEST_ADDRESS = 1_500;

type Fields = Record<string, unknown>;

// The entities are decoded here, once: the parser's own way has limits that a long feed can exceed.
const xml = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  textNodeName: '#text',
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  cdataPropName: '#cdata',
  stopNodes: ['*.content', '*.summary'],
  removeNSPrefix: false,
});

function fromXml(text: string): FeedEntry[] {
  let document: Fields;
  try {
    document = asRecord(xml.parse(text));
  } catch (error) {
    throw new FeedUnreadable(`It is broken XML: ${error instanceof Error ? error.message : String(error)}`);
  }
  const rss = asRecord(document.rss);
  const rdf = asRecord(document['rdf:RDF']);
  if (document.rss !== undefined) return list(asRecord(rss.channel).item).flatMap(fromRssItem);
  if (document['rdf:RDF'] !== undefined) return list(rdf.item).flatMap(fromRssItem);
  if (document.feed !== undefined) return list(asRecord(document.feed).entry).flatMap(fromAtomEntry);
  const root = Object.keys(document).find((name) => !name.startsWith('?'));
  throw new FeedUnreadable(`It is XML, but <${root ?? 'nothing'}> instead of <rss> or <feed>: probably a web page.`);
}

function fromRssItem(item: Fields): FeedEntry[] {
  const url = address(value(item.link));
  const guid = value(item.guid) || value(item['@rdf:about']) || url || '';
  if (guid === '') return [];
  const text = htmlToText(value(item.description) || value(item['content:encoded']));
  const published = time(value(item.pubDate) || value(item['dc:date']));
  return [{ guid, title: htmlToText(value(item.title)) || firstLine(text), text, url, publishedAt: published }];
}

function fromAtomEntry(entry: Fields): FeedEntry[] {
  const guid = value(entry.id);
  if (guid === '') return [];
  const links = list(entry.link);
  const link = links.find((candidate) => (candidate['@rel'] ?? 'alternate') === 'alternate') ?? links[0];
  const text = atomText(entry.summary) || atomText(entry.content);
  return [
    {
      guid,
      title: atomText(entry.title) || firstLine(text),
      text,
      url: address(link?.['@href']),
      publishedAt: time(value(entry.published) || value(entry.updated)),
    },
  ];
}

/** An Atom text construct: `text`, `html` or `xhtml`. */
function atomText(node: unknown): string {
  const raw = value(node);
  const type = typeof node === 'object' && node !== null ? (node as Fields)['@type'] : undefined;
  return type === 'html' || type === 'xhtml' || type === 'text/html' ? htmlToText(raw) : raw.trim();
}

function fromJson(text: string): FeedEntry[] {
  let feed: Fields;
  try {
    feed = asRecord(JSON.parse(text));
  } catch (error) {
    throw new FeedUnreadable(`It is broken JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (!textOf(feed.version).startsWith('https://jsonfeed.org/version/') || !Array.isArray(feed.items))
    throw new FeedUnreadable('It is JSON, but no JSON Feed: "version" or "items" are missing.');
  return list(feed.items).flatMap((item) => {
    const guid = textOf(item.id);
    if (guid === '') return [];
    const body = textOf(item.summary) || textOf(item.content_text) || htmlToText(textOf(item.content_html));
    return [
      {
        guid,
        title: textOf(item.title) || firstLine(body),
        text: body.trim(),
        url: address(item.url) ?? address(item.external_url),
        publishedAt: time(item.date_published),
      },
    ];
  });
}

function firstLine(text: string): string {
  return (text.split('\n')[0] ?? '').slice(0, 120);
}

function list(node: unknown): Fields[] {
  if (node === undefined || node === null || node === '') return [];
  return (Array.isArray(node) ? (node as unknown[]) : [node]).map(asRecord);
}

function asRecord(node: unknown): Fields {
  return typeof node === 'object' && node !== null ? (node as Fields) : {};
}

/** Text of an element, whether written plainly, as CDATA (then nothing is escaped) or beside attributes. */
function value(node: unknown): string {
  if (Array.isArray(node)) return value(node[0]);
  if (typeof node === 'object' && node !== null) {
    const fields = node as Fields;
    const cdata = fields['#cdata'];
    const raw = Array.isArray(cdata) ? cdata.map(textOf).join('') : textOf(cdata);
    return (raw + value(fields['#text'])).trim();
  }
  const raw = textOf(node);
  const sections = [...raw.matchAll(/<!\[CDATA\[([\s\S]*?)\]\]>/g)].map((match) => match[1]);
  return (sections.length > 0 ? sections.join('') : decodeEntities(raw)).trim();
}

function textOf(node: unknown): string {
  if (typeof node === 'string') return node;
  return typeof node === 'number' || node instanceof Date ? String(node) : '';
}

function address(node: unknown): string | null {
  const text = textOf(node).trim();
  if (text.length > LONGEST_ADDRESS) return null;
  return /^https?:\/\/\S+$/.test(text) ? text : null;
}

function time(node: unknown): number | null {
  const at = node instanceof Date ? node.getTime() : Date.parse(textOf(node));
  return Number.isNaN(at) ? null : at;
}
