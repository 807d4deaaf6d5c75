import pg from 'pg';
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import { unreachable } from './connection-errors.ts';

/** Time-outs stay under the 6 s in which an activity must notice a dead peer (DESIGN §5). */
const CONNECT_TIMEOUT_MS = 5_000;
const STATEMENT_TIMEOUT_MS = 5_500;
const ANSWER_TIMEOUT_MS = 6_000;
const MAX_CONNECTIONS = 10;

const INT8 = 20;

/** How every connection reads bigint: as a number, which epoch milliseconds and counters fit. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === INT8 ? Number : (pg.types.getTypeParser(oid, format) as unknown)) as pg.CustomTypesConfig['getTypeParser'],
};

/**
 * Connections to PostgreSQL that survive its restarts: broken ones are thrown away, the next query connects anew. A lost or
 * refused connection is a `StoreFailure` of reason `unreachable`. `patient` is for migrations, which may take long.
 */
export function postgresPool(url: string, onIdleError: (error: Error) => void, { patient = false } = {}): PostgresPool {
  const pool = new pg.Pool({
    connectionString: url,
    max: patient ? 2 : MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    application_name: 'flexcord',
    types,
    ...(!patient && { statement_timeout: STATEMENT_TIMEOUT_MS, query_timeout: ANSWER_TIMEOUT_MS }),
  });
  // Without a listener an idle connection that the server closes would end the process.
  pool.on('error', onIdleError);
  return {
    async connect() {
      const client = await pool.connect().catch((error: unknown) => {
        throw unreachable(error) ?? error;
      });
      return guarded(client);
    },
    end: () => pool.end(),
  };
}

function guarded(client: pg.PoolClient): PostgresPoolClient {
  let broken: Error | undefined;
  // A connection lost while it is in use reports twice: to the query and here, where nobody would listen.
  const noticed = (error: Error): void => {
    broken = error;
  };
  client.on('error', noticed);
  return {
    query: (async (sql: string, parameters: readonly unknown[]) => {
      try {
        return await client.query(sql, [...parameters]);
      } catch (error) {
        const failure = unreachable(error);
        if (!failure) throw error;
        broken = failure;
        throw failure;
      }
    }) as unknown as PostgresPoolClient['query'],
    release() {
      client.off('error', noticed);
      client.release(broken);
    },
  };
}
