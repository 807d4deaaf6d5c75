import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStore } from './open-store.ts';

const logger = { info: () => undefined, warn: () => undefined };
const root = fileURLToPath(new URL('../..', import.meta.url));
let folder: string;

/** Writes cases as fast as it can and says each number once it is told that the case is stored. */
const WRITER = `
import { openStore } from './src/cases/open-store.ts';
const logger = { info() {}, warn() {} };
const store = await openStore({ url: process.argv[2], scope: 's', logger });
for (let index = 0; ; index++) {
  const reporter = { discordUserId: null, name: 'x' };
  const { record } = await store.cases.open({ key: process.pid + ':' + index, kind: 'task', title: 't', description: '', reporter, locale: null,
    priority: 'low', channel: 'desk', fields: {}, workflowId: null, episode: null, at: 1 });
  process.stdout.write(record.number + '\\n');
}`;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'flexcord-killed-'));
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  await build({
    stdin: { contents: WRITER, resolveDir: root, loader: 'ts' },
    outfile: path.join(folder, 'writer.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('has everything it confirmed after its process was killed in the middle of writing, again and again', async () => {
  const url = `pglite:${path.join(folder, 'database')}`;
  const confirmed: number[] = [];
  for (let round = 1; round <= 3; round++) {
    const writer = spawn(process.execPath, [path.join(folder, 'writer.mjs'), url], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(writer, 'exit');
    let seen = 0;
    for await (const lines of writer.stdout) {
      const numbers = String(lines).split('\n').filter(Boolean).map(Number);
      confirmed.push(...numbers);
      seen += numbers.length;
      if (seen >= 20) writer.kill('SIGKILL');
    }
    // Its output closes a moment before the process has ended, and until then it holds the lock.
    await ended;
  }
  const store = await openStore({ url, scope: 's', logger });
  const stored = new Set((await store.cases.list({ limit: 100_000 })).map((record) => record.number));
  expect(confirmed.length).toBeGreaterThanOrEqual(60);
  expect(confirmed.filter((number) => !stored.has(number))).toEqual([]);
  await store.close();
}, 120_000);
