import { spawn } from 'node:child_process';

export interface RunOptions {
  env?: NodeJS.ProcessEnv;
  /** milliseconds after which the program is killed */
  timeout: number;
  /** called with each line of either output as it comes */
  onLine?: (line: string) => void;
}

/**
 * Runs a program to its end and returns its standard output. Throws with the reason and the last lines of its errors. The program
 * and what it started end with this process.
 */
export async function runProgram(program: string, args: readonly string[], options: RunOptions): Promise<string> {
  const child = spawn(program, args, {
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: options.timeout,
    killSignal: 'SIGKILL',
  });
  let output = '';
  const errors: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    eachLine(text, options.onLine);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    eachLine(text, (line) => {
      errors.push(line);
      if (errors.length > 5) errors.shift();
      options.onLine?.(line);
    });
  });
  let late = false;
  const kill = (): void => killGroup(child.pid);
  const timer = setTimeout(() => {
    late = true;
    kill();
  }, options.timeout);
  process.once('exit', kill);
  try {
    await new Promise<void>((resolve, reject) => {
      child.on('error', (error: NodeJS.ErrnoException) =>
        reject(new Error(error.code === 'ENOENT' ? `the program "${program}" is not installed` : error.message)),
      );
      child.on('close', (code) =>
        code === 0
          ? resolve()
          : reject(
              new Error(failure(late ? `no end within ${options.timeout / 1000} s` : `exit code ${code}`, errors)),
            ),
      );
    });
    return output;
  } finally {
    clearTimeout(timer);
    process.removeListener('exit', kill);
  }
}

function failure(how: string, errors: readonly string[]): string {
  return errors.length > 0 ? `${how}: ${errors.join(' | ')}` : how;
}

function killGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended.
  }
}

function eachLine(text: string, onLine: ((line: string) => void) | undefined): void {
  for (const line of text.split(/[\r\n]+/)) if (line.trim() !== '') onLine?.(line.trim());
}
