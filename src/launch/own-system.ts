import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { distDir } from '../config/project-paths.ts';

export interface OwnSystem {
  /** address of the sandbox */
  sandbox: string;
  /** address of the api */
  app: string;
  temporal: string;
  /** of the supervisor, whose children the parts are */
  pid: number;
  /** where the parts keep their data and logs */
  folder: string;
  close(): Promise<void>;
}

/** A whole system as `npm start` makes it, on free ports and in a folder of its own that goes with it. */
export async function startOwnSystem(env: NodeJS.ProcessEnv, report: (line: string) => void): Promise<OwnSystem> {
  const folder = await mkdtemp(path.join(tmpdir(), 'flexcord-'));
  const [sandbox, app, temporal, ui] = await freePorts(4);
  const child = spawn(process.execPath, ['--enable-source-maps', path.join(distDir, 'main.js'), 'start'], {
    env: {
      ...process.env,
      ...env,
      DATA_DIR: folder,
      SANDBOX_PORT: String(sandbox),
      PORT: String(app),
      TEMPORAL_PORT: String(temporal),
      TEMPORAL_UI_PORT: String(ui),
    },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const close = async () => {
    child.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  const ready = new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stdout! }).on('line', (line) => {
      if (line.startsWith('Flexcord is ready')) resolve();
      else if (line.endsWith('…')) report(line);
    });
    void ended.then((code) => reject(new Error(`The system ended with code ${code} before it was ready.`)));
  });
  try {
    await ready;
  } catch (error) {
    await close();
    throw error;
  }
  return {
    sandbox: `http://127.0.0.1:${sandbox}`,
    app: `http://127.0.0.1:${app}`,
    temporal: `127.0.0.1:${temporal}`,
    pid: child.pid!,
    folder: path.join(folder, 'start'),
    close,
  };
}

async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      return server;
    }),
  );
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
