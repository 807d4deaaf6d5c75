import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { htmlToMarkdown } from './html-to-markdown.ts';
import { readSource } from './read-source.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

interface Page {
  body?: string | Buffer;
  type?: string;
  to?: string;
}

async function site(pages: (host: string) => Record<string, Page>): Promise<string> {
  const server = createServer((request, response) => {
    const { body = '', type, to } = pages(`http://${request.headers.host}`)[request.url ?? ''] ?? {};
    if (to !== undefined) response.writeHead(302, { location: to }).end();
    else response.writeHead(200, type === undefined ? {} : { 'content-type': type }).end(body);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** "เวลา" and "こ", as their old charsets write them. */
const THAI = Buffer.from([0xe0, 0xc7, 0xc5, 0xd2]);
const JAPANESE = Buffer.from([0x82, 0xb1]);
const page = (head: string, title: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(`<html><head>${head}</head><body><h1>`),
    title,
    Buffer.from('</h1><p>Text</p></body></html>'),
  ]);

describe('a page in another charset', () => {
  it.each([
    ['the header', 'text/html; charset=iso-8859-1', page('', Buffer.from('Café', 'latin1')), 'Café'],
    ['its meta', 'text/html', page('<meta charset="tis-620">', THAI), 'เวลา'],
    [
      'its older meta',
      undefined,
      page('<meta http-equiv="Content-Type" content="text/html; charset=Shift_JIS">', JAPANESE),
      'こ',
    ],
    ['the header before its meta', 'text/html; charset="windows-874"', page('<meta charset="utf-8">', THAI), 'เวลา'],
    ['no one, which is UTF-8', 'text/html', page('<!-- <meta charset="tis-620"> -->', Buffer.from('เวลา')), 'เวลา'],
    [
      'no description of it, which is UTF-8',
      'text/html',
      page('<meta name="description" content="how charset=foo works, or <meta charset=tis-620>">', Buffer.from('เวลา')),
      'เวลา',
    ],
    [
      'no name of a charset, which is UTF-8',
      'text/html',
      page('<meta charset="utf8mb4">', Buffer.from('เวลา')),
      'เวลา',
    ],
    ['no "none", which is UTF-8', 'text/html', page('<meta charset=none>', Buffer.from('Hours')), 'Hours'],
    [
      'no header without a charset, which is UTF-8',
      'text/html; charset=utf8mb4',
      page('', Buffer.from('เวลา')),
      'เวลา',
    ],
    [
      'the first of its metas that is one',
      'text/html',
      page('<meta charset="x"><meta charset=tis-620/>', THAI),
      'เวลา',
    ],
    [
      'no word for UTF-16 in ASCII',
      'text/html',
      page('<meta http-equiv=content-type content="text/html; charset=unicode">', Buffer.from('Hours')),
      'Hours',
    ],
  ])('that %s tells is read in it', async (_, type, body, title) => {
    const address = await site(() => ({ '/a': { body, ...(type !== undefined && { type }) } }));
    const { articles } = await readSource(`${address}/a`, 'en');
    expect(articles.map((article) => article.title)).toEqual([title]);
  });

  it('that is not known, or not what it says, is named and left out', async () => {
    const address = await site((host) => ({
      '/sitemap.xml': {
        body: `<urlset>${['/a', '/b', '/c', '/d'].map((path) => `<url><loc>${host}${path}</loc></url>`).join('')}</urlset>`,
      },
      '/a': { body: page('<meta charset="klingon-8">', THAI) },
      '/b': { body: page('', THAI) },
      '/c': { body: page('', THAI), type: 'text/html; charset=utf-8' },
      '/d': { body: page('<meta charset="iso-2022-kr">', Buffer.from('\x0e0!\x0f')) },
    }));
    const { articles, left } = await readSource(`${address}/sitemap.xml`, 'en');
    expect(articles).toEqual([]);
    expect(left).toEqual([
      expect.stringMatching(/\/a: it is in the charset "klingon-8", which is not known here/),
      expect.stringMatching(/\/b: it is not valid UTF-8 and names no other charset/),
      expect.stringMatching(/\/c: it has bytes that are not in its charset "utf-8"/),
      expect.stringMatching(/\/d: it is in the charset "iso-2022-kr", which is not known here/),
    ]);
  });
});

describe('a page that leads to another one', () => {
  const body = '<html lang="en"><body><main><h1>Hours</h1><p>Nine to five.</p></main></body></html>';

  it.each([
    ['before it', ['/old', '/help/hours']],
    ['after it', ['/help/hours', '/old']],
  ])('%s is the same article, at the final address', async (_, paths) => {
    const address = await site((host) => ({
      '/sitemap.xml': {
        body: `<urlset>${paths.map((path) => `<url><loc>${host}${path}</loc></url>`).join('')}</urlset>`,
      },
      '/old': { to: '/help/hours' },
      '/help/hours': { body },
    }));
    const { articles, left } = await readSource(`${address}/sitemap.xml`, 'en');
    expect(articles.map(({ id, url }) => `${id} ${url}`)).toEqual([`help-hours ${address}/help/hours`]);
    expect(left).toEqual([]);
  });

  it('keeps the place among translations that the sitemap gave it', async () => {
    const address = await site((host) => {
      const links = ['en', 'de']
        .map((tag) => `<xhtml:link rel="alternate" hreflang="${tag}" href="${host}/${tag}-x"/>`)
        .join('');
      const urls = ['en', 'de'].map((tag) => `<url><loc>${host}/${tag}-x</loc>${links}</url>`).join('');
      return {
        '/sitemap.xml': { body: `<urlset xmlns:xhtml="http://www.w3.org/1999/xhtml">${urls}</urlset>` },
        '/en-x': { to: '/en-x/' },
        '/de-x': { to: '/de-x/' },
        '/en-x/': { body },
        '/de-x/': { body: body.replace('Hours', 'Zeiten') },
      };
    });
    const { articles } = await readSource(`${address}/sitemap.xml`, 'en');
    expect(articles.map(({ id, locale }) => `${locale} ${id}`)).toEqual(['en en-x', 'de en-x']);
  });
});

it('code keeps its lines and spaces', () => {
  const html =
    '<p>Run:</p><pre class="x"><code>npm <b>run</b> kb\n  --from &lt;x&gt;<br>\n\n  # **end**\n</code></pre><p>Done <!-- <pre>a</pre> --></p><pre> </pre>';
  expect(htmlToMarkdown(html)).toBe('Run:\n\n```\nnpm run kb\n  --from <x>\n\n\n  # **end**\n```\n\nDone');
  expect(htmlToMarkdown('<pre>a\n```\nb</pre>')).toBe('````\na\n```\nb\n````');
});
