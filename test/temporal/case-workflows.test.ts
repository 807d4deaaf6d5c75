import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadBaseConfig } from '../../src/config/config.ts';
import { anyFreePort } from '../../src/config/ports.ts';
import { caseWorkflowId } from '../../src/contract/workflow-ids.ts';
import type { CaseRecord } from '../../src/domain/case/case-record.ts';
import { createCaseWorkflows } from '../../src/temporal/case-workflows.ts';
import { findTemporalCli } from '../../src/temporal/cli.ts';
import { generatePayloadKey } from '../../src/temporal/codec.ts';
import { createClient, type TemporalClient } from '../../src/temporal/connection.ts';
import { createDataConverter } from '../../src/temporal/data-converter.ts';
import { startDevServer, type DevServer } from '../../src/temporal/dev-server.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'flexcord-cases-'));
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
  const dataConverter = createDataConverter([generatePayloadKey()]);
  temporal = await createClient(config.temporal, { dataConverter, address: server.address });
});
afterAll(async () => {
  await temporal?.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

const record = (number: number, changes: Partial<CaseRecord> = {}): CaseRecord => ({
  number,
  kind: 'bug',
  status: 'new',
  priority: 'high',
  title: 'แผนที่มืดหลังจากสู้กับบอส '.repeat(8),
  description: '',
  reporter: { discordUserId: '100000000000000001', name: 'Mali' },
  assignee: null,
  locale: 'th',
  channel: 'discord',
  fields: {},
  workflowId: null,
  episode: null,
  post: null,
  rating: null,
  createdAt: 0,
  updatedAt: 0,
  solvedAt: null,
  closedAt: null,
  firstResponseAt: null,
  revision: 0,
  ...changes,
});

const workflows = (known: CaseRecord | null = null) =>
  createCaseWorkflows(temporal.client, {
    publicUrl: 'http://desk.test',
    reopenWindow: 1_000,
    store: { cases: { find: async () => known } },
  });

test('a start is one workflow however often it is repeated, with words for operators and attributes to filter by', async () => {
  await Promise.all([workflows().start(record(1001)), workflows().start(record(1001))]);
  await workflows().start(record(1001));
  const about = await temporal.client.workflow.getHandle(caseWorkflowId(1001)).describe();
  expect(await about.staticSummary()).toMatch(/^Case C-1001 · bug · แผนที่.*…$/);
  expect(await about.staticDetails()).toContain('http://desk.test/desk/cases/1001');
  const found = () => temporal.client.workflow.count("CaseNumber = '1001' and Priority = 'high' and Locale = 'th'");
  await expect.poll(async () => (await found()).count, { timeout: 10_000 }).toBe(1);
});

test('a change without a worker ends within its deadline and says that it may still arrive', async () => {
  await workflows().start(record(1002));
  const began = Date.now();
  const change = workflows().assign(1002, { by: 'ann', assignee: 'ann' });
  await expect(change).rejects.toMatchObject({
    reason: 'unavailable',
    message: expect.stringContaining('may still arrive') as string,
  });
  expect(Date.now() - began).toBeLessThan(7_000);
});

test('news for a case that runs nowhere is not accepted, so that the caller starts it again', async () => {
  expect(await workflows().signal(1999, { id: '1', at: 0, change: { line: 'x' } })).toBe('notFound');
});
