import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import { messageOf, OperatorError } from '../config/operator-error.ts';
import { freePortNear, requireFreePort } from '../config/ports.ts';
import { isAlive, type ProcessLock, startOf, takeProcessLock } from '../config/process-lock.ts';
import { searchAttributeFlags } from './search-attributes.ts';

export interface DevServerOptions {
  cliPath: string;
  /** database, log and lock; conversations in it outlive the server */
  folder: string;
  port: number;
  uiPort: number;
  namespace: string;
  /** `true`: another port is fine when one is taken; else a taken port is an `OperatorError` */
  anyPort?: boolean;
  /** told when the server ended by itself and is started again */
  report: (line: string) => void;
}

export interface DevServer {
  address: string;
  uiUrl: string;
  /** pid of the server now running */
  pid(): number | undefined;
  close(): Promise<void>;
}

const HEALTHY_MS = 60_000;
const STOP_MS = 4_000;
/** How often a start is tried when it fails for a taken port. */
const STARTS = 3;
const SHORTEST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 5_000;

/**
 * Starts Temporal's dev server on a durable file and resolves when it answers. When it ends by itself it is started again on the
 * same ports and file, until `close`. It never outlives this process: on Linux the kernel ends it together with its parent, and
 * everywhere the next start ends one that was left behind.
 */
export async function startDevServer(options: DevServerOptions): Promise<DevServer> {
  const lock = takeProcessLock(
    path.join(options.folder, 'lock'),
    (pid) =>
      `The Temporal data in ${options.folder} is in use by process ${pid}. End that Flexcord, or choose another folder with DATA_DIR.`,
  );
  try {
    await endLeftover(options.folder);
    const ports = await choosePorts(options);
    const server = new SupervisedServer({ ...options, ...ports }, lock);
    await server.start();
    return server;
  } catch (error) {
    lock.release();
    throw error;
  }
}

class SupervisedServer implements DevServer {
  readonly address: string;
  readonly uiUrl: string;
  private child: ChildProcess | undefined;
  private closing = false;
  private readonly options: DevServerOptions;
  private readonly lock: ProcessLock;

  constructor(options: DevServerOptions, lock: ProcessLock) {
    this.options = options;
    this.lock = lock;
    this.address = `127.0.0.1:${options.port}`;
    this.uiUrl = `http://127.0.0.1:${options.uiPort}`;
  }

  pid(): number | undefined {
    return this.child?.pid;
  }

  async start(): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      const child = launch(this.options);
      this.child = child;
      try {
        await untilHealthy(child, this.address, this.options.namespace);
        void this.keepRunning(child);
        return;
      } catch (error) {
        await stop(child);
        const tail = lastLines(logFile(this.options.folder));
        // Beside the two ports that were looked at it chooses some of its own, and may be too late for one.
        if (attempt < STARTS && /address already in use/.test(tail)) continue;
        this.closing = true;
        throw new OperatorError(
          `Temporal's dev server did not start: ${messageOf(error)}.${tail && `\nIts last lines:\n${tail}`}`,
          { cause: error },
        );
      }
    }
  }

  /** A killed server must not stop conversations for longer than its start takes; one that can't live must not burn the machine. */
  private async keepRunning(first: ChildProcess): Promise<void> {
    let pause = SHORTEST_PAUSE_MS;
    let began = Date.now();
    for (let child = first; ; child = this.child = launch(this.options)) {
      await exited(child);
      if (this.closing) return;
      this.options.report('Temporal ended by itself; starting it again.');
      pause = Date.now() - began > 10_000 ? SHORTEST_PAUSE_MS : Math.min(pause * 2, LONGEST_PAUSE_MS);
      await delay(pause);
      if (this.closing) return;
      began = Date.now();
    }
  }

  async close(): Promise<void> {
    this.closing = true;
    if (this.child) await stop(this.child);
    this.lock.release();
  }
}

async function choosePorts({ anyPort, port, uiPort }: DevServerOptions): Promise<{ port: number; uiPort: number }> {
  if (anyPort) return { port: await freePortNear(port), uiPort: await freePortNear(uiPort) };
  await requireFreePort(port, { use: 'Temporal', change: 'TEMPORAL_PORT, or npm start -- --temporal-port=N' });
  await requireFreePort(uiPort, {
    use: "Temporal's Web UI",
    change: 'TEMPORAL_UI_PORT, or npm start -- --temporal-ui-port=N',
  });
  return { port, uiPort };
}

