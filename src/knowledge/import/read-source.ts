import { readFile, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { Article } from '../articles/article.ts';
import { filesBelow } from '../articles/files-below.ts';
import { parseArticle } from '../articles/parse-article.ts';
import { decodeText } from './decode-text.ts';
import { download } from './download.ts';
import { frontMatterOf, isOurs, usableOf } from './front-matter.ts';
import { articlesOfExport, type Leavings } from './help-centre-export.ts';
import { htmlTitle, htmlToMarkdown, mainContent } from './html-to-markdown.ts';
import { meantFor } from './meant-for.ts';
import { idOf, type Place, placeOfFile, placeOfPage, withoutFragment } from './place.ts';
import { withShortAddress } from './short-address.ts';
import { readSitemap } from './sitemap.ts';
import { Taken } from './taken.ts';

export interface Imported {
  articles: Article[];
  /** What could not be taken, in words. */
  left: string[];
  /** What else to know: drafts, what only agents may see, why there is nothing. */
  notes: string[];
}

const MOST_PAGES = 5000;

/** Reads articles from a folder, a file (.md, .html, .json, sitemap .xml) or an address of such. @throws when the source can't be read at all. */
export async function readSource(source: string, locale: string, mostPages: number = MOST_PAGES): Promise<Imported> {
  const reading = new Reading(locale, mostPages);
  try {
    if (/^https?:/i.test(source)) await reading.address(source);
    else if (await isFolder(source)) await reading.folder(source);
    else await reading.file(source, placeOfFile(basename(source)));
  } catch (error) {
    throw new Error(told(source, error as Error), { cause: error });
  }
  return reading.result();
}

async function isFolder(source: string): Promise<boolean> {
  try {
    return (await stat(source)).isDirectory();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code === 'ENOENT' ? 'there is no such file or folder' : message;
    throw new Error(
      `${source} can't be read (${reason}), so nothing was imported. Check the path; an address begins with "https://" or "http://".`,
      { cause: error },
    );
  }
}

/** What went wrong with something, with its name once. */
function told(name: string, { message }: Error): string {
  return message.includes(name) ? message : `${name}: ${message}`;
}

class Reading {
  private readonly taken = new Taken();
  private readonly notes: string[] = [];
  /** Addresses that were read, also those that others led to. */
  private readonly read = new Set<string>();
  /** Where sitemaps say that pages stand. */
  private readonly places = new Map<string, Place>();
  private asked = 0;
  private beyond = 0;

  constructor(
    private readonly locale: string,
    private readonly mostPages: number,
  ) {}

  result(): Imported {
    const { left } = this.taken;
    const articles = this.taken.articles.map(withShortAddress);
    const more = `${this.beyond} pages beyond the first ${this.mostPages} were not read. Import the parts of the sitemap one by one.`;
    return { articles, left: this.beyond === 0 ? left : [...left, more], notes: this.notes };
  }

  async folder(folder: string): Promise<void> {
    const paths = await filesBelow(folder, /\.(md|markdown|html?|json)$/i);
    if (paths.length === 0)
      this.notes.push(
        `${folder} has no file that ends in .md, .markdown, .html, .htm or .json, so there is nothing to import. Name another folder.`,
      );
    for (const path of paths) {
      if (isKeptBack(path))
        this.taken.left.push(
          `${path}: a name that begins with "_" keeps a file back, as in the bot's own folder. Rename it to have it imported.`,
        );
      else await this.orLeft(path, () => this.file(join(folder, path), placeOfFile(path)));
    }
  }

  async file(path: string, place: Place): Promise<void> {
    await this.text(decodeText(await readFile(path), null), path, null, place);
  }

  async address(url: string): Promise<void> {
    if (!URL.canParse(url))
      throw new Error(`${url} is not a web address, so nothing was imported. Check how it is written.`);
    await this.page(url, null);
  }

  private async page(url: string, place: Place | null): Promise<void> {
    const found = await download(url);
    const address = withoutFragment(found.url);
    if (address !== withoutFragment(url) && this.read.has(address)) {
      this.notes.push(`${url} leads to ${address}, which was read already.`);
      return;
    }
    this.read.add(address);
    await this.text(found.text, url, address, this.places.get(address) ?? place ?? placeOfPage(address));
  }

  private async text(raw: string, name: string, url: string | null, place: Place): Promise<void> {
    const text = raw.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
    const ending = extname(url === null ? name : new URL(url).pathname).toLowerCase();
    if (ending === '.md' || ending === '.markdown') return this.markdown(text, name, place);
    const start = text.trimStart();
    if (/^[[{]/.test(start)) return this.json(text, name, url);
    if (/<(urlset|sitemapindex)\b/.test(text.slice(0, 2000))) return this.sitemap(text, name);
    if (!start.startsWith('<'))
      throw new Error(
        `${name} is neither Markdown, HTML, JSON nor a sitemap, so nothing was taken from it. Name another file or address.`,
      );
    this.html(text, name, url, place);
  }

  private async json(text: string, name: string, url: string | null): Promise<void> {
    const leavings: Leavings = { left: [], drafts: 0, kept: [] };
    let count = 0;
    for await (const page of this.pagesOf(text, name, url))
      for (const article of articlesOfExport(page, this.locale, leavings)) {
        count++;
        this.taken.add(article, article.url ?? `"${article.title}" in ${name}`);
      }
    const { left, drafts, kept } = leavings;
    this.taken.left.push(...left.map((one) => `${name}: ${one}`));
    if (drafts > 0) this.notes.push(`${name}: ${drafts} of its texts are drafts, which are not taken.`);
    if (kept.length > 0)
      this.notes.push(
        `${name}: ${kept.length} of its texts may not be for everybody (${listed(kept)}), so they are for agents only. Where users may read one, write "audience: everyone" in the new file.`,
      );
    if (count + left.length + drafts === 0)
      this.notes.push(`${name} is a list without a single article. Check what it was exported from.`);
  }

  /** A list and what it goes on with. */
  private async *pagesOf(text: string, name: string, url: string | null): AsyncGenerator<unknown> {
    let page = jsonOf(text, name);
    for (let count = 1; ; count++) {
      yield page;
      const next = nextPage(page);
      // Followed only within the same host: what is imported must not lead elsewhere.
      if (url === null || next === null || new URL(next).host !== new URL(url).host) return;
      if (count >= this.mostPages) {
        this.taken.left.push(`${next}: the list goes on here, but after ${this.mostPages} pages no more was read`);
        return;
      }
      page = jsonOf((await download(next)).text, next);
    }
  }

  private async sitemap(xml: string, name: string): Promise<void> {
    const entries = readSitemap(xml);
    if (entries.length === 0)
      this.notes.push(
        `${name} is a sitemap that names no page by a whole address ("https://…"), so nothing was read from it. Check the sitemap.`,
      );
    for (const { url, place } of entries) if (place !== null) this.places.set(withoutFragment(url), place);
    for (const { url, place } of entries) {
      // A sitemap may name itself, or a page twice.
      if (this.read.has(withoutFragment(url))) continue;
      if (this.asked >= this.mostPages) {
        this.beyond++;
        continue;
      }
      this.asked++;
      this.read.add(withoutFragment(url));
      await this.orLeft(url, () => this.page(url, place));
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
    const { audience, because } = meantFor(matter?.values ?? {});
    if (audience === null) {
      this.notes.push(`${name}: a draft ("${because}"), which is not taken.`);
      return;
    }
    if (because !== null)
      this.notes.push(
        `${name}: "${because}" may mean that not everybody shall read it, so it is for agents only. Where users may, write "audience: everyone" in the new file.`,
      );
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
    this.taken.add({ ...article, ...rest, audience }, name);
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
    await work().catch((error: Error) => this.taken.left.push(told(name, error)));
  }
}

/** So many different lines are named. */
const NAMED = 5;

/** The different lines of a list, in quotes. */
function listed(lines: string[]): string {
  const different = [...new Set(lines)];
  const more = different.length > NAMED ? ` and ${different.length - NAMED} more` : '';
  return `${different
    .slice(0, NAMED)
    .map((line) => `"${line}"`)
    .join(', ')}${more}`;
}

/** Names that the bot's own folder leaves out; those of Hugo's sections ("_index.md") are articles like others. */
function isKeptBack(path: string): boolean {
  return /^_.*\.(?:md|markdown)$/i.test(basename(path)) && !/^_index\./i.test(basename(path));
}

function jsonOf(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(
      `${name} is not valid JSON (${(error as Error).message}), so nothing was taken from it. It may be cut off: export or save it again.`,
      { cause: error },
    );
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
