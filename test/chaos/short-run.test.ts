import { spawn } from 'node:child_process';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { distDir } from '../../src/config/project-paths.ts';

/** The run takes about two minutes; people in it wait up to three more before they count as stuck. */
const PATIENCE = 8 * 60_000;

/** The table that it prints names what was lost, doubled, out of order or stuck; a failing seed can be played again. */
it(
  'keeps every promise while processes are killed, vendors fail and webhooks get lost',
  { timeout: PATIENCE },
  async () => {
    const { code, said } = await chaos('--short', '--seed', '1');
    expect(code, said).toBe(0);
    expect(said).toContain('Every promise was kept.');
  },
);

function chaos(...args: string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [path.join(distDir, 'main.js'), 'chaos', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGTERM'));
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += String(data)));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, said })));
}
