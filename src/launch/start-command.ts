import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { type BaseConfig, loadBaseConfig } from '../config/config.ts';
import { messageOf, OperatorError } from '../config/operator-error.ts';
import { requireFreePort } from '../config/ports.ts';
import { takeProcessLock } from '../config/process-lock.ts';
import { distDir } from '../config/project-paths.ts';
import { findTemporalCli } from '../temporal/cli.ts';
import { type DevServer, startDevServer } from '../temporal/dev-server.ts';
import { LogFile } from './log-file.ts';
import { sandboxEnvironment, withoutRealAccounts } from './sandbox-environment.ts';
import { stopRequested } from './stop-requested.ts';
import { SupervisedChild } from './supervised-child.ts';

const NEEDED_BYTES = 200 * 1024 * 1024;
const SETUP_MS = 60_000;
/** Together below the 10 s in which Ctrl+C must have ended everything. */
const APP_PATIENCE_MS = 5_000;
const SANDBOX_PATIENCE_MS = 3_000;

/**
 * `npm start`: the whole system with stand-ins in one terminal. Supervises Temporal's dev server, the sandbox and Flexcord
 * itself; resolves with the exit code after Ctrl+C, when all of them have ended.
 */
export async function runStart(env: NodeJS.ProcessEnv = process.env): Promise<number> {
  const stop = stopRequested();
  const clean = withoutRealAccounts(env);
  const config = inOwnFolder(loadBaseConfig({ env: clean }));
  const lock = takeProcessLock(
    path.join(config.dataDir, 'start.lock'),
    (pid) =>
      `Flexcord already runs in this folder (process ${pid}). Use that one, end it with Ctrl+C, or choose another folder: npm start -- --data-dir=FOLDER (and other ports).`,
  );
  const system = new SandboxSystem(config, clean);
  try {
    await checkRoom(config);
    const started = system.start();
    await Promise.race([started, stop]);
    await stop;
    return 0;
  } finally {
    print('Ending …');
    await system.close();
    lock.release();
  }
}

class SandboxSystem {
  private temporal: DevServer | undefined;
  private sandbox: SupervisedChild | undefined;
  private app: SupervisedChild | undefined;
  private closing = false;
  private readonly config: BaseConfig;
  private readonly env: NodeJS.ProcessEnv;
  private readonly sandboxUrl: string;
  private readonly publicUrl: string;

  constructor(config: BaseConfig, env: NodeJS.ProcessEnv) {
    this.config = config;
    this.env = env;
    this.sandboxUrl = `http://127.0.0.1:${config.sandbox.port}`;
    this.publicUrl = `http://127.0.0.1:${config.http.port}`;
  }

  async start(): Promise<void> {
    const token = firstAdminToken(this.config.dataDir);
    // The server's channels before Flexcord: it then finds them at its first look, for announcements and reports.
    await Promise.all([this.startTemporal(), this.startSandbox().then(() => this.setUpServer(token))]);
    if (this.closing) return;
    print('Starting Flexcord (gateway, api, worker) …');
    this.app = this.child('app', ['all'], sandboxEnvironment(this.env, this.config, this.addresses(), token));
    await this.app.start();
    if (!this.closing) print(this.table(token));
  }

  async close(): Promise<void> {
    this.closing = true;
    await this.app?.stop(APP_PATIENCE_MS);
    await Promise.all([this.sandbox?.stop(SANDBOX_PATIENCE_MS), this.temporal?.close()]);
  }

  private async startTemporal(): Promise<void> {
    const { temporal, dataDir } = this.config;
    if (!temporal.embedded) return;
    const cliPath = await findTemporalCli({ named: temporal.cliPath, report: print });
    if (this.closing) return;
    print("Starting Temporal's dev server …");
    this.temporal = await startDevServer({
      ...temporal,
      cliPath,
      folder: path.join(dataDir, 'temporal'),
      report: print,
    });
    if (this.closing) await this.temporal.close();
  }

  private async startSandbox(): Promise<void> {
    const { temporal, dataDir } = this.config;
    print('Starting the stand-ins of Discord and Twilio …');
    const links = {
      SANDBOX_DESK_URL: `${this.publicUrl}/desk`,
      ...(temporal.uiUrl && { SANDBOX_TEMPORAL_UI_URL: temporal.uiUrl }),
    };
    this.sandbox = this.child('sandbox', ['sandbox'], { ...this.env, ...links, DATA_DIR: dataDir });
    await this.sandbox.start();
  }

