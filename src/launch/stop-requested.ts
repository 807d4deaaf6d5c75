/** Ctrl+C reaches a process twice when npm or another runner stands between: from the terminal, and passed on by the runner. */
const SAME_REQUEST_MS = 1_000;
const PARENT_CHECK_MS = 250;

/**
 * Resolves when this process is asked to end: by a signal, or because the process that started it is gone (its IPC channel
 * closed, or npm was killed), so that nothing is left behind when a supervisor is killed. A second, later request ends the process at once.
 */
export function stopRequested(): Promise<void> {
  return new Promise((resolve) => {
    let askedAt: number | undefined;
    const onSignal = (): void => {
      if (askedAt !== undefined && Date.now() - askedAt > SAME_REQUEST_MS) process.exit(1);
      askedAt ??= Date.now();
      resolve();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
    if (process.channel) process.once('disconnect', resolve);
    else if (process.env['npm_lifecycle_event']) onOrphaned(resolve);
  });
}

/** Calls back when npm, which runs this process, is gone: killed, it can't pass anything on, and nobody would end this process. */
function onOrphaned(callback: () => void): void {
  const npm = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === npm) return;
    clearInterval(timer);
    callback();
  }, PARENT_CHECK_MS);
  timer.unref();
}
