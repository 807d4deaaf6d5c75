import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startOutsideService, stream, type OutsideService } from '../../../test/support/outside-service.ts';
import { type Answerer, createAnswerer, type Question } from '../answerer.ts';
import { knowledgeFolder } from '../model-folder.ts';

let service: OutsideService;
const folder = knowledgeFolder('articles');
beforeAll(async () => {
  service = await startOutsideService();
});
afterAll(() => service.close());
afterEach(() => void (service.requests.length = 0));

const ask = (text: string, more: Partial<Question> = {}): Question => ({
  ...{ text, locale: 'en', turns: [], unanswered: 0, offered: [] },
  ...more,
});

describe('a question of which the search finds nothing', () => {
  const battery = {
    answerable: true,
    answer: 'Turn on Settings, Performance, Saver: the frame rate falls to 30.',
    citations: ['battery'],
  };
  const after: Question['turns'] = [
    { from: 'user', text: 'how do I reset my password' },
    { from: 'bot', text: 'Reset your password', said: 'answer', article: 'reset-password' },
  ];
  let answerer: Answerer;
  beforeAll(async () => {
    const openai = { baseUrl: `${service.url}/v1`, apiKey: 'key', model: 'm', timeoutMs: 5_000, maxTokens: 300 };
    answerer = await createAnswerer({ folder, engine: 'openai', openai });
  });

  it.each<[string, Question['turns']]>([
    ['what is the weather', []],
    ['what is the weather', after],
    ['and what is it?', []],
    ['and is it sunny?', [{ from: 'user', text: 'which football team wins tonight' }]],
    ['qué tiempo hace hoy', []],
  ])('is not put to the model: %s, after %j', async (text, turns) => {
    service.behaviour = stream(JSON.stringify(battery));
    expect(await answerer.answer(ask(text, { turns, locale: null }))).toMatchObject({ kind: 'none' });
    expect(service.requests).toHaveLength(0);
  });

  it('is put to it when it is asked in a language without articles, and some of it stands in one', async () => {
    service.behaviour = stream(JSON.stringify({ answerable: false }));
    await answerer.answer(ask('no encuentro mis pociones en ninguna parte', { locale: 'es' }));
    expect(service.requests).toHaveLength(1);
  });

  it('is put to it when it leans on what was asked before, which the search does find', async () => {
    const text = 'and why is it so slow?';
    service.behaviour = stream(JSON.stringify({ ...battery, answer: 'With Saver on the frame rate falls to 30.' }));
    const more = {
      turns: [
        { from: 'user', text: 'use less battery and mobile data' },
        { from: 'bot', text: '…', said: 'answer', article: 'battery' },
      ],
      offered: ['battery'],
    } satisfies Partial<Question>;
    const plain = await createAnswerer({ folder });
    expect(await plain.answer(ask(text, more))).toMatchObject({ kind: 'none' });
    const answer = await answerer.answer(ask(text, more));
    expect(answer).toMatchObject({ engine: 'openai', article: { id: 'battery' } });
    expect(answer.kind === 'answer' && answer.confidence).toBeGreaterThan(0.47);
    const sent = (JSON.parse(service.requests[0]!) as { messages: { content: string }[] }).messages[1]!.content;
    expect((JSON.parse(sent) as { articles: { id: string }[] }).articles[0]).toMatchObject({ id: 'battery' });
  });
});
