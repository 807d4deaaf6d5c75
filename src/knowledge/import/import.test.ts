import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Article } from '../articles/article.ts';
import { articlesOfExport } from './help-centre-export.ts';
import { htmlToMarkdown } from './html-to-markdown.ts';
import { readSource } from './read-source.ts';

const server: { current?: Server } = {};
afterEach(async () => {
  server.current?.closeAllConnections();
  await new Promise<void>((resolve) => (server.current ? server.current.close(() => resolve()) : resolve()));
  delete server.current;
});

/** A web site whose pages may name its address. */
async function site(pages: (host: string) => Record<string, string | Buffer>): Promise<string> {
  const made = createServer((request, response) => {
    const page = pages(`http://${request.headers.host}`)[request.url ?? ''];
    if (page === undefined) response.writeHead(404).end();
    else response.end(page);
  });
  server.current = made;
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(made.address() as AddressInfo).port}`;
}
const brief = (articles: Article[]): string[] => articles.map(({ id, locale, title }) => `${locale} ${id} ${title}`);

/** As Zendesk's help centre interface gives an article. */
const zendesk = (id: number, title: string, more: object = {}): object => ({
  ...{
    id,
    url: `https://acme.zendesk.com/api/v2/help_center/en-us/articles/${id}.json`,
    author_id: 3,
    title,
    name: title,
  },
  ...{ html_url: `https://acme.zendesk.com/hc/en-us/articles/${id}-x`, comments_disabled: true, promoted: false },
  ...{
    draft: false,
    position: 0,
    vote_sum: 1,
    section_id: 9,
    outdated: false,
    source_locale: 'en-us',
    locale: 'en-us',
  },
  ...{ created_at: '2025-01-02T03:04:05Z', updated_at: '2026-02-03T04:05:06Z', label_names: ['billing'] },
  ...{ body: `<p>About ${title}</p>`, user_segment_id: null, permission_group_id: 1, ...more },
});

describe('Zendesk', () => {
  it('is followed through its pages, by number and by cursor, within its host', async () => {
    const address = await site((host) => ({
      '/a.json': JSON.stringify({
        ...{ count: 2, page: 1, per_page: 1, page_count: 2, previous_page: null, next_page: `${host}/b.json` },
        articles: [zendesk(360001, 'One')],
      }),
      '/b.json': JSON.stringify({
        ...{ meta: { has_more: true, after_cursor: 'x' }, links: { next: `${host}/c.json` } },
        articles: [zendesk(360002, 'Two')],
      }),
      '/c.json': JSON.stringify({
        ...{ meta: { has_more: false }, links: { next: 'https://elsewhere.example/d.json' } },
        articles: [zendesk(360003, 'Three'), zendesk(360004, 'Draft', { draft: true })],
      }),
    }));
    const { articles, left } = await readSource(`${address}/a.json`, 'en');
    expect(brief(articles)).toEqual(['en 360001 One', 'en 360002 Two', 'en 360003 Three']);
    expect(left).toEqual([]);
    expect(articles[0]).toMatchObject({
      url: 'https://acme.zendesk.com/hc/en-us/articles/360001-x',
      tags: ['billing'],
      updated: '2026-02-03',
      body: 'About One',
    });
  });

  it('what only some may read there is for agents only here, with its translations', () => {
    const translation = { source_type: 'Article', locale: 'th', title: 'ภายใน', body: '<p>ไทย</p>', draft: false };
    const document = {
      articles: [
        zendesk(360001, 'Public', { user_segment_ids: [] }),
        zendesk(360002, 'Signed in', { user_segment_id: 8696049524889 }),
        zendesk(360003, 'Partners', { user_segment_ids: [1, 2] }),
      ],
      translations: [{ ...translation, id: 77, source_id: 360002 }],
    };
    expect(articlesOfExport(document, 'en').map(({ title, audience }) => `${title}: ${audience}`)).toEqual([
      'Public: everyone',
      'Signed in: agents',
      'Partners: agents',
      'ภายใน: agents',
    ]);
  });

  it('gives the address of a long title without it, where a button holds no more', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'zendesk-'));
    const title = encodeURIComponent('เปลี่ยนรหัสผ่านของบัญชีที่ผูกไว้กับอีเมลเก่าไม่ได้ต้องทำอย่างไรดีครับ');
    const addresses = [`/hc/th/articles/360001-${title}#top`, `/about/360002-${title}`, '/hc/th/articles/360003-short'];
    const articles = addresses.map((path, at) => zendesk(360001 + at, 'ไทย', { html_url: `https://z.example${path}` }));
    await writeFile(join(folder, 'export.json'), JSON.stringify({ articles }));
    const taken = (await readSource(join(folder, 'export.json'), 'en')).articles;
    await rm(folder, { recursive: true });
    expect(taken.map(({ url }) => url?.replace('https://z.example', ''))).toEqual([
      '/hc/th/articles/360001#top',
      ...addresses.slice(1),
    ]);
  });

  it('links translations that stand beside the articles', () => {
    const translations = [
      {
        id: 77,
        source_id: 360001,
        source_type: 'Article',
        locale: 'th',
        title: 'หนึ่ง',
        body: '<p>ไทย</p>',
        draft: false,
      },
      { id: 78, source_id: 360001, source_type: 'Article', locale: 'de', title: 'Eins', body: '<p>D</p>', draft: true },
    ];
    const document = { articles: [zendesk(360001, 'One', { translation_ids: [77] })], translations };
    expect(brief(articlesOfExport(document, 'en'))).toEqual(['en 360001 One', 'th 360001 หนึ่ง']);
  });
});

