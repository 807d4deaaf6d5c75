import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const OURS = 'fc-';

/**
 * All that a test run puts into the system's temporary folder goes into one folder of its own, which is gone afterwards: some
 * hundred folders a run, of tests and of the processes that they start, would stay otherwise. Every project of a run calls this;
 * the first one makes the folder. Its name is short: a socket's path may have 108 letters, and Chromium's stands deep in it.
 */
export default function setup(): (() => void) | undefined {
  const before = tmpdir();
  if (path.basename(before).startsWith(OURS)) return undefined;
  const folder = mkdtempSync(path.join(before, OURS));
  // PostgreSQL refuses to run as root; its own user has to get in.
  chmodSync(folder, 0o755);
  process.env['TMPDIR'] = folder;
  return () => {
    process.env['TMPDIR'] = before;
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
}
