import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { LogFile } from './log-file.ts';
import { SupervisedChild } from './supervised-child.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'flexcord-child-'));
const lines: string[] = [];
let child: SupervisedChild | undefined;

function supervise(script: string): SupervisedChild {
  lines.length = 0;
  const file = path.join(folder, 'part.mjs');
  writeFileSync(file, script);
  const log = new LogFile(path.join(folder, 'part.log'));
  child = new SupervisedChild({
    name: 'part',
    args: [file],
    env: process.env,
    log,
    report: (line) => void lines.push(line),
  });
  return child;
}

const READY = "process.send({ type: 'ready' }); process.on('disconnect', () => process.exit());";

afterEach(() => child?.stop(1_000));

test('a killed child is started again and tells when it is ready', async () => {
  const part = supervise(READY);
  await part.start();
  const first = part.pid ?? 0;
  process.kill(first, 'SIGKILL');
  await expect
    .poll(() => lines, { timeout: 10_000 })
    .toEqual(['The part ended (signal SIGKILL); starting it again.', 'The part is ready again.']);
  expect(part.pid).not.toBe(first);
});

test('a child that ends before it was ever ready is not started again; its own words come first', async () => {
  const part = supervise("console.error('Missing environment variables: A.'); process.exitCode = 2;");
  await expect(part.start()).rejects.toThrow(/The part did not start \(exit code 2\).*part\.log/);
  expect(lines).toEqual(['part: Missing environment variables: A.']);
});

test('warnings come to the terminal, the rest stays in the log', async () => {
  const log = (level: number, msg: string) => `console.log(JSON.stringify({ level: ${level}, msg: '${msg}' }));`;
  await supervise(`${log(30, 'all well')}${log(40, 'a key was made')}${READY}`).start();
  await expect.poll(() => lines).toEqual(['part: a key was made']);
  await expect.poll(() => readFileSync(path.join(folder, 'part.log'), 'utf8')).toContain('all well');
});

test('a child that does not listen is killed after the given patience', async () => {
  const part = supervise(`process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); ${READY}`);
  await part.start();
  const began = Date.now();
  await part.stop(300);
  expect(Date.now() - began).toBeLessThan(3_000);
  expect(() => process.kill(part.pid ?? 0, 0)).toThrow('ESRCH');
});
