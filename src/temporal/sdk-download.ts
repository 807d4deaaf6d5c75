import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { executable } from './find-program.ts';
import { runProgram } from './run-program.ts';

/** Where the SDK loads its servers from. */
const DOWNLOAD_HOST = 'https://temporal.download/';
const PROBE_MS = 4_000;
const DOWNLOAD_MS = 180_000;

/**
 * Lets the SDK's testing package download a server into `folder` and returns the file. Done in a child process, because the
 * SDK's download can't be given up; a quick probe first, so that a machine without that network loses 4 s at most.
 */
export async function sdkDownload(kind: 'createLocal' | 'createTimeSkipping', folder: string): Promise<string> {
  await probe();
  const testing = pathToFileURL(createRequire(import.meta.url).resolve('@temporalio/testing')).href;
  const server = JSON.stringify({ server: { executable: { type: 'cached-download', downloadDir: folder } } });
  const script = `import t from ${JSON.stringify(testing)}; const e = await t.TestWorkflowEnvironment.${kind}(${server}); await e.teardown();`;
  await runProgram(process.execPath, ['--input-type=module', '--eval', script], { timeout: DOWNLOAD_MS });
  for (const name of await readdir(folder)) {
    const file = await executable(path.join(folder, name));
    if (file) return file;
  }
  throw new Error('the SDK reported success but left no program');
}

async function probe(): Promise<void> {
  // Behind a proxy only the SDK's own client knows the way.
  if (process.env['HTTPS_PROXY'] ?? process.env['https_proxy']) return;
  try {
    await fetch(DOWNLOAD_HOST, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(PROBE_MS) });
  } catch {
    throw new Error(`the download server can't be reached from here`);
  }
}
