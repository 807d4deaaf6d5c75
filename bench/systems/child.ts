import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { distDir, projectRoot } from '../../src/config/project-paths.ts';

const PATIENCE_MS = 90_000;

/** A process under measurement. */
export interface Child {
  readonly pid: number;
  /** from its spawn until it said that it is ready, ms */
  readonly readyAfter: number;
  send(message: object): void;
  onMessage(listener: (message: unknown) => void): void;
  /** SIGTERM, and SIGKILL after 10 s */
  stop(): Promise<void>;
  kill(): Promise<void>;
}

export interface ChildOptions {
  args: string[];
  env?: NodeJS.ProcessEnv;
  logFile: string;
  /** through the script that npm runs (`npm run app`), which checks the project first; default: the built program at once */
  asNpmDoes?: boolean;
}

/** Starts a part of Flexcord or of this benchmark and resolves when it is ready. @throws Error with its last lines when it ends first. */
export async function startChild({ args, env = {}, logFile, asNpmDoes = false }: ChildOptions): Promise<Child> {
  const program = asNpmDoes ? path.join(projectRoot, 'scripts', 'run.mjs') : path.join(distDir, 'main.js');
  const log = openSync(logFile, 'a');
  const began = performance.now();
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...process.env, NODE_ENV: 'production', ...env },
    stdio: ['ignore', log, log, 'ipc'],
  });
  closeSync(log);
  await readiness(child, logFile);
  const readyAfter = performance.now() - began;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
    await ended;
    clearTimeout(timer);
  };
  return {
    pid: child.pid!,
    readyAfter,
    send: (message) => void child.send(message),
    onMessage: (listener) => void child.on('message', listener),
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}

function readiness(child: ChildProcess, logFile: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const give = (problem: string): void => {
      child.kill('SIGKILL');
      const tail = readFileSync(logFile, 'utf8').split('\n').slice(-8).join('\n');
      reject(new Error(`A measured process ${problem}. Its last lines:\n${tail}`));
    };
    const timer = setTimeout(() => give(`was not ready within ${PATIENCE_MS / 1000} s`), PATIENCE_MS);
    child.once('error', (error) => give(`could not be started: ${error.message}`));
    child.once('exit', (code) => give(`ended with code ${code} before it was ready`));
    child.on('message', (message: { type?: string }) => {
      if (message.type !== 'ready') return;
      clearTimeout(timer);
      child.removeAllListeners('exit');
      resolve();
    });
  });
}
