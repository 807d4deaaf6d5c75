import { createHash } from 'node:crypto';
import { watch, type FSWatcher } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { markdownFiles } from './load-articles.ts';

const QUIET_MS = 300;
const LOOK_EVERY_MS = 30_000;

/**
 * Calls `changed` when something below a folder of articles changes, once per burst (editors write a file in several steps). Where the
 * file system does not tell (network mounts, what links lead to), the files are looked at every `lookEvery` ms.
 * @returns a function that stops watching.
 */
export function watchArticles(
  folder: string,
  changed: () => Promise<void>,
  failed: (error: Error) => void,
  lookEvery: number = LOOK_EVERY_MS,
): () => void {
  let timer: NodeJS.Timeout | null = null;
  let seen = stateOf(folder);
  const takeIn = async (): Promise<void> => {
    seen = stateOf(folder);
    await seen;
    await changed();
  };
  const soon = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => {
      timer = null;
      takeIn().catch((error: unknown) => failed(error instanceof Error ? error : new Error(String(error))));
    }, QUIET_MS);
    timer.unref();
  };
  const look = setInterval(() => {
    void Promise.all([seen, stateOf(folder)]).then(([before, now]) => {
      if (before !== now && timer === null) soon();
    });
  }, lookEvery);
  look.unref();
  const watcher = startWatching(folder, soon, failed);
  return () => {
    if (timer !== null) clearTimeout(timer);
    clearInterval(look);
    watcher?.close();
  };
}

function startWatching(folder: string, onEvent: () => void, failed: (error: Error) => void): FSWatcher | null {
  try {
    return watch(folder, { recursive: true, persistent: false }, onEvent).on('error', failed);
  } catch (error) {
    failed(error as Error);
    return null;
  }
}

/** Another text after every change of a file, by name, time and size; never fails. */
async function stateOf(folder: string): Promise<string> {
  try {
    const hash = createHash('sha256');
    for (const file of await markdownFiles(folder)) {
      const { mtimeMs, size, ino } = await stat(join(folder, file));
      hash.update(`${file} ${mtimeMs} ${size} ${ino}\n`);
    }
    return hash.digest('hex');
  } catch (error) {
    return (error as Error).message;
  }
}
