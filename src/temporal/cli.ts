import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { cacheDir } from './cache-dir.ts';
import { draftFolder, executable, findProgram, namedProgram, onPath, type ProgramSource } from './find-program.ts';
import { runProgram } from './run-program.ts';
import { sdkDownload } from './sdk-download.ts';

/** The newest release that installs with `go install`. */
const VERSION = 'v1.5.1';
const COMPILE_MS = 30 * 60_000;

export interface FindOptions {
  /** path that a person named, tried first */
  named: string | undefined;
  report: (line: string) => void;
  cache?: string;
}

/**
 * Path of a working Temporal CLI (dev server and Web UI): the named one, else on the PATH, in the cache, downloaded by the SDK,
 * or compiled with Go (about 4 minutes, once per person). A named path that doesn't work is an error at once.
 */
export async function findTemporalCli({ named, report, cache = cacheDir() }: FindOptions): Promise<string> {
  const folder = path.join(cache, `temporal-cli-${VERSION}`);
  const sources: ProgramSource[] = named
    ? [namedProgram('TEMPORAL_CLI_PATH', named)]
    : [
        { name: 'the PATH', get: () => onPath('temporal') },
        { name: 'the cache', get: () => executable(path.join(folder, 'temporal')) },
        { name: "the SDK's download", get: () => downloaded(folder, report) },
        { name: `go install of ${VERSION}`, get: () => compiled(folder, report) },
      ];
  return findProgram({
    what: 'Temporal CLI',
    sources: sources.map(working),
    advice:
      'Install it (https://docs.temporal.io/cli) or Go 1.23 or newer, or name a binary with TEMPORAL_CLI_PATH, or a running server with TEMPORAL_ADDRESS.',
    report,
  });
}

/** Only a program that runs counts: one for another processor, or a half-written one, must not end the search. */
function working(source: ProgramSource): ProgramSource {
  return {
    name: source.name,
    get: async () => {
      const found = await source.get();
      if (found !== undefined) await runProgram(found, ['--version'], { timeout: 10_000 });
      return found;
    },
  };
}

async function downloaded(folder: string, report: (line: string) => void): Promise<string> {
  report("Temporal CLI: not on this machine yet; asking the SDK's download server …");
  const draft = await draftFolder(folder);
  try {
    return await moveIn(await sdkDownload('createLocal', draft), folder);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function compiled(folder: string, report: (line: string) => void): Promise<string> {
  report(`Temporal CLI: compiling ${VERSION} with Go; this takes about 4 minutes, once (kept in ${folder}).`);
  const draft = await draftFolder(folder);
  const began = Date.now();
  let packages = 0;
  let modules = 0;
  const timer = setInterval(() => {
    const counts = modules + packages > 0 ? `, ${modules} modules fetched, ${packages} packages compiled` : '';
    report(`Temporal CLI: compiling for ${Math.round((Date.now() - began) / 1000)} s${counts}`);
  }, 10_000);
  try {
    await runProgram('go', ['install', '-v', `github.com/temporalio/cli/cmd/temporal@${VERSION}`], {
      timeout: COMPILE_MS,
      env: { GOBIN: draft, GOFLAGS: '' },
      onLine: (line) => (line.startsWith('go: ') ? (modules += 1) : (packages += 1)),
    });
    return await moveIn(path.join(draft, 'temporal'), folder);
  } finally {
    clearInterval(timer);
    await rm(draft, { recursive: true, force: true });
  }
}

async function moveIn(file: string, folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const target = path.join(folder, 'temporal');
  await rename(file, target);
  return target;
}
