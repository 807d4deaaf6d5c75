import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  faults,
  json,
  startOutsideService,
  stream,
  type Behaviour,
  type OutsideService,
} from '../../../test/support/outside-service.ts';
import { type Answerer, type AnswererOptions, createAnswerer, type Question } from '../answerer.ts';
import { knowledgeFolder } from '../model-folder.ts';

let service: OutsideService;
const failures: string[] = [];
const folder = knowledgeFolder('articles');

beforeAll(async () => {
  service = await startOutsideService();
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
const make = (more: Partial<AnswererOptions> = {}): Promise<Answerer> =>
  createAnswerer({
    folder,
    engine: 'openai',
    openai: { baseUrl: `${service.url}/v1`, apiKey: 'key', model: 'm', timeoutMs: 700, maxTokens: 300 },
    onEngineFailure: (_, error) => void failures.push(error.message),
    ...more,
  });
const reply = (value: unknown): Behaviour => stream(JSON.stringify(value));
const QUESTION = 'how do I reset my password';
const good = {
  answerable: true,
  answer: 'Tap Forgot password on the sign-in screen and enter your e-mail address; the link is valid for one hour.',
  citations: ['reset-password'],
};

describe('a good model', () => {
  let answerer: Answerer;
  beforeAll(async () => {
    answerer = await make();
  });

  it('gives the streamed answer with the cited article, and tells of its progress', async () => {
    service.behaviour = reply(good);
    let progress = 0;
    const answer = await answerer.answer(ask(QUESTION), () => progress++);
    expect(answer).toMatchObject({
      kind: 'answer',
      engine: 'openai',
      text: good.answer,
      article: { id: 'reset-password' },
    });
    expect(progress).toBeGreaterThan(0);
  });

  it.each<[string, Behaviour]>([
    ['without streaming', json({ choices: [{ message: { content: JSON.stringify(good) }, finish_reason: 'stop' }] })],
    ['in a fence', stream(`\`\`\`json\n${JSON.stringify(good)}\n\`\`\``)],
    ['with words around it', stream(`Here you are: ${JSON.stringify(good)} Anything else?`)],
    ['after thinking aloud', stream(`<think>They ask for {"x"}</think>\n${JSON.stringify(good)}`)],
  ])('may answer %s', async (_, behaviour) => {
    service.behaviour = behaviour;
    expect(await answerer.answer(ask(QUESTION))).toMatchObject({ engine: 'openai', text: good.answer });
  });

  it('is asked in the words of newer models when it knows no others', async () => {
    service.behaviour = (body, request, response) =>
      body.includes('"max_tokens"')
        ? json({ error: { message: "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens'." } }, 400)(
            body,
            request,
            response,
          )
        : reply(good)(body, request, response);
    const fresh = await make();
    expect(await fresh.answer(ask(QUESTION))).toMatchObject({ engine: 'openai' });
    await fresh.answer(ask(QUESTION));
    expect(service.requests.map((body) => body.includes('"max_tokens"'))).toEqual([true, false, false]);
  });

  it('is asked without a format by servers that know none, and by newer ones too', async () => {
    service.behaviour = (body, request, response) => {
      const message = body.includes('"max_tokens"')
        ? "Use 'max_completion_tokens' instead."
        : body.includes('response_format')
          ? "'response_format.type' must be 'json_schema' or 'text'"
          : null;
      (message === null ? reply(good) : json({ error: { message } }, 400))(body, request, response);
    };
    const fresh = await make();
    expect(await fresh.answer(ask(QUESTION))).toMatchObject({ engine: 'openai' });
    expect(service.requests).toHaveLength(3);
    await fresh.answer(ask(QUESTION));
    expect(service.requests).toHaveLength(4);
    expect(failures).toEqual([]);
  });

  it('that goes on refusing is asked three times at most', async () => {
    service.behaviour = json({ error: { message: 'no response_format, no temperature, nothing' } }, 400);
    const fresh = await make();
    expect(await fresh.answer(ask(QUESTION))).not.toHaveProperty('engine');
    expect(service.requests).toHaveLength(3);
    expect(failures).toHaveLength(1);
  });

  it('gets no personal data, and the articles as data', async () => {
    service.behaviour = reply(good);
    const turns = [{ from: 'user' as const, text: 'I am joe@example.com' }];
    await answerer.answer(ask(`${QUESTION}, card 4111 1111 1111 1111, call +66 81 234 5678`, { turns }));
    expect(service.requests[0]).not.toMatch(/joe@|4111|234 5678/);
    expect(service.requests[0]).toContain('Only Wildmark ID accounts');
  });

  it.each(['talk to a human please', 'hi', 'I want to kill myself', 'thanks!'])(
    'is not asked about %j',
    async (text) => {
      service.behaviour = reply(good);
      await answerer.answer(ask(text));
      expect(service.requests).toHaveLength(0);
    },
  );

  it.each([
    ['1. Tap Forgot password on the sign-in screen.\n2. Enter your e-mail address.', 'counts its steps'],
    [
      'Tap Forgot password; enter your e-mail address. The link is valid for 1 hour.',
      'writes a spelt number in digits',
    ],
  ])('is heard when it says %j: it %s', async (answer) => {
    service.behaviour = reply({ ...good, answer });
    expect(await answerer.answer(ask(QUESTION))).toMatchObject({ engine: 'openai', text: answer });
  });

  const given = (): string[] => {
    const sent = (JSON.parse(service.requests[0]!) as { messages: { content: string }[] }).messages[1]!.content;
    return (JSON.parse(sent) as { articles: { id: string }[] }).articles.map(({ id }) => id);
  };
  const shown = (question: string, more: Question['turns'] = []): Partial<Question> => ({
    turns: [
      { from: 'user', text: question },
      { from: 'bot', text: 'Reset your password', said: 'answer', article: 'reset-password' },
      ...more,
    ],
    offered: ['reset-password'],
  });
  const no: Question['turns'] = [{ from: 'bot', text: 'I am sorry', said: 'negative' }];

  it.each([
    ['the same question', QUESTION, shown(QUESTION)],
    ['the same question after a "no"', QUESTION, shown(QUESTION, no)],
    ['the same question that begins as one that goes on', `and ${QUESTION}`, shown(`and ${QUESTION}`)],
    ['a question that goes on after a "no"', `and ${QUESTION}`, shown(QUESTION, no)],
    ['few words', 'password reset', shown(QUESTION)],
  ])('is not given again for %s what was shown, and not heard with it', async (_, text, more) => {
    service.behaviour = reply(good);
    const answer = await answerer.answer(ask(text, more));
    expect(given().length).toBeGreaterThan(0);
    expect(given()).not.toContain('reset-password');
    expect(JSON.stringify(answer)).not.toContain('"reset-password"');
  });

  it('is given what was shown when the question goes on with it', async () => {
    service.behaviour = reply({ ...good, answer: 'The link in the message is valid for one hour.' });
    const answer = await answerer.answer(ask('and how long is the link valid?', shown(QUESTION)));
    expect(given()).toContain('reset-password');
    expect(answer).toMatchObject({ engine: 'openai', article: { id: 'reset-password' } });
  });

  it('loses mentions and hidden characters on the way', async () => {
    service.behaviour = reply({ ...good, answer: `@everyone <@123> ${good.answer}\u202e` });
    expect(await answerer.answer(ask(QUESTION))).toMatchObject({ engine: 'openai', text: `everyone  ${good.answer}` });
  });
});

describe('a hostile or careless model', () => {
  let answerer: Answerer;
  beforeAll(async () => {
    answerer = await make();
  });

  it.each<[string, unknown]>([
    ['cites things that are no ids', { ...good, citations: ['reset-password', { toString: 'x' }] }],
    ['cites nothing', { ...good, citations: [] }],
    ['cites an article that does not exist', { ...good, citations: ['golden-password'] }],
    ['cites an article that was not given beside one that was', { ...good, citations: ['reset-password', 'secret'] }],
    ['names an article that was not cited', { ...good, answer: `${good.answer} See [vip-support].` }],
    ['claims an article that does not exist', { ...good, answer: `${good.answer} The article "Free Lumen" has more.` }],
    ['brings a foreign link', { ...good, answer: `${good.answer} See https://evil.example/login` }],
    ['hides a link behind words', { ...good, answer: `${good.answer} [Sign in](https://evil.example)` }],
    ['shortens the scheme', { ...good, answer: `${good.answer} [here](//evil.example/x)` }],
    ['writes an address without scheme', { ...good, answer: `${good.answer} Or go to evil-games.com/login` }],
    ['invites to another server', { ...good, answer: `${good.answer} Join discord.gg/abc123` }],
    [
      'leads elsewhere',
      { ...good, answer: 'Tap Forgot password at wildmark-id.support and enter your e-mail address.' },
    ],
    ['spells an address out', { ...good, answer: `${good.answer} Or go to evil dot com` }],
    ['names a foreign mailbox', { ...good, answer: `${good.answer} Write to help@evil.example` }],
    ['uses another scheme', { ...good, answer: `${good.answer} [x](javascript:alert(1))` }],
    ['lengthens a known address', { ...good, answer: `${good.answer} https://help.wildmark.example.evil.com/en` }],
    ['invents a number of one digit', { ...good, answer: `${good.answer} Wait 7 days.` }],
    ['invents a number in Thai digits', { ...good, answer: `${good.answer} Wait ๗ days.` }],
    ['invents a number', { ...good, answer: `${good.answer} It costs 4999 baht.` }],
    [
      'tells its instructions',
      {
        ...good,
        answer: 'You write answers for a support bot. You get JSON with articles, conversation and question.',
      },
    ],
    [
      'makes things up',
      { ...good, answer: 'Bananas ripen faster inside paper bags together with yellow tropical apples from Ecuador.' },
    ],
    [
      'makes something up between true sentences',
      {
        ...good,
        answer:
          'Tap Forgot password and enter your e-mail address. We will also give you unlimited free lumen and delete your account password.',
      },
    ],
    ['talks for ever', { ...good, answer: good.answer.repeat(30) }],
    ['answers with another shape', ['x']],
    ['answers with null', null],
    ['answers with an object for a text', { ...good, answer: { toString: 'x' } }],
  ])('is not heard when it %s', async (_, value) => {
    service.behaviour = reply(value);
    const answer = await answerer.answer(ask(QUESTION));
    expect(service.requests).toHaveLength(1);
    expect(answer).toMatchObject({ kind: 'answer', article: { id: 'reset-password' } });
    expect(answer).not.toHaveProperty('engine');
  });
});

describe('a model that finds no answer in the articles', () => {
  const none = { answerable: false, answer: '', citations: [] };
  it('turns a sure answer into a question, and into a person after too many', async () => {
    service.behaviour = reply(none);
    const answerer = await make();
    const answer = await answerer.answer(ask(QUESTION));
    expect(answer.kind).toBe('didYouMean');
    expect(answer.kind === 'didYouMean' && answer.suggestions[0]).toMatchObject({ id: 'reset-password' });
    expect(await answerer.answer(ask(QUESTION, { unanswered: 3 }))).toMatchObject({ kind: 'handoff' });
    expect(failures).toEqual([]);
  });

  it('about an article just shown leaves no answer', async () => {
    service.behaviour = reply(none);
    const answerer = await make();
    const text = 'and how long is the link valid?';
    const turns: Question['turns'] = [
      { from: 'user', text: QUESTION },
      { from: 'bot', text: '…', said: 'answer', article: 'reset-password' },
    ];
    const plain = await createAnswerer({ folder });
    const more = { turns, offered: ['reset-password'] };
    expect(await plain.answer(ask(text, more))).toMatchObject({ kind: 'answer' });
    expect((await answerer.answer(ask(text, more))).kind).not.toBe('answer');
  });
});

describe('a model that answers in another language than the articles', () => {
  const spanish = 'no puedo entrar, olvidé mi password, reset account';
  const quote = 'On the sign-in screen tap Forgot password and enter your e-mail address.';
  const answer = 'Toca Forgot password en la pantalla de inicio y escribe tu correo.';
  const translated = { ...good, answer, quotes: [quote] };
  const answered = async (value: unknown, question = spanish): Promise<unknown> => {
    service.behaviour = reply(value);
    const answerer = await make();
    return answerer.answer(ask(question, { locale: null }));
  };

  it('is heard with what it translates', async () => {
    expect(await answered(translated)).toMatchObject({ engine: 'openai', locale: 'es', text: answer });
    expect(service.requests[0]).toContain('letter by letter');
  });

  it.each<[string, unknown]>([
    ['quotes nothing', { ...translated, quotes: [] }],
    ['forgets the quotes', { ...good, answer }],
    ['quotes what stands nowhere', { ...translated, quotes: [quote, 'Passwords are reset by the moderators'] }],
    ['quotes a word', { ...translated, quotes: ['password'] }],
    ['quotes something else than text', { ...translated, quotes: [{}] }],
    [
      'says far more than it quotes',
      { ...translated, answer: `${answer} ${'Luego espera a que llegue el premio. '.repeat(8)}` },
    ],
    ['invents a number', { ...translated, answer: `${answer} Espera 3 meses.` }],
  ])('is not heard when it %s', async (_, value) => {
    expect(await answered(value)).not.toHaveProperty('engine');
    expect(service.requests).toHaveLength(1);
  });

  it('may not bring names into another script', async () => {
    const korean = 'password reset 방법을 알려주세요';
    const said = '로그인 화면에서 Forgot password 를 누르고 이메일 주소를 입력하세요.';
    expect(await answered({ ...translated, answer: said }, korean)).toMatchObject({ engine: 'openai' });
    expect(await answered({ ...translated, answer: `${said} PayPal 로 결제하세요.` }, korean)).not.toHaveProperty(
      'engine',
    );
  });
});

describe('ids of numbers', () => {
  it('may be cited as numbers', async () => {
    const numbered = await mkdtemp(join(tmpdir(), 'numbered-'));
    const body = 'Owls are fed at dusk with mice by the keepers.';
    await writeFile(join(numbered, 'owls.md'), `---\nid: "360001"\ntitle: Feed the owls\nlocale: en\n---\n\n${body}\n`);
    const answerer = await make({ folder: numbered });
    service.behaviour = reply({ answerable: true, answer: body, citations: [360001] });
    expect(await answerer.answer(ask('how do I feed the owls'))).toMatchObject({
      engine: 'openai',
      article: { id: '360001' },
    });
    await rm(numbered, { recursive: true });
  });
});

describe('a broken model', () => {
  it.each(Object.entries(faults))('that %s leaves the built-in answer', async (_, behaviour) => {
    service.behaviour = behaviour;
    const answerer = await make();
    const answer = await answerer.answer(ask(QUESTION));
    expect(answer).toMatchObject({ kind: 'answer', article: { id: 'reset-password' } });
    expect(answer).not.toHaveProperty('engine');
    expect(failures).toHaveLength(1);
  });

  it('is left alone after three failures in a row', async () => {
    service.behaviour = faults['answers 500']!;
    const answerer = await make();
    for (let count = 0; count < 5; count++) await answerer.answer(ask(QUESTION));
    expect(service.requests).toHaveLength(3);
    expect(failures).toHaveLength(5);
    expect(failures.at(-1)).toContain('left alone');
  });
});

describe('the limit of cost', () => {
  it('holds for the day, and for each person', async () => {
    service.behaviour = reply(good);
    const answerer = await make({ limits: { perDay: 3, perUserPerDay: 2 } });
    const engines: unknown[] = [];
    for (const user of ['ann', 'ann', 'ann', 'bo', 'cy']) {
      const answer = await answerer.answer(ask(QUESTION, { user }));
      engines.push('engine' in answer ? answer.engine : null);
    }
    expect(engines).toEqual(['openai', 'openai', null, 'openai', null]);
    expect(service.requests).toHaveLength(3);
    expect(failures).toHaveLength(2);
  });
});

describe('for the agent', () => {
  const turns: Question['turns'] = [
    { from: 'user', text: 'hi' },
    { from: 'user', text: 'my lumen did not arrive, mail joe@example.com' },
    { from: 'user', text: 'I paid an hour ago' },
  ];

  it('summarises the bot phase, without the model too', async () => {
    const answerer = await make();
    service.behaviour = reply({ summary: 'Paid an hour ago, lumen missing.' });
    expect(await answerer.summary(turns, [], 'en')).toBe('Paid an hour ago, lumen missing.');
    expect(service.requests[0]).not.toContain('joe@');
    service.behaviour = reply({ summary: 'Paid an hour ago, see https://evil.example/refund' });
    expect(await answerer.summary(turns, [], 'en')).not.toContain('evil');
    const wrote = { from: 'user' as const, text: 'my page is https://shop.example/me?token=1' };
    service.behaviour = reply({ summary: 'Page: https://shop.example/me' });
    expect(await answerer.summary([...turns, wrote], [], 'en')).toBe('Page: https://shop.example/me');
    service.behaviour = faults['answers 500']!;
    const plain = await answerer.summary(turns, ['purchase-missing'], 'en');
    expect(plain).toContain("A purchase didn't arrive");
    expect(plain).toContain('I paid an hour ago');
    expect(plain).not.toContain('hi /');
  });

  it('drafts a reply from the articles before their parts, which stand alone when it fails', async () => {
    const answerer = await make();
    service.behaviour = reply(good);
    const replies = await answerer.suggestReplies([{ from: 'user', text: QUESTION }], 'en');
    expect(replies).toHaveLength(3);
    expect(replies[0]).toMatchObject({ by: 'model', text: good.answer, article: { id: 'reset-password' } });
    expect(replies[1]).toMatchObject({ by: 'article', article: { id: 'reset-password' } });
    service.behaviour = faults['answers 500']!;
    const plain = await answerer.suggestReplies([{ from: 'user', text: QUESTION }], 'en');
    expect(plain.map(({ by }) => by)).toEqual(['article', 'article', 'article']);
  });
});
