import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { printed, type Printed } from '../../../test/support/knowledge-command.ts';
import { articlesOfExport } from './help-centre-export.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'complaints-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const run = (...argv: string[]): Promise<Printed> => printed(argv, { articles: folder });

it.each([
  [
    'http://127.0.0.1:2/x',
    /^http:\/\/127\.0\.0\.1:2\/x can't be reached \(nothing answers there\), so nothing .* Check/,
  ],
  ['http://127.0.0.1:1/x', /^http:\/\/127\.0\.0\.1:1\/x can't be reached \(bad port\)/],
  ['https://bad..host/x', /^https:\/\/bad\.\.host\/x can't be reached \(.+\)/],
  ['https://', /^https:\/\/ is not a web address/],
  ['/nonexistent', /^\/nonexistent can't be read \(there is no such file or folder\), so nothing .* Check the path/],
])('import from %s says what happened and what to do', async (source, said) => {
  const { code, err } = await run('import', '--from', source, '--to', join(folder, 'to'));
  expect(code).toBe(1);
  expect(err).toMatch(said);
  expect(err).not.toMatch(/fetch failed|ENOENT/);
});

it.each([
  ['x.json', '{"articles": [', /x\.json is not valid JSON \(.+\), so nothing/],
  ['x.json', '[]', /x\.json is a list without a single article/],
  ['x.json', '{"articles":[{"id":1,"title":"A","body":"x","draft":true}]}', /x\.json: 1 of its texts are drafts/],
  ['x.json', '{"tickets":[1]}', /x\.json: The JSON file has no articles/],
  ['x.xml', '<?xml version="1.0"?><urlset></urlset>', /x\.xml is a sitemap that names no page/],
  ['x.md', '+++\ntitle = "A"\n+++\n', /x\.md: its front matter is TOML/],
  ['x.md', '---\ntitle: "A" b\n---\nText', /x\.md: its front matter is not valid YAML/],
])('a file %s of %j says why it gives nothing', async (name, text, said) => {
  await writeFile(join(folder, name), text);
  const { code, err } = await run('import', '--from', join(folder, name), '--to', join(folder, 'to'));
  expect(code).toBe(1);
  expect(err).toMatch(said);
  expect(err.split(name)).toHaveLength(2);
});

it('a folder without anything to import says so', async () => {
  await mkdir(join(folder, 'empty'));
  const { code, err } = await run('import', '--from', join(folder, 'empty'), '--to', folder);
  expect(code).toBe(1);
  expect(err).toContain('so there is nothing to import');
});

it.each(['/proc/nope', '/proc/nope/deeper', '/dev/null/kb'])(
  '%s can not be written to, which is told at once',
  async (to) => {
    await writeFile(join(folder, 'a.md'), '# A\n\nText');
    const { code, err } = await run('import', '--from', folder, '--to', to);
    expect(code).toBe(1);
    expect(err).toMatch(/^Nothing can be written to \/.* so nothing was imported\. Name a folder/);
  },
);

it.each([
  ['not there', null, /aliases\.json can't be read \(there is no such file\)/],
  ['cut off', '[{"article":', /aliases\.json is not valid JSON/],
  ['of another kind', '[{"article":"a"}]', /aliases\.json is not a list of/],
])('add-aliases names a file that is %s', async (_, text, said) => {
  const file = join(folder, 'aliases.json');
  if (text !== null) await writeFile(file, text);
  const { code, err } = await run('add-aliases', '--from', file);
  expect(code).toBe(1);
  expect(err).toMatch(said);
});

const incomplete = (document: unknown): { taken: string[]; left: string[] } => {
  const leavings = { left: [], drafts: 0, kept: [] };
  return { taken: articlesOfExport(document, 'en', leavings).map(({ id }) => id), ...leavings };
};

it('an article of Intercom without text or title is named', () => {
  const row = { type: 'article', state: 'published', default_locale: 'en' };
  const data = [
    { ...row, id: '1', title: 'A', body: '<p>a</p>', translated_content: { th: { title: 'ก', body: null } } },
    { ...row, id: '2', title: 'No text', body: null },
    { ...row, id: '3', title: '', body: '<p>x</p>' },
    { ...row, id: '4', title: 'Only a picture', body: '<p><img src="x.png"></p>' },
    { ...row, id: '5', title: 'Draft', body: null, state: 'draft' },
  ];
  expect(incomplete({ type: 'list', data })).toEqual({
    taken: ['1'],
    drafts: 1,
    kept: [],
    left: [
      expect.stringMatching(/^the article 1 "ก" in "th" has no text/),
      expect.stringMatching(/^the article 2 "No text" in "en" has no text, so it was not taken\. Complete it/),
      expect.stringMatching(/^the article 3 in "en" has no title/),
      expect.stringMatching(/^the article 4 "Only a picture" in "en" has no text/),
    ],
  });
});

it('so is one of Zendesk, and what stands beside its articles is none', () => {
  const articles = [
    { id: 1, title: 'A', name: 'A', body: '<p>a</p>', locale: 'en-us', draft: false },
    { id: 2, title: 'B', name: 'B', body: null, locale: 'en-us', draft: false },
    { id: 3, title: '', name: '', body: '', locale: 'en-us', draft: false },
  ];
  const categories = [{ id: 9, name: 'General', description: '', html_url: 'https://z.example/9' }];
  expect(
    incomplete({ articles, categories, folders: [{ id: 8, name: 'F', description: 'All of them' }] }),
  ).toMatchObject({
    taken: ['1'],
    left: [expect.stringContaining('2 "B"'), expect.stringContaining('3 in "en" has no title and no text')],
  });
});

it('and one of Freshdesk, in a list and in a folder', () => {
  const rows = [
    { id: 1, title: 'A', description: '<p>a</p>', status: 2 },
    { id: 2, title: 'B', description: '', status: 2, category: { id: 4 } },
    { id: 3, title: null, description: '<p>c</p>', status: 2 },
  ];
  const left = [
    expect.stringContaining('2 "B" in "en" has no text'),
    expect.stringContaining('3 in "en" has no title'),
  ];
  expect(incomplete(rows)).toMatchObject({ taken: ['1'], left });
  const nested = [{ category: { id: 4, name: 'C', folders: [{ id: 5, name: 'F', visibility: 1, articles: rows }] } }];
  expect(incomplete(nested)).toMatchObject({ taken: ['1'], left });
});
