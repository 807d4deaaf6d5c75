import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { anyFreePort } from '../config/ports.ts';
import { distDir } from '../config/project-paths.ts';

/** More than a start says; what a system says later is in its logs. */
const LINES_OF_A_START = 100;

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
  const [sandbox, app, temporal, ui] = [
    await anyFreePort(),
    await anyFreePort(),
    await anyFreePort(),
    await anyFreePort(),
  ];
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
    const said: string[] = [];
    createInterface({ input: child.stdout! }).on('line', (line) => {
      if (said.length < LINES_OF_A_START) said.push(line);
      if (line.startsWith('Flexcord is ready')) resolve();
      else if (line.endsWith('…')) report(line);
    });
    void ended.then((code) =>
      reject(new Error(`The system ended with code ${code} before it was ready. It said:\n${said.join('\n')}`)),
    );
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
