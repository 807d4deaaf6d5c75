import { OperatorError } from '../config/operator-error.ts';
import type { ApiDeps } from './api-deps.ts';
import { buildApp } from './app.ts';

/** Live views keep connections open; after this time they are cut so that the process can end. */
const CLOSE_WITHIN_MS = 3_000;

export interface RunningApi {
  /** `http://host:port` as it listens */
  address: string;
  /** whether every part that it needs is ready now */
  ready(): Promise<boolean>;
  close(): Promise<void>;
}

/** Builds the api and listens. @throws OperatorError when the address can't be used. */
export async function startApi(deps: ApiDeps, options: { host: string; port: number }): Promise<RunningApi> {
  const app = await buildApp(deps);
  try {
    const address = await app.listen(options);
    return {
      address,
      ready: async () => Object.values(await deps.readiness()).every((state) => state === 'ok'),
      async close() {
        const cut = setTimeout(() => app.server.closeAllConnections(), CLOSE_WITHIN_MS);
        await app.close().finally(() => clearTimeout(cut));
      },
    };
  } catch (error) {
    await app.close();
    throw listenError(error, options);
  }
}

function listenError(error: unknown, { host, port }: { host: string; port: number }): unknown {
  const code = (error as { code?: unknown } | null)?.code;
  if (code === 'EADDRINUSE') {
    return new OperatorError(
      `Port ${port} on ${host} is in use by another program, so the api can't listen there. Stop that program or set PORT to another port.`,
    );
  }
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL') {
    return new OperatorError(
      `The api may not listen on ${host}:${port} (${code}). Set HOST and PORT to an address of this machine.`,
    );
  }
  return error;
}
