import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  type Behaviour,
  faults,
  json,
  startOutsideService,
  type OutsideService,
} from '../../../test/support/outside-service.ts';
import { type Answerer, createAnswerer, type Question } from '../answerer.ts';
import { knowledgeFolder } from '../model-folder.ts';
import { signature } from './http-engine.ts';

let service: OutsideService;
let answerer: Answerer;
const failures: string[] = [];
const folder = knowledgeFolder('articles');

beforeAll(async () => {
  service = await startOutsideService();
  answerer = await make();
});
afterAll(() => service.close());
afterEach(() => {
  service.requests.length = 0;
  failures.length = 0;
});

const ask = (text: string, more: Partial<Question> = {}): Question => ({
  ...{ text, locale: 'en', turns: [], unanswered: 0, offered: [] },
  ...more,
});
const make = (): Promise<Answerer> =>
  createAnswerer({
    folder,
    engine: 'http',
    http: { url: `${service.url}/bot`, secret: 's3cret', timeoutMs: 700 },
    onEngineFailure: (_, error) => void failures.push(error.message),
  });

describe('engine http', () => {
  it('sends one signed request as documented, and takes the reply', async () => {
    let valid = false;
    service.behaviour = (body, request, response) => {
      const timestamp = String(request.headers['x-flexcord-timestamp']);
      valid =
        request.headers['x-flexcord-signature'] === signature('s3cret', timestamp, body) &&
        Math.abs(Number(timestamp) * 1000 - Date.now()) < 10_000;
      json({ kind: 'answer', text: 'From outside, @everyone', articles: ['refund'] })(body, request, response);
    };
    const turns = [{ from: 'bot' as const, text: 'Hello!', said: 'greeting' }];
    const answer = await answerer.answer(ask('can I have a refund', { turns, user: 'u1' }));
    expect(valid).toBe(true);
    expect(answer).toMatchObject({
      kind: 'answer',
      text: 'From outside, everyone',
      engine: 'http',
      article: { id: 'refund' },
    });
    const sent = JSON.parse(service.requests[0]!) as Record<string, unknown>;
    expect(sent).toMatchObject({
      version: 1,
      user: 'u1',
      text: 'can I have a refund',
      locale: 'en',
      turns: [{ from: 'bot', text: 'Hello!' }],
      confidence: expect.any(Number) as number,
    });
    expect(sent['candidates']).toContainEqual({
      id: 'refund',
      title: 'Get a refund',
      url: 'https://help.wildmark.example/en/refund',
    });
  });

  it('is not offered again what was shown and did not help', async () => {
    service.behaviour = json({ kind: 'answer', text: 'Once more', articles: ['reset-password'] });
    const question = 'how do I reset my password';
    const turns: Question['turns'] = [
      { from: 'user', text: question },
      { from: 'bot', text: 'Reset your password', said: 'answer', article: 'reset-password' },
      { from: 'bot', text: 'I am sorry', said: 'negative' },
    ];
    const answer = await answerer.answer(ask(question, { turns, offered: ['reset-password'] }));
    const { candidates } = JSON.parse(service.requests[0]!) as { candidates: { id: string }[] };
    expect(candidates.map(({ id }) => id)).not.toContain('reset-password');
    expect(JSON.stringify(answer)).not.toContain('"reset-password"');
  });

  it('lets the bot hand over, and answer without an article', async () => {
    service.behaviour = json({ kind: 'handoff', topic: 'billing' });
    expect(await answerer.answer(ask('can I have a refund'))).toMatchObject({ kind: 'handoff', topic: 'billing' });
    service.behaviour = json({ kind: 'answer', text: 'Blue.' });
    expect(await answerer.answer(ask('what is your favourite colour'))).toMatchObject({
      text: 'Blue.',
      article: { url: null },
      recommendations: [],
    });
    service.behaviour = json({ kind: 'none' });
    expect(await answerer.answer(ask('can I have a refund'))).toMatchObject({ kind: 'none' });
  });

  it('has nothing: the third question in a row leads to a person, an angry one to the offer of one', async () => {
    service.behaviour = json({ kind: 'none' });
    expect(await answerer.answer(ask('can I have a refund', { unanswered: 2 }))).toMatchObject({
      kind: 'handoff',
      reason: 'unanswered',
    });
    expect(await answerer.answer(ask('this is ridiculous, can I have a refund'))).toMatchObject({
      kind: 'confirmHandoff',
    });
  });

  it.each(['talk to a human', 'I want to kill myself', 'hi', 'thanks!', 'no', '👍', '???'])(
    'is not asked about %j',
    async (text) => {
      service.behaviour = json({ kind: 'answer', text: 'From outside' });
      const answer = await answerer.answer(ask(text));
      expect(answer).not.toHaveProperty('engine');
      expect(service.requests).toHaveLength(0);
    },
  );

  it('is left alone after three failures in a row', async () => {
    const fresh = await make();
    service.behaviour = json({ error: 'boom' }, 500);
    for (let count = 0; count < 5; count++)
      expect(await fresh.answer(ask('can I have a refund'))).toMatchObject({ article: { id: 'refund' } });
    expect(service.requests).toHaveLength(3);
    expect(failures).toHaveLength(5);
    expect(failures.at(-1)).toContain('left alone');
  });

  it.each([
    ...Object.entries(faults),
    ['sends an empty answer', json({ kind: 'answer', text: '' })] as const,
    ['sends nothing but a mention', json({ kind: 'answer', text: '<@123>\u200b' })] as const,
    ['sends another shape', json([1])] as const,
    ['sends null', json(null)] as const,
    ['sends too much', json({ kind: 'answer', text: 'x'.repeat(5_000) })] as const,
  ])('falls back when the bot %s', async (_, behaviour) => {
    service.behaviour = behaviour;
    const fresh = await make();
    expect(await fresh.answer(ask('can I have a refund'))).toMatchObject({
      kind: 'answer',
      article: { id: 'refund' },
    });
    expect(failures).toHaveLength(1);
    expect(failures[0]).not.toContain('left alone');
  });

  it.each<[string, Behaviour, RegExp]>([
    ['a status of its own', json({ error: 'boom' }, 500), /status 500\. The fault is on its side: its own log/],
    ['a refused signature', json({}, 401), /status 401\..*BOT_HTTP_SECRET/],
    ['a wrong address', json({}, 404), /status 404\..*BOT_HTTP_URL/],
    [
      'a redirect',
      (_, __, response) => void response.writeHead(307, { location: '/elsewhere?key=s3cret' }).end(),
      /redirects to http:\/\/127\.0\.0\.1:\d+\/elsewhere \(status 307\), which is not followed/,
    ],
    [
      'an unknown kind',
      json({ kind: 'whatever', text: 'x' }),
      /"kind" is "whatever", and must be "answer", "handoff" or/,
    ],
    ['no kind', json({ text: 'x' }), /there is no "kind"/],
    ['no text', json({ kind: 'answer' }), /must have a string as "text"/],
    ['a text that is too long', json({ kind: 'answer', text: 'x'.repeat(4_001) }), /4001 characters.* at most 4000/],
    ['a text of nothing but a mention', json({ kind: 'answer', text: '<@123>' }), /nothing is left of its "text"/],
  ])('tells of %s what is so', async (_, behaviour, told) => {
    service.behaviour = behaviour;
    const fresh = await make();
    expect(await fresh.answer(ask('can I have a refund'))).toMatchObject({ article: { id: 'refund' } });
    expect(failures).toHaveLength(1);
    expect(failures[0]).toMatch(told);
    expect(failures[0]).not.toMatch(/key|model/);
  });

  it('refuses to start without its settings', async () => {
    await expect(createAnswerer({ folder, engine: 'http' })).rejects.toThrow(/settings are missing/);
  });
});