it('Intercom: published articles with their published translations', () => {
  const content = { type: 'article_content', description: '', author_id: 5, created_at: 1, updated_at: 2 };
  const document = {
    ...{ type: 'list', total_count: 2, pages: { type: 'pages', page: 1, per_page: 25, total_pages: 1 } },
    data: [
      {
        ...{ id: '6871119', type: 'article', workspace_id: 'w', parent_id: 1, parent_type: 'collection' },
        ...{ title: 'Hello', description: 'short', body: '<p>Long <b>text</b></p>', author_id: 5, state: 'published' },
        ...{
          created_at: 1672928359,
          updated_at: 1672928610,
          url: 'https://intercom.help/x/hello',
          default_locale: 'en',
        },
        translated_content: {
          type: 'article_translated_content',
          ...{ en: { ...content, title: 'Hello', body: '<p>Long text</p>', state: 'published' } },
          ...{ th: { ...content, title: 'สวัสดี', body: '<p>ไทย</p>', state: 'published' } },
          ...{ fr: { ...content, title: 'Brouillon', body: '<p>x</p>', state: 'draft' }, de: null },
        },
      },
      { id: '2', type: 'article', title: 'Draft', body: '<p>x</p>', state: 'draft', default_locale: 'en' },
      { id: '3', type: 'internal_article', title: 'How to ban', body: '<p>x</p>', owner_id: 5, locale: 'en' },
    ],
  };
  const articles = articlesOfExport(document, 'en');
  expect(brief(articles)).toEqual(['en 6871119 Hello', 'th 6871119 สวัสดี', 'en 3 How to ban']);
  expect(articles.map(({ audience }) => audience)).toEqual(['everyone', 'everyone', 'agents']);
  expect(articles[0]).toMatchObject({
    body: 'Long **text**',
    updated: '2023-01-05',
    url: 'https://intercom.help/x/hello',
  });
});

it('Freshdesk: a list of the interface, and an export by category and folder', () => {
  const row = (id: number, title: string, status = 2): object => ({
    ...{ id, type: 1, category_id: 4, folder_id: 5, agent_id: 6, title, status, hits: 3, thumbs_up: 1, thumbs_down: 0 },
    ...{ description: `<div>${title}</div>`, description_text: title, tags: ['x'], seo_data: { meta_title: title } },
    ...{ created_at: '2025-01-01T00:00:00Z', updated_at: '2025-02-01T00:00:00Z' },
  });
  expect(brief(articlesOfExport([row(1, 'A'), row(2, 'Draft', 1)], 'en'))).toEqual(['en 1 A']);
  const nested = [
    {
      category: {
        id: 4,
        name: 'General',
        description: 'Not an article',
        folders: [
          { id: 5, name: 'F', visibility: 1, articles: [row(1, 'A'), row(3, 'B')] },
          { id: 6, name: 'Agents', visibility: 3, articles: [row(4, 'C')] },
        ],
      },
    },
  ];
  const exported = articlesOfExport(nested, 'th');
  expect(brief(exported)).toEqual(['th 1 A', 'th 3 B', 'th 4 C']);
  expect(exported.map(({ audience }) => audience)).toEqual(['everyone', 'everyone', 'agents']);
});

