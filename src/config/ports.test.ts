import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { anyFreePort, freePortNear, requireFreePort } from './ports.ts';

const open: ReturnType<typeof createServer>[] = [];
afterEach(() => Promise.all(open.splice(0).map((server) => new Promise((resolve) => server.close(resolve)))));

async function listenAt(port: number): Promise<void> {
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  open.push(server);
}

test('ports asked for side by side are free, differ, and are none that the system gives out by itself', async () => {
  const ports = await Promise.all(Array.from({ length: 50 }, anyFreePort));
  expect(new Set(ports).size).toBe(50);
  for (const port of ports) expect(port).toBeLessThan(32_768);
  await Promise.all(ports.map(listenAt));
});

test('a taken port is refused by name, and replaced where any will do', async () => {
  const port = await anyFreePort();
  expect(await freePortNear(port)).toBe(port);
  await listenAt(port);
  await expect(requireFreePort(port, { use: 'the sandbox page', change: 'SANDBOX_PORT' })).rejects.toThrow(
    `Port ${port}, needed for the sandbox page, is taken by another process. End what uses it, or choose another port: SANDBOX_PORT.`,
  );
  expect(await freePortNear(port)).not.toBe(port);
});
