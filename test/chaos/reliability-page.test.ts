import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '../../src/config/project-paths.ts';

/** A table of promises is worth as much as the tests that it names. */
const page = readFileSync(path.join(projectRoot, 'docs', 'reliability.md'), 'utf8');
const named = [...page.matchAll(/`((?:src|test)\/[^`]+\.ts)`: “([^”]+)”/g)].map(([, file = '', name = '']) => ({
  file,
  name,
}));

it('names many tests', () => {
  expect(named.length).toBeGreaterThan(50);
});

it.each(named)('$file has “$name”', ({ file, name }) => {
  expect(readFileSync(path.join(projectRoot, file), 'utf8')).toContain(name);
});
