import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { StoreFailure } from './store-failure.ts';

/** Who has the embedded database open. */
export interface LockHolder {
  pid: number;
  /** start time of the process, which tells it from a later one with the same pid; '' where the system can't say */
  started: string;
  /** where the holder takes commands of this machine's user (see `user-door.ts`); absent until it listens */
  door?: { port: number; key: string };
}

export interface EmbeddedLock {
  /** Publishes the holder's door to whoever finds the database locked. */
  announce(door: { port: number; key: string }): void;
  release(): void;
}

const attempts = 20;

/**
 * Takes the lock file of an embedded database. PGlite has no lock of its own: two processes in one folder would destroy it.
 * A lock whose process no longer lives is taken over.
 * @throws StoreFailure `locked` when a living process has it; `unusable` when the folder can't be written.
 */
export function takeEmbeddedLock(file: string): EmbeddedLock {
  const holder: LockHolder = { pid: process.pid, started: startOf(process.pid) };
  for (let attempt = 0; attempt < attempts; attempt++) {
    if (create(file, holder)) return lockOf(file, holder);
    const other = readHolder(file);
    if (other && isAlive(other)) throw locked(file, other);
    if (other) moveAside(file, other);
  }
  throw new StoreFailure(
    'unusable',
    `The lock file ${file} can't be taken: it keeps changing. Stop other Flexcord processes in this folder and start again.`,
  );
}

function lockOf(file: string, holder: LockHolder): EmbeddedLock {
  return {
    announce: (door) => replace(file, { ...holder, door }),
    release() {
      const now = readHolder(file);
      if (now?.pid === holder.pid && now.started === holder.started) rmSync(file, { force: true });
    },
  };
}

/** The holder named in a lock file; undefined when there is none or it is half written. */
export function readHolder(file: string): LockHolder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as LockHolder;
  } catch {
    return undefined;
  }
}

function locked(file: string, holder: LockHolder): StoreFailure {
  return new StoreFailure(
    'locked',
    `The embedded database in ${path.dirname(file)} is open in another process (pid ${holder.pid}), and it can be open only once. ` +
      'Stop that process, or use PostgreSQL for separate roles: DATABASE_URL=postgres://user:password@host/database.',
  );
}

/** Written whole beside and linked in place: a lock file is never seen empty, and only one of several processes makes it. */
function create(file: string, holder: LockHolder): boolean {
  const own = `${file}.${process.pid}`;
  writeOwn(own, holder);
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw unwritable(file, error);
  } finally {
    rmSync(own, { force: true });
  }
}

function writeOwn(own: string, holder: LockHolder): void {
  try {
    mkdirSync(path.dirname(own), { recursive: true });
    writeFileSync(own, JSON.stringify(holder), { mode: 0o600 });
  } catch (error) {
    throw unwritable(own, error);
  }
}

function unwritable(file: string, error: unknown): StoreFailure {
  return new StoreFailure(
    'unusable',
    `The embedded database's folder ${path.dirname(file)} can't be written (${(error as Error).message}). ` +
      'Free some space, make it writable, or name another folder with DATABASE_URL=pglite:<folder>.',
    { cause: error },
  );
}

function replace(file: string, holder: LockHolder): void {
  const own = `${file}.${process.pid}`;
  writeOwn(own, holder);
  renameSync(own, file);
}

/** Removes a dead process's lock. Renaming is atomic; if a living process's new lock was caught instead, it is put back. */
function moveAside(file: string, dead: LockHolder): void {
  const aside = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, aside);
    const moved = readHolder(aside);
    if (moved && (moved.pid !== dead.pid || moved.started !== dead.started)) linkSync(aside, file);
  } catch {
    // Another process took the stale lock over at the same moment: the next attempt sees whose it is.
  } finally {
    rmSync(aside, { force: true });
  }
}

function isAlive({ pid, started }: LockHolder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const now = startOf(pid);
  return now === '' || started === '' || now === started;
}

/** Start time in clock ticks since boot (Linux, field 22 of /proc/<pid>/stat); '' where the system does not tell. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // A zombie has ended; only its parent has not asked yet.
    return fields[0] === 'Z' ? 'ended' : (fields[19] ?? '');
  } catch {
    return '';
  }
}
