import { readFile, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { Article } from '../articles/article.ts';
import { filesBelow } from '../articles/files-below.ts';
import { parseArticle } from '../articles/parse-article.ts';
import { download } from './download.ts';
import { frontMatterOf, isOurs, isUnpublished, usableOf } from './front-matter.ts';
import { articlesOfExport } from './help-centre-export.ts';
import { htmlTitle, htmlToMarkdown, mainContent } from './html-to-markdown.ts';
import { idOf, type Place, placeOfFile, placeOfPage } from './place.ts';
import { withShortAddress } from './short-address.ts';
import { readSitemap } from './sitemap.ts';
import { Taken } from './taken.ts';

export interface Imported {
  articles: Article[];
  /** What could not be taken, in words. */
  left: string[];
}

const MOST_PAGES = 5000;

/** Reads articles from a folder, a file (.md, .html, .json, sitemap .xml) or an address of such. @throws when the source can't be read at all. */
export async function readSource(source: string, locale: string, mostPages: number = MOST_PAGES): Promise<Imported> {
  const reading = new Reading(locale, mostPages);
  if (/^https?:\/\//.test(source)) await reading.page(source, placeOfPage(source));
  else if ((await stat(source)).isDirectory()) await reading.folder(source);
  else await reading.file(source, placeOfFile(basename(source)));
  return reading.result();
}

class Reading {
  private readonly taken = new Taken();
  private readonly read = new Set<string>();
  private beyond = 0;

  constructor(
    private readonly locale: string,
    private readonly mostPages: number,
  ) {}

  result(): Imported {
    const { left } = this.taken;
    const articles = this.taken.articles.map(withShortAddress);
    const more = `${this.beyond} pages beyond the first ${this.mostPages} were not read. Import the parts of the sitemap one by one.`;
    return { articles, left: this.beyond === 0 ? left : [...left, more] };
  }

  async folder(folder: string): Promise<void> {
    for (const path of await filesBelow(folder, /\.(md|markdown|html?|json)$/i))
      await this.orLeft(path, () => this.file(join(folder, path), placeOfFile(path)));
  }

  async file(path: string, place: Place): Promise<void> {
    await this.text(await readFile(path, 'utf8'), path, null, place);
  }

  async page(url: string, place: Place): Promise<void> {
    await this.text(await download(url), url, url, place);
  }

  private async text(raw: string, name: string, url: string | null, place: Place): Promise<void> {
    const text = raw.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
    const ending = extname(url === null ? name : new URL(url).pathname).toLowerCase();
    if (ending === '.md' || ending === '.markdown') return this.markdown(text, name, place);
    const start = text.trimStart();
    if (/^[[{]/.test(start)) return this.json(text, name, url);
    if (/<(urlset|sitemapindex)\b/.test(text.slice(0, 2000))) return this.sitemap(text);
    if (!start.startsWith('<'))
      throw new Error(`${name} is neither Markdown, HTML, JSON nor a sitemap, so nothing was taken from it.`);
    this.html(text, name, url, place);
  }

  private async json(text: string, name: string, url: string | null): Promise<void> {
    let page: unknown = JSON.parse(text);
    for (let count = 1; ; count++) {
      for (const article of articlesOfExport(page, this.locale))
        this.taken.add(article, article.url ?? `"${article.title}" in ${name}`);
      const next = nextPage(page);
      // Followed only within the same host: what is imported must not lead elsewhere.
      if (url === null || next === null || new URL(next).host !== new URL(url).host) return;
      if (count >= this.mostPages) {
        this.taken.left.push(`${next}: the list goes on here, but after ${this.mostPages} pages no more was read`);
        return;
      }
      page = JSON.parse(await download(next));
    }
  }

  private async sitemap(xml: string): Promise<void> {
    for (const { url, place } of readSitemap(xml)) {
      // A sitemap may name itself, or a page twice.
      if (this.read.has(url)) continue;
      if (this.read.size >= this.mostPages) {
        this.beyond++;
        continue;
      }
      this.read.add(url);
      await this.orLeft(url, () => this.page(url, place ?? placeOfPage(url)));
    }
  }

  private markdown(text: string, name: string, place: Place): void {
    const parsed = parseArticle(text, name);
    if ('article' in parsed) return this.taken.add(parsed.article, name);
    const matter = frontMatterOf(text);
    if (matter !== null && isOurs(matter)) {
      this.taken.left.push(...parsed.problems.map(({ file, line, message }) => `${file}:${line} ${message}`));
      return;
    }
    if (matter !== null && isUnpublished(matter)) return;
    const { id, title: named, ...rest } = matter === null ? {} : usableOf(matter);
    const body = matter === null ? text : matter.body;
    const heading = /^#[ \t]+(\S.*)$/m.exec(body);
    const title = named ?? heading?.[1]!.trim() ?? basename(name, extname(name)).replace(/[-_]+/g, ' ');
    const repeated = heading !== null && heading[1]!.trim() === title;
    const article = this.article(
      id ?? place.path,
      title,
      (repeated ? body.replace(heading[0], '') : body).trim(),
      place.language ?? this.locale,
      null,
    );
    this.taken.add({ ...article, ...rest }, name);
  }

  private html(html: string, name: string, url: string | null, place: Place): void {
    const title = htmlTitle(html);
    const body = htmlToMarkdown(mainContent(html).replace(/<h1\b[\s\S]*?<\/h1>/i, ' '), url);
    if (title === null || body === '') {
      this.taken.left.push(`${name}: no title or no text`);
      return;
    }
    const said = /<html[^>]*\blang\s*=\s*["']?([a-z]{2,3})\b/i.exec(html)?.[1]?.toLowerCase();
    const language = (place.certain === true ? place.language : null) ?? said ?? place.language ?? this.locale;
    this.taken.add(this.article(place.path, title, body, language, url), name);
  }

  private article(path: string, title: string, body: string, locale: string, url: string | null): Article {
    const id = idOf(path, title);
    return { id, title, body, locale, url, aliases: [], tags: [], audience: 'everyone', updated: null };
  }

  private async orLeft(name: string, work: () => Promise<void>): Promise<void> {
    await work().catch((error: Error) => this.taken.left.push(`${name}: ${error.message}`));
  }
}

/** Where Zendesk (pages by number or by cursor) and Intercom say that a list goes on. */
function nextPage(document: unknown): string | null {
  const { next_page, links, meta, pages } = (document ?? {}) as {
    next_page?: unknown;
    links?: { next?: unknown };
    meta?: { has_more?: unknown };
    pages?: { next?: unknown };
  };
  const next = next_page ?? (meta?.has_more === false ? null : links?.next) ?? pages?.next;
  return typeof next === 'string' && URL.canParse(next) ? next : null;
}
