/** Ctrl+C reaches a process twice when npm or another runner stands between: from the terminal, and passed on by the runner. */
const SAME_REQUEST_MS = 1_000;

/**
 * Resolves when this process is asked to end: by a signal, or because the process that started it is gone (its IPC channel
 * closed), so that nothing is left behind when a supervisor is killed. A second, later request ends the process at once.
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
  });
}
