import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { CamelCasePlugin, Kysely, Migrator, PostgresDialect, type PostgresPool } from 'kysely';
import { takeEmbeddedLock, type EmbeddedLock } from './embedded-lock.ts';
import { migrations } from './migrations/all.ts';
import { postgresPool } from './postgres-pool.ts';
import { pglitePool } from './pglite-pool.ts';
import type { StoreLogger } from './store.ts';
import { StoreFailure } from './store-failure.ts';
import type { Database, Tables } from './tables.ts';

export interface OpenDatabase {
  db: Database;
  kind: 'postgres' | 'pglite';
  /** the embedded database's lock; absent for PostgreSQL and in memory */
  lock?: EmbeddedLock;
  close(): Promise<void>;
}

/** Opens the database and brings its tables up to date. @throws StoreFailure when it can't be reached, is locked or unusable. */
export async function openDatabase(url: string, logger: StoreLogger): Promise<OpenDatabase> {
  const embedded = /^pglite:(.+)$/.exec(url)?.[1];
  if (embedded) return openEmbedded(embedded, logger);
  if (/^postgres(ql)?:\/\//.test(url)) return openPostgres(url, logger);
  throw new StoreFailure(
    'unusable',
    'DATABASE_URL has an unknown form. Use postgres://user:password@host/database or pglite:<folder>.',
  );
}

async function openPostgres(url: string, logger: StoreLogger): Promise<OpenDatabase> {
  const onIdleError = (error: Error): void => logger.warn({ reason: error.message }, 'database connection lost');
  const patient = kyselyOver(postgresPool(url, onIdleError, { patient: true }));
  try {
    await migrate(patient, logger);
  } finally {
    await patient.destroy();
  }
  const db = kyselyOver(postgresPool(url, onIdleError));
  return { db, kind: 'postgres', close: () => db.destroy() };
}

/** The lock file of an embedded database; null for PostgreSQL and in memory. */
export function embeddedLockFile(url: string): string | null {
  const folder = /^pglite:(.+)$/.exec(url)?.[1];
  return folder === undefined || folder === 'memory' ? null : path.join(folder, 'lock.json');
}

async function openEmbedded(folder: string, logger: StoreLogger): Promise<OpenDatabase> {
  const lockFile = embeddedLockFile(`pglite:${folder}`);
  const lock = lockFile === null ? undefined : takeEmbeddedLock(lockFile);
  try {
    const pglite = await PGlite.create(folder === 'memory' ? undefined : path.join(folder, 'data'));
    const db = kyselyOver(pglitePool(pglite));
    await migrate(db, logger);
    const close = async (): Promise<void> => {
      await db.destroy();
      lock?.release();
    };
    return { db, kind: 'pglite', ...(lock && { lock }), close };
  } catch (error) {
    lock?.release();
    if (error instanceof StoreFailure) throw error;
    throw new StoreFailure(
      'unusable',
      `The embedded database in ${folder} can't be opened (${(error as Error).message}). If a copy of the folder exists, put it back; otherwise name another one with DATABASE_URL=pglite:<folder>.`,
      {
        cause: error,
      },
    );
  }
}

function kyselyOver(pool: PostgresPool): Database {
  return new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
}

/** The migrator of Flexcord's tables. It holds a lock in the database, so processes that start at once wait for one another. */
export function migratorFor(db: Database): Migrator {
  return new Migrator({
    db: db.withoutPlugins(),
    provider: { getMigrations: async () => migrations },
    migrationTableName: 'flexcord_migrations',
    migrationLockTableName: 'flexcord_migrations_lock',
  });
}

async function migrate(db: Database, logger: StoreLogger): Promise<void> {
  const { error, results } = await migratorFor(db).migrateToLatest();
  const done = results?.filter((result) => result.status === 'Success').map((result) => result.migrationName) ?? [];
  if (done.length > 0) logger.info({ migrations: done }, 'database brought up to date');
  if (!error) return;
  if (error instanceof StoreFailure) throw error;
  throw new StoreFailure(
    'unusable',
    `The database's tables can't be brought up to date (${error instanceof Error ? error.message : 'unknown reason'}). ` +
      'If a newer Flexcord has used this database, start that one; otherwise check that the user in DATABASE_URL may create tables.',
    { cause: error },
  );
}
