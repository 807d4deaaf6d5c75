import { spawn } from 'node:child_process';
import path from 'node:path';
import { expect, it } from 'vitest';
import { distDir } from '../../src/config/project-paths.ts';

/**
 * The short chaos run: kills, failing vendors, lost webhooks and sessions, judged by what each side sees. A failing run prints
 * its table and the seed that replays it. The long one is `npm run chaos`.
 */
it('keeps every promise while processes are killed and vendors fail', async () => {
  const child = spawn(process.execPath, [path.join(distDir, 'main.js'), 'chaos', '--short'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += String(text)));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  expect(code, said).toBe(0);
}, 480_000);
