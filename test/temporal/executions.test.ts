import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadBaseConfig } from '../../src/config/config.ts';
import { anyFreePort } from '../../src/config/ports.ts';
import { CONVERSATION_WORKFLOW } from '../../src/contract/conversation.ts';
import { CONVERSATIONS_TASK_QUEUE, WORKFLOW_TASK_TIMEOUT } from '../../src/contract/task-queues.ts';
import { findTemporalCli } from '../../src/temporal/cli.ts';
import { createClient, type TemporalClient } from '../../src/temporal/connection.ts';
import { startDevServer, type DevServer } from '../../src/temporal/dev-server.ts';
import { createExecutions } from '../../src/temporal/executions.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'flexcord-executions-'));
const config = loadBaseConfig({ cwd: folder });
let server: DevServer;
let temporal: TemporalClient;

beforeAll(async () => {
  const report = (): void => undefined;
  const cliPath = await findTemporalCli({ named: config.temporal.cliPath, report });
  const [port, uiPort] = [await anyFreePort(), await anyFreePort()];
  server = await startDevServer({
    cliPath,
    folder: path.join(folder, 't'),
    port,
    uiPort,
    namespace: 'default',
    report,
  });
  temporal = await createClient(config.temporal, { dataConverter: {}, address: server.address });
});
afterAll(async () => {
  await temporal?.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

const ID = 'conversation-100000000000000001';
const begin = (workflowId: string) =>
  temporal.client.workflow.start(CONVERSATION_WORKFLOW, {
    workflowId,
    taskQueue: CONVERSATIONS_TASK_QUEUE,
    workflowTaskTimeout: WORKFLOW_TASK_TIMEOUT,
    args: [],
  });
const runs = async (workflowId: string) => (await temporal.client.workflow.count(`WorkflowId = "${workflowId}"`)).count;

test(
  'all runs of a workflow are removed, ended ones and the one that runs; others stay',
  { timeout: 200_000 },
  async () => {
    const executions = createExecutions(temporal.client);
    const first = await begin(ID);
    await first.terminate();
    await begin(ID);
    const other = await begin(`${ID}2`);
    await expect.poll(() => runs(ID), { timeout: 10_000 }).toBe(2);
    expect(await executions.forget(ID)).toBe(true);
    await expect.poll(() => runs(ID), { timeout: 120_000, interval: 500 }).toBe(0);
    await expect
      .poll(() =>
        temporal.client.workflow
          .getHandle(ID)
          .describe()
          .then(
            () => 'there',
            () => 'gone',
          ),
      )
      .toBe('gone');
    expect((await other.describe()).status.name).toBe('RUNNING');
    expect(await executions.forget(ID)).toBe(true);
  },
);

test('a conversation that is not there has nothing to close', async () => {
  const executions = createExecutions(temporal.client);
  expect(await executions.close('conversation-100000000000000009', { by: 'ann', reason: 'test' })).toBe('notFound');
});
