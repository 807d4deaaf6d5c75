import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  faults,
  json,
  startOutsideService,
  type Behaviour,
  type OutsideService,
} from '../../../test/support/outside-service.ts';
import { type Answerer, type AnswererOptions, createAnswerer, type Question } from '../answerer.ts';

let service: OutsideService;
let articles: string;
let cache: string;
const failures: string[] = [];

beforeAll(async () => {
  service = await startOutsideService();
});
afterAll(() => service.close());
beforeEach(async () => {
  articles = await mkdtemp(join(tmpdir(), 'semantic-'));
  cache = join(articles, '_cache');
  await Promise.all(TOPICS.map(([id, title, body]) => write(id!, title!, body!)));
  service.requests.length = 0;
  failures.length = 0;
});
afterEach(() => rm(articles, { recursive: true, force: true }));

const write = (id: string, title: string, body: string): Promise<void> =>
  writeFile(join(articles, `${id}.md`), `---\nid: ${id}\ntitle: ${title}\nlocale: en\n---\n\n${body}\n`);

const TOPICS = [
  ['owls', 'Feed the owls', 'Owls are fed at dusk with mice.'],
  ['boats', 'Rent a boat', 'Boats are rented at the pier from nine.'],
  ['tents', 'Put up a tent', 'Tents stand on the meadow behind the lodge.'],
  ['fires', 'Make a campfire', 'Fires are allowed in the iron rings only.'],
  ['maps', 'Get a map', 'Maps are printed at the lodge for free.'],
  ['bears', 'Meet a bear', 'Walk back slowly and make no noise.'],
  ['lost', 'Find lost things', 'Lost things are kept at the lodge for a year.'],
  ['bread', 'Buy bread', 'Bread comes on Mondays and Fridays.'],
  ['water', 'Drink the water', 'The water of the springs is clean.'],
  ['dogs', 'Bring a dog', 'Dogs stay on the leash.'],
  ['wood', 'Collect wood', 'Only dry wood may be collected.'],
  ['buses', 'Catch the bus', 'The bus leaves every hour.'],
];
/** What a model of meanings would know: words of one row mean the same. */
const MEANINGS = [
  ['owls', 'owl', 'zorblax'],
  ['boat', 'boats', 'rent', 'vessel', 'canoe', 'kayak'],
  ['tent', 'tents', 'camping', 'shelter', 'canvas'],
  ...TOPICS.slice(3).map(([, title]) => title!.toLowerCase().split(' ')),
];
const vectorOf = (text: string): number[] =>
  MEANINGS.map((row) => 0.05 + (text.toLowerCase().match(/[a-z]+/g) ?? []).filter((word) => row.includes(word)).length);
const embeddings: Behaviour = (body, request, response) => {
  const { input } = JSON.parse(body) as { input: string[] };
  // In any order: the index says which is which.
  const data = input.map((text, index) => ({ index, embedding: vectorOf(text) })).reverse();
  json({ data })(body, request, response);
};

const make = async (semantic: NonNullable<AnswererOptions['semantic']>, more: object = {}): Promise<Answerer> =>
  createAnswerer({
    folder: articles,
    semantic,
    onEngineFailure: (_, error) => void failures.push(error.message),
    ...more,
  });
const embedding = () => ({ baseUrl: `${service.url}/v1`, apiKey: 'key', model: 'm' });
const withEmbedding = async (more: object = {}): Promise<Answerer> => {
  const answerer = await make({ embedding: embedding(), timeoutMs: 400, folder: cache }, more);
  await expect
    .poll(async () => (await readdir(cache).catch(() => [])).filter((name) => name.endsWith('.jsonl')))
    .toHaveLength(1);
  return answerer;
};
const ask = (text: string, more: Partial<Question> = {}): Question => ({
  ...{ text, locale: 'en', turns: [], unanswered: 0, offered: [] },
  ...more,
});

