import { StoreFailure } from './store-failure.ts';

const NETWORK = [
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EPIPE',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EAI_AGAIN',
  'ENOENT',
];

/** SQLSTATEs of a server that goes down, comes up or has no connection left (PostgreSQL manual, appendix A). */
const SERVER_AWAY = /^(08...|57P0[1-5]|53300)$/;

const MESSAGES =
  /Connection terminated|connection timeout|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error|not queryable/i;

/** The failure to report when this error means that the database does not answer; undefined for any other error. */
export function unreachable(error: unknown): StoreFailure | undefined {
  if (error instanceof StoreFailure) return error;
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const first = error instanceof AggregateError ? (error.errors[0] as Error | undefined) : undefined;
  if (!NETWORK.includes(code) && !SERVER_AWAY.test(code) && !MESSAGES.test(error.message)) return undefined;
  return new StoreFailure(
    'unreachable',
    `The database does not answer (${(first ?? error).message || code}). Nothing was lost: what needs it is tried again. Check that PostgreSQL runs and that DATABASE_URL names it.`,
    { cause: error },
  );
}
