import { expect, test, vi } from 'vitest';
import { runUntilStopped } from './run-until-stopped.ts';

function part(name: string, closed: string[], more: object = {}) {
  return { ready: Promise.resolve(), close: async () => void closed.push(name), ...more };
}

test('SIGTERM closes the parts in reverse order', async () => {
  const closed: string[] = [];
  const running = runUntilStopped(async () => [part('worker', closed), part('api', closed)]);
  await vi.waitFor(() => process.emit('SIGTERM'));
  expect(await running).toBe(0);
  expect(closed).toEqual(['api', 'worker']);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.removeAllListeners(signal);
});

test('a part that dies later ends the role with its error, the others closed', async () => {
  const closed: string[] = [];
  const failed = Promise.reject(new Error('the worker is gone'));
  const running = runUntilStopped(async () => [part('api', closed), part('worker', closed, { failed })]);
  await expect(running).rejects.toThrow('the worker is gone');
  expect(closed).toEqual(['worker', 'api']);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.removeAllListeners(signal);
});

test('a part that never gets ready fails the start', async () => {
  const closed: string[] = [];
  const ready = Promise.reject(new Error('no database'));
  await expect(runUntilStopped(async () => [part('api', closed, { ready })])).rejects.toThrow('no database');
  expect(closed).toEqual(['api']);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.removeAllListeners(signal);
});
