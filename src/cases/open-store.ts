import { sql } from 'kysely';
import { createAuditLog } from './audit-log.ts';
import { createCaseStore } from './case-table.ts';
import { createChanges, localBus } from './changes.ts';
import { openDatabase } from './database.ts';
import { createDeskUserStore } from './desk-user-store.ts';
import { createEngineUseStore } from './engine-uses.ts';
import { createEpisodeStore } from './episodes.ts';
import { createFeedItemStore } from './feed-items.ts';
import { createLessonStore } from './lesson-table.ts';
import { createPeopleStore } from './people.ts';
import { createPersonalData } from './personal-data.ts';
import { postgresBus } from './postgres-bus.ts';
import { createSettingsStore } from './settings.ts';
import type { Store, StoreLogger } from './store.ts';
import type { Database, Scoped } from './tables.ts';
import { createTranscriptStore } from './transcript.ts';
import { openUserDoor } from './user-door.ts';

export interface OpenStoreOptions {
  /** `postgres://user:password@host/database`, `pglite:<folder>`, or `pglite:memory` for tests */
  url: string;
  /** whose data it is: Discord application id and Twilio account SID; several may share one database */
  scope: string;
  logger: StoreLogger;
}

/**
 * Opens the store, its tables brought up to date.
 * @throws StoreFailure `unreachable` (try again), `locked` (another process has the embedded database) or `unusable`.
 */
export async function openStore({ url, scope, logger }: OpenStoreOptions): Promise<Store> {
  const database = await openDatabase(url, logger);
  const { db, kind, lock } = database;
  const scoped: Scoped = { db, installation: await installationOf(db, scope) };
  const shared = kind === 'postgres' ? postgresBus(url, db, logger) : undefined;
  const changes = createChanges({
    installation: scoped.installation,
    bus: shared ?? localBus(),
    logger,
    casesOf: (episodes) => casesOf(scoped, episodes),
  });
  const users = createDeskUserStore(scoped);
  const audit = createAuditLog(scoped);
  const door = lock && (await openUserDoor(lock, { users, audit }));
  return {
    kind,
    people: createPeopleStore(scoped),
    episodes: createEpisodeStore(scoped),
    transcript: createTranscriptStore(scoped, changes.publisher),
    cases: createCaseStore(scoped, changes.publisher),
    settings: createSettingsStore(scoped),
    feedItems: createFeedItemStore(scoped),
    engineUses: createEngineUseStore(scoped),
    lessons: createLessonStore(scoped, changes.publisher),
    personalData: createPersonalData(scoped, changes.publisher),
    users,
    audit,
    changes,
    ping: async () => void (await sql`select 1`.execute(db)),
    async close() {
      door?.close();
      await changes.close();
      await shared?.close();
      await database.close();
    },
  };
}

async function installationOf(db: Database, scope: string): Promise<number> {
  await db
    .insertInto('installations')
    .values({ scope })
    .onConflict((conflict) => conflict.column('scope').doNothing())
    .execute();
  const row = await db.selectFrom('installations').select('id').where('scope', '=', scope).executeTakeFirstOrThrow();
  return row.id;
}

async function casesOf({ db, installation }: Scoped, episodes: [string, string][]): Promise<number[]> {
  const rows = await db
    .selectFrom('episodes')
    .select('caseNumber')
    .distinct()
    .where('installation', '=', installation)
    .where('caseNumber', 'is not', null)
    .where((eb) =>
      eb(
        eb.refTuple('discordUserId', 'episode'),
        'in',
        episodes.map(([user, episode]) => eb.tuple(user, episode)),
      ),
    )
    .execute();
  return rows.flatMap((row) => row.caseNumber ?? []);
}
