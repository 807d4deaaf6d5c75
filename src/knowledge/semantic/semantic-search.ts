import type { Article } from '../articles/article.ts';
import type { KnowledgeBase, Lookup } from '../knowledge-base.ts';
import type { Weights } from '../search/weights.ts';
import { redact } from '../engines/redact.ts';
import { ArticleVectors } from './article-vectors.ts';
import type { Embedder } from './embedder.ts';
import { joinByMeaning } from './join-by-meaning.ts';
import { meaningIndex, type MeaningIndex, nearnesses } from './meaning-index.ts';
import { orderByRelevance } from './order-by-relevance.ts';
import type { Reranker } from './reranker.ts';

export interface SemanticSearchOptions {
  embedder: Embedder | null;
  reranker: Reranker | null;
  /** ms that a question waits for each of the two */
  timeoutMs: number;
  /** where vectors of articles are kept between starts; null = only in memory */
  folder: string | null;
  weights: Weights;
  /** Called when one of the two failed and the built-in search decided alone. */
  onFailure: (error: Error) => void;
}

/** What is looked up: a text in a language. */
export interface Wanted {
  text: string;
  language: string;
}

const RERANKED = 8;
const DOCUMENT_LENGTH = 1_500;
/** Between the second and the third attempt to embed the articles; it doubles from there. */
const FIRST_PAUSE_MS = 15_000;
const LONGEST_PAUSE_MS = 30 * 60_000;

/** The built-in search, refined by an embedding engine and a re-ranker where they are configured. It never fails: without them the words decide. */
export class SemanticSearch {
  private readonly vectors: ArticleVectors | null;
  /** The articles to embed when the running job is done; only the newest matter. */
  private next: Article[] | null = null;
  private running: Promise<void> | null = null;
  private readonly indexes = new WeakMap<
    Article[],
    { version: number; byLanguage: Map<string, MeaningIndex | null> }
  >();
  private failures = 0;
  private retryFrom = 0;

  constructor(
    private readonly options: SemanticSearchOptions,
    private readonly now: () => number = Date.now,
  ) {
    this.vectors = options.embedder && new ArticleVectors(options.embedder, options.folder);
  }

  /** Embeds the articles that are new, in the background and one job at a time; until it is done they are found by words only. */
  index(base: Pick<KnowledgeBase, 'articles'>): Promise<void> {
    if (this.vectors === null) return Promise.resolve();
    this.next = base.articles;
    this.running ??= this.work(this.vectors).finally(() => (this.running = null));
    return this.running;
  }

  private async work(vectors: ArticleVectors): Promise<void> {
    while (this.next !== null) {
      const articles = this.next;
      this.next = null;
      try {
        await vectors.bringUpToDate(articles);
        this.failures = 0;
      } catch (error) {
        // The first question after a failure tries again at once; later ones must not spend the day's budget on it.
        const pause = this.failures === 0 ? 0 : FIRST_PAUSE_MS * 2 ** (this.failures - 1);
        this.failures += 1;
        this.retryFrom = this.now() + Math.min(LONGEST_PAUSE_MS, pause);
        this.options.onFailure(error as Error);
      }
    }
  }

  /** Where the endpoint failed, or failed half-way, what is missing is made for later questions. */
  private retry(base: Pick<KnowledgeBase, 'articles'>, vectors: ArticleVectors): void {
    if (this.running === null && this.now() >= this.retryFrom && vectors.lacks(base.articles)) void this.index(base);
  }

  /** Refined look-ups of these texts; `user` is for the limit of cost. The rest of the base answers as before. */
  async refine(base: KnowledgeBase, wanted: Wanted[], user: string | null): Promise<Pick<KnowledgeBase, 'lookup'>> {
    const asked = await this.vectorsOf(base, wanted, user);
    const refined = new Map<string, Lookup>();
    await Promise.all(
      wanted.map(async (one, index) => {
        const found = base.lookup(one.text, one.language);
        const vector = asked?.[index];
        const joined = vector === undefined ? found : this.joined(found, base, one.language, vector);
        refined.set(keyOf(one), await this.reranked(one.text, joined, user));
      }),
    );
    return { lookup: (text, language) => refined.get(keyOf({ text, language })) ?? base.lookup(text, language) };
  }

  /** Vectors of what is looked up; null where there is nothing to compare them with, or none could be had. */
  private async vectorsOf(base: KnowledgeBase, wanted: Wanted[], user: string | null): Promise<Float32Array[] | null> {
    const { vectors } = this;
    const { embedder, timeoutMs, onFailure } = this.options;
    if (vectors === null || embedder === null) return null;
    this.retry(base, vectors);
    if (wanted.every(({ language }) => this.meaningIn(base.articles, language) === null)) return null;
    try {
      return await embedder.embed(
        wanted.map(({ text }) => redact(text)),
        { as: 'question', user, timeoutMs },
      );
    } catch (error) {
      onFailure(error as Error);
      return null;
    }
  }

  private joined(found: Lookup, base: KnowledgeBase, language: string, asked: Float32Array): Lookup {
    const index = this.meaningIn(base.articles, language);
    const near = index === null ? [] : nearnesses(index, asked);
    return index === null || near.length === 0 ? found : joinByMeaning(found, near, index, this.options.weights);
  }

  /** Made once for each language of a base, and again when vectors have come or gone. */
  private meaningIn(articles: Article[], language: string): MeaningIndex | null {
    const vectors = this.vectors!;
    const known = this.indexes.get(articles);
    const byLanguage = known?.version === vectors.version ? known.byLanguage : new Map<string, MeaningIndex | null>();
    if (!byLanguage.has(language))
      byLanguage.set(
        language,
        meaningIndex(articles, language, (article) => vectors.of(article)),
      );
    this.indexes.set(articles, { version: vectors.version, byLanguage });
    return byLanguage.get(language)!;
  }

  private async reranked(text: string, found: Lookup, user: string | null): Promise<Lookup> {
    const { reranker, timeoutMs, onFailure } = this.options;
    if (reranker === null || found.results.length === 0) return found;
    const documents = found.results
      .slice(0, RERANKED)
      .map(({ article: { title, body } }) => `${title}\n${body}`.slice(0, DOCUMENT_LENGTH));
    try {
      return orderByRelevance(found, await reranker.rank(redact(text), documents, { user, timeoutMs }));
    } catch (error) {
      onFailure(error as Error);
      return found;
    }
  }
}

function keyOf({ text, language }: Wanted): string {
  return `${language}\n${text}`;
}
