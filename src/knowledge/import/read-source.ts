import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { XMLParser } from 'fast-xml-parser';
import type { Article } from '../articles/article.ts';
import { parseArticle } from '../articles/parse-article.ts';
import { articleId, articlesOfExport } from './help-centre-export.ts';
import { htmlTitle, htmlToMarkdown, mainContent } from './html-to-markdown.ts';

export interface Imported {
  articles: Article[];
  /** What could not be taken, in words. */
  left: string[];
}

const TIMEOUT_MS = 15_000;
const LARGEST = 20_000_000;
const MOST_PAGES = 5000;

/** Reads articles from a folder, a file (.md, .html, .json, sitemap .xml) or an address of such. @throws when the source can't be read at all. */
export async function readSource(source: string, locale: string): Promise<Imported> {
  if (/^https?:\/\//.test(source)) return fromText(await download(source), source, source, locale);
  if (!(await stat(source)).isDirectory()) return fromText(await readFile(source, 'utf8'), source, null, locale);
  const result: Imported = { articles: [], left: [] };
  for (const entry of await readdir(source, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(md|markdown|html?|json)$/i.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    const part = await fromText(await readFile(path, 'utf8'), path, null, locale).catch((error: Error) => ({
      articles: [],
      left: [`${path}: ${error.message}`],
    }));
    result.articles.push(...part.articles);
    result.left.push(...part.left);
  }
  return result;
}

async function fromText(
  text: string,
  name: string,
  url: string | null,
  locale: string,
  read = new Set<string>(),
): Promise<Imported> {
  const start = text.trimStart().slice(0, 200);
  if (/^[[{]/.test(start)) return fromJson(text, url, locale);
  if (/<(urlset|sitemapindex)\b/.test(text.slice(0, 2000))) return fromSitemap(text, locale, read);
  if (/\.(md|markdown)$/i.test(name)) return fromMarkdown(text, name, locale);
  if (!start.startsWith('<'))
    throw new Error(`${name} is neither Markdown, HTML, JSON nor a sitemap, so nothing was taken from it.`);
  return fromHtml(text, name, url, locale);
}

async function fromJson(text: string, url: string | null, locale: string): Promise<Imported> {
  const articles: Article[] = [];
  let page: unknown = JSON.parse(text);
  for (let count = 0; ; count++) {
    articles.push(...articlesOfExport(page, locale));
    const next = nextPage(page);
    // Followed only within the same host: what is imported must not lead elsewhere.
    if (url === null || next === null || new URL(next).host !== new URL(url).host || count >= MOST_PAGES) break;
    page = JSON.parse(await download(next));
  }
  return { articles, left: [] };
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

async function fromSitemap(xml: string, locale: string, read: Set<string>): Promise<Imported> {
  const tree = new XMLParser({ isArray: (name) => name === 'url' || name === 'sitemap' }).parse(xml) as {
    urlset?: { url?: { loc?: string }[] };
    sitemapindex?: { sitemap?: { loc?: string }[] };
  };
  const result: Imported = { articles: [], left: [] };
  const pages = [...(tree.urlset?.url ?? []), ...(tree.sitemapindex?.sitemap ?? [])];
  for (const { loc } of pages) {
    if (typeof loc !== 'string' || !/^https?:\/\//.test(loc) || read.has(loc) || read.size >= MOST_PAGES) continue;
    // A sitemap may name itself, or a page twice.
    read.add(loc);
    try {
      const part = await fromText(await download(loc), loc, loc, locale, read);
      result.articles.push(...part.articles);
      result.left.push(...part.left);
    } catch (error) {
      result.left.push(`${loc}: ${(error as Error).message}`);
    }
  }
  return result;
}

function fromMarkdown(text: string, name: string, locale: string): Imported {
  if (text.startsWith('---\n')) {
    const parsed = parseArticle(text, name);
    if ('article' in parsed) return { articles: [parsed.article], left: [] };
    return { articles: [], left: parsed.problems.map(({ file, line, message }) => `${file}:${line} ${message}`) };
  }
  const heading = /^#[ \t]+(\S.*)$/m.exec(text);
  const body = heading === null ? text.trim() : text.replace(heading[0], '').trim();
  const title = heading?.[1]!.trim() ?? basename(name, extname(name)).replace(/[-_]+/g, ' ');
  return { articles: [plainArticle(basename(name, extname(name)), title, body, locale, null)], left: [] };
}

function fromHtml(html: string, name: string, url: string | null, locale: string): Imported {
  const title = htmlTitle(html);
  const body = htmlToMarkdown(mainContent(html).replace(/<h1\b[\s\S]*?<\/h1>/i, ' '), url);
  if (title === null || body === '') return { articles: [], left: [`${name}: no title or no text`] };
  const language = /<html[^>]*\blang="([a-z]{2,3})/i.exec(html)?.[1]?.toLowerCase() ?? locale;
  return { articles: [plainArticle(pathOf(url, name), title, body, language, url)], left: [] };
}

/** What names a page in every language: its path without the language in front, or the number that the help centre gave it. */
function pathOf(url: string | null, name: string): string {
  if (url === null) return basename(name, extname(name));
  const path = new URL(url).pathname.replace(/\.html?$/i, '');
  const number = /\/articles\/(\d{4,})(?:-|$)/.exec(path)?.[1];
  return number ?? path.replace(/^\/(?:hc\/)?[a-z]{2}(?:[-_][a-z]{2,4})?(?=\/)/i, '');
}

function plainArticle(path: string, title: string, body: string, locale: string, url: string | null): Article {
  const id = articleId(/[a-z0-9]/i.test(path) ? path : title);
  return { id, title, body, locale, url, aliases: [], tags: [], audience: 'everyone', updated: null };
}

async function download(url: string): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!response.ok)
    throw new Error(`${url} answered ${response.status}. Check the address and whether the page is public.`);
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    parts.push(part as Uint8Array);
    size += (part as Uint8Array).length;
    if (size > LARGEST) throw new Error(`${url} is larger than 20 MB and was not read.`);
  }
  const bytes = Buffer.concat(parts);
  // Sitemaps are often files with their own compression, which no header tells.
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return (packed ? gunzipSync(bytes, { maxOutputLength: LARGEST }) : bytes).toString('utf8');
}
