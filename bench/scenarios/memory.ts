import { mkdtempSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { anyFreePort } from '../../src/config/ports.ts';
import { findTemporalCli } from '../../src/temporal/cli.ts';
import { startDevServer, type DevServer } from '../../src/temporal/dev-server.ts';
import { until } from '../../src/sandbox/play/until.ts';
import { startPostgres, type TemporaryPostgres } from '../../test/support/postgres.ts';
import { usageOfAll, type Usage } from '../measure/process-usage.ts';
import { startChild, type Child } from '../systems/child.ts';
import { flexcordEnvironment } from '../systems/flexcord-system.ts';
import { LATENCIES, StandIns } from '../systems/stand-ins.ts';
import { mapLimited } from '../systems/system.ts';

export interface MemoryFigures {
  /** open and idle, in the bot phase */
  conversations: number;
  /** after a quiet time */
  usage: Record<string, Usage>;
  /** what happened in the quiet time although nobody did anything */
  quiet: { seconds: number; calls: number; events: number };
}

const ROLES = ['gateway', 'api', 'worker'] as const;
/** Discord lets a bot post 50 times a second; the worker keeps to 35. New conversations cost two calls each. */
const NEW_PER_SECOND = 16;
const QUIET_SECONDS = 30;
/** On a machine that is busy with other work as well. */
const PATIENCE_MS = 180_000;

/** Memory of each role with many open conversations that rest: separate roles on PostgreSQL. Counts must rise. */
export async function measureMemory(folder: string, counts: readonly number[]): Promise<MemoryFigures[]> {
  const stage = await Stage.start(folder);
  try {
    const figures = [await stage.rest(0)];
    let open = 0;
    for (const count of counts) {
      await stage.open(count - open);
      open = count;
      figures.push(await stage.rest(count));
    }
    return figures;
  } finally {
    await stage.close();
  }
}

/** The system of separate roles. */
class Stage {
  private users = 0;

  private constructor(
    private readonly standIns: StandIns,
    private readonly postgres: TemporaryPostgres,
    private readonly server: DevServer,
    private readonly roles: Record<(typeof ROLES)[number], Child>,
    private readonly connection: Connection,
  ) {}

  static async start(folder: string): Promise<Stage> {
    const standIns = await StandIns.start(folder);
    await standIns.setLatency(LATENCIES[0]);
    const postgres = await startPostgres();
    const server = await startDevServer({
      cliPath: await findTemporalCli({ named: process.env['TEMPORAL_CLI_PATH'], report: () => undefined }),
      folder: mkdtempSync(path.join(folder, 'temporal-')),
      port: await anyFreePort(),
      uiPort: await anyFreePort(),
      namespace: 'default',
      report: () => undefined,
    });
    const env = {
      ...flexcordEnvironment(standIns, { api: await anyFreePort() }, mkdtempSync(path.join(folder, 'roles-'))),
      DATABASE_URL: await postgres.createDatabase(),
      TEMPORAL_ADDRESS: server.address,
      // Parked: nothing shall fall due while it is measured.
      BOT_IDLE_REMINDER: '24h',
      // The required figure is that of a cache of this size, whatever the default is.
      CACHED_WORKFLOWS: '500',
    };
    const [gateway, api, worker] = await Promise.all(
      ROLES.map((role) => startChild({ args: [role], env, logFile: path.join(folder, `${role}.log`) })),
    );
    const connection = await Connection.connect({ address: server.address });
    return new Stage(standIns, postgres, server, { gateway: gateway!, api: api!, worker: worker! }, connection);
  }

  /** New users ask the bot something and read its answer. */
  async open(count: number): Promise<void> {
    const { discord } = this.standIns;
    const began = performance.now();
    await mapLimited(Array.from({ length: count }), 50, async (_, index) => {
      const wait = began + (index * 1_000) / NEW_PER_SECOND - performance.now();
      if (wait > 0) await delay(wait);
      const user = await discord.createUser({ username: `user_${(this.users += 1)}`, locale: 'en-US' });
      await discord.sendDm(user.id, { content: 'How do I get my raid token back after the game crashed?' });
      await until(
        `an answer of the bot to ${user.username}`,
        async () => (await discord.messages(user.id, 'dm')).some(({ author }) => author.bot === true),
        PATIENCE_MS,
      );
    });
  }

  /** What the processes hold after a quiet time, and whether it was quiet. */
  async rest(conversations: number): Promise<MemoryFigures> {
    await delay(3_000);
    const before = await this.activity();
    await delay(QUIET_SECONDS * 1_000);
    const after = await this.activity();
    const pids = Object.fromEntries(ROLES.map((role) => [role, this.roles[role].pid]));
    const usage = usageOfAll({ ...pids, temporal: this.server.pid() ?? 0 });
    const quiet = { seconds: QUIET_SECONDS, calls: after.calls - before.calls, events: after.events - before.events };
    return { conversations, usage, quiet };
  }

  private async activity(): Promise<{ calls: number; events: number }> {
    const calls = Object.values(await this.standIns.calls()).reduce((sum, count) => sum + count, 0);
    let events = 0;
    for await (const { historyLength } of new Client({ connection: this.connection }).workflow.list())
      events += historyLength;
    return { calls, events };
  }

  async close(): Promise<void> {
    await Promise.all(Object.values(this.roles).map((role) => role.stop()));
    await this.connection.close();
    await this.server.close();
    await Promise.all([this.standIns.close(), this.postgres.stop()]);
  }
}
