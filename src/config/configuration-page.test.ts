import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parseEnvText } from './env-file.ts';
import { configurationTable } from './configuration-page.ts';
import { projectRoot } from './project-paths.ts';
import { variables } from './variables.ts';

const page = path.join(projectRoot, 'docs', 'configuration.md');

/** `UPDATE_DOCS=1 npx vitest run src/config/configuration-page.test.ts` writes the table anew. */
test('docs/configuration.md has exactly the variables that the code reads', () => {
  const text = readFileSync(page, 'utf8');
  const written = /\| variable \| meaning[\s\S]*?\n(?!\|)/.exec(text)?.[0].trimEnd() ?? '';
  if (process.env['UPDATE_DOCS'])
    writeFileSync(
      page,
      text.replace(written, () => configurationTable()),
    );
  else expect(written).toBe(configurationTable());
});

test('.env.example names only variables that exist', () => {
  const known = new Set<string>(variables.map(({ name }) => name));
  // The compose file hands this one to PostgreSQL; Flexcord itself does not read it.
  known.add('POSTGRES_PASSWORD');
  const example = parseEnvText(readFileSync(path.join(projectRoot, '.env.example'), 'utf8'), '.env.example');
  expect(Object.keys(example).filter((name) => !known.has(name))).toEqual([]);
  expect(Object.values(example).filter((value) => value !== '')).toEqual([]);
});
