import { createServer } from 'node:net';
import { messageOf, OperatorError } from './operator-error.ts';

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

/** This port if it is free, else one that the system chooses. */
export async function freePortNear(port: number): Promise<number> {
  return (await tryToListen(port, '127.0.0.1')) === undefined ? port : anyFreePort();
}

export async function anyFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('The system gave no port.');
  return address.port;
}

/** Undefined when listening works, else the error's code. */
async function tryToListen(port: number, host: string): Promise<string | undefined> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? messageOf(error)));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}
