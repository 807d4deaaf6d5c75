import { describe, expect, test } from 'vitest';
import { FeedUnreadable, parseFeed, parseMarkdownItem } from './feed-formats.ts';

describe('RSS 2.0', () => {
  test('gives identity, title, text, address and time of each item', () => {
    const [item, second] = parseFeed(`<?xml version="1.0"?>
      <rss version="2.0"><channel><title>News</title>
        <item><guid isPermaLink="false">patch-12</guid><title>Patch 1.2 &amp; more</title>
          <link>https://game.test/patch-12?a=1&amp;b=2</link><pubDate>Sat, 21 Nov 2026 10:00:00 GMT</pubDate>
          <description><![CDATA[<p>Hello <b>world</b></p><ul><li>One</li><li><a href="https://game.test/x">Two</a></li></ul>]]></description></item>
        <item><link>https://game.test/old</link><description>&lt;p&gt;5 &amp;lt; 6&lt;/p&gt;</description></item>
      </channel></rss>`);
    expect(item).toEqual({
      guid: 'patch-12',
      title: 'Patch 1.2 & more',
      text: 'Hello world\n\n• One\n• Two (https://game.test/x)',
      url: 'https://game.test/patch-12?a=1&b=2',
      publishedAt: Date.UTC(2026, 10, 21, 10),
    });
    expect(second).toMatchObject({ guid: 'https://game.test/old', title: '5 < 6', text: '5 < 6', publishedAt: null });
  });

  test('leaves out what has no identity, and has no items in an empty channel', () => {
    expect(parseFeed('<rss><channel><item><title>Who?</title></item></channel></rss>')).toEqual([]);
    expect(parseFeed('<rss version="2.0"><channel/></rss>')).toEqual([]);
  });
});

test('Atom: links by relation, html and xhtml texts, Thai', () => {
  const [first, second] = parseFeed(`<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title>
    <entry><id>tag:game.test,2026:1</id><title type="html">Big &amp;amp; new</title>
      <link rel="self" href="https://game.test/self"/><link href="https://game.test/1"/>
      <updated>2026-11-20T08:00:00Z</updated><summary type="html">&lt;p&gt;Short&lt;/p&gt;</summary></entry>
    <entry><id>2</id><title>แพตช์ใหม่</title><published>2026-11-19T00:00:00+07:00</published>
      <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>หนึ่ง</p><p>สอง</p></div></content></entry></feed>`);
  expect(first).toEqual({
    guid: 'tag:game.test,2026:1',
    title: 'Big & new',
    text: 'Short',
    url: 'https://game.test/1',
    publishedAt: Date.UTC(2026, 10, 20, 8),
  });
  expect(second).toMatchObject({ guid: '2', title: 'แพตช์ใหม่', text: 'หนึ่ง\n\nสอง', url: null });
});

test('JSON Feed, with ids that are numbers', () => {
  const items = [
    {
      id: 7,
      content_html: '<p>Maintenance<br>tonight</p>',
      url: 'https://game.test/7',
      date_published: '2026-11-22T01:02:03Z',
    },
  ];
  const feed = JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'x', items });
  expect(parseFeed(feed)).toEqual([
    {
      guid: '7',
      title: 'Maintenance',
      text: 'Maintenance\ntonight',
      url: 'https://game.test/7',
      publishedAt: Date.UTC(2026, 10, 22, 1, 2, 3),
    },
  ]);
});

test('Markdown by hand: front matter, else heading and file name', () => {
  expect(
    parseMarkdownItem(
      'a.md',
      '---\ntitle: Fair winds\nurl: https://game.test/a\ndate: 2026-11-01\nid: fair\n---\nText **here**',
    ),
  ).toEqual({
    guid: 'fair',
    title: 'Fair winds',
    text: 'Text **here**',
    isMarkdown: true,
    url: 'https://game.test/a',
    publishedAt: Date.UTC(2026, 10, 1),
  });
  expect(parseMarkdownItem('b.md', '# Harvest\n\nCome!')).toMatchObject({
    guid: 'b.md',
    title: 'Harvest',
    text: 'Come!',
  });
});

describe('what is no feed', () => {
  test.each([
    ['<!DOCTYPE html><html><body>404</body></html>', /<html> instead of <rss>/],
    ['Not found', /neither XML nor JSON/],
    ['{"error": "no"}', /no JSON Feed/],
    ['{"version": ', /broken JSON/],
  ])('is named: %s', (content, message) => {
    expect(() => parseFeed(content)).toThrow(FeedUnreadable);
    expect(() => parseFeed(content)).toThrow(message);
  });

  test('an entity bomb stays as small as it is written', () => {
    const bomb = `<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><rss><channel><item><guid>1</guid><title>&b;</title></item></channel></rss>`;
    expect(parseFeed(bomb)[0]?.title.length).toBeLessThan(10);
  });
});
