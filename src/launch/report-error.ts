import { messageOf } from '../config/operator-error.ts';

/**
 * Prints what ended a command and returns its exit code. Errors made for people (they carry an `exitCode`) are one clear line;
 * of others the stack too, but only where LOG_LEVEL is debug or trace: it tells a person nothing.
 */
export function reportError(error: unknown, env: NodeJS.ProcessEnv = process.env): number {
  const code =
    error instanceof Error && 'exitCode' in error && typeof error.exitCode === 'number' ? error.exitCode : undefined;
  const detailed = /^(debug|trace)$/.test(env['LOG_LEVEL'] ?? '');
  if (detailed && error instanceof Error) process.stderr.write(`${error.stack ?? error.message}\n`);
  else if (code !== undefined) process.stderr.write(`${messageOf(error)}\n`);
  else process.stderr.write(`Unexpected failure: ${explain(error)}\nLOG_LEVEL=debug shows where it happened.\n`);
  return code ?? 1;
}

/** System errors in words: their bare codes help nobody. */
function explain(error: unknown): string {
  const { code, path } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC')
    return `the disk is full (${messageOf(error)}). Free some space, or choose another folder with DATA_DIR.`;
  if (code === 'EACCES' || code === 'EROFS')
    return `no right to write ${path ?? 'a file'}. Make it writable, or choose another folder with DATA_DIR.`;
  if (code === 'EADDRINUSE')
    return `a port is taken by another process (${messageOf(error)}). End it, or choose another port with PORT or SANDBOX_PORT.`;
  return messageOf(error);
}