describe('an embedding engine', () => {
  it('finds what no word fits, as a suggestion only', async () => {
    const plain = await make({ timeoutMs: 0, folder: null });
    expect(await plain.answer(ask('zorblax quibber frumious'))).toMatchObject({ kind: 'none' });
    service.behaviour = embeddings;
    const answerer = await withEmbedding();
    expect(await answerer.answer(ask('zorblax quibber frumious'))).toMatchObject({
      kind: 'didYouMean',
      suggestions: [{ id: 'owls' }, {}, {}],
    });
  });

  it('leaves a sure answer that it agrees with as it is, and is not asked about people and small talk', async () => {
    service.behaviour = embeddings;
    const answerer = await withEmbedding();
    expect(await answerer.answer(ask('how do I rent a boat'))).toMatchObject({
      kind: 'answer',
      article: { id: 'boats' },
    });
    const asked = service.requests.length;
    await answerer.answer(ask('hi'));
    await answerer.answer(ask('talk to a human'));
    expect(service.requests).toHaveLength(asked);
  });

  it('that is wrong makes a sure answer less sure, and has its say among what else is offered', async () => {
    service.behaviour = (body, request, response) => {
      const { input } = JSON.parse(body) as { input: string[] };
      const wrong = input.length === 1 ? [vectorOf('owls')] : input.map(vectorOf);
      json({ data: wrong.map((one) => ({ embedding: one })) })(body, request, response);
    };
    const answerer = await withEmbedding();
    const plain = await make({ timeoutMs: 0, folder: null });
    const [answer, without] = [
      await answerer.answer(ask('how do I rent a boat')),
      await plain.answer(ask('how do I rent a boat')),
    ];
    if (answer.kind !== 'answer' || without.kind !== 'answer') throw new Error(`${answer.kind}, ${without.kind}`);
    expect(answer.article.id).toBe('boats');
    expect(answer.confidence).toBeLessThan(without.confidence);
    expect(answer.recommendations[0]!.id).toBe('owls');
  });

  it('embeds an article once per version, through restarts', async () => {
    service.behaviour = embeddings;
    await withEmbedding();
    expect(service.requests.map((body) => (JSON.parse(body) as { input: string[] }).input.length)).toEqual([12]);
    const again = await withEmbedding();
    await expect.poll(async () => (await again.answer(ask('zorblax quibber frumious'))).kind).toBe('didYouMean');
    expect(service.requests).toHaveLength(2);
    await write('owls', 'Feed the owls', 'At dawn, with mice.');
    await again.reload();
    await expect.poll(() => service.requests.length).toBe(3);
    expect(JSON.parse(service.requests[2]!)).toMatchObject({ input: [expect.stringContaining('At dawn')] });
  });

  it('gets no personal data', async () => {
    service.behaviour = embeddings;
    const answerer = await withEmbedding();
    await answerer.answer(ask('rent a boat for joe@example.com'));
    expect(service.requests.at(-1)).not.toContain('joe@');
  });

  it.each<[string, Behaviour]>([
    ...Object.entries(faults),
    ['gives too few vectors', json({ data: [] })],
    ['gives vectors that are none', json({ data: [{ embedding: 'x' }] })],
    ['gives zeros', json({ data: [{ embedding: [0, 0] }] })],
    ['gives numbers beyond all bounds', json({ data: [{ embedding: [1e999, null] }] })],
    [
      'gives one vector twice',
      json({
        data: [
          { index: 0, embedding: [1] },
          { index: 0, embedding: [1] },
        ],
      }),
    ],
    ['gives a foreign index', json({ data: [{ index: 7, embedding: [1] }] })],
    ['gives null', json(null)],
  ])('that %s leaves the words to decide', async (_, behaviour) => {
    service.behaviour = embeddings;
    const answerer = await withEmbedding();
    service.behaviour = behaviour;
    expect(await answerer.answer(ask('how do I rent a boat'))).toMatchObject({
      kind: 'answer',
      article: { id: 'boats' },
    });
    expect(failures).toHaveLength(1);
  });

  it('of another size of vectors than before leaves the words to decide', async () => {
    service.behaviour = embeddings;
    const answerer = await withEmbedding();
    service.behaviour = json({ data: [{ embedding: [1, 2] }] });
    expect(await answerer.answer(ask('how do I rent a boat'))).toMatchObject({
      kind: 'answer',
      article: { id: 'boats' },
    });
  });

  it('that was away at the start is tried again with the next question', async () => {
    service.behaviour = faults['answers 500']!;
    const answerer = await make({ embedding: embedding(), timeoutMs: 400, folder: null });
    await expect.poll(() => failures.length).toBe(1);
    service.behaviour = embeddings;
    expect((await answerer.answer(ask('zorblax quibber frumious'))).kind).toBe('none');
    await expect.poll(async () => (await answerer.answer(ask('zorblax quibber frumious'))).kind).toBe('didYouMean');
  });

  it('keeps to its budget', async () => {
    service.behaviour = embeddings;
    const answerer = await withEmbedding({ limits: { perDay: 100, perUserPerDay: 1 } });
    await answerer.answer(ask('rent a boat', { user: 'ann' }));
    await answerer.answer(ask('rent a boat', { user: 'ann' }));
    expect(failures).toEqual([expect.stringContaining('used up')]);
    expect(service.requests).toHaveLength(2);
  });
});

