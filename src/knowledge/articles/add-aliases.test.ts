import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runKnowledgeCommand } from '../cli/run-knowledge-command.ts';
import { addAliases } from './add-aliases.ts';
import { parseArticle } from './parse-article.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aliases-'));
  await writeFile(
    join(folder, 'a.md'),
    '---\n# keep this remark\nid: a\ntitle: "Feed: the owls"\nlocale: en\naliases:\n  - "owl food" # old\n---\n\nAt *dusk*.\n',
  );
  await writeFile(join(folder, 'b.md'), '---\r\nid: b\r\ntitle: นกฮูก\r\nlocale: th\r\n---\r\n\r\nกลางคืน\r\n');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('adds aliases to the front matter, once, and leaves the rest of the file alone', async () => {
  const aliases = [
    { article: 'a', locale: 'en', alias: 'what do "owls" eat: mice?' },
    { article: 'a', locale: 'en', alias: 'OWL food!' },
    { article: 'a', locale: 'en', alias: 'feed the owls' },
    { article: 'b', locale: 'th', alias: 'ให้อาหารนกฮูก' },
    { article: 'b', locale: 'en', alias: 'left' },
  ];
  const result = await addAliases(folder, aliases);
  expect(result.left).toEqual([aliases[4]]);
  const text = await readFile(join(folder, 'a.md'), 'utf8');
  expect(text).toContain('# keep this remark');
  expect(text).toContain('# old');
  expect(text).toContain('\n---\n\nAt *dusk*.\n');
  expect(parseArticle(text, 'a.md')).toMatchObject({
    article: { title: 'Feed: the owls', aliases: ['owl food', 'what do "owls" eat: mice?'] },
  });
  expect(parseArticle(await readFile(join(folder, 'b.md'), 'utf8'), 'b.md')).toMatchObject({
    article: { aliases: ['ให้อาหารนกฮูก'], body: 'กลางคืน' },
  });
  expect((await addAliases(folder, aliases)).changed).toEqual([]);
});

it('is a command that reads what the case desk downloads', async () => {
  const file = join(folder, 'aliases.json');
  const lines: string[] = [];
  const io = {
    input: (async function* (): AsyncGenerator<string> {})(),
    out: (text: string) => void lines.push(text),
    err: (text: string) => void lines.push(text),
  };
  const run = (): Promise<number> =>
    runKnowledgeCommand(['add-aliases', '--from', file], io, {
      articles: folder,
      semantic: { timeoutMs: 0, folder: null },
    });
  await writeFile(file, JSON.stringify([{ article: 'a', locale: 'en', alias: 'owl snacks' }]));
  expect(await run()).toBe(0);
  expect(lines.join('')).toContain('a.md: owl snacks\n1 articles changed');
  await writeFile(file, '[{"article":"a"}]');
  expect(await run()).toBe(1);
  expect(lines.at(-1)).toContain('is not a list of');
});
