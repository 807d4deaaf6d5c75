import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { markdownFiles } from '../articles/load-articles.ts';
import { printed, type Printed } from '../../../test/support/knowledge-command.ts';
import { articlesOfExport } from './help-centre-export.ts';
import { readSource } from './read-source.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kept-back-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const write = async (path: string, text: string | Buffer): Promise<void> => {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
};

const run = (...argv: string[]): Promise<Printed> => printed(argv, { articles: folder });

it('an article for agents stays one, also in front matter that is not quite ours', async () => {
  await write('from/i.md', '---\ntitle: I\naudience: agents\n---\nText');
  const { code, out } = await run('import', '--from', join(folder, 'from'), '--to', join(folder, 'to'));
  expect(code).toBe(0);
  expect(out).toContain('For agents only: 1');
  expect(await readFile(join(folder, 'to', 'en', 'i.md'), 'utf8')).toContain('audience: agents');
});

it.each([
  'audience: private',
  'visibility: internal',
  'private: true',
  'internal: yes',
  'public: false',
  'audience: [staff]',
  'audience: [everyone, staff]',
  'Visibility: Private',
  'visibility: false',
  'visibility: 2',
  'status: private',
  'status: hidden',
  'State: Pending',
  'isPrivate: true',
])('what is not meant for everybody for certain (%s) is for agents, and said so', async (line) => {
  await write('a.md', `---\ntitle: A\n${line}\n---\nText`);
  const { articles, notes } = await readSource(folder, 'en');
  expect(articles.map(({ audience }) => audience)).toEqual(['agents']);
  expect(notes).toEqual([expect.stringMatching(/a\.md: ".*" may mean that not everybody shall read it/)]);
});

it.each([
  'draft: true',
  'draft: yes',
  'Draft: true',
  'isDraft: true',
  'is_draft: true',
  'published: false',
  'status: draft',
  'Status: [Draft]',
  'audience: draft',
])('a draft (%s) is named, not taken', async (line) => {
  await write('a.md', `---\ntitle: A\n${line}\n---\nText`);
  const { articles, left, notes } = await readSource(folder, 'en');
  expect([articles, left]).toEqual([[], []]);
  expect(notes).toEqual([expect.stringContaining(`a.md: a draft ("${line.split(':')[0]!}: `)]);
});

it('front matter with capital keys is read like other', async () => {
  await write('a.md', '---\nTitle: Opening hours\nTags: [time]\nLang: th\n---\nText');
  const { articles } = await readSource(folder, 'en');
  expect(articles).toEqual([expect.objectContaining({ title: 'Opening hours', tags: ['time'], locale: 'th' })]);
});

it.each([
  'audience: everyone',
  'audience: Public',
  'private: false',
  'published: 2026-01-02',
  'draft: false',
  'audience:',
  'visibility: [everyone]',
  'visibility: true',
  'visibility: 1',
  'access: open',
  'audience: users',
  'Audience: {type: all}',
  'status: published',
  'status: 2',
  'isDraft: false',
])('what says nothing of the kind (%s) is for everyone', async (line) => {
  await write('a.md', `---\ntitle: A\n${line}\n---\nText`);
  const { articles, notes } = await readSource(folder, 'en');
  expect(articles.map(({ audience }) => audience)).toEqual(['everyone']);
  expect(notes).toEqual([]);
});

it('rows of JSON that name their readers keep them', () => {
  const rows = [{ audience: 'agents' }, { audience: 'staff' }, { private: true }, { audience: 'everyone' }, {}];
  const articles = articlesOfExport(
    rows.map((row, at) => ({ id: at + 1, title: 'A', body: 'Text', ...row })),
    'en',
  );
  expect(articles.map(({ audience }) => audience)).toEqual(['agents', 'agents', 'agents', 'everyone', 'everyone']);
});

const read = async (row: object): ReturnType<typeof readSource> => {
  await write('a.json', JSON.stringify([{ title: 'A', body: 'Text', ...row }]));
  return readSource(folder, 'en');
};

it.each([
  { status: 'draft' },
  { draft: 'true' },
  { state: 'Draft' },
  { isDraft: true },
  { published: false },
  { status: 'archived' },
  { body: undefined, description: 'Text', status: 1 },
])('a row of JSON that is a draft (%j) is counted, not taken', async (row) => {
  const { articles, notes } = await read(row);
  expect(articles).toEqual([]);
  expect(notes).toEqual([expect.stringContaining('1 of its texts are drafts')]);
});

it.each([
  { visibility: 'private' },
  { hidden: true },
  { public: false },
  { status: 'internal' },
  { Audience: ['staff'] },
  { user_segment_id: 7 },
])('a row of JSON that may not be for everybody (%j) is for agents, and said so', async (row) => {
  const { articles, notes } = await read(row);
  expect(articles.map(({ audience }) => audience)).toEqual(['agents']);
  const [key, value] = Object.entries(row)[0]! as [string, unknown];
  const line = `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`;
  expect(notes).toEqual([expect.stringContaining(`1 of its texts may not be for everybody ("${line}")`)]);
});

it.each([
  { audience: ['everyone'] },
  { audience: { type: 'all' } },
  { visibility: 1 },
  { public: true, hidden: false, draft: false, status: 'published' },
  { body: undefined, description: 'Text', status: 2 },
])('a row of JSON that is for everybody (%j) is, and nothing is said', async (row) => {
  const { articles, notes } = await read(row);
  expect(articles.map(({ audience }) => audience)).toEqual(['everyone']);
  expect(notes).toEqual([]);
});

it('a translation that is a draft does not keep its original from readers', () => {
  const row = { source_id: 1, title: 'A', body: 'Text' };
  const rows = [
    { ...row, locale: 'en' },
    { ...row, locale: 'de', status: 'draft', audience: 'agents' },
  ];
  expect(articlesOfExport(rows, 'en').map(({ audience }) => audience)).toEqual(['everyone']);
});

it('front matter without an end is not taken for text', async () => {
  await write('a.md', '---\ntitle: A\naudience: agents\n\nText');
  const { articles, left } = await readSource(folder, 'en');
  expect(articles).toEqual([]);
  expect(left).toEqual([expect.stringMatching(/a\.md: .*closing line "---" is missing/)]);
});

it('everything that is imported is read by the bot', async () => {
  await write('from/README.md', 'Hello.');
  await write('from/a.md', '# A\n\nText');
  await write('from/_index.md', '# All\n\nText');
  await write('from/_later.md', '# Later\n\nText');
  const { out, err } = await run('import', '--from', join(folder, 'from'), '--to', join(folder, 'to'));
  expect(out).toContain('3 articles imported, 1 left out');
  expect(err).toMatch(/left out: _later\.md: .*begins with "_"/);
  expect(await markdownFiles(join(folder, 'to'))).toEqual(['en/a.md', 'en/article.readme.md', 'en/index.md']);
  expect((await run('check', '--articles', join(folder, 'to'))).out).toContain('3 articles (3 en), 0 problems');
});

it('a file in another encoding is named, unless it says which', async () => {
  await write('a.md', Buffer.from('# Caf\xe9\n\nOuvert', 'latin1'));
  await write('b.html', Buffer.from('<meta charset="iso-8859-1"><h1>Caf\xe9</h1><p>Ouvert</p>', 'latin1'));
  await write('c.md', Buffer.from('\ufeff# Thé\n\nOuvert', 'utf16le'));
  const { articles, left } = await readSource(folder, 'fr');
  expect(articles.map(({ title }) => title)).toEqual(['Café', 'Thé']);
  expect(left).toEqual([expect.stringMatching(/a\.md: it is not valid UTF-8/)]);
});
