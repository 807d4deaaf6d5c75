import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readArticles } from '../evaluation/data-set.ts';
import { printed, type Printed } from '../../../test/support/knowledge-command.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rows-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const run = (argv: string[]): Promise<Printed> => printed(argv);

const write = async (path: string, text: string): Promise<void> => {
  await mkdir(join(folder, path, '..'), { recursive: true });
  await writeFile(join(folder, path), text);
};

describe('rows that others wrote', () => {
  it('are borne by ask, which prints ids as they were written', async () => {
    const big = '9007199254740993';
    await write(
      'articles.jsonl',
      [
        `{"id":${big},"title":"Refunds","body":"In 14 days."}`,
        '{"id":2,"title":null,"body":"Owls are fed at dusk.","aliases":[null,"feeding times of the owls"]}',
        '{"id":"3","body":"Borrow it at the lodge.","aliases":"where do I get an umbrella","locale":""}',
        '{"title":"no id"}',
      ].join('\n'),
    );
    const questions = [
      `{"id":${big},"text":"refunds"}`,
      '{"id":2,"text":"feeding times of the owls","locale":""}',
      '{"id":[1,{"a":"b"}],"text":"where do I get an umbrella"}',
    ];
    const { code, out, err } = await run(['ask', '--data', folder, ...questions]);
    expect(code).toBe(0);
    expect(err).toMatch(/^warning: \S*articles\.jsonl:4 .*"id" is missing/);
    const [first, second, third] = out.trim().split('\n');
    expect(first).toMatch(new RegExp(`^\\{"id":${big},"handoff".*"results":\\[\\{"article":${big},`));
    expect(second).toMatch(/^\{"id":2,.*"results":\[\{"article":2,/);
    expect(third).toMatch(/^\{"id":\[1,\{"a":"b"\}\],.*"results":\[\{"article":"3",/);
  });

  it('are borne by eval: one, several or no right articles, and a folder that it cannot read', async () => {
    await write('bad/queries.jsonl', 'nonsense\n');
    await write('good/articles.jsonl', '{"id":1,"title":"Refunds"}\n{"id":"b","title":"Owls"}\n');
    const query = (text: string, gold: string): string => `{"text":"${text}","gold":${gold},"locale":""}`;
    const queries = [query('refunds', '["x",1]'), query('owls', '"b"'), query('the weather', '[]')];
    await write('good/queries.jsonl', queries.join('\n'));
    const { code, out, err } = await run(['eval', '--data', join(folder, 'bad'), '--data', join(folder, 'good')]);
    expect(code).toBe(1);
    expect(err).toContain('queries.jsonl:1');
    expect(out).toMatch(/Flexcord +detec\w* +2 +1 +1\.000/);
  });

  it.each(['[{"id":"a"}]', '["a",{"id":"b"}]', '{"id":"a"}', '[null]', 'true'])(
    'tell nothing by a right article like %s, which is an error',
    async (gold) => {
      await write('articles.jsonl', '{"id":"a","title":"Refunds"}');
      await write('queries.jsonl', `{"text":"refunds","gold":${gold}}`);
      const { code, err } = await run(['eval', '--data', folder]);
      expect(code).toBe(1);
      expect(err).toMatch(/queries\.jsonl:1 .*"gold" must be/);
    },
  );

  it('with the same id, as a number and as a text, are not told apart', async () => {
    await write('articles.jsonl', '{"id":12,"title":"Refunds"}\n{"id":"12","title":"Owls"}\n{"id":13,"title":"Cats"}');
    const { code, out, err } = await run(['ask', '--data', folder, '{"text":"refunds"}']);
    expect(code).toBe(0);
    expect(err).toMatch(/articles\.jsonl:2 .*line 1 has the id "12" in "\w+" already/);
    expect(out).toMatch(/"results":\[\{"article":12,/);
  });

  it('with an id that another row of the locale has, or with none, are left out and named', async () => {
    const rows = [
      '"id":"a","title":"Refunds"',
      '"id":"a","title":"Owls"',
      '"id":"","title":"Cats"',
      '"id":"b","title":"Dogs"',
    ];
    await write('articles.jsonl', [...rows.map((row) => `{${row},"locale":"en"}`), 'null', '[]'].join('\n'));
    const { code, out, err } = await run(['ask', '--data', folder, '{"text":"refunds"}', '{"text":"owls"}']);
    expect(code).toBe(0);
    const [first, second] = out.trim().split('\n');
    expect(first).toMatch(/"results":\[\{"article":"a"/);
    expect(second).not.toContain('"article":"a"');
    const said = err.trim().split('\n');
    expect(said).toEqual([
      expect.stringMatching(/jsonl:2 can't be used: line 1 has the id "a" in "en" already, and is kept\./),
      expect.stringMatching(/jsonl:3 can't be used: "id" is empty/),
      expect.stringMatching(/jsonl:5 can't be used: it is JSON, but no object\./),
      expect.stringMatching(/jsonl:6 can't be used: it is JSON, but no object\./),
    ]);
  });

  it.each([
    ['mail', 'zh-CN', 'zh-TW'],
    ['pw', 'pt-BR', 'pt-PT'],
    ['a', 'en-US', 'en-GB', 'en'],
  ])('with the id "%s" in dialects of a language are all kept', async (id, ...locales) => {
    const rows = locales.map((locale) => ({ id, title: `Refunds ${locale}`, body: 'In 14 days.', locale }));
    await write('articles.jsonl', rows.map((row) => JSON.stringify(row)).join('\n'));
    await write('queries.jsonl', JSON.stringify({ text: 'refunds', gold: id, locale: locales[0] }));
    const asked = await run(['ask', '--data', folder, JSON.stringify({ text: 'refunds', locale: locales[0] })]);
    expect([asked.code, asked.err]).toEqual([0, '']);
    expect((JSON.parse(asked.out) as { results: { article: string }[] }).results.map((one) => one.article)).toEqual([
      id,
    ]);
    const measured = await run(['eval', '--data', folder]);
    expect([measured.code, measured.err]).toEqual([0, '']);
    expect(measured.out).toContain(`${locales.length} articles indexed`);
  });

  it('that stand there twice, word for word, are one, and nothing is said', async () => {
    const row = '{"id":"a","title":"Refunds","body":"In 14 days.","locale":"en"}';
    await write('articles.jsonl', `${row}\n${row}\r\n`);
    await write('queries.jsonl', '{"text":"refunds","gold":"a","locale":"en"}');
    const asked = await run(['ask', '--data', folder, '{"text":"refunds"}']);
    expect([asked.code, asked.err]).toEqual([0, '']);
    const { code, out, err } = await run(['eval', '--data', folder]);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('1 articles indexed');
  });

  it('with an id that is a number in one language and a text in another are both kept', async () => {
    const rows = ['{"id":1,"title":"Refunds","locale":"en"}', '{"id":"1","title":"การคืนเงิน","locale":"th"}'];
    await write('articles.jsonl', rows.join('\n'));
    await write('queries.jsonl', '{"text":"การคืนเงิน","gold":1,"locale":"th"}');
    const asked = await run(['ask', '--data', folder, '{"text":"refunds"}', '{"text":"การคืนเงิน"}']);
    expect([asked.code, asked.err]).toEqual([0, '']);
    const [first, second] = asked.out.trim().split('\n');
    expect(first).toContain('"results":[{"article":1,');
    expect(second).toContain('"results":[{"article":"1",');
    const { code, out, err } = await run(['eval', '--data', folder]);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^Flexcord +th +1 +0 +1\.000/m);
  });

  it.each(['articles', 'queries', 'handoff'])(
    'of which none in %s.jsonl can be used are a failure of eval',
    async (bad) => {
      const rows: Record<string, string> = {
        articles: '{"id":"a","title":"Refunds","locale":"en"}',
        queries: '{"text":"refunds","gold":"a","locale":"en"}',
        handoff: '{"text":"human please","handoff":true,"lang":"en"}',
      };
      for (const [name, row] of Object.entries(rows)) await write(`${name}.jsonl`, name === bad ? '{}\nnull\n' : row);
      const { code, out, err } = await run(['eval', '--data', folder]);
      expect(code).toBe(1);
      expect(err).toMatch(new RegExp(`^No row of \\S+${bad}\\.jsonl can be used`, 'm'));
      expect(/^Flexcord /m.test(out)).toBe(bad === 'handoff');
      expect(/^handoff /m.test(out)).toBe(bad !== 'handoff');
    },
  );

  it('of eval that can not be used do not keep the others from being measured', async () => {
    await write('articles.jsonl', '{"id":"a","title":"Refunds"}\nnull');
    await write('queries.jsonl', '{"text":"refunds","gold":"a","locale":"en"}\n{"gold":"a"}');
    await write('handoff.jsonl', '{"text":"human please","handoff":true,"lang":"en"}\n{"text":"hi","handoff":"maybe"}');
    const { code, out, err } = await run(['eval', '--data', folder]);
    expect(code).toBe(0);
    expect(out).toMatch(/^Flexcord +en +1 +0 +1\.000/m);
    expect(out).toMatch(/^en +1 +1\.000 +1\.000/m);
    expect(err).toMatch(
      /articles\.jsonl:2 .* The row is left out\.\n.*queries\.jsonl:2 .*\n.*handoff\.jsonl:2 .*must be true or false/,
    );
  });

  it('name a right article that there is not: eval warns of it once', async () => {
    await write('articles.jsonl', '{"id":"a","title":"Refunds"}');
    const golds = ['"a"', '"x"', '["a","y"]', '["x","z"]'];
    await write('queries.jsonl', golds.map((gold) => `{"text":"refunds","gold":${gold},"locale":"en"}`).join('\n'));
    const { code, err } = await run(['eval', '--data', folder]);
    expect(code).toBe(0);
    expect(err).toMatch(
      /^\S+: warning: "gold" names 3 ids that no article has \(x, y, z\)\. 2 questions .* misses\.[^\n]*\n$/,
    );
  });

  it('are measured by language, whatever else their locales say', async () => {
    await write('articles.jsonl', '{"id":"a","title":"Refunds","locale":"EN"}');
    const rows = ['EN', 'en-US', 'en'].map((locale) => ({
      text: 'refund',
      gold: 'a',
      locale,
      lang: locale,
      handoff: false,
    }));
    for (const name of ['queries', 'handoff'])
      await write(`${name}.jsonl`, rows.map((row) => JSON.stringify(row)).join('\n'));
    const { out } = await run(['eval', '--data', folder]);
    // "EN" has the stemmer of English too
    for (const name of ['Flexcord', 'PostgreSQL full text'])
      expect(out.match(new RegExp(`^${name} +.*`, 'gm'))).toEqual([expect.stringMatching(/ en +3 +0 +1\.000/)]);
    expect(out.split('handoff    n')[1]!.trim().split('\n').slice(1)).toEqual([expect.stringMatching(/^en +3 /)]);
  });

  it('with aliases are measured without them too, by every search', async () => {
    await write('articles.jsonl', '{"id":"a","title":"Refunds","aliases":["money back"],"locale":"en"}');
    await write('queries.jsonl', '{"text":"money back","gold":"a","locale":"en"}');
    const { out } = await run(['eval', '--data', folder]);
    for (const [name, recall] of [
      ['Flexcord', '1.000'],
      ['Flexcord, no aliases', ''],
      ['MiniSearch as it comes', '1.000'],
      ['PostgreSQL full text', '1.000'],
      ['MiniSearch, no aliases', '0.000'],
      ['PostgreSQL, no aliases', '0.000'],
    ])
      expect(out).toMatch(new RegExp(`^${name} +en +1 +0 +${recall}`, 'm'));
  });

  it('none of which can be used answer nothing', async () => {
    await write('articles.jsonl', '{"title":"no id"}\nnonsense\n');
    const { code, out, err } = await run(['ask', '--data', folder, '{"text":"refunds"}']);
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err).toContain('nothing to answer from');
  });

  it('may be HTML, of which only the words count', async () => {
    const body =
      '<div class="owl"><a href="https://owl.example/owl">Ask</a> at the lodge, that&#39;s &nbsp; all.</div>';
    await write(
      'articles.jsonl',
      [
        { id: 'html', title: '<b>Umbrellas</b> &amp; more', body, locale: 'en' },
        { id: 'owl', title: 'Feeding', body: 'The owl eats at dusk.', locale: 'en' },
      ]
        .map((row) => JSON.stringify(row))
        .join('\n'),
    );
    const { out } = await run(['ask', '--data', folder, '{"text":"class of the owl"}']);
    expect(out).toMatch(/"results":\[\{"article":"owl"/);
    expect((await readArticles(folder, () => undefined)).articles[0]).toMatchObject({
      title: 'Umbrellas & more',
      body: "Ask at the lodge, that's all.",
    });
  });
});
