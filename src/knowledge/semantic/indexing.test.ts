import { describe, expect, it } from 'vitest';
import type { Article } from '../articles/article.ts';
import type { KnowledgeBase } from '../knowledge-base.ts';
import type { Weights } from '../search/weights.ts';
import type { Embedder } from './embedder.ts';
import { SemanticSearch } from './semantic-search.ts';

const articles = Array.from({ length: 100 }, (_, at): Article => ({
  ...{ id: `a${at}`, title: `Title ${at}`, locale: 'en', body: `Body ${at}`, url: null },
  ...{ aliases: [], tags: [], audience: 'everyone', updated: null },
}));
const base = { articles, lookup: () => ({ locale: 'en', results: [], confidence: 0 }) } as unknown as KnowledgeBase;
const meaning = { rank: [2, 1], confidence: [1, 0, 0, 0] };
const weights = { answerFrom: 0.8, suggestFrom: 0.4, meaning } as unknown as Weights;

/** An embedder whose requests for articles the test lets go or fails; those for questions are answered at once. */
function held() {
  const batches: { texts: string[]; succeed: () => void; fail: () => void }[] = [];
  const vectors = (texts: string[]): Float32Array[] => texts.map(() => Float32Array.of(1, 0));
  const embedder: Embedder = {
    name: 'held',
    embed: (texts) =>
      texts[0] === 'question'
        ? Promise.resolve(vectors(texts))
        : new Promise((resolve, reject) =>
            batches.push({
              texts,
              succeed: () => resolve(vectors(texts)),
              fail: () => reject(new Error('away')),
            }),
          ),
  };
  let time = 0;
  const failures: Error[] = [];
  const search = new SemanticSearch(
    {
      embedder,
      reranker: null,
      timeoutMs: 100,
      folder: null,
      weights,
      onFailure: (error) => void failures.push(error),
    },
    () => time,
  );
  const ask = (): Promise<unknown> => search.refine(base, [{ text: 'question', language: 'en' }], null);
  const batch = async (at: number) => {
    await expect.poll(() => batches.length).toBe(at + 1);
    return batches[at]!;
  };
  const failed = (count: number) => expect.poll(() => failures.length).toBe(count);
  return { search, ask, batch, batches, failed, pass: (ms: number) => (time += ms) };
}

describe('vectors of the articles', () => {
  it('are made by one job, however many questions come meanwhile', async () => {
    const { search, ask, batch, batches } = held();
    const first = search.index(base);
    await batch(0);
    for (let count = 0; count < 20; count++) await ask();
    void search.index(base);
    void search.index({ articles: [] });
    (await batch(0)).succeed();
    (await batch(1)).succeed();
    await first;
    expect(batches.map(({ texts }) => texts.length)).toEqual([64, 36]);
  });

  it('that are missing after a failure half-way are made with a later question, and only these', async () => {
    const { search, ask, batch, failed } = held();
    void search.index(base);
    (await batch(0)).succeed();
    (await batch(1)).fail();
    await failed(1);
    await ask();
    expect((await batch(2)).texts).toHaveLength(36);
  });

  it('are tried again less and less often', async () => {
    const { search, ask, batch, batches, failed, pass } = held();
    void search.index(base);
    (await batch(0)).fail();
    await failed(1);
    await ask();
    (await batch(1)).fail();
    await failed(2);
    const asksAgainAfter = async (ms: number) => {
      const made = batches.length;
      pass(ms - 1_000);
      await ask();
      expect(batches).toHaveLength(made);
      pass(1_000);
      await ask();
      return batch(made);
    };
    for (let count = 0; count < 5; count++) await ask();
    expect(batches).toHaveLength(2);
    (await asksAgainAfter(15_000)).fail();
    await failed(3);
    (await asksAgainAfter(30_000)).succeed();
    (await batch(4)).succeed();
  });
});
