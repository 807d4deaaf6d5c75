/**
 * Resolves when this process is asked to end: by a signal, or because the process that started it is gone (its IPC channel
 * closed), so that nothing is left behind when a supervisor is killed. A second signal ends the process at once.
 */
export function stopRequested(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false;
    const onSignal = (): void => {
      if (asked) process.exit(1);
      asked = true;
      resolve();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
    if (process.channel) process.once('disconnect', resolve);
  });
}
