import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { isAlive, startOf, takeProcessLock } from './process-lock.ts';

const newFile = (): string => path.join(mkdtempSync(path.join(tmpdir(), 'flexcord-lock-')), 'folder', 'lock');
const held = (pid: number): string => `held by ${pid}`;

test('a living holder keeps others out until it releases', () => {
  const file = newFile();
  const lock = takeProcessLock(file, held);
  expect(() => takeProcessLock(file, held)).toThrow(`held by ${process.pid}`);
  lock.release();
  expect(existsSync(file)).toBe(false);
  takeProcessLock(file, held).release();
});

test('the lock of a process that was killed is taken over', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  const holder = { pid: child.pid ?? 0, started: startOf(child.pid ?? 0) };
  const file = newFile();
  takeProcessLock(file, held).release();
  writeFileSync(file, `${holder.pid} ${holder.started}`);
  expect(() => takeProcessLock(file, held)).toThrow(`held by ${holder.pid}`);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(isAlive(holder)).toBe(false);
  takeProcessLock(file, held).release();
});

test('a later process with the same pid does not keep the lock', () => {
  const file = newFile();
  takeProcessLock(file, held).release();
  writeFileSync(file, `${process.pid} 1`);
  takeProcessLock(file, held).release();
});

test('a folder that takes no file is named', () => {
  expect(() => takeProcessLock('/dev/null/lock', held)).toThrow(/Nothing can be written in \/dev\/null .*DATA_DIR/);
});
