import { messageOf } from '../config/operator-error.ts';
import { VendorFailure } from '../contract/vendor-failure.ts';

/**
 * Prints what ended a command and returns its exit code. Errors made for people (they carry an `exitCode`) are one clear line;
 * of others the stack too, but only where LOG_LEVEL is debug or trace: it tells a person nothing.
 */
export function reportError(error: unknown, env: NodeJS.ProcessEnv = process.env): number {
  const code = exitCodeOf(error);
  const detailed = /^(debug|trace)$/.test(env['LOG_LEVEL'] ?? '');
  if (detailed && error instanceof Error) process.stderr.write(`${error.stack ?? error.message}\n`);
  else if (code !== undefined) process.stderr.write(`${explain(error)}\n`);
  else process.stderr.write(`Unexpected failure: ${explain(error)}\nLOG_LEVEL=debug shows where it happened.\n`);
  return code ?? 1;
}

function exitCodeOf(error: unknown): number | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('exitCode' in error && typeof error.exitCode === 'number') return error.exitCode;
  if (error instanceof VendorFailure) return 1;
  return isWrongOption(error) ? 2 : undefined;
}

/** Thrown by Node's `parseArgs`. */
function isWrongOption(error: unknown): boolean {
  return String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS');
}

/** System errors in words: their bare codes help nobody. */
function explain(error: unknown): string {
  if (error instanceof VendorFailure) return `${error.message}. ${adviceFor(error)}`;
  if (isWrongOption(error)) return `${messageOf(error).split('. ')[0]}. "-- --help" lists the options.`;
  const { code, path } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC')
    return `the disk is full (${messageOf(error)}). Free some space, or choose another folder with DATA_DIR.`;
  if (code === 'EACCES' || code === 'EROFS')
    return `no right to write ${path ?? 'a file'}. Make it writable, or choose another folder with DATA_DIR.`;
  if (code === 'EADDRINUSE')
    return `a port is taken by another process (${messageOf(error)}). End it, or choose another port with PORT or SANDBOX_PORT.`;
  return messageOf(error);
}

function adviceFor({ vendor, reason, kind }: VendorFailure): string {
  const credentials =
    vendor === 'discord' ? 'DISCORD_TOKEN' : 'TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN (or the API key)';
  if (reason === 'unauthorized') return `Check ${credentials}; "npm run doctor" looks at both accounts.`;
  if (kind === 'permanent') return '"npm run doctor" looks at both accounts and says what to mend.';
  return 'Try again in a moment.';
}
