import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { temporal } from '@temporalio/proto';
import { Worker } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTimeSkipping, workflowBundle, type TimeSkipping } from '../support/time-skipping.ts';
import { startRealTime } from '../support/real-time.ts';
import { inRealTime, scenarios } from './scenarios.ts';

const { History } = temporal.api.history.v1;
const folder = path.join(import.meta.dirname, 'histories');

/**
 * `RECORD_HISTORIES=1 npm test -- test/replay` records the histories anew. Do it for a new scenario, or with a change of the
 * workflow that old histories need not survive; running conversations need a patch marker instead. `erasure-0.1.0` and
 * `retention-0.1.0` have no scenario: they are runs of that version, which went through the places of a person in another order.
 */
const recording = process.env['RECORD_HISTORIES'] === '1';

describe.runIf(recording)('recording', () => {
  let time: TimeSkipping;
  let real: TimeSkipping;
  beforeAll(async () => {
    time = await startTimeSkipping();
    real = await startRealTime();
    await mkdir(folder, { recursive: true });
  });
  afterAll(async () => {
    await time?.close();
    await real?.close();
  });

  test.each(Object.entries(scenarios))('%s', { timeout: 120_000 }, async (name, play) => {
    const world = await play(inRealTime.has(name) ? real : time);
    const history = History.fromObject(await world.handle().fetchHistory());
    const plain = History.toObject(history, { longs: String, bytes: String, enums: String });
    await writeFile(path.join(folder, `${name}.json`), `${withoutFolder(JSON.stringify(plain))}\n`);
  });
});

/** Stacks of failures name the folder of whoever recorded them. */
function withoutFolder(json: string): string {
  return json.replaceAll(`${process.cwd()}/`, '');
}

describe('recorded histories', () => {
  test('there is one of each scenario', async () => {
    const recorded = (await readdir(folder)).map((file) => path.basename(file, '.json'));
    expect(recorded).toEqual(expect.arrayContaining(Object.keys(scenarios)));
  });

  test('all replay with the workflows of today', { timeout: 120_000 }, async () => {
    const bundle = await workflowBundle();
    for (const file of await readdir(folder)) {
      const plain = JSON.parse(await readFile(path.join(folder, file), 'utf8')) as Record<string, unknown>;
      const history = History.fromObject(plain);
      await Worker.runReplayHistory({ workflowBundle: bundle }, history, path.basename(file, '.json')).catch(
        (error: unknown) => {
          throw new Error(`${file} does not replay: a running conversation would be stuck. Use a patch marker.`, {
            cause: error,
          });
        },
      );
    }
  });
});
