import type { PGlite } from '@electric-sql/pglite';
import type { PostgresPool, PostgresPoolClient } from 'kysely';

/**
 * PGlite as a pool of one connection, so that Kysely's PostgreSQL dialect works on it. Whoever connects waits until the one
 * before has released: statements of another caller can't fall into an open transaction.
 */
export function pglitePool(pglite: PGlite): PostgresPool {
  let last: Promise<void> = Promise.resolve();

  return {
    async connect() {
      const turn = last;
      let leave = (): void => undefined;
      last = new Promise<void>((resolve) => (leave = resolve));
      await turn;
      return client(pglite, leave);
    },
    async end() {
      await last;
      await pglite.close();
    },
  };
}

function client(pglite: PGlite, release: () => void): PostgresPoolClient {
  return {
    query: (async (sql: string, parameters: readonly unknown[]) => {
      const result = await pglite.query(sql, [...parameters]);
      return { command: commandOf(sql), rowCount: result.affectedRows ?? 0, rows: result.rows };
    }) as PostgresPoolClient['query'],
    release,
  };
}

/** What pg reports as `command`; PGlite does not tell. */
function commandOf(sql: string): string {
  return /^\s*(\w+)/.exec(sql)?.[1]?.toUpperCase() ?? '';
}
