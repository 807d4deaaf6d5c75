import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '../src/config/project-paths.ts';
import { variables } from '../src/config/variables.ts';

/** What pages promise must be there: links and their anchors, npm scripts, files, variables, folder READMEs. */
const pages = [
  'README.md',
  'CHANGELOG.md',
  ...readdirSync(path.join(projectRoot, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];
const scripts = Object.keys(
  (JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8')) as { scripts: object }).scripts,
);

const read = (page: string): string => readFileSync(path.join(projectRoot, page), 'utf8');
const withoutFences = (text: string): string => text.replace(/^```[\s\S]*?^```/gm, '');
const matches = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map((match) => match[1] ?? '');

/** A heading's anchor as GitHub makes it. */
function anchorsOf(page: string): string[] {
  return matches(withoutFences(read(page)), /^#+ (.+)$/gm).map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** A relative link that leads nowhere; undefined when it is good. */
function brokenLink(page: string, link: string): string | undefined {
  const [file = '', anchor] = link.split('#');
  const target = file === '' ? page : path.posix.join(path.posix.dirname(page), file);
  if (!existsSync(path.join(projectRoot, target))) return link;
  return anchor !== undefined && target.endsWith('.md') && !anchorsOf(target).includes(anchor) ? link : undefined;
}

describe.each(pages)('%s', (page) => {
  const text = read(page);

  test('its relative links lead somewhere', () => {
    const links = matches(withoutFences(text), /\]\(([^)\s]+)\)/g).filter((link) => !/^[a-z]+:/.test(link));
    expect(links.filter((link) => brokenLink(page, link) !== undefined)).toEqual([]);
  });

  test('every npm script that it names exists', () => {
    const named = matches(text, /npm run (?:--silent )?([a-z][\w:-]*)/g);
    expect(named.filter((name) => !scripts.includes(name))).toEqual([]);
  });

  test('every file of the project that it names exists', () => {
    const named = matches(withoutFences(text), /`((?:src|test|scripts|docs|bench|knowledge|\.ci)\/[\w./-]+)`/g);
    expect(named.filter((name) => !existsSync(path.join(projectRoot, name)))).toEqual([]);
  });

  test('every variable that it names exists', () => {
    const known = new Set<string>(variables.map(({ name }) => name));
    // Read by the tests, by the compose file, and by the script that writes the page of variables.
    for (const name of ['PG_BIN', 'CHROMIUM_PATH', 'POSTGRES_PASSWORD', 'UPDATE_DOCS', 'XDG_CACHE_HOME'])
      known.add(name);
    const named = matches(text, /`(?:export )?([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)(?:=[^`]*)?`/g);
    expect(named.filter((name) => !known.has(name) && !/^(APPLICATION_ID|DISCORD_USER_ID)$/.test(name))).toEqual([]);
  });
});

test('every part has a README of its own, of a few lines', () => {
  const parts = readdirSync(path.join(projectRoot, 'src'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `src/${entry.name}`);
  expect([...parts, 'test'].filter((part) => !existsSync(path.join(projectRoot, part, 'README.md')))).toEqual([]);
});

test('every npm script is a command that exists', () => {
  const main = read('src/main.ts');
  const commands = matches(
    Object.values((JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts).join('\n'),
    /scripts\/run\.mjs (\w+)/g,
  );
  expect(commands.length).toBeGreaterThan(8);
  expect(commands.filter((name) => !new RegExp(`^  ${name}: \\{`, 'm').test(main))).toEqual([]);
});
