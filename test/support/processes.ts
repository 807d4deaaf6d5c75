import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { distDir } from '../../src/config/project-paths.ts';

/** A command of Flexcord in a process of its own, as a supervisor of an installation runs it. */
export class FlexcordProcess {
  /** everything that it printed */
  said = '';
  readonly pid: number;
  /** its exit code, null after a signal */
  readonly ended: Promise<number | null>;
  private readonly whenReady: Promise<number>;
  private readonly child: ChildProcess;

  /** `env` is the whole environment besides what finds programs. */
  constructor(command: string, env: Record<string, string>) {
    const { PATH = '', TEMPORAL_CLI_PATH = '' } = process.env;
    const began = Date.now();
    this.child = spawn(process.execPath, ['--enable-source-maps', path.join(distDir, 'main.js'), command], {
      cwd: env['DATA_DIR'],
      env: { PATH, TEMPORAL_CLI_PATH, ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.pid = this.child.pid!;
    for (const stream of [this.child.stdout!, this.child.stderr!])
      stream.on('data', (data) => (this.said = (this.said + String(data)).slice(-20_000)));
    this.ended = new Promise((resolve) => this.child.once('close', (code) => resolve(code)));
    this.whenReady = new Promise((resolve) => {
      this.child.on('message', (message) => {
        if ((message as { type?: string }).type === 'ready') resolve(Date.now() - began);
      });
    });
  }

  /** Milliseconds from its start until it said that it is ready. @throws with its words when it ends before */
  async ready(): Promise<number> {
    const early = this.ended.then((code) => {
      throw new Error(`The process ended with code ${code} before it was ready:\n${this.said}`);
    });
    return Promise.race([this.whenReady, early]);
  }

  async kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    this.child.kill(signal);
    await this.ended;
  }
}
