import { EventEmitter } from 'node:events';
import pg from 'pg';
import { sql } from 'kysely';
import type { ChangeBus, ChangeNotice } from './changes.ts';
import type { StoreLogger } from './store.ts';
import type { Database } from './tables.ts';

const CHANNEL = 'flexcord_changes';
const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 15_000;

/**
 * Notices over PostgreSQL's LISTEN and NOTIFY. The connection that listens is made with the first listener, closed after
 * the last, and made anew when it is lost; listeners then hear null, because notices sent meanwhile are gone.
 */
export function postgresBus(url: string, db: Database, logger: StoreLogger): ChangeBus & { close(): Promise<void> } {
  const emitter = new EventEmitter().setMaxListeners(0);
  let client: pg.Client | undefined;
  let retry: NodeJS.Timeout | undefined;
  let delay = FIRST_RETRY_MS;

  const disconnect = async (): Promise<void> => {
    clearTimeout(retry);
    const old = client;
    client = undefined;
    await old?.end().catch(() => undefined);
  };

  const lost = (of: pg.Client, error?: Error): void => {
    if (client !== of) return;
    client = undefined;
    logger.warn({ reason: error?.message ?? 'closed' }, 'live updates: database connection lost, connecting again');
    of.end().catch(() => undefined);
    retry = setTimeout(connect, delay).unref();
    delay = Math.min(delay * 2, LAST_RETRY_MS);
  };

  const connect = (): void => {
    const next = new pg.Client({
      connectionString: url,
      keepAlive: true,
      application_name: 'flexcord live updates',
      connectionTimeoutMillis: 5_000,
    });
    client = next;
    next.on('error', (error) => lost(next, error));
    next.on('end', () => lost(next));
    next.on('notification', ({ payload }) =>
      emitter.emit('notice', JSON.parse(payload ?? 'null') as ChangeNotice | null),
    );
    next
      .connect()
      .then(() => next.query(`listen ${CHANNEL}`))
      .then(() => {
        delay = FIRST_RETRY_MS;
        emitter.emit('notice', null);
      })
      .catch((error: unknown) => lost(next, error as Error));
  };

  return {
    async send(notice) {
      await sql`select pg_notify(${CHANNEL}, ${JSON.stringify(notice)})`.execute(db);
    },
    listen(listener) {
      emitter.on('notice', listener);
      if (emitter.listenerCount('notice') === 1) connect();
      return () => {
        emitter.off('notice', listener);
        if (emitter.listenerCount('notice') === 0) void disconnect();
      };
    },
    close: async () => {
      emitter.removeAllListeners();
      await disconnect();
    },
  };
}
