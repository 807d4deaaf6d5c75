import { XMLParser } from 'fast-xml-parser';
import { type Place, placeOfPage } from './place.ts';

/** A page or another sitemap that a sitemap names. */
export interface SitemapEntry {
  url: string;
  /** Where the sitemap names the translations of a page: their common place and its language. */
  place: Place | null;
}

interface Alternate {
  '@hreflang'?: string;
  '@href'?: string;
}

/** What a sitemap, or an index of sitemaps, names. */
export function readSitemap(xml: string): SitemapEntry[] {
  const tree = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    removeNSPrefix: true,
    isArray: (name) => ['url', 'sitemap', 'link'].includes(name),
  }).parse(xml) as {
    urlset?: { url?: { loc?: unknown; link?: Alternate[] }[] };
    sitemapindex?: { sitemap?: { loc?: unknown }[] };
  };
  const pages = (tree.urlset?.url ?? []).map(({ loc, link = [] }) => ({ loc, link }));
  const others = (tree.sitemapindex?.sitemap ?? []).map(({ loc }) => ({ loc, link: [] }));
  return [...pages, ...others].flatMap(({ loc, link }) =>
    typeof loc === 'string' && /^https?:\/\//.test(loc) && URL.canParse(loc)
      ? [{ url: loc, place: commonPlace(loc, link) }]
      : [],
  );
}

/** Translations may have other paths: all of them are named after the English one, else after the first by language. */
function commonPlace(page: string, links: Alternate[]): Place | null {
  const pages = new Map<string, string>();
  for (const { '@hreflang': language, '@href': href } of links)
    if (language !== undefined && href !== undefined && language !== 'x-default' && URL.canParse(href, page))
      pages.set(language.toLowerCase(), new URL(href, page).href);
  const languages = [...pages.keys()].sort();
  const own = languages.find((language) => pages.get(language) === new URL(page).href);
  const leader = languages.find((language) => /^en(-|$)/.test(language)) ?? languages[0];
  if (own === undefined || leader === undefined || languages.length < 2) return null;
  return { path: placeOfPage(pages.get(leader)!).path, language: own.split('-', 1)[0]!, certain: true };
}
