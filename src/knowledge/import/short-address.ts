import { LONGEST_BUTTON_ADDRESS } from '../../domain/conversation/article-links.ts';
import type { Article } from '../articles/article.ts';

/** Zendesk finds an article by its number and language; the title behind them is for people to read. */
const ZENDESK = /^\/hc\/[a-z]{2,3}(?:-[a-z0-9]{2,4})?\/articles\/\d+(?=-)/i;

/**
 * An article whose address is too long for a button gets the shorter one that leads to the same page, where there surely is one:
 * otherwise every title of some length in Thai would be without a button.
 */
export function withShortAddress(article: Article): Article {
  const { url } = article;
  if (url === null || url.length <= LONGEST_BUTTON_ADDRESS || !URL.canParse(url)) return article;
  const { origin, pathname, search, hash } = new URL(url);
  const path = ZENDESK.exec(pathname)?.[0];
  return path === undefined ? article : { ...article, url: `${origin}${path}${search}${hash}` };
}
