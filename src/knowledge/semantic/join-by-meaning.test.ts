import { describe, expect, it } from 'vitest';
import type { Article } from '../articles/article.ts';
import type { Lookup } from '../knowledge-base.ts';
import { knowledgeFolder } from '../model-folder.ts';
import { loadWeights } from '../search/weights.ts';
import { joinByMeaning } from './join-by-meaning.ts';
import { type MeaningIndex, meaningIndex, type Nearness } from './meaning-index.ts';

const articles = Array.from({ length: 10 }, (_, at): Article => ({
  ...{ id: `a${at}`, title: `Title ${at}`, locale: at === 9 ? 'th' : 'en', body: `Body ${at}`, url: null },
  ...{ aliases: [], tags: [], audience: 'everyone', updated: null },
}));
const found = (scores: number[], confidence: number): Lookup => ({
  locale: 'en',
  results: scores.map((score, at) => ({ article: articles[at]!, score })),
  confidence,
});
/** Cosines as a model gives them whose texts are all `base` alike and differ by `unit`. */
const model = (values: number[], base = 0.1, unit = 0.1): [Nearness[], MeaningIndex] => [
  values.map((value, at) => ({ article: articles[at]!, cosine: base + unit * value })),
  { articles, vectors: [], mean: base, deviation: unit },
];
const nearest = (at: number): number[] => articles.map((_, index) => (index === at ? 2.5 : (index % 3) * 0.2));

describe('joinByMeaning', async () => {
  const weights = await loadWeights(knowledgeFolder('model'));
  const join = (lookup: Lookup, values: number[], ...units: number[]): Lookup =>
    joinByMeaning(lookup, ...model(values, ...units), weights);

  it('is surer where both agree, and doubts where they do not', () => {
    const words = found([3, 2.5, 2, 1.5], 0.6);
    const [agreed, not] = [join(words, nearest(0)), join(words, nearest(2))];
    expect(agreed.results[0]!.article.id).toBe('a0');
    expect(agreed.confidence).toBeGreaterThan(weights.answerFrom);
    expect(not.results.slice(0, 2).map(({ article }) => article.id)).toContain('a2');
    expect(not.confidence).toBeLessThan(weights.answerFrom);
  });

  it('doubts what no text of the base is near to', () => {
    const words = found([3, 1.5, 1.4, 1.3], 0.85);
    const far = nearest(0).map((value) => value - 6);
    expect(join(words, far).confidence).toBeLessThan(join(words, nearest(0)).confidence);
  });

  it('does not care in which units a model gives cosines', () => {
    const words = found([3, 2.5, 2], 0.6);
    const one = join(words, nearest(1), 0.1, 0.1);
    const other = join(words, nearest(1), 0.8, 0.02);
    expect(other.confidence).toBeCloseTo(one.confidence);
    expect(other.results.map(({ article }) => article.id)).toEqual(one.results.map(({ article }) => article.id));
  });

  it('finds what the words do not, in the language that it exists in', () => {
    const joined = join(found([1, 0.9], 0.3), nearest(9));
    expect(joined.results[0]!.article.id).toBe('a9');
    expect(joined.locale).toBe('th');
  });
});

describe('meaningIndex', () => {
  const vector = ({ id }: Article): Float32Array => Float32Array.of(Math.cos(Number(id[1])), Math.sin(Number(id[1])));

  it('prefers a translation into the language asked for', () => {
    const translated = [...articles, { ...articles[0]!, locale: 'th' }];
    expect(meaningIndex(translated, 'th', vector)!.articles.filter(({ id }) => id === 'a0')).toMatchObject([
      { locale: 'th' },
    ]);
    expect(meaningIndex(translated, 'en', vector)!.articles.filter(({ id }) => id === 'a0')).toMatchObject([
      { locale: 'en' },
    ]);
  });

  it('says nothing while too few articles have a vector', () => {
    const few = new Set(['a0', 'a1']);
    expect(meaningIndex(articles, 'en', (article) => (few.has(article.id) ? vector(article) : null))).toBeNull();
    expect(meaningIndex(articles.slice(0, 7), 'en', vector)).toBeNull();
  });
});
