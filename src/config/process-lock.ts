import { execFileSync } from 'node:child_process';
import { linkSync, mkdirSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { messageOf, OperatorError } from './operator-error.ts';

export interface ProcessLock {
  release(): void;
}

interface Holder {
  pid: number;
  /** tells a process from a later one with the same pid; '' where the system can't say */
  started: string;
}

/**
 * Takes the lock file for this process until `release` or the process's end. A lock whose holder no longer lives (pid and
 * start time) is taken over. Throws an `OperatorError` with `held(pid)` when a living process has it, and one that names the
 * folder when it can't be written (full disk, no rights).
 */
export function takeProcessLock(file: string, held: (pid: number) => string): ProcessLock {
  const own = `${process.pid} ${startOf(process.pid)}`;
  for (;;) {
    if (create(file, own)) return { release: () => void (readText(file) === own && removeQuietly(file)) };
    const text = readText(file);
    const holder = parseHolder(text);
    if (holder && isAlive(holder)) throw new OperatorError(held(holder.pid));
    removeStale(file, text);
  }
}

/** The file appears whole or not at all (link), so that nobody reads a lock without its holder. */
function create(file: string, text: string): boolean {
  const draft = `${file}.${process.pid}`;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(draft, text, { mode: 0o600 });
  } catch (error) {
    removeQuietly(draft);
    throw unwritable(file, error);
  }
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw unwritable(file, error);
  } finally {
    removeQuietly(draft);
  }
}

/** Takes a stale lock away; when another process has just done that and locked anew, its lock is put back. */
function removeStale(file: string, staleText: string): void {
  const aside = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, aside);
    if (readText(aside) !== staleText) linkSync(aside, file);
  } catch {
    // Gone already: the other process is quicker.
  } finally {
    removeQuietly(aside);
  }
}

function unwritable(file: string, error: unknown): OperatorError {
  return new OperatorError(
    `Nothing can be written in ${path.dirname(file)} (${messageOf(error)}). Free some space or make the folder writable, or choose another one with DATA_DIR.`,
    { cause: error },
  );
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function parseHolder(text: string): Holder | undefined {
  const [pid, started = ''] = text.trim().split(' ');
  return Number(pid) > 0 ? { pid: Number(pid), started } : undefined;
}

function removeQuietly(file: string): void {
  try {
    unlinkSync(file);
  } catch {
    // Gone already.
  }
}

/** Whether exactly this process still runs, not another one that got its pid. */
export function isAlive({ pid, started }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const now = startOf(pid);
  return now === '' || started === '' || now === started;
}

/**
 * When a process began, in the system's own form: clock ticks since boot on Linux (field 22 of /proc/<pid>/stat), a date as ps
 * prints it elsewhere; '' when it is gone or the system can't say.
 */
export function startOf(pid: number): string {
  try {
    if (process.platform !== 'linux')
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' })
        .trim()
        .replaceAll(' ', '_');
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // A zombie has ended; only its parent has not asked yet.
    return fields[0] === 'Z' ? 'ended' : (fields[19] ?? '');
  } catch {
    return '';
  }
}
