import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { OperatorError } from '../config/operator-error.ts';
import type { LogFile } from './log-file.ts';

export interface ChildOptions {
  /** as people read it, e.g. "sandbox" */
  name: string;
  /** arguments of node */
  args: readonly string[];
  env: NodeJS.ProcessEnv;
  log: LogFile;
  /** what the terminal shows: warnings, errors, restarts */
  report: (line: string) => void;
}

const SHORTEST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;
/** A child that lived this long did not fail because of how it was started. */
const HEALTHY_MS = 10_000;
const PINO_WARN = 40;

/**
 * One Node process, started again whenever it ends by itself. It tells over IPC when it is ready; the same channel makes it end
 * when this process is gone.
 */
export class SupervisedChild {
  private child: ChildProcess | undefined;
  private ended: Promise<string> = Promise.resolve('');
  private stopping = false;
  private readonly options: ChildOptions;

  constructor(options: ChildOptions) {
    this.options = options;
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** Resolves when the child is ready for the first time; an `OperatorError` when it ends before. Its own message is shown by then. */
  async start(): Promise<void> {
    const outcome = await this.launch();
    if (outcome !== 'ready') {
      if (this.stopping) return;
      this.stopping = true;
      throw new OperatorError(
        `The ${this.options.name} did not start (${outcome}); what it said is above and in ${this.options.log.file}.`,
      );
    }
    void this.keepRunning();
  }

  /** Ends it: SIGTERM, then SIGKILL after `patience` milliseconds. */
  async stop(patience: number): Promise<void> {
    this.stopping = true;
    this.child?.kill('SIGTERM');
    const timer = setTimeout(() => this.child?.kill('SIGKILL'), patience);
    await this.ended;
    clearTimeout(timer);
  }

  private async keepRunning(): Promise<void> {
    let pause = SHORTEST_PAUSE_MS;
    let began = Date.now();
    for (;;) {
      const how = await this.ended;
      if (this.stopping) return;
      pause = Date.now() - began > HEALTHY_MS ? SHORTEST_PAUSE_MS : Math.min(pause * 2, LONGEST_PAUSE_MS);
      this.options.report(`The ${this.options.name} ended (${how}); starting it again.`);
      await delay(pause);
      if (this.stopping) return;
      began = Date.now();
      if ((await this.launch()) === 'ready') this.options.report(`The ${this.options.name} is ready again.`);
    }
  }

  /** 'ready', or how it ended. */
  private async launch(): Promise<string> {
    // A group of its own: Ctrl+C reaches only the supervisor, which ends the parts in order.
    const child = spawn(process.execPath, this.options.args, {
      env: this.options.env,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      detached: true,
    });
    this.child = child;
    createInterface({ input: child.stdout! }).on('line', (line) => this.onOutput(line));
    createInterface({ input: child.stderr! }).on('line', (line) => this.onError(line));
    this.ended = new Promise((resolve) => {
      child.once('error', (error) => resolve(error.message));
      child.once('close', (code, signal) => resolve(signal ? `signal ${signal}` : `exit code ${code}`));
    });
    const ready = new Promise<string>((resolve) =>
      child.on('message', (message) => isReady(message) && resolve('ready')),
    );
    return Promise.race([ready, this.ended]);
  }

  private onOutput(line: string): void {
    this.options.log.write(`${line}\n`);
    const warning = warningOf(line);
    if (warning) this.options.report(`${this.options.name}: ${warning}`);
  }

  private onError(line: string): void {
    this.options.log.write(`${line}\n`);
    this.options.report(`${this.options.name}: ${line}`);
  }
}

function isReady(message: unknown): boolean {
  return typeof message === 'object' && message !== null && 'type' in message && message.type === 'ready';
}

/** The text of a log line of level warn or above. */
function warningOf(line: string): string | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const { level, msg, reason } = JSON.parse(line) as { level?: number; msg?: string; reason?: string };
    if (level === undefined || level < PINO_WARN) return undefined;
    return `${msg ?? 'warning without a text'}${reason ? ` (${reason})` : ''}`;
  } catch {
    return undefined;
  }
}
