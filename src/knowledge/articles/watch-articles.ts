import { watch } from 'node:fs';

const QUIET_MS = 300;

/**
 * Calls `changed` when something below a folder of articles changes, once per burst (editors write a file in several steps).
 * @returns a function that stops watching.
 */
export function watchArticles(
  folder: string,
  changed: () => Promise<void>,
  failed: (error: Error) => void,
): () => void {
  let timer: NodeJS.Timeout | null = null;
  const watcher = watch(folder, { recursive: true, persistent: false }, () => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => {
      timer = null;
      changed().catch((error: unknown) => failed(error instanceof Error ? error : new Error(String(error))));
    }, QUIET_MS);
    timer.unref();
  });
  watcher.on('error', failed);
  return () => {
    if (timer !== null) clearTimeout(timer);
    watcher.close();
  };
}