it('what is no export says so', () => {
  expect(() => articlesOfExport({ tickets: [] }, 'en')).toThrow(/has no articles/);
  expect(articlesOfExport({ articles: [] }, 'en')).toEqual([]);
});

it('a packed sitemap of sitemaps: each page once, translations under one id, what is gone is named', async () => {
  const page = (lang: string, title: string, body: string): string =>
    `<!doctype html><html lang="${lang}"><head><title>T</title></head><body><header>Top</header><nav>Menu</nav><main><h1>${title}</h1>${body}</main><footer>Foot</footer></body></html>`;
  const address = await site((host) => ({
    '/sitemap.xml': `<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>${host}/pages.xml.gz</loc></sitemap><sitemap><loc>${host}/sitemap.xml</loc></sitemap></sitemapindex>`,
    '/pages.xml.gz': gzipSync(
      `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${['/en/help/hours', '/th/help/hours', '/en/help/hours', '/hc/en-us/articles/36000123-Refunds', '/gone'].map((path) => `<url><loc>${host}${path}</loc><lastmod>2026-01-01</lastmod></url>`).join('')}</urlset>`,
    ),
    '/en/help/hours': page('en', 'Opening hours', '<p>Nine to five. <a href="../contact">Contact</a></p>'),
    '/th/help/hours': page('th-TH', 'เวลาทำการ', '<p>เก้าถึงห้า</p>'),
    '/hc/en-us/articles/36000123-Refunds': page(
      'en-US',
      'Refunds',
      "<p>See <a href='https://x.example/a?b=1&amp;c=2'>this</a></p>",
    ),
  }));
  const { articles, left } = await readSource(`${address}/sitemap.xml`, 'en');
  expect(brief(articles)).toEqual(['en help-hours Opening hours', 'th help-hours เวลาทำการ', 'en 36000123 Refunds']);
  expect(articles[0]!.body).toBe(`Nine to five. [Contact](${address}/en/contact)`);
  expect(articles[2]!.body).toBe('See [this](https://x.example/a?b=1&c=2)');
  expect(left).toEqual([expect.stringContaining('/gone answered 404')]);
});

it('HTML keeps what helps: numbers of steps, rows of tables, no scripts, no addresses that run code', () => {
  const html = `<h2>Steps</h2><ol><li>Open</li><li>Tap <strong>Save</strong></li></ol><ul><li>one</li></ul>
    <table><tr><th>Plan</th><th>Price</th></tr><tr><td>S</td><td>1&nbsp;€</td></tr></table>
    <p><a href="javascript:alert(1)">click</a> <a href="/rel">relative</a></p><script>bad()</script><style>x{}</style>`;
  expect(htmlToMarkdown(html)).toBe(
    '## Steps\n\n1. Open\n2. Tap **Save**\n\n- one\n\nPlan | Price\n\nS | 1 €\n\nclick relative',
  );
});

