import type { Article } from '../articles/article.ts';
import { languageOf } from '../../domain/text/language-of.ts';

/** Articles of one language with their vectors, and how near texts of this base are to each other in the model's own units. */
export interface MeaningIndex {
  articles: Article[];
  /** null where an article has none yet */
  vectors: (Float32Array | null)[];
  /** Mean and standard deviation of the cosines between articles: models differ much in both. */
  mean: number;
  deviation: number;
}

/** An article and how near the question is to it. */
export interface Nearness {
  article: Article;
  cosine: number;
}

/** With fewer articles nothing can be said of what stands out. */
const FEWEST = 8;
/** Articles that are compared with each other; more of them change mean and deviation little. */
const SAMPLE = 150;

/** Each article once, in the language asked for where there is a translation; null while too few have a vector. */
export function meaningIndex(
  articles: Article[],
  language: string,
  vectorOf: (article: Article) => Float32Array | null,
): MeaningIndex | null {
  const chosen = new Map<string, Article>();
  for (const article of articles)
    if (!chosen.has(article.id) || languageOf(article.locale) === language) chosen.set(article.id, article);
  const own = [...chosen.values()];
  const vectors = own.map(vectorOf);
  const known = vectors.filter((vector) => vector !== null);
  if (known.length < FEWEST) return null;
  return { articles: own, vectors, ...spread(everyNth(known, SAMPLE)) };
}

/** How near a question is to each article that has a vector. */
export function nearnesses({ articles, vectors }: MeaningIndex, asked: Float32Array): Nearness[] {
  return articles.flatMap((article, at) => {
    const vector = vectors[at]!;
    return vector === null || vector.length !== asked.length ? [] : [{ article, cosine: product(vector, asked) }];
  });
}

function everyNth<T>(list: T[], most: number): T[] {
  const step = Math.ceil(list.length / most);
  return list.filter((_, at) => at % step === 0);
}

function spread(vectors: Float32Array[]): { mean: number; deviation: number } {
  const cosines: number[] = [];
  for (const [at, one] of vectors.entries())
    for (const other of vectors.slice(at + 1)) cosines.push(product(one, other));
  return meanAndDeviation(cosines);
}

/** Mean and standard deviation; the latter is never 0, so that one can divide by it. */
export function meanAndDeviation(values: number[]): { mean: number; deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, deviation: Math.max(Math.sqrt(variance), 1e-6) };
}

function product(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += a[at]! * b[at]!;
  return sum;
}
