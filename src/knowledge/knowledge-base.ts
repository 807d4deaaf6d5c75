import type { Article, Audience } from './articles/article.ts';
import type { ArticleProblem } from './articles/parse-article.ts';
import { loadArticles } from './articles/load-articles.ts';
import { type ArticleIndex, buildIndex } from './search/article-index.ts';
import { confidence } from './search/confidence.ts';
import { type Hit, search } from './search/search.ts';
import type { Weights } from './search/weights.ts';
import { languageOf } from '../domain/text/language-of.ts';
import type { WordVectors } from './vectors/word-vectors.ts';

export interface Lookup {
  /** Locale of the articles that were searched. */
  locale: string;
  results: { article: Article; score: number }[];
  /** 0 … 1: how surely the first result answers the question. */
  confidence: number;
}

/**
 * Articles in memory with one index per language. Immutable: a reload makes a new one. It holds what everyone may read; `forAgents` is
 * the same with the articles for agents alone.
 */
export class KnowledgeBase {
  readonly articles: Article[];
  readonly forAgents: KnowledgeBase;
  private readonly indexes = new Map<string, ArticleIndex>();
  private readonly byId = new Map<string, Map<string, Article>>();

  constructor(
    all: Article[],
    readonly version: string,
    readonly problems: ArticleProblem[],
    vectors: WordVectors,
    private readonly weights: Weights,
    audience: Audience = 'everyone',
  ) {
    const articles = audience === 'agents' ? all : all.filter((article) => article.audience === 'everyone');
    this.articles = articles;
    this.forAgents =
      articles.length === all.length ? this : new KnowledgeBase(all, version, problems, vectors, weights, 'agents');
    const groups = new Map<string, Article[]>();
    for (const article of articles) {
      const language = languageOf(article.locale);
      const group = groups.get(language);
      if (group === undefined) groups.set(language, [article]);
      else group.push(article);
      const translations = this.byId.get(article.id) ?? new Map<string, Article>();
      translations.set(language, article);
      this.byId.set(article.id, translations);
    }
    for (const [language, group] of groups) this.indexes.set(language, buildIndex(group, language, vectors));
  }

  /** Languages with articles, the one with most articles first. */
  languages(): string[] {
    return [...this.indexes.values()]
      .sort((a, b) => b.articles.length - a.articles.length)
      .map((index) => index.language);
  }

  /** The article in the wanted language, else in English, else in any. */
  article(id: string, language: string): Article | null {
    const translations = this.byId.get(id);
    if (translations === undefined) return null;
    return translations.get(language) ?? translations.get('en') ?? [...translations.values()][0] ?? null;
  }

  /**
   * The best articles for a question, in its language; where that has no articles, in English (or the language with most).
   * What surely answers there is found too: an article whose translation was not recognised surely enough, and one that exists only
   * there, behind the best of the question's own language where that comes near.
   */
  lookup(text: string, language: string): Lookup {
    const own = this.indexes.get(language);
    const other = this.otherThan(language);
    if (own === undefined) {
      return other === undefined
        ? { locale: language, results: [], confidence: 0 }
        : this.lookupIn(other, text, language);
    }
    const first = this.lookupIn(own, text, language);
    if (other === undefined || first.confidence >= this.weights.answerFrom) return first;
    const second = this.lookupIn(other, text, language);
    if (second.confidence < this.weights.answerFrom) return first;
    const translated = this.translated(second, language);
    if (translated !== null) return translated;
    if (first.confidence < this.weights.suggestFrom) return second;
    const [best, ...others] = first.results;
    return { ...first, results: [best!, { ...second.results[0]!, score: best!.score }, ...others] };
  }

  /** What was found in another language, in the wanted one; null when the best article does not exist there. */
  private translated(found: Lookup, language: string): Lookup | null {
    const results = found.results.flatMap(({ article, score }) => {
      const own = this.byId.get(article.id)?.get(language);
      return own === undefined ? [] : [{ article: own, score }];
    });
    return results[0]?.article.id === found.results[0]?.article.id ? { ...found, locale: language, results } : null;
  }

  /** English, which most can read, before the language with most articles. */
  private otherThan(language: string): ArticleIndex | undefined {
    const others = this.languages().filter((one) => one !== language);
    const chosen = others.includes('en') ? 'en' : others[0];
    return chosen === undefined ? undefined : this.indexes.get(chosen);
  }

  private lookupIn(index: ArticleIndex, text: string, language: string): Lookup {
    const found = search(index, text, language, this.weights);
    const results = found.hits
      .filter((hit: Hit) => hit.score > 0)
      .map((hit) => ({ article: index.articles[hit.doc]!.article, score: hit.score }))
      // an article in two dialects of a language ("en-US" and "en-GB") is one result
      .filter(({ article }, at, all) => all.findIndex((one) => one.article.id === article.id) === at);
    return { locale: index.language, results, confidence: confidence(found, this.weights) };
  }
}

/** An alias that stands beside the article's file: accepted by a person, kept elsewhere. */
export interface AddedAlias {
  article: string;
  locale: string;
  alias: string;
}

/**
 * Reads a folder of articles into a knowledge base.
 * @param good articles of the last reading by file, see `loadArticles`
 * @throws when the folder can't be read
 */
export async function loadKnowledgeBase(
  folder: string,
  vectors: WordVectors,
  weights: Weights,
  added: AddedAlias[] = [],
  good?: Map<string, Article>,
): Promise<KnowledgeBase> {
  const { articles, problems, version } = await loadArticles(folder, good);
  const key = (id: string, locale: string): string => `${languageOf(locale)} ${id}`;
  const more = new Map<string, string[]>();
  for (const { article, locale, alias } of added)
    more.set(key(article, locale), [...(more.get(key(article, locale)) ?? []), alias]);
  const whole = articles.map((article) => {
    const aliases = more.get(key(article.id, article.locale));
    return aliases === undefined ? article : { ...article, aliases: [...new Set([...article.aliases, ...aliases])] };
  });
  return new KnowledgeBase(whole, version, problems, vectors, weights);
}
