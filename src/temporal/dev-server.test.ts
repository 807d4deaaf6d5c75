import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadBaseConfig } from '../config/config.ts';
import { anyFreePort } from '../config/ports.ts';
import { searchAttributeKeys } from '../contract/search-attributes.ts';
import { createClient, type TemporalClient } from './connection.ts';
import { createDataConverter } from './data-converter.ts';
import { findTemporalCli } from './cli.ts';
import { generatePayloadKey } from './codec.ts';
import { type DevServer, startDevServer } from './dev-server.ts';
import { registerSearchAttributes } from './search-attributes.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'flexcord-temporal-'));
const config = loadBaseConfig({ cwd: folder });
const reports: string[] = [];
let server: DevServer;
let temporal: TemporalClient;

async function start(): Promise<DevServer> {
  const cliPath = await findTemporalCli({ named: config.temporal.cliPath, report: (line) => void reports.push(line) });
  const [port, uiPort] = [await anyFreePort(), await anyFreePort()];
  return startDevServer({
    cliPath,
    folder: path.join(folder, 'temporal'),
    port,
    uiPort,
    namespace: 'default',
    report: (line) => void reports.push(line),
  });
}

beforeAll(async () => {
  server = await start();
  temporal = await createClient(config.temporal, {
    dataConverter: createDataConverter([generatePayloadKey()]),
    address: server.address,
  });
});

afterAll(async () => {
  await temporal?.close();
  await server?.close();
});

test('the search attributes are there, and registering them again is harmless', async () => {
  await registerSearchAttributes(temporal.connection, 'default', pino({ level: 'silent' }));
  const { customAttributes } = await temporal.connection.operatorService.listSearchAttributes({ namespace: 'default' });
  expect(Object.keys(customAttributes ?? {})).toEqual(
    expect.arrayContaining(searchAttributeKeys.map(({ name }) => name)),
  );
});

test('missing attributes are registered, a missing namespace is named', async () => {
  const first = searchAttributeKeys[0].name;
  await temporal.connection.operatorService.removeSearchAttributes({ namespace: 'default', searchAttributes: [first] });
  await registerSearchAttributes(temporal.connection, 'default', pino({ level: 'silent' }));
  const { customAttributes } = await temporal.connection.operatorService.listSearchAttributes({ namespace: 'default' });
  expect(customAttributes?.[first]).toBeDefined();
  await expect(registerSearchAttributes(temporal.connection, 'nowhere', pino({ level: 'silent' }))).rejects.toThrow(
    /no namespace "nowhere"/,
  );
});

test('a second server on the same data is refused', async () => {
  await expect(start()).rejects.toThrow(/is in use by process \d+\b.*DATA_DIR/);
});

test('a killed server comes back with its workflows, and the client finds it again by itself', async () => {
  const handle = await temporal.client.workflow.start('nobody', {
    taskQueue: 'idle',
    workflowId: 'kept',
    args: [{ text: 'secret words' }],
  });
  const killed = server.pid();
  process.kill(killed ?? 0, 'SIGKILL');
  await expect.poll(() => server.pid(), { timeout: 10_000 }).not.toBe(killed);
  await expect
    .poll(
      () =>
        handle.describe().then(
          ({ status }) => status.name,
          () => 'away',
        ),
      { timeout: 15_000 },
    )
    .toBe('RUNNING');
  expect(reports).toContain('Temporal ended by itself; starting it again.');
});

test('what Temporal holds is encrypted', async () => {
  const { history } = await temporal.connection.workflowService.getWorkflowExecutionHistory({
    namespace: 'default',
    execution: { workflowId: 'kept' },
  });
  const input = history?.events?.[0]?.workflowExecutionStartedEventAttributes?.input?.payloads?.[0];
  expect(Buffer.from(input?.data ?? []).includes('secret')).toBe(false);
});

test('a call to a server that never answers ends within 6 s with a clear message', async () => {
  const began = Date.now();
  const nobody = `127.0.0.1:${await anyFreePort()}`;
  await expect(createClient(config.temporal, { dataConverter: {}, address: nobody })).rejects.toThrow(
    /can't be reached.*TEMPORAL_ADDRESS/,
  );
  expect(Date.now() - began).toBeLessThan(6_500);
  await delay(0);
});

test('a start that lost the race for one of its own ports is tried again', async () => {
  const own = mkdtempSync(path.join(folder, 'race-'));
  const cliPath = path.join(own, 'temporal');
  const real = await findTemporalCli({ named: config.temporal.cliPath, report: () => undefined });
  writeFileSync(
    cliPath,
    `#!/bin/sh
if [ ! -e '${own}/tried' ]; then touch '${own}/tried'; echo 'bind: address already in use' >&2; exit 1; fi
exec '${real}' "$@"
`,
    { mode: 0o755 },
  );
  const [port, uiPort] = [await anyFreePort(), await anyFreePort()];
  const second = await startDevServer({
    cliPath,
    folder: own,
    port,
    uiPort,
    namespace: 'default',
    report: () => undefined,
  });
  await second.close();
  expect(second.address).toBe(`127.0.0.1:${port}`);
});