describe('a re-ranker', () => {
  const reranker =
    (rank: (documents: string[]) => unknown[]): Behaviour =>
    (body, request, response) => {
      const { documents, query } = JSON.parse(body) as { documents: string[]; query: string };
      expect(query).toBe('how do I rent a boat');
      json({ results: rank(documents) })(body, request, response);
    };
  const made = (): Promise<Answerer> =>
    make({ rerank: { url: `${service.url}/rerank`, apiKey: null, model: 'r' }, timeoutMs: 400, folder: null });
  const scores = (documents: string[], boat: number, rest: number): unknown[] =>
    documents.map((text, index) => ({ index, relevance_score: text.includes('boat') ? boat : rest })).reverse();

  it('confirms an answer, or makes it a doubtful one', async () => {
    const answerer = await made();
    service.behaviour = reranker((documents) => scores(documents, 0.98, 0.01));
    expect(await answerer.answer(ask('how do I rent a boat'))).toMatchObject({
      kind: 'answer',
      article: { id: 'boats' },
    });
    service.behaviour = reranker((documents) => scores(documents, 0.02, 0.01));
    expect((await answerer.answer(ask('how do I rent a boat'))).kind).not.toBe('answer');
    expect(failures).toEqual([]);
  });

  it('may give raw scores', async () => {
    const answerer = await made();
    service.behaviour = reranker((documents) => scores(documents, 9.5, -7));
    expect(await answerer.answer(ask('how do I rent a boat'))).toMatchObject({
      kind: 'answer',
      article: { id: 'boats' },
    });
  });

  it.each<[string, Behaviour]>([
    ...Object.entries(faults),
    ['forgets a document', reranker((documents) => scores(documents, 1, 0).slice(1))],
    ['scores a foreign document', json({ results: [{ index: 99, relevance_score: 1 }] })],
    ['gives words for scores', json({ results: [{ index: 0, relevance_score: 'high' }] })],
    ['gives null', json(null)],
  ])('that %s leaves the words to decide', async (name, behaviour) => {
    const answerer = await made();
    service.behaviour = behaviour;
    expect(await answerer.answer(ask('how do I rent a boat'))).toMatchObject({
      kind: 'answer',
      article: { id: 'boats' },
    });
    // The only document that fits may be the one that is left out.
    if (name !== 'forgets a document') expect(failures).toHaveLength(1);
  });
});