  private async setUpServer(token: string): Promise<void> {
    if (!this.closing) await setUpServer(sandboxEnvironment(this.env, this.config, this.addresses(), token));
  }

  private child(name: string, args: string[], env: NodeJS.ProcessEnv): SupervisedChild {
    const log = new LogFile(path.join(this.config.dataDir, 'logs', `${name}.log`));
    return new SupervisedChild({
      name,
      args: [path.join(distDir, 'main.js'), ...args],
      env,
      log,
      report: print,
    });
  }

  private addresses() {
    return {
      sandbox: this.sandboxUrl,
      publicUrl: this.publicUrl,
      ...(this.temporal && { temporal: this.temporal.address, temporalUi: this.temporal.uiUrl }),
    };
  }

  private table(token: string): string {
    const rows = [
      ['Sandbox page', `${this.sandboxUrl}/`],
      ['Case desk', `${this.publicUrl}/desk/sign-in?token=${token}`],
      [
        'Temporal Web UI',
        this.temporal?.uiUrl ?? this.config.temporal.uiUrl ?? `of the server ${this.config.temporal.address ?? ''}`,
      ],
      ['Data folder', this.config.dataDir],
    ];
    const lines = rows.map(([name = '', value = '']) => `  ${name.padEnd(16)} ${value}`);
    return [
      '',
      'Flexcord is ready.',
      ...lines,
      '',
      'Open the sandbox page to hold a conversation from both sides. Ctrl+C ends everything.',
      '',
    ].join('\n');
  }
}

/** A folder apart from that of `npm run app`: play must not mix with an installation's conversations. */
function inOwnFolder(config: BaseConfig): BaseConfig {
  return { ...config, dataDir: path.join(config.dataDir, 'start') };
}

/** Ports and disk before anything runs, so that a start either works or leaves nothing behind. */
async function checkRoom({ dataDir, sandbox, http, temporal }: BaseConfig): Promise<void> {
  const { bavail, bsize } = statfsSync(dataDir);
  const free = bavail * bsize;
  if (free < NEEDED_BYTES) {
    throw new OperatorError(
      `Only ${Math.floor(free / 1024 / 1024)} MB are free in ${dataDir}; Flexcord needs 200. Free some space, or choose another folder: npm start -- --data-dir=FOLDER.`,
    );
  }
  await requireFreePort(sandbox.port, {
    use: 'the sandbox page',
    change: 'SANDBOX_PORT, or npm start -- --sandbox-port=N',
  });
  await requireFreePort(http.port, {
    host: http.host,
    use: 'the case desk and webhooks',
    change: 'PORT, or npm start -- --port=N',
  });
  if (!temporal.embedded) return;
  await requireFreePort(temporal.port, { use: 'Temporal', change: 'TEMPORAL_PORT, or npm start -- --temporal-port=N' });
  await requireFreePort(temporal.uiPort, {
    use: "Temporal's Web UI",
    change: 'TEMPORAL_UI_PORT, or npm start -- --temporal-ui-port=N',
  });
}

/** The same every time, so that a bookmarked case desk goes on working. */
function firstAdminToken(dataDir: string): string {
  const file = path.join(dataDir, 'first-admin-token');
  try {
    const known = readFileSync(file, 'utf8').trim();
    if (known.length >= 24) return known;
  } catch {
    // First start in this folder.
  }
  const token = randomBytes(24).toString('base64url');
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(file, token, { mode: 0o600 });
  return token;
}

/** Channels, roles and the "Get help" button in the stand-in's server, exactly as in a real one. */
async function setUpServer(env: NodeJS.ProcessEnv): Promise<void> {
  try {
    await promisify(execFile)(process.execPath, [path.join(distDir, 'main.js'), 'setup', 'discord', '--yes'], {
      env,
      timeout: SETUP_MS,
    });
  } catch (error) {
    const said = (error as { stderr?: string }).stderr?.trim();
    print(
      `The Discord server could not be set up (${said || messageOf(error)}); Flexcord works without its channels. Try again: npm run setup -- discord`,
    );
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
