import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAnswerer } from '../answerer.ts';
import { watchArticles } from '../articles/watch-articles.ts';
import { knowledgeFolder } from '../model-folder.ts';
import type { SemanticSettings } from '../semantic/open-semantic-search.ts';
import { printed, type Printed } from '../../../test/support/knowledge-command.ts';
import { json, startOutsideService, type Behaviour } from '../../../test/support/outside-service.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kb-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const run = (argv: string[], input: string[] = [], semantic?: SemanticSettings): Promise<Printed> =>
  printed(argv, { input, semantic });

const write = async (path: string, text: string): Promise<void> => {
  await mkdir(join(folder, path, '..'), { recursive: true });
  await writeFile(join(folder, path), text);
};

const jsonLines = (text: string): Record<string, unknown>[] =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('kb', () => {
  it('check tells file and line', async () => {
    expect(await run(['check'])).toMatchObject({ code: 0 });
    await write('en/bad.md', '---\nid: a\ntitle: A\nlocale: en\nupdated: soon\n---\nText\n');
    const { code, out } = await run(['check', '--articles', folder]);
    expect(code).toBe(1);
    expect(out).toContain('en/bad.md:5 updated must be a date');
  });

  it('check warns of an address that no button holds, and finds no fault in it', async () => {
    const url = `https://x.example/${'a'.repeat(500)}`;
    await write('en/a.md', `---\nid: a\ntitle: A\nlocale: en\nurl: ${url}\n---\nText\n`);
    const { code, out } = await run(['check', '--articles', folder]);
    expect(code).toBe(0);
    expect(out).toContain('en/a.md:5 warning: url has 518 letters');
    expect(out).toContain('1 articles (1 en), 0 problems');
  });

  it('check names a second article with the same id in the same language', async () => {
    const text = '---\nid: a\ntitle: A\nlocale: en-US\n---\nText\n';
    await write('en/a.md', text);
    await write('en/b.md', text.replace('US', 'GB'));
    expect((await run(['check', '--articles', folder])).out).toMatch(/en\/b\.md:2 .*already used by en\/a\.md/);
  });

  it('check names missing translations', async () => {
    await write('en/a.md', '---\nid: a\ntitle: A\nlocale: en\n---\nText\n');
    await write('th/b.md', '---\nid: b\ntitle: B\nlocale: th\n---\nText\n');
    const { code, out } = await run(['check', '--articles', folder]);
    expect(code).toBe(0);
    expect(out).toContain('without a translation in en: b\nwithout a translation in th: a\n');
  });

  it('search prints titles in the language of the question', async () => {
    expect((await run(['search', 'ขอเงินคืน'])).out).toMatch(/ refund {2}\p{Script=Thai}/u);
  });

  it('ask answers each JSON line with one, and nothing else', async () => {
    const articles = [
      { id: 'lost', title: 'I have lost my card', body: 'Freeze the card in the app.', locale: 'en' },
      { id: 'pin', title: 'Change my PIN', body: 'Use a cash machine.', locale: 'en' },
    ];
    await write('articles.jsonl', articles.map((row) => JSON.stringify(row)).join('\n'));
    const questions = [
      { id: 7, text: 'my card is lost', locale: 'en' },
      { id: 'x', text: 'ขอคุยกับแอดมิน' },
    ];
    const { code, out } = await run(
      ['ask', '--data', folder],
      questions.map((row) => JSON.stringify(row)),
    );
    expect(code).toBe(0);
    const lines = jsonLines(out);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatchObject({ id: 7, band: 'answer', handoff: { verdict: 'none' } });
    expect((lines[0]!['results'] as { article: string }[])[0]!.article).toBe('lost');
    expect(lines[1]).toMatchObject({ id: 'x', handoff: { verdict: 'handoff' } });
    expect(Object.keys(lines[0]!)).toEqual(['id', 'handoff', 'results', 'confidence', 'band', 'ms']);
  });

  it('ask gives a line that it cannot use an empty judgement, and goes on', async () => {
    const input = [
      '\ufeff{"id":0,"text":"hi"}',
      'nonsense',
      '{"id":"a"}',
      '"text"',
      '',
      '{"id":4,"text":"reset my password"}',
    ];
    const { code, out, err } = await run(['ask'], input);
    expect(code).toBe(1);
    expect(err.match(/Line \d/g)).toEqual(['Line 2', 'Line 3', 'Line 4']);
    const empty = { handoff: { verdict: 'none', score: 0 }, results: [], confidence: 0, band: 'none', ms: 0 };
    const lines = jsonLines(out);
    expect(lines.map(({ id }) => id)).toEqual([0, null, 'a', null, 4]);
    expect(lines.slice(1, 4)).toEqual([null, 'a', null].map((id) => ({ id, ...empty })));
    expect((lines[4]!['results'] as { article: string }[])[0]!.article).toBe('reset-password');
  });

  it('ask takes any text and any locale', async () => {
    const input = [
      { id: 1, text: 'ឈ្មោះ ລາວ', locale: '1' },
      { id: 2, text: 'ขอเงินคืนได้ไหม', locale: 'constructor' },
      { id: 3, text: 'a refund\u2028please \ud800', locale: 'zh_Hant_TW' },
      { id: 4, text: 42, locale: 7 },
    ];
    const { code, out } = await run(
      ['ask'],
      input.map((row) => JSON.stringify(row)),
    );
    expect(code).toBe(0);
    const lines = jsonLines(out);
    expect(lines.map(({ id }) => id)).toEqual([1, 2, 3, 4]);
    expect((lines[1]!['results'] as { article: string }[])[0]!.article).toBe('refund');
  });

  it('ask reads nothing but the articles of its one folder, and says when there are none', async () => {
    await write('queries.jsonl', 'another shape\n');
    expect(await run(['ask', '--data', folder], ['{"id":1,"text":"a refund"}'])).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('has no articles.jsonl') as unknown,
    });
    await write('articles.jsonl', '\ufeff{"id":1,"title":"คืนเงิน","body":"ภายใน 14 วัน"}\r\n');
    const { code, out } = await run(['ask', '--data', folder], ['{"id":1,"text":"ขอคืนเงิน"}']);
    expect(code).toBe(0);
    expect(jsonLines(out)[0]!['results']).toEqual([{ article: 1, score: expect.any(Number) as unknown }]);
    const twice = await run(['ask', '--data', folder, '--data', folder], ['{"text":"a"}']);
    expect(twice).toMatchObject({ code: 1, out: '', err: expect.stringContaining('one --data') as unknown });
  });

  it('ask gives an article in two dialects once', async () => {
    const rows = ['en-US', 'en-GB'].map((locale) => ({
      id: 'a',
      title: `Refund ${locale}`,
      body: 'In 14 days.',
      locale,
    }));
    await write('articles.jsonl', rows.map((row) => JSON.stringify(row)).join('\n'));
    const { out } = await run(['ask', '--data', folder], ['{"id":1,"text":"refund"}']);
    expect(jsonLines(out)[0]!['results']).toHaveLength(1);
  });

  it('ask takes questions from the command line too', async () => {
    const { out } = await run(['ask', '{"id":1,"text":"a refund"}', '{"id":2,"text":"hi"}']);
    expect(jsonLines(out).map(({ id }) => id)).toEqual([1, 2]);
  });

  it('eval names file and line of a row that it leaves out', async () => {
    await write('queries.jsonl', '{"text":"a","gold":null,"locale":"en"}\n{"gold":null}\n');
    const { code, err } = await run(['eval', '--data', folder]);
    expect(code).toBe(0);
    expect(err).toMatch(/^warning: \S*queries\.jsonl:2 .*"text" is missing/);
  });

  it('eval says when a folder has nothing to measure, and what it measures with no wish at all', async () => {
    expect(await run(['eval', '--data', folder])).toMatchObject({ code: 1, out: '' });
    await write(
      'handoff.jsonl',
      '{"text":"human please","handoff":1,"lang":"en"}\n{"text":"สวัสดี","handoff":false,"lang":"th"}\n',
    );
    const { code, out } = await run(['eval', '--data', folder]);
    expect(code).toBe(0);
    expect(out).toMatch(/en +1 +1\.000 +1\.000 +0\.000\nth +1 +– +– +0\.000/);
    await write('handoff.jsonl', '{"text":"human please","handoff":"maybe","lang":"en"}\n');
    expect((await run(['eval', '--data', folder])).err).toContain('"handoff" must be true or false');
  });

  it('eval prints our engine beside both baselines', async () => {
    const data = join(knowledgeFolder('articles'), '..', '..', 'eval', 'development', 'shop-en-plain');
    const { code, out } = await run(['eval', '--data', data]);
    expect(code).toBe(0);
    expect(out).toMatch(/Flexcord[^]*MiniSearch[^]*PostgreSQL/);
  });

  describe('with an embedding engine', () => {
    const rows = [
      { id: 'lost', title: 'Lost card', body: 'Block it in the app.', locale: 'en' },
      { id: 'fees', title: 'Fees', body: 'They are listed on our page.', locale: 'en' },
      ...['Opening hours', 'Interest', 'Loans', 'Transfers', 'Branches', 'Statements'].map((title, at) => ({
        ...{ id: `other${at}`, title, body: 'Ask at the counter.', locale: 'en' },
      })),
    ];
    const vectors: Behaviour = (body, request, response) => {
      const { input } = JSON.parse(body) as { input: string[] };
      const embedding = (text: string): number[] => (/card|plastic/i.test(text) ? [1, 0.1] : [0.1, 1]);
      json({ data: input.map((text) => ({ embedding: embedding(text) })) })(body, request, response);
    };
    const withEngine = async (argv: string[], input: string[], behaviour: Behaviour) => {
      await write('articles.jsonl', rows.map((row) => JSON.stringify(row)).join('\n'));
      await write(
        'queries.jsonl',
        '{"text":"my card is gone","gold":"lost","locale":"en"}\n{"text":"the weather","gold":null,"locale":"en"}\n',
      );
      const service = await startOutsideService();
      service.behaviour = behaviour;
      const embedding = {
        ...{ baseUrl: service.url, apiKey: null, model: 'm' },
        ...{ queryPrefix: 'query:', documentPrefix: 'passage:' },
      };
      const result = await run([...argv, '--data', folder], input, { embedding, timeoutMs: 5_000, folder: null });
      await service.close();
      const inputs = service.requests.flatMap((body) => (JSON.parse(body) as { input: string[] }).input);
      return { ...result, inputs };
    };

    it('eval measures it in rows of its own, each text with its prefix', async () => {
      const { code, out, inputs } = await withEngine(['eval'], [], vectors);
      expect(code).toBe(0);
      expect(out).toMatch(/Flexcord +en +1 +1 [^]*with embeddings +en +1 +1 +1\.000/);
      expect(inputs).toContain('query: my card is gone');
      expect(inputs.filter((text) => text.startsWith('passage: Lost card'))).toHaveLength(1);
    });

    it('eval does not print rows that the built-in search made in its place', async () => {
      let questions = 0;
      const failing: Behaviour = (body, ...rest) => {
        const question = body.includes('query:');
        if (question) questions++;
        (question ? json({}, 500) : vectors)(body, ...rest);
      };
      const { code, out, err } = await withEngine(['eval'], [], failing);
      expect(questions).toBeGreaterThan(0);
      expect(code).toBe(1);
      expect(out).not.toContain('with embeddings');
      expect(out).toMatch(/^Flexcord +en +1/m);
      expect(err).toMatch(/The row "with embeddings" is left out: .* could not be measured/);
    });

    it('ask uses it as the bot does, and says when it failed', async () => {
      const lines = ['{"id":1,"text":"my card is gone","locale":"en"}'];
      const found = await withEngine(['ask'], lines, vectors);
      expect(found.code).toBe(0);
      expect(found.inputs).toContain('query: my card is gone');
      expect((jsonLines(found.out)[0]!['results'] as { article: string }[])[0]!.article).toBe('lost');
      const failed = await withEngine(['ask'], [...lines, ...lines], json({}, 500));
      expect(failed.code).toBe(1);
      expect(jsonLines(failed.out).map(({ results }) => (results as { article: string }[])[0]!.article)).toEqual([
        ...['lost', 'lost'],
      ]);
      expect(failed.err).toMatch(/^The embedding engine .* by the built-in search alone\. Check [^\n]*\n$/);
    });
  });

  it('says what it can do when used wrongly', async () => {
    expect(await run(['fly'])).toMatchObject({ code: 2 });
    expect((await run(['--help'])).out).toContain('import');
  });
});

