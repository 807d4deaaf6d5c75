import type { Article } from '../articles/article.ts';
import type { Lookup } from '../knowledge-base.ts';
import { doubtful, type Weights } from '../search/weights.ts';
import { languageOf } from '../../domain/text/language-of.ts';

/** An article and how near the question is to it, −1 … 1. */
export interface Nearness {
  article: Article;
  cosine: number;
}

/** How many of each list are joined. */
const JOINED = 10;
/** Damps how much better a first place is than a second (reciprocal rank fusion). */
const DAMPING = 10;
/** How far, in standard deviations, the nearest article must stand out from all others to be suggested although no word fits. */
const STANDS_OUT = 3.5;

/**
 * Joins what the words found with what the vectors found, by places: the two measure in different units. The confidence stays that of
 * the words, which is fitted, with two exceptions: where both disagree about the best article it is not enough for an answer, only
 * for suggestions; and where the words found nothing, an article that stands out by its vector is suggested.
 */
export function joinByPlaces(found: Lookup, near: Nearness[], weights: Weights): Lookup {
  const nearest = near.toSorted((a, b) => b.cosine - a.cosine);
  const [first] = nearest;
  if (first === undefined) return found;
  const top = found.results[0]?.score ?? 1;
  if (found.confidence < weights.suggestFrom) {
    if (!standsOut(nearest)) return found;
    const results = nearest.slice(0, JOINED).map(({ article, cosine }) => ({ article, value: Math.max(0, cosine) }));
    return { locale: found.locale, results: scaled(results, top), confidence: doubtful(weights) };
  }
  const joined = byPlaces(found, nearest);
  const agreed = found.results[0]?.article.id === first.article.id;
  if (agreed) return { locale: found.locale, results: scaled(joined, top), confidence: found.confidence };
  // the favourites of both are asked about, however low the other placed them
  const favourites = new Set([found.results[0]?.article.id, first.article.id]);
  const results = joined
    .filter(({ article }) => favourites.has(article.id))
    .map(({ article }) => ({ article, value: joined[0]!.value }))
    .concat(joined.filter(({ article }) => !favourites.has(article.id)));
  return { locale: found.locale, results: scaled(results, top), confidence: doubtful(weights) };
}

function byPlaces(found: Lookup, nearest: Nearness[]): { article: Article; value: number }[] {
  const places = new Map<string, { article: Article; value: number }>();
  const add = (list: { article: Article }[]): void =>
    list.slice(0, JOINED).forEach(({ article }, place) => {
      const known = places.get(article.id) ?? { article, value: 0 };
      places.set(article.id, { ...known, value: known.value + 1 / (DAMPING + place) });
    });
  add(found.results);
  add(nearest);
  return [...places.values()].sort((a, b) => b.value - a.value);
}

/** Orders the first results by a re-ranker's relevance, and lets it speak as loud as the words about whether they answer. */
export function orderByRelevance(found: Lookup, relevance: number[]): Lookup {
  const ranked = found.results
    .slice(0, relevance.length)
    .map(({ article }, index) => ({ article, value: relevance[index]! }))
    .sort((a, b) => b.value - a.value);
  const [best] = ranked;
  if (best === undefined) return found;
  const rest = found.results.slice(relevance.length).map(({ article }) => ({ article, value: 0 }));
  return {
    ...found,
    results: scaled([...ranked, ...rest], found.results[0]!.score),
    confidence: (found.confidence + best.value) / 2,
  };
}

/** Each article once, in the language asked for where there is a translation. */
export function inLanguage(articles: Article[], language: string): Article[] {
  const chosen = new Map<string, Article>();
  for (const article of articles) {
    const known = chosen.get(article.id);
    const fits = languageOf(article.locale) === language;
    if (known === undefined || fits) chosen.set(article.id, article);
  }
  return [...chosen.values()];
}

function scaled(list: { article: Article; value: number }[], top: number): Lookup['results'] {
  const most = list[0]?.value ?? 1;
  return list.map(({ article, value }) => ({ article, score: most > 0 ? (value / most) * top : 0 }));
}

function standsOut(nearest: Nearness[]): boolean {
  const others = nearest.slice(1).map(({ cosine }) => cosine);
  if (others.length < JOINED) return false;
  const mean = others.reduce((sum, value) => sum + value, 0) / others.length;
  const deviation = Math.sqrt(others.reduce((sum, value) => sum + (value - mean) ** 2, 0) / others.length);
  return nearest[0]!.cosine - mean > STANDS_OUT * deviation;
}
