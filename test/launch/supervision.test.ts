import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { anyFreePort } from '../../src/config/ports.ts';
import { distDir, projectRoot } from '../../src/config/project-paths.ts';

/**
 * The supervisor of `npm start` with a real Temporal and two parts that only answer HTTP: what is killed comes back alone, and
 * nothing outlives the supervisor, however that ends.
 */
const PARTS = `
const [role] = process.argv.slice(2);
if (role === 'start') await import('./program.js');
else if (role !== 'setup') {
  const { createServer } = await import('node:http');
  const port = role === 'sandbox' ? process.env.SANDBOX_PORT : process.env.PORT;
  createServer((_, response) => response.end(String(process.pid))).listen(Number(port), '127.0.0.1', () => process.send({ type: 'ready' }));
  process.on('disconnect', () => process.exit());
}`;

const project = mkdtempSync(path.join(tmpdir(), 'flexcord-supervision-'));
let env: Record<string, string>;
let supervisor: ChildProcess;
let said = '';

beforeAll(() => {
  cpSync(distDir, path.join(project, 'dist'), { recursive: true });
  cpSync(path.join(projectRoot, 'package.json'), path.join(project, 'package.json'));
  symlinkSync(path.join(projectRoot, 'node_modules'), path.join(project, 'node_modules'));
  renameSync(path.join(project, 'dist', 'main.js'), path.join(project, 'dist', 'program.js'));
  writeFileSync(path.join(project, 'dist', 'main.js'), PARTS);
});

beforeEach(async () => {
  const ports = await Promise.all([anyFreePort(), anyFreePort(), anyFreePort(), anyFreePort()]);
  const [port = 0, sandbox = 0, temporal = 0, ui = 0] = ports;
  env = { PORT: `${port}`, SANDBOX_PORT: `${sandbox}`, TEMPORAL_PORT: `${temporal}`, TEMPORAL_UI_PORT: `${ui}` };
  said = '';
  supervisor = spawn(process.execPath, ['dist/main.js', 'start'], { cwd: project, env: { ...process.env, ...env } });
  supervisor.stdout?.on('data', (text) => (said += String(text)));
  supervisor.stderr?.on('data', (text) => (said += String(text)));
  await expect.poll(() => said, { timeout: 30_000 }).toContain('Flexcord is ready.');
});

afterEach(async () => {
  if (supervisor.exitCode !== null || supervisor.signalCode !== null) return;
  supervisor.kill('SIGKILL');
  await once(supervisor, 'close');
});

/** pid of the part that answers on this port, 0 when none does */
async function pidOn(variable: 'PORT' | 'SANDBOX_PORT'): Promise<number> {
  return fetch(`http://127.0.0.1:${env[variable]}/`)
    .then(
      (response) => response.text(),
      () => '0',
    )
    .then(Number);
}

function temporalPid(): number {
  return Number(readFileSync(path.join(project, '.flexcord', 'start', 'temporal', 'server.pid'), 'utf8').split(' ')[0]);
}

function isRunning(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.startsWith('Z') === false;
  } catch {
    return false;
  }
}

async function allPids(): Promise<number[]> {
  return [await pidOn('PORT'), await pidOn('SANDBOX_PORT'), temporalPid()];
}

test('each killed part comes back, the others run on; Ctrl+C ends all of them in time', async () => {
  const [app = 0, sandbox = 0, temporal = 0] = await allPids();
  process.kill(app, 'SIGKILL');
  await expect.poll(() => pidOn('PORT'), { timeout: 10_000 }).toSatisfy((pid: number) => pid > 0 && pid !== app);
  process.kill(temporal, 'SIGKILL');
  await expect.poll(temporalPid, { timeout: 10_000 }).not.toBe(temporal);
  expect(await pidOn('SANDBOX_PORT')).toBe(sandbox);
  process.kill(sandbox, 'SIGKILL');
  await expect
    .poll(() => pidOn('SANDBOX_PORT'), { timeout: 10_000 })
    .toSatisfy((pid: number) => pid > 0 && pid !== sandbox);

  const pids = await allPids();
  const began = Date.now();
  // As from a terminal under npm: once from the terminal, once passed on.
  supervisor.kill('SIGINT');
  supervisor.kill('SIGINT');
  expect((await once(supervisor, 'close'))[0]).toBe(0);
  expect(Date.now() - began).toBeLessThan(10_000);
  expect(pids.filter(isRunning)).toEqual([]);
});

test.runIf(process.platform === 'linux')('a supervisor that is killed leaves nothing behind', async () => {
  const pids = await allPids();
  expect(pids.filter(isRunning)).toEqual(pids);
  supervisor.kill('SIGKILL');
  await expect.poll(() => pids.filter(isRunning), { timeout: 10_000 }).toEqual([]);
});