describe('kb import', () => {
  it('takes a Zendesk export without its drafts', async () => {
    const html =
      '<h2>Steps</h2><p>Do <b>this</b> &amp; that</p><ul><li>one</li><li>two</li></ul><script>bad()</script>';
    const row = {
      id: 12,
      title: 'Refunds',
      body: html,
      locale: 'en-us',
      html_url: 'https://z.example/12',
      label_names: ['pay'],
      updated_at: '2026-01-02T03:04:05Z',
    };
    await write('export.json', JSON.stringify({ articles: [row, { ...row, id: 13, draft: true }] }));
    expect(await run(['import', '--from', join(folder, 'export.json'), '--to', join(folder, 'kb')])).toMatchObject({
      code: 0,
    });
    const text = await readFile(join(folder, 'kb', 'en', '12.md'), 'utf8');
    expect(text).toContain('## Steps\n\nDo **this** & that');
    expect(text).toContain('- one\n- two');
    expect(text).not.toContain('bad()');
    expect(await run(['check', '--articles', join(folder, 'kb')])).toMatchObject({ code: 0 });
  });

  it('warns of an address that no button holds', async () => {
    const row = { id: 13, title: 'A', body: '<p>Text</p>', html_url: `https://z.example/${'a'.repeat(500)}` };
    await write('export.json', JSON.stringify({ articles: [row] }));
    const { code, err } = await run(['import', '--from', join(folder, 'export.json'), '--to', join(folder, 'kb')]);
    expect(code).toBe(0);
    expect(err).toMatch(/^warning: \S*13\.md: url has 518 letters/);
  });

  it('takes Intercom translations and Freshdesk articles', async () => {
    const intercom = {
      data: [
        {
          id: 'i1',
          title: 'Hi',
          body: '<p>Text</p>',
          state: 'published',
          default_locale: 'en',
          translated_content: { th: { title: 'ไทย', body: '<p>ข้อความ</p>' } },
        },
      ],
    };
    const freshdesk = [
      { id: 5, title: 'F', description: '<p>D</p>', status: 2, tags: ['x'] },
      { id: 6, title: 'Draft', description: '<p>D</p>', status: 1 },
    ];
    await write('src/intercom.json', JSON.stringify(intercom));
    await write('src/freshdesk.json', JSON.stringify(freshdesk));
    expect((await run(['import', '--from', join(folder, 'src'), '--to', join(folder, 'kb')])).out).toContain(
      '3 articles imported',
    );
    expect(await readFile(join(folder, 'kb', 'th', 'i1.md'), 'utf8')).toContain('ข้อความ');
  });

  it('follows a sitemap and reads its pages', async () => {
    const server = createServer((request, response) => {
      const host = `http://${request.headers.host}`;
      if (request.url === '/sitemap.xml')
        response.end(
          `<?xml version="1.0"?><urlset><url><loc>${host}/help/a</loc></url><url><loc>${host}/gone</loc></url></urlset>`,
        );
      else if (request.url === '/help/a')
        response.end(
          '<!doctype html><html lang="en"><body><nav>Menu</nav><main><h1>Open hours</h1><p>Nine to five.</p></main></body></html>',
        );
      else response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { code, err } = await run(['import', '--from', `${address}/sitemap.xml`, '--to', folder]);
    server.close();
    expect(code).toBe(1);
    expect(err).toMatch(/gone answered 404/);
    const text = await readFile(join(folder, 'en', 'help-a.md'), 'utf8');
    expect(text).toContain('title: Open hours');
    expect(text).toContain('Nine to five.');
    expect(text).not.toContain('Menu');
  });
});

it('a changed folder of articles is taken in by itself', async () => {
  await write('en/a.md', '---\nid: a\ntitle: Borrow an umbrella\nlocale: en\n---\nAsk at the lodge.\n');
  const answerer = await createAnswerer({ folder });
  const before = answerer.version();
  let stop = (): void => undefined;
  const reloaded = new Promise<void>((resolve, reject) => {
    stop = watchArticles(folder, () => answerer.reload().then(resolve), reject);
  });
  await write('en/b.md', '---\nid: b\ntitle: Feed the owls\nlocale: en\n---\nAt dusk.\n');
  await reloaded;
  stop();
  expect(answerer.version()).not.toBe(before);
  expect(answerer.article('b', 'en')).not.toBeNull();
});

it('what links lead to is read, and looked at where the file system does not tell', async () => {
  const text = (title: string): string => `---\nid: a\ntitle: ${title}\nlocale: en\n---\nAsk at the lodge.\n`;
  // as Kubernetes mounts a ConfigMap
  await write('mount/..2026/a.md', text('One'));
  await symlink('..2026', join(folder, 'mount', '..data'));
  await symlink(join('..data', 'a.md'), join(folder, 'mount', 'a.md'));
  await write('elsewhere/b.md', text('Two').replace('id: a', 'id: b'));
  await symlink(join(folder, 'elsewhere'), join(folder, 'mount', 'more'));
  await symlink(join(folder, 'mount'), join(folder, 'mount', 'round'));
  const answerer = await createAnswerer({ folder: join(folder, 'mount') });
  expect(answerer.problems()).toEqual([]);
  expect(answerer.articles().map(({ title }) => title)).toEqual(['One', 'Two']);
  let stop = (): void => undefined;
  const reloaded = new Promise<void>((resolve, reject) => {
    stop = watchArticles(join(folder, 'mount'), () => answerer.reload().then(resolve), reject, 20);
  });
  await write('elsewhere/b.md', text('Another').replace('id: a', 'id: b'));
  await reloaded;
  stop();
  expect(answerer.article('b', 'en')?.ref.title).toBe('Another');
});

it('a file that has become faulty keeps its article until it is right again or gone', async () => {
  const text = '---\nid: a\ntitle: Borrow an umbrella\nlocale: en\n---\nAsk at the lodge.\n';
  await write('a.md', text);
  const answerer = await createAnswerer({ folder });
  await write('a.md', text.replace('title', 'titel'));
  await answerer.reload();
  expect(answerer.article('a', 'en')?.ref.title).toBe('Borrow an umbrella');
  expect(answerer.problems().map(({ message }) => message)).toContainEqual(expect.stringContaining('stays in use'));
  await write('a.md', text.replace('Borrow', 'Return'));
  await answerer.reload();
  expect(answerer.article('a', 'en')?.ref.title).toBe('Return an umbrella');
  expect(answerer.problems()).toEqual([]);
  await rm(join(folder, 'a.md'));
  await answerer.reload();
  expect(answerer.article('a', 'en')).toBeNull();
});

it('an article for agents is found by them alone', async () => {
  const text =
    '---\nid: a\ntitle: Waive the umbrella fee\nlocale: en\naudience: agents\n---\nNever say that this exists.\n';
  await write('a.md', text);
  await write('b.md', '---\nid: b\ntitle: Feed the owls\nlocale: en\n---\nAt dusk.\n');
  const answerer = await createAnswerer({ folder });
  const question = { text: 'waive the umbrella fee', locale: 'en' };
  const answer = await answerer.answer({ ...question, turns: [], unanswered: 0, offered: [] });
  expect(JSON.stringify(answer)).not.toContain('Waive');
  expect(answerer.article('a', 'en')).toBeNull();
  expect(answerer.articles().map(({ id }) => id)).toEqual(['b']);
  const replies = await answerer.suggestReplies([{ from: 'user', text: question.text }], 'en');
  expect(replies[0]).toMatchObject({ article: { id: 'a' }, audience: 'agents' });
});