describe('a folder', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'import-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const write = async (path: string, text: string): Promise<void> => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  };

  it('names articles after their paths, with folders and endings of a language', async () => {
    await write('billing/index.md', '# Billing\n\nPay here.');
    await write('faq/index.md', '# FAQ\n\nAsk here.');
    await write('en/refund.md', '# Refund\n\nIn 14 days.');
    await write('th/refund.md', '# คืนเงิน\n\nใน 14 วัน');
    await write('hours.th.md', '# เวลา\n\nเก้าถึงห้า');
    await write('faq/วิธีเติม.md', '# วิธีเติม\n\nเติม');
    await write('faq/วิธีคืน.md', '# วิธีคืน\n\nคืน');
    await write('README.md', '# Welcome\n\nHello.');
    const { articles, left } = await readSource(folder, 'en');
    expect(left).toEqual([]);
    expect(new Set(articles.map(({ id, locale }) => `${locale} ${id}`)).size).toBe(8);
    expect(brief(articles)).toEqual(
      expect.arrayContaining([
        'en billing Billing',
        'en faq FAQ',
        'en refund Refund',
        'th refund คืนเงิน',
        'th hours เวลา',
        'en welcome Welcome',
      ]),
    );
  });

  it('names what has an id and a language that were taken, and keeps the first', async () => {
    await write('a.md', '---\nslug: same\n---\n# A\n\nOne');
    await write('b.md', '---\nslug: same\n---\n# B\n\nTwo');
    const { articles, left } = await readSource(folder, 'en');
    expect(brief(articles)).toEqual(['en same A']);
    expect(left).toEqual([
      expect.stringMatching(/b\.md: the id "same" in the language "en" was already taken from .*a\.md/),
    ]);
  });

  it('reads front matter of other writers, line ends of Windows, byte order marks, and text that begins with a bracket', async () => {
    await write('ours.md', '\ufeff---\r\nid: ours\r\ntitle: Ours\r\nlocale: th\r\n---\r\nText\r\n');
    await write(
      'hugo.md',
      '---\ntitle: Cards\nslug: /help/cards/\ndate: 2026-01-02T10:00:00Z\nweight: 3\nlang: de-AT\naliases: [/old, karte]\ntags: [pay]\n---\n# Cards\n\nYour card.',
    );
    await write('draft.md', '---\ntitle: Draft\ndraft: true\n---\nNo');
    await write('link.md', '[Start](https://x.example) here.');
    await write('line.md', '---\n\nA line above.\n\n---\n');
    await write('toml.md', '+++\ntitle = "T"\n+++\nText');
    await write('fault.md', '---\nid: f\ntitle: F\nlocale: en\nupdated: soon\n---\nText');
    await write('bom.json', '\ufeff[{"id":9,"title":"J","body":"<p>Caf&eacute;&rsquo;s &ndash; H&ocirc;tel</p>"}]');
    const { articles, left } = await readSource(folder, 'en');
    const byId = new Map(articles.map((article) => [article.id, article]));
    expect([...byId.keys()].sort()).toEqual(['9', 'help-cards', 'line', 'link', 'ours']);
    expect(byId.get('ours')).toMatchObject({ locale: 'th', body: 'Text' });
    expect(byId.get('help-cards')).toEqual({
      ...{ id: 'help-cards', title: 'Cards', locale: 'de', body: 'Your card.', url: null },
      ...{ aliases: ['karte'], tags: ['pay'], audience: 'everyone', updated: '2026-01-02' },
    });
    expect(byId.get('9')!.body).toBe('Café’s – Hôtel');
    expect(left).toEqual([
      expect.stringMatching(/fault\.md:5 updated must be a date/),
      expect.stringMatching(/toml\.md: its front matter is TOML/),
    ]);
  });
});

it('Zendesk: dialects of one language are named, not lost in silence', async () => {
  const rows = [
    zendesk(1, 'Colors'),
    zendesk(1, 'Colours', { locale: 'en-gb', html_url: 'https://acme.example/hc/en-gb/articles/1' }),
  ];
  const address = await site(() => ({ '/a.json': JSON.stringify({ articles: [...rows, rows[0]] }) }));
  const { articles, left } = await readSource(`${address}/a.json`, 'en');
  expect(brief(articles)).toEqual(['en 1 Colors']);
  expect(left).toEqual([
    expect.stringMatching(/en-gb\/articles\/1: the id "1" in the language "en" was already taken from .*en-us/),
  ]);
});

it('a sitemap links translations with other paths, and tells how many pages are too many', async () => {
  const page = (title: string): string =>
    `<!doctype html><html lang="en"><body><main><h1>${title}</h1><p>Text</p></main></body></html>`;
  const address = await site((host) => {
    const links = `<xhtml:link rel="alternate" hreflang="en" href="${host}/opening-hours"/><xhtml:link rel="alternate" hreflang="de" href="${host}/oeffnungszeiten"/><xhtml:link rel="alternate" hreflang="x-default" href="${host}/"/>`;
    const urls = ['/opening-hours', '/oeffnungszeiten'].map((path) => `<url><loc>${host}${path}</loc>${links}</url>`);
    return {
      '/sitemap.xml': `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">${urls.join('')}<url><loc>${host}/third</loc></url></urlset>`,
      '/opening-hours': page('Opening hours'),
      '/oeffnungszeiten': page('Öffnungszeiten'),
    };
  });
  const { articles, left } = await readSource(`${address}/sitemap.xml`, 'en', 2);
  expect(brief(articles)).toEqual(['en opening-hours Opening hours', 'de opening-hours Öffnungszeiten']);
  expect(left).toEqual([expect.stringContaining('1 pages beyond the first 2 were not read')]);
});
