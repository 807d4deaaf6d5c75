import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { printed } from '../../../test/support/knowledge-command.ts';
import { loadArticles } from './load-articles.ts';
import { parseArticle } from './parse-article.ts';

const problems = (text: string): string[] => {
  const parsed = parseArticle(text, 'x.md');
  return 'problems' in parsed ? parsed.problems.map(({ line, message }) => `${line} ${message}`) : [];
};

describe('a faulty file', () => {
  it('that never ends its front matter is told so', () => {
    expect(problems('---\nid: a\ntitle: A\nlocale: en\n\nText')).toEqual([
      expect.stringMatching(/^1 .*closing line "---" is missing/),
    ]);
  });

  it('with all of its faults at once', () => {
    expect(problems('---\nid: a\n---\n')).toEqual([
      '1 title is missing',
      '1 locale is missing',
      '4 the article has no text below its front matter',
    ]);
    expect(problems('---\n---\nText')).toContain('1 id is missing');
  });

  it.each(['2026-02-31', '2026-13-01', '2026-02-29', '2026-04-31T10:00:00Z'])('has no day like %s', (day) => {
    expect(problems(`---\nid: a\ntitle: A\nlocale: en\nupdated: ${day}\n---\nText`)).toEqual([
      expect.stringContaining('updated must be a date'),
    ]);
  });

  it.each(['2024-02-29', '2026-12-31T23:59:00+07:00'])('is none for a day like %s', (day) => {
    expect(problems(`---\nid: a\ntitle: A\nlocale: en\nupdated: ${day}\n---\nText`)).toEqual([]);
  });
});

describe('a folder', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'faults-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('has one article for an id, however it is capitalised', async () => {
    await mkdir(join(folder, 'en'));
    for (const id of ['h', 'H'])
      await writeFile(
        join(folder, 'en', `${id === 'h' ? 'a' : 'b'}.md`),
        `---\nid: ${id}\ntitle: A\nlocale: en\n---\nText`,
      );
    const loaded = await loadArticles(folder);
    expect(loaded.articles.map(({ id }) => id)).toEqual(['h']);
    expect(loaded.problems).toEqual([
      {
        file: 'en/b.md',
        line: 2,
        message: expect.stringMatching(/already used by en\/a\.md, which writes it "h"/) as unknown,
      },
    ]);
  });

  it('without an article is a fault, which check says', async () => {
    const { code, out } = await printed(['check'], { articles: folder });
    expect(code).toBe(1);
    expect(out).toContain(`There is no article in ${folder}`);
  });
});
