import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { distDir } from '../../src/config/project-paths.ts';
import { anyFreePort } from '../../src/config/ports.ts';
import { startOf } from '../../src/config/process-lock.ts';

/** `npm start` as a person meets it when something is wrong: one clear message, exit code not 0, nothing left running. */
const main = path.join(distDir, 'main.js');

async function ownPorts(): Promise<Record<string, string>> {
  const [port, sandbox, temporal, ui] = await Promise.all([anyFreePort(), anyFreePort(), anyFreePort(), anyFreePort()]);
  return { PORT: `${port}`, SANDBOX_PORT: `${sandbox}`, TEMPORAL_PORT: `${temporal}`, TEMPORAL_UI_PORT: `${ui}` };
}

const folder = (): string => mkdtempSync(path.join(tmpdir(), 'flexcord-start-'));

async function start(cwd: string, env: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const { TEMPORAL_CLI_PATH = '', PATH = '' } = process.env;
  const child: ChildProcess = spawn(process.execPath, [main, 'start'], {
    cwd,
    env: { PATH, TEMPORAL_CLI_PATH, ...(await ownPorts()), ...env },
  });
  let said = '';
  child.stdout?.on('data', (data) => (said += String(data)));
  child.stderr?.on('data', (data) => (said += String(data)));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, said };
}

test('a taken port is named with the option that changes it', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  for (const [variable, option] of [
    ['SANDBOX_PORT', '--sandbox-port'],
    ['PORT', '--port'],
    ['TEMPORAL_PORT', '--temporal-port'],
  ] as const) {
    const { code, said } = await start(folder(), { [variable]: `${port}` });
    expect(said).toMatch(new RegExp(`Port ${port}, needed for .* is taken by another process.*${option}=N`));
    expect(code).toBe(1);
  }
  other.close();
});

test('an unreadable .env file', async () => {
  const cwd = folder();
  mkdirSync(path.join(cwd, '.env'));
  const { code, said } = await start(cwd, {});
  expect(said).toMatch(/\.env exists but can't be read/);
  expect(said.trim().split('\n')).toHaveLength(1);
  expect(code).toBe(2);
});

test('a wrong variable', async () => {
  const { code, said } = await start(folder(), { ROUTING: 'carrier-pigeon' });
  expect(said).toContain('ROUTING must be workflow or studio');
  expect(code).toBe(2);
});

test('a second start in the same folder names the first', async () => {
  const cwd = folder();
  mkdirSync(path.join(cwd, '.flexcord', 'start'), { recursive: true });
  writeFileSync(path.join(cwd, '.flexcord', 'start', 'start.lock'), `${process.pid} ${startOf(process.pid)}`);
  const { code, said } = await start(cwd, {});
  expect(said).toContain(`Flexcord already runs in this folder (process ${process.pid})`);
  expect(code).toBe(1);
});

test('a folder in which nothing can be written', async () => {
  const { code, said } = await start(folder(), { DATA_DIR: '/dev/null/here' });
  expect(said).toMatch(/Nothing can be written in \/dev\/null\/here/);
  expect(code).toBe(1);
});

test('a Temporal CLI that is not there', async () => {
  const { code, said } = await start(folder(), { TEMPORAL_CLI_PATH: '/nowhere/temporal' });
  expect(said).toMatch(/TEMPORAL_CLI_PATH: \/nowhere\/temporal is not an executable file/);
  expect(code).toBe(1);
});

test('an unknown command lists the known ones', async () => {
  const child = spawn(process.execPath, [main, 'dance']);
  let said = '';
  child.stderr.on('data', (data) => (said += String(data)));
  const [code] = (await once(child, 'close')) as [number];
  expect(said).toMatch(/There is no command "dance"[\s\S]*start/);
  expect(code).toBe(2);
});
