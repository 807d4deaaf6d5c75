import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { messageOf, OperatorError } from './operator-error.ts';

const RANGE = { from: 20_000, below: 32_000, tries: 200 };
const given = new Set<number>();

/** Throws an `OperatorError` that says how to choose another port when this one can't be listened on. */
export async function requireFreePort(
  port: number,
  options: { host?: string; use: string; change: string },
): Promise<void> {
  const reason = await tryToListen(port, options.host ?? '127.0.0.1');
  if (reason === undefined) return;
  const fact = reason === 'EADDRINUSE' ? 'is taken by another process' : `can't be used (${reason})`;
  throw new OperatorError(
    `Port ${port}, needed for ${options.use}, ${fact}. End what uses it, or choose another port: ${options.change}.`,
  );
}

/** This port if it is free, else another. */
export async function freePortNear(port: number): Promise<number> {
  return (await tryToListen(port, '127.0.0.1')) === undefined ? port : anyFreePort();
}

/**
 * A free port that stays free until it is used: of a range from which no system takes ports for outgoing connections or for
 * `listen(0)` unless told to (Linux begins at 32768, macOS and Windows at 49152), and never the same twice in one process. A port of that
 * range, let go a moment ago, was now and then taken by Temporal's server, which looks for its inner ports in the same second.
 */
export async function anyFreePort(): Promise<number> {
  for (let tries = 0; tries < RANGE.tries; tries += 1) {
    const port = randomInt(RANGE.from, RANGE.below);
    if (given.has(port)) continue;
    given.add(port);
    if ((await tryToListen(port, '127.0.0.1')) === undefined) return port;
  }
  throw new OperatorError(
    `No free port was found between ${RANGE.from} and ${RANGE.below} (${RANGE.tries} tries). End processes that listen there, then try again.`,
  );
}

/** Undefined when listening works, else the error's code. */
async function tryToListen(port: number, host: string): Promise<string | undefined> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? messageOf(error)));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}
