import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { loadBaseConfig } from '../../config/config.ts';
import { anyFreePort } from '../../config/ports.ts';
import type { Victim } from '../../sandbox/chaos/trouble.ts';
import { findTemporalCli } from '../../temporal/cli.ts';
import { startDevServer } from '../../temporal/dev-server.ts';
import { LogFile } from '../log-file.ts';
import { sandboxEnvironment, withoutRealAccounts } from '../sandbox-environment.ts';
import { SupervisedChild } from '../supervised-child.ts';
import { startPostgresServer } from './postgres-server.ts';
import { untilListening } from './until-listening.ts';

export type ChaosDatabase = 'pglite' | 'postgres';

/** What may be killed, by database: with the embedded one all roles are one process. */
export const TARGETS: Record<ChaosDatabase, readonly string[]> = {
  pglite: ['all', 'all', 'temporal'],
  postgres: ['gateway', 'api', 'worker', 'temporal', 'postgres'],
};

export interface ChaosSystem {
  sandbox: string;
  victims: Victim[];
  /** logs and data */
  folder: string;
  close(): Promise<void>;
}

export interface ChaosSystemOptions {
  database: ChaosDatabase;
  /** a built `dist` */
  dist: string;
  /** data and logs stay when it is closed */
  keep: boolean;
  report: (line: string) => void;
}

const PATIENCE_MS = 6_000;

/** Starts Temporal, the stand-ins and Flexcord's roles in a folder of their own, each a process that is started again when killed. */
export async function startChaosSystem(options: ChaosSystemOptions): Promise<ChaosSystem> {
  const folder = await mkdtemp(path.join(tmpdir(), 'flexcord-chaos-'));
  const parts = new ChaosParts(folder, options);
  try {
    await parts.start();
  } catch (error) {
    await parts.close();
    throw error;
  }
  return {
    sandbox: parts.sandboxUrl,
    victims: parts.victims,
    folder,
    async close() {
      await parts.close();
      if (!options.keep) await rm(folder, { recursive: true, force: true });
    },
  };
}

class ChaosParts {
  readonly victims: Victim[] = [];
  sandboxUrl = '';
  private readonly closings: (() => Promise<unknown>)[] = [];
  private readonly waiting = new Map<string, () => void>();

  constructor(
    private readonly folder: string,
    private readonly options: ChaosSystemOptions,
  ) {}

  async start(): Promise<void> {
    const [sandbox, app, temporal, ui] = await Promise.all([
      anyFreePort(),
      anyFreePort(),
      anyFreePort(),
      anyFreePort(),
    ]);
    this.sandboxUrl = `http://127.0.0.1:${sandbox}`;
    const env = withoutRealAccounts({
      ...process.env,
      DATA_DIR: this.folder,
      SANDBOX_PORT: String(sandbox),
      PORT: String(app),
      TEMPORAL_PORT: String(temporal),
      TEMPORAL_UI_PORT: String(ui),
      LOG_LEVEL: process.env['LOG_LEVEL'] || 'info',
    });
    const config = loadBaseConfig({ env });
    const temporalAddress = await this.startTemporal(config.temporal);
    await this.child('sandbox', ['sandbox'], env).start();
    const roleEnv = sandboxEnvironment(
      env,
      config,
      { sandbox: this.sandboxUrl, publicUrl: `http://127.0.0.1:${app}`, temporal: temporalAddress },
      randomBytes(24).toString('base64url'),
    );
    await this.startRoles(roleEnv);
  }

  async close(): Promise<void> {
    for (const close of this.closings.reverse()) await close();
  }

  private async startTemporal(temporal: ReturnType<typeof loadBaseConfig>['temporal']): Promise<string> {
    const { report } = this.options;
    const cliPath = await findTemporalCli({ named: temporal.cliPath, report });
    const folder = path.join(this.folder, 'temporal');
    const server = await startDevServer({ ...temporal, cliPath, folder, report: () => undefined });
    this.closings.push(() => server.close());
    this.victims.push({
      name: 'temporal',
      kill: () => kill(server.pid()),
      untilBack: async () => {
        const before = server.pid();
        await untilListening(temporal.port, () => server.pid() !== before);
      },
    });
    return server.address;
  }

  private async startRoles(env: NodeJS.ProcessEnv): Promise<void> {
    if (this.options.database === 'pglite') return this.victim('all', env);
    const server = await startPostgresServer(await anyFreePort());
    this.closings.push(() => server.close());
    this.victims.push({ name: 'postgres', kill: () => server.kill(), untilBack: () => server.untilBack() });
    const separate = { ...env, DATABASE_URL: server.url };
    await promisify(execFile)(process.execPath, [path.join(this.options.dist, 'main.js'), 'provision'], {
      env: separate,
    });
    for (const role of ['worker', 'api', 'gateway']) await this.victim(role, separate);
  }

  private async victim(role: string, env: NodeJS.ProcessEnv): Promise<void> {
    const child = this.child(role, [role], env);
    await child.start();
    this.victims.push({
      name: role,
      kill: () => kill(child.pid),
      untilBack: () => new Promise((resolve) => this.waiting.set(role, resolve)),
    });
  }

  private child(name: string, args: string[], env: NodeJS.ProcessEnv): SupervisedChild {
    const child = new SupervisedChild({
      name,
      args: [path.join(this.options.dist, 'main.js'), ...args],
      env,
      log: new LogFile(path.join(this.folder, 'logs', `${name}.log`)),
      report: (line) => this.heard(name, line),
    });
    this.closings.push(() => child.stop(PATIENCE_MS));
    return child;
  }

  private heard(name: string, line: string): void {
    if (line === `The ${name} is ready again.`) this.waiting.get(name)?.();
  }
}

function kill(pid: number | undefined): void {
  if (pid !== undefined) process.kill(pid, 'SIGKILL');
}
