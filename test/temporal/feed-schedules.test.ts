import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ScheduleNotFoundError } from '@temporalio/client';
import { Worker } from '@temporalio/worker';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FeedActivities } from '../../src/activities/feeds.ts';
import { loadBaseConfig } from '../../src/config/config.ts';
import { anyFreePort } from '../../src/config/ports.ts';
import { findTemporalCli } from '../../src/temporal/cli.ts';
import { createClient, createWorkerConnection, type TemporalClient } from '../../src/temporal/connection.ts';
import { startDevServer, type DevServer } from '../../src/temporal/dev-server.ts';
import { ensureFeedSchedules } from '../../src/temporal/feed-schedules.ts';
import { workflowBundle } from '../support/time-skipping.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'flexcord-schedules-'));
const config = loadBaseConfig({ cwd: folder });
const QUEUE = 'test-feeds';
const MINUTES = 60_000;
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

const ensure = (feeds: { name: string; address: string }[], interval = 5 * MINUTES) =>
  ensureFeedSchedules(temporal.client, feeds, interval, QUEUE);
const described = (name: string) => temporal.client.schedule.getHandle(`announcements-${name}`).describe();

test('a feed is looked at at once and then on its interval', async () => {
  const read: string[] = [];
  const activities: Pick<FeedActivities, 'readFeed'> = {
    readFeed: async ({ feed }) => {
      read.push(`${feed.name} ${feed.address}`);
      return { items: [], more: false, validators: null };
    },
  };
  await ensure([{ name: 'news', address: 'https://game.test/a' }]);
  const connection = await createWorkerConnection(config.temporal, server.address);
  const worker = await Worker.create({
    connection,
    taskQueue: QUEUE,
    workflowBundle: await workflowBundle(),
    activities,
  });
  await worker.runUntil(() => expect.poll(() => read, { timeout: 20_000 }).toEqual(['news https://game.test/a']));
  await connection.close();
  expect((await described('news')).spec.intervals).toMatchObject([{ every: 5 * MINUTES }]);
});

test('it follows the settings, stays paused when paused, and goes with its feed', async () => {
  const feeds = [
    { name: 'news', address: 'https://game.test/b' },
    { name: 'blog', address: 'https://game.test/blog' },
  ];
  await temporal.client.schedule.getHandle('announcements-news').pause('by an operator');
  await ensure(feeds, 10 * MINUTES);
  await ensure(feeds, 10 * MINUTES);
  const news = await described('news');
  expect(news.spec.intervals).toMatchObject([{ every: 10 * MINUTES }]);
  expect(news.action.args).toEqual([{ feed: feeds[0] }]);
  expect(news.state).toMatchObject({ paused: true, note: 'by an operator' });
  // The list is eventually consistent: what it doesn't show yet goes with the next start.
  await expect
    .poll(
      async () => {
        await ensure([feeds[1]!]);
        return described('news').then(
          () => 'still there',
          (error: unknown) => error instanceof ScheduleNotFoundError,
        );
      },
      { timeout: 20_000, interval: 300 },
    )
    .toBe(true);
  expect((await described('blog')).state.paused).toBe(false);
});
