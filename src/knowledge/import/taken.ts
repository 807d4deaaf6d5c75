import type { Article } from '../articles/article.ts';
import { languageOf } from '../../domain/text/language-of.ts';

/** What a source gave so far: one article for each id and language. */
export class Taken {
  readonly articles: Article[] = [];
  /** What could not be taken, in words. */
  readonly left: string[] = [];
  private readonly byKey = new Map<string, { article: Article; from: string }>();

  /** Takes an article; another one that has its id and language already is kept, and this one named as left. */
  add(article: Article, from: string): void {
    const language = languageOf(article.locale);
    const key = `${language} ${article.id.toLowerCase()}`;
    const other = this.byKey.get(key);
    if (other === undefined) {
      this.byKey.set(key, { article, from });
      this.articles.push(article);
      return;
    }
    // Lists of translations repeat the original.
    if (other.article.title === article.title && other.article.body === article.body) return;
    this.left.push(
      `${from}: the id "${article.id}" in the language "${language}" was already taken from ${other.from}. One article for each id and language can be kept; give one of them another id.`,
    );
  }
}
