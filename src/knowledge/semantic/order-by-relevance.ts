import type { Article } from '../articles/article.ts';
import type { Lookup } from '../knowledge-base.ts';

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

function scaled(list: { article: Article; value: number }[], top: number): Lookup['results'] {
  const most = list[0]?.value ?? 1;
  return list.map(({ article, value }) => ({ article, score: most > 0 ? (value / most) * top : 0 }));
}
