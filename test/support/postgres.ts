import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { anyFreePort } from '../../src/config/ports.ts';

export interface TemporaryPostgres {
  url: string;
  /** a fresh, empty database in the same server */
  createDatabase(): Promise<string>;
  /** As an operator's restart: connections break, the server comes back on the same port. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Folder with `initdb` and `postgres`: PG_BIN, Debian's folders (newest first), or the PATH; null when there is none. */
export function findPostgres(): string | null {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    process.env.PG_BIN ?? '',
    ...versions.map((version) => path.join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(path.delimiter),
  ];
  return (
    folders.find(
      (folder) => folder && existsSync(path.join(folder, 'initdb')) && existsSync(path.join(folder, 'postgres')),
    ) ?? null
  );
}

/** A PostgreSQL server of its own in a temporary folder on a free port. @throws Error saying how to install one when there is none. */
export async function startPostgres(): Promise<TemporaryPostgres> {
  const bin = findPostgres();
  if (!bin) {
    throw new Error(
      'No PostgreSQL server was found (PG_BIN, /usr/lib/postgresql, PATH). Install one, on Debian with: apt-get install -y postgresql',
    );
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'flexcord-pg-'));
  const data = path.join(folder, 'data');
  const account = serverAccount();
  if (account) chownSync(folder, account.uid, account.gid);
  execFileSync(
    path.join(bin, 'initdb'),
    ['-D', data, '-U', 'flexcord', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '-N'],
    { ...account, stdio: 'ignore' },
  );
  const port = await anyFreePort();
  const url = (database: string): string => `postgres://flexcord@127.0.0.1:${port}/${database}`;
  const start = (): ChildProcess =>
    spawn(path.join(bin, 'postgres'), ['-D', data, '-p', String(port), '-k', folder, '-h', '127.0.0.1', '-F'], {
      ...account,
      stdio: 'ignore',
    });
  let server = start();
  await answering(url('postgres'), server);
  let databases = 0;
  return {
    url: url('postgres'),
    async createDatabase() {
      const name = `test_${++databases}`;
      await withClient(url('postgres'), (client) => client.query(`create database ${name}`));
      return url(name);
    },
    async restart() {
      await ended(server);
      server = start();
      await answering(url('postgres'), server);
    },
    async stop() {
      await ended(server);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses to run as root: then it runs as the account that its package made. */
function serverAccount(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

async function answering(url: string, server: ChildProcess): Promise<void> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    try {
      return await withClient(url, async () => undefined);
    } catch (error) {
      if (server.exitCode !== null || Date.now() > deadline)
        throw new Error('The temporary PostgreSQL server did not come up', { cause: error });
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

async function withClient(url: string, use: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await use(client);
  } finally {
    await client.end();
  }
}

/** Fast shutdown: open connections are broken. */
async function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const exit = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGINT');
  await exit;
}
