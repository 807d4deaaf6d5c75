import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Answerer, createAnswerer, type Question } from '../answerer.ts';
import { knowledgeFolder } from '../model-folder.ts';
import { signature } from './http-engine.ts';
import { redact } from './redact.ts';

type Handler = (body: string, request: IncomingMessage, response: ServerResponse) => void;

/** A local stand-in of an outside engine; each test says how it behaves. */
let server: Server;
let base: string;
let handler: Handler;
let requests: string[] = [];
const failures: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (piece: Buffer) => (body += piece.toString()));
    request.on('end', () => {
      requests.push(body);
      handler(body, request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
afterEach(() => {
  requests = [];
  failures.length = 0;
});

const ask = (text: string): Question => ({ text, locale: 'en', turns: [], unanswered: 0, offered: [] });
const onEngineFailure = (_: string, error: Error): void => void failures.push(error.message);

const stream =
  (content: string, pieces = 3): Handler =>
  (_, __, response) => {
    response.setHeader('content-type', 'text/event-stream');
    const size = Math.ceil(content.length / pieces);
    for (let at = 0; at < content.length; at += size) {
      response.write(
        `data: ${JSON.stringify({ choices: [{ delta: { content: content.slice(at, at + size) } }] })}\n\n`,
      );
    }
    response.end('data: [DONE]\n\n');
  };
const reply = (value: unknown): Handler => stream(JSON.stringify(value));
const good = {
  answerable: true,
  answer: 'Tap Forgot password on the sign-in screen and enter your e-mail address; the link is valid for one hour.',
  citations: ['reset-password'],
};

describe('engine openai', () => {
  let answerer: Answerer;
  let progress = 0;
  const openai = (): Parameters<typeof createAnswerer>[0]['openai'] => ({
    baseUrl: `${base}/v1`,
    apiKey: 'key',
    model: 'm',
    timeoutMs: 3000,
    maxTokens: 300,
    requestsPerHour: 1000,
  });
  beforeAll(async () => {
    const folder = knowledgeFolder('articles');
    answerer = await createAnswerer({
      folder,
      engine: 'openai',
      openai: openai()!,
      onEngineFailure,
      onProgress: () => progress++,
    });
  });

  it('gives the streamed answer with the cited article', async () => {
    handler = reply(good);
    const answer = await answerer.answer(ask('how do I reset my password'));
    expect(answer).toMatchObject({
      kind: 'answer',
      engine: 'openai',
      text: good.answer,
      article: { id: 'reset-password' },
    });
    expect(progress).toBeGreaterThan(0);
  });

  it('sends no personal data, and the articles as data', async () => {
    handler = reply(good);
    await answerer.answer(
      ask('reset my password, I am joe@example.com, card 4111 1111 1111 1111, call +66 81 234 5678'),
    );
    expect(requests[0]).not.toMatch(/joe@|4111|234 5678/);
    expect(requests[0]).toContain('Only Wildmark ID accounts');
  });

  it('does not ask the model when a person is wanted', async () => {
    handler = reply(good);
    expect((await answerer.answer(ask('talk to a human please'))).kind).toBe('handoff');
    expect(requests).toHaveLength(0);
  });

  it.each<[string, unknown]>([
    ['cites nothing', { ...good, citations: [] }],
    ['cites an article that was not given', { ...good, citations: ['reset-password', 'secret'] }],
    ['brings a foreign link', { ...good, answer: `${good.answer} See https://evil.example/login` }],
    [
      'makes things up',
      { ...good, answer: 'Bananas ripen faster inside paper bags together with yellow tropical apples from Ecuador.' },
    ],
    ['refuses', { answerable: false, answer: '', citations: [] }],
    ['answers with another shape', ['x']],
  ])('keeps the built-in answer when the model %s', async (_, value) => {
    handler = reply(value);
    const answer = await answerer.answer(ask('how do I reset my password'));
    expect(answer).toMatchObject({ kind: 'answer', article: { id: 'reset-password' } });
    expect(answer).not.toHaveProperty('engine');
  });

  it.each<[string, Handler]>([
    ['is too slow', () => undefined],
    ['fails', (_, __, response) => void response.writeHead(500).end('{}')],
    ['answers with no JSON', stream('I am sorry, I can not do that')],
    [
      'breaks off',
      (_, __, response) => {
        response.setHeader('content-type', 'text/event-stream');
        response.end(`data: ${JSON.stringify({ choices: [{ delta: { content: '{"answerable":' } }] })}\n\n`);
      },
    ],
    [
      'answers without end',
      (_, __, response) => {
        response.setHeader('content-type', 'text/event-stream');
        for (let i = 0; i < 300; i++) response.write(`data: ${'x'.repeat(1000)}\n`);
      },
    ],
    [
      'redirects elsewhere',
      (_, __, response) => void response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
    ],
  ])('falls back and reports when the model %s', async (_, behaviour) => {
    handler = behaviour;
    const answer = await answerer.answer(ask('how do I reset my password'));
    expect(answer).toMatchObject({ kind: 'answer', article: { id: 'reset-password' } });
    expect(answer).not.toHaveProperty('engine');
    expect(failures).toHaveLength(1);
  });

  it('stops asking when the requests of the hour are used up', async () => {
    handler = reply(good);
    const limited = await createAnswerer({
      folder: knowledgeFolder('articles'),
      engine: 'openai',
      openai: { ...openai()!, requestsPerHour: 1 },
      onEngineFailure,
    });
    expect(await limited.answer(ask('how do I reset my password'))).toHaveProperty('engine');
    expect(await limited.answer(ask('how do I reset my password'))).not.toHaveProperty('engine');
    expect(requests).toHaveLength(1);
  });

  it('summarises for the agent, without the model too', async () => {
    const turns: Question['turns'] = [
      { from: 'user', text: 'hi' },
      { from: 'user', text: 'my lumen did not arrive, mail joe@example.com' },
      { from: 'user', text: 'I paid an hour ago' },
    ];
    handler = reply({ summary: 'Paid an hour ago, lumen missing.' });
    expect(await answerer.summary(turns, [], 'en')).toBe('Paid an hour ago, lumen missing.');
    expect(requests[0]).not.toContain('joe@');
    handler = (_, __, response) => void response.writeHead(503).end();
    const plain = await answerer.summary(turns, ['purchase-missing'], 'en');
    expect(plain).toContain("A purchase didn't arrive");
    expect(plain).toContain('I paid an hour ago');
    expect(plain).not.toContain('hi /');
  });

  it('suggests replies to the agent', () => {
    const replies = answerer.suggestReplies([{ from: 'user', text: 'how do I reset my password' }], 'en');
    expect(replies[0]?.article.id).toBe('reset-password');
    expect(answerer.suggestReplies([{ from: 'user', text: 'xyzzy plugh' }], 'en')).toEqual([]);
  });
});

describe('engine http', () => {
  const make = (): Promise<Answerer> =>
    createAnswerer({
      folder: knowledgeFolder('articles'),
      engine: 'http',
      http: { url: `${base}/bot`, secret: 's3cret', timeoutMs: 3000 },
      onEngineFailure,
    });

  it('sends a signed request and takes the reply', async () => {
    let valid = false;
    handler = (body, request, response) => {
      const timestamp = String(request.headers['x-flexcord-timestamp']);
      valid = request.headers['x-flexcord-signature'] === signature('s3cret', timestamp, body);
      response.end(JSON.stringify({ kind: 'answer', text: 'From outside', articles: ['refund'] }));
    };
    const answer = await (await make()).answer(ask('can I have a refund'));
    expect(valid).toBe(true);
    expect(answer).toMatchObject({ kind: 'answer', text: 'From outside', engine: 'http', article: { id: 'refund' } });
  });

  it('lets the bot hand over', async () => {
    handler = (_, __, response) => void response.end('{"kind":"handoff","topic":"billing"}');
    expect(await (await make()).answer(ask('can I have a refund'))).toMatchObject({
      kind: 'handoff',
      topic: 'billing',
    });
  });

  it.each<[string, Handler]>([
    ['is silent', () => undefined],
    ['fails', (_, __, response) => void response.writeHead(502).end()],
    ['sends rubbish', (_, __, response) => void response.end('<html>')],
    ['sends an empty answer', (_, __, response) => void response.end('{"kind":"answer","text":""}')],
  ])('falls back when the bot %s', async (_, behaviour) => {
    handler = behaviour;
    expect(await (await make()).answer(ask('can I have a refund'))).toMatchObject({
      kind: 'answer',
      article: { id: 'refund' },
    });
    expect(failures).toHaveLength(1);
  });

  it('refuses to start without its settings', async () => {
    await expect(createAnswerer({ folder: knowledgeFolder('articles'), engine: 'http' })).rejects.toThrow(
      /settings are missing/,
    );
  });
});

describe('redact', () => {
  it.each([
    ['my password is hunter2 ok', 'my [secret] ok'],
    ['write to a.b@c.example.org', 'write to [e-mail]'],
    ['level 25 in 2026', 'level 25 in 2026'],
  ])('%s', (text, expected) => expect(redact(text)).toBe(expected));
});
