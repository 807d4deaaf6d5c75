import { describe, expect, it } from 'vitest';
import { parseArticle } from './parse-article.ts';

const problems = (text: string): string[] => {
  const parsed = parseArticle(text, 'en/x.md');
  return 'problems' in parsed ? parsed.problems.map(({ file, line, message }) => `${file}:${line} ${message}`) : [];
};

describe('parseArticle', () => {
  it('reads all fields', () => {
    const text =
      '---\nid: a-b\ntitle: "T: x"\nlocale: en\nurl: https://x.example/a\naliases: [one, 2]\ntags: [t]\nupdated: 2026-01-02\n---\n\nBody\n';
    expect(parseArticle(text, 'f')).toEqual({
      article: {
        id: 'a-b',
        title: 'T: x',
        locale: 'en',
        url: 'https://x.example/a',
        aliases: ['one', '2'],
        tags: ['t'],
        audience: 'everyone',
        updated: '2026-01-02',
        body: 'Body',
      },
      warnings: [],
    });
  });

  it('takes an article whose address no button holds, and says so', () => {
    const url = `https://x.example/${'%E0%B8%81'.repeat(60)}`;
    const parsed = parseArticle(`---\nid: a\ntitle: x\nlocale: th\nurl: ${url}\n---\nBody`, 'th/x.md');
    expect(parsed).toMatchObject({ article: { url }, warnings: [{ file: 'th/x.md', line: 5 }] });
  });

  it.each([
    ['no front matter', /^en\/x\.md:1 .*front matter/],
    ['---\ntitle: x\nlocale: en\n---\nBody', /^en\/x\.md:1 id is missing/],
    [`---\nid: ${'a'.repeat(85)}\ntitle: x\nlocale: en\n---\nBody`, /^en\/x\.md:2 id has 85 letters/],
    ['---\nid: a\ntitle: x\nlocale: klingon!\n---\nBody', /^en\/x\.md:4 locale/],
    ['---\nid: a\ntitle: x\nlocale: en\nurl: javascript:alert(1)\n---\nBody', /^en\/x\.md:5 url/],
    ['---\nid: a\ntitle: x\nlocale: en\naliases: yes please\n---\nBody', /^en\/x\.md:5 aliases/],
    ['---\nid: a\ntitle: x\nlocale: en\naudience: staff\n---\nBody', /^en\/x\.md:5 audience "staff" is not known/],
    ['---\nid: a\ntitle: x\nlocale: en\ncolour: red\n---\nBody', /^en\/x\.md:5 "colour" is not known/],
    ['---\nid: a\ntitle: "x" y\nlocale: en\n---\nBody', /^en\/x\.md:3 not valid YAML/],
    ['---\nid: a\ntitle: x\nlocale: en\n---\n', /^en\/x\.md:6 .*no text/],
  ])('tells file and line of what is wrong in %j', (text, expected) => {
    expect(problems(text).filter((line) => expected.test(line))).toHaveLength(1);
  });
});
