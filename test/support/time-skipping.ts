import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { temporal } from '@temporalio/proto';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import {
  bundleWorkflowCode,
  DefaultLogger,
  makeTelemetryFilterString,
  Runtime,
  Worker,
  type WorkflowBundleWithSourceMap,
} from '@temporalio/worker';
import { loadBaseConfig } from '../../src/config/config.ts';
import { searchAttributeKeys } from '../../src/contract/search-attributes.ts';
import { findTestServer } from '../../src/temporal/test-server.ts';

const { IndexedValueType } = temporal.api.enums.v1;

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
const NAMESPACE = 'default';
let quietened = false;
let bundle: Promise<WorkflowBundleWithSourceMap> | undefined;

/** The workflows as workers load them, built once per test process. */
export function workflowBundle(): Promise<WorkflowBundleWithSourceMap> {
  bundle ??= bundleWorkflowCode({
    workflowsPath: path.join(root, 'src', 'workflows', 'index.ts'),
    preloadModules: [path.join(root, 'src', 'workflows', 'preload.ts')],
    logger: new DefaultLogger('WARN'),
  });
  return bundle;
}

/** The server is old and the core says so at every start; a runtime can be set up once per process. */
function quieten(): void {
  if (quietened) return;
  quietened = true;
  const filter = makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' });
  Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: { logging: { filter } } });
}

export interface TimeSkipping {
  env: TestWorkflowEnvironment;
  /** Runs `work` beside a worker with these activities, on a task queue of its own. */
  withWorker<T>(activities: object, work: (taskQueue: string) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/**
 * A Temporal server whose clock jumps over waiting times, with our search attributes. One per test file: its time is one for
 * all. End workflows by their own messages: terminating one with a task in flight stops the clock for good.
 */
export async function startTimeSkipping(): Promise<TimeSkipping> {
  quieten();
  const executable = await findTestServer({
    named: loadBaseConfig({ cwd: root }).temporal.testServerPath,
    report: (line) => console.log(line),
  });
  const env = await TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path: executable } },
  });
  const types = {
    KEYWORD: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
    DATETIME: IndexedValueType.INDEXED_VALUE_TYPE_DATETIME,
  };
  await env.connection.operatorService.addSearchAttributes({
    namespace: NAMESPACE,
    searchAttributes: Object.fromEntries(searchAttributeKeys.map((key) => [key.name, types[key.type]])),
  });
  return {
    env,
    async withWorker(activities, work) {
      const taskQueue = `test-${randomUUID()}`;
      const worker = await Worker.create({
        connection: env.nativeConnection,
        namespace: NAMESPACE,
        taskQueue,
        workflowBundle: await workflowBundle(),
        activities,
      });
      return worker.runUntil(() => work(taskQueue));
    },
    close: () => env.teardown(),
  };
}
