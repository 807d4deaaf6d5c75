import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { OperatorError } from '../../config/operator-error.ts';
import { untilListening } from './until-listening.ts';

export interface PostgresServer {
  url: string;
  /** SIGKILL; the server is started again on the same port and data */
  kill(): void;
  /** resolves when a server other than the killed one takes connections */
  untilBack(): Promise<void>;
  close(): Promise<void>;
}

const BETWEEN_STARTS_MS = 200;

/** A PostgreSQL server in a temporary folder that comes back whenever it ends. @throws OperatorError when none is installed */
export async function startPostgresServer(port: number): Promise<PostgresServer> {
  const bin = findServer();
  const account = serverAccount();
  const folder = mkdtempSync(path.join(tmpdir(), 'flexcord-chaos-pg-'));
  if (account) chownSync(folder, account.uid, account.gid);
  const data = path.join(folder, 'data');
  const init = ['-D', data, '-U', 'flexcord', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '-N'];
  execFileSync(path.join(bin, 'initdb'), init, { ...account, stdio: 'ignore' });
  // Without fsync: a killed process loses nothing of what the operating system has.
  const args = ['-D', data, '-p', String(port), '-k', folder, '-h', '127.0.0.1', '-F'];
  const launch = () => spawn(path.join(bin, 'postgres'), args, { ...account, stdio: 'ignore' });
  let server = launch();
  let closing = false;
  const running = keepRunning();
  await untilListening(port);

  // Its helpers live on for a moment after a SIGKILL and keep the data taken: then it is tried again.
  async function keepRunning(): Promise<void> {
    for (;;) {
      await ended(server);
      if (closing) return;
      await delay(BETWEEN_STARTS_MS);
      if (closing) return;
      server = launch();
    }
  }

  return {
    url: `postgres://flexcord@127.0.0.1:${port}/postgres`,
    kill: () => void server.kill('SIGKILL'),
    untilBack() {
      const before = server;
      return untilListening(port, () => server !== before);
    },
    async close() {
      closing = true;
      server.kill('SIGINT');
      await running;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode === null && server.signalCode === null) await once(server, 'exit');
}

/** PG_BIN, Debian's folders (newest first), or the PATH. */
function findServer(): string {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    process.env['PG_BIN'] ?? '',
    ...versions.map((version) => path.join(debian, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(path.delimiter),
  ];
  const found = folders.find((folder) => folder && existsSync(path.join(folder, 'initdb')));
  if (found === undefined)
    throw new OperatorError(
      'No PostgreSQL server was found (PG_BIN, /usr/lib/postgresql, PATH). Install one (Debian: apt-get install -y postgresql) or use --database pglite.',
    );
  return found;
}

/** PostgreSQL refuses to run as root: then it runs as the account that its package made. */
function serverAccount(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}