function launch(options: DevServerOptions): ChildProcess {
  mkdirSync(options.folder, { recursive: true });
  const log = openSync(logFile(options.folder), 'w');
  const [program, ...args] = [...endsWithParent(), options.cliPath, ...devServerArguments(options)];
  // A group of its own: Ctrl+C in the terminal must reach the workers first, so that they can end in order.
  const child = spawn(program ?? options.cliPath, args, { stdio: ['ignore', log, log], detached: true });
  closeSync(log);
  child.on('error', (error) => writeFileSync(logFile(options.folder), `${messageOf(error)}\n`));
  if (child.pid) writeFileSync(pidFile(options.folder), `${child.pid} ${startOf(child.pid)}`);
  return child;
}

/** Arguments of the CLI; the pragmas double what SQLite carries (docs/architecture.md). */
export function devServerArguments({ folder, port, uiPort, namespace }: DevServerOptions): string[] {
  const options = ['--ip', '127.0.0.1', '--port', String(port), '--ui-port', String(uiPort), '--namespace', namespace];
  options.push('--db-filename', path.join(folder, 'temporal.db'), '--log-level', 'error');
  options.push('--sqlite-pragma', 'journal_mode=WAL', '--sqlite-pragma', 'synchronous=NORMAL');
  const attributes = searchAttributeFlags().flatMap((flag) => ['--search-attribute', flag]);
  return ['server', 'start-dev', ...options, ...serverSettings(), ...attributes];
}

/** Settings of the server that differ from its own; docker-compose.yml has those that count there. */
export function serverSettings(): string[] {
  const settings = [
    // Halves the time from message to work (docs/architecture.md).
    'history.transferProcessorMaxPollRPS=2000',
    // Off by default: without it an activity waits for a trip through the task queue although its worker is the one asking.
    'system.enableActivityEagerExecution=true',
    // From its fourth loss with a killed worker on, a workflow task gets ever more time, up to ten minutes, in which nobody else
    // may take it: a conversation would wait for minutes although workers are there.
    'history.workflowTaskRetryMaxInterval="5s"',
  ];
  return settings.flatMap((setting) => ['--dynamic-config-value', setting]);
}

function endsWithParent(): string[] {
  if (process.platform !== 'linux') return [];
  const known = spawnSync('setpriv', ['--pdeathsig', 'KILL', 'true']).status === 0;
  return known ? ['setpriv', '--pdeathsig', 'KILL'] : [];
}

/** A server whose parent was killed where the kernel doesn't end it; its file would otherwise have two writers. */
async function endLeftover(folder: string): Promise<void> {
  const [pid, started] = readOrEmpty(pidFile(folder)).split(' ');
  const holder = { pid: Number(pid), started: started ?? '' };
  if (!holder.pid || !holder.started || !isAlive(holder)) return;
  process.kill(holder.pid, 'SIGKILL');
  while (isAlive(holder)) await delay(20);
}

async function untilHealthy(child: ChildProcess, address: string, namespace: string): Promise<void> {
  const connection = Connection.lazy({ address });
  const deadline = Date.now() + HEALTHY_MS;
  let last: unknown = 'no answer';
  let failed: Error | undefined;
  child.once('error', (error) => (failed = error));
  try {
    while (Date.now() < deadline) {
      if (failed) throw failed;
      if (child.exitCode !== null || child.signalCode !== null)
        throw new Error(`it ended with ${child.signalCode ?? `code ${child.exitCode}`}`);
      try {
        await connection.withDeadline(Date.now() + 1_000, () =>
          connection.workflowService.describeNamespace({ namespace }),
        );
        return;
      } catch (error) {
        last = error;
        await delay(50);
      }
    }
    throw new Error(`no answer within ${HEALTHY_MS / 1000} s (${messageOf(last)})`);
  } finally {
    await connection.close();
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  await exited(child);
  clearTimeout(timer);
}

async function exited(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) await once(child, 'exit');
}

function logFile(folder: string): string {
  return path.join(folder, 'temporal.log');
}

function pidFile(folder: string): string {
  return path.join(folder, 'server.pid');
}

function lastLines(file: string): string {
  return readOrEmpty(file).trim().split('\n').slice(-5).join('\n');
}

function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
