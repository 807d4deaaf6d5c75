import { sql, type ExpressionBuilder } from 'kysely';
import type { Episode, EpisodeStore, Touch } from './store.ts';
import type { Database, Scoped, Tables } from './tables.ts';

const COLUMNS = [
  'discordUserId',
  'episode',
  'workflowId',
  'phase',
  'caseNumber',
  'conversationSid',
  'chatServiceSid',
  'interactionSid',
  'interactionChannelSid',
  'taskSid',
  'agentName',
  'startedAt',
  'waitingSince',
  'endedAt',
  'lastTrafficAt',
  'nextCheckAt',
  'checkInterval',
] as const;

type Row = Omit<Episode, 'id'>;

const fromRow = (row: Row): Episode => ({ ...row, id: `${row.discordUserId}:${row.episode}` });

export function createEpisodeStore({ db, installation }: Scoped): EpisodeStore {
  const own = db.selectFrom('episodes').select(COLUMNS).where('installation', '=', installation);

  return {
    async upsert(episode) {
      const given = definedFields(episode);
      const now = Date.now();
      await db
        .insertInto('episodes')
        .values({ phase: 'bot', startedAt: now, lastTrafficAt: now, ...given, installation })
        .onConflict((conflict) => conflict.columns(['installation', 'discordUserId', 'episode']).doUpdateSet(given))
        .execute();
    },

    async find(discordUserId, episode) {
      const row = await own
        .where('discordUserId', '=', discordUserId)
        .where('episode', '=', episode)
        .executeTakeFirst();
      return row ? fromRow(row) : null;
    },

    async findByConversationSid(conversationSid) {
      const row = await own.where('conversationSid', '=', conversationSid).executeTakeFirst();
      return row ? fromRow(row) : null;
    },

    async ofCase(caseNumber) {
      const rows = await own.where('caseNumber', '=', caseNumber).orderBy('startedAt').execute();
      return rows.map(fromRow);
    },

    async waitingBefore(at) {
      const row = await db
        .selectFrom('episodes')
        .select((eb) => eb.fn.countAll<number>().as('waiting'))
        .where('installation', '=', installation)
        .where('endedAt', 'is', null)
        .where('waitingSince', '<', at)
        .executeTakeFirstOrThrow();
      return row.waiting;
    },

    async takeDueChecks(now, limit, maxInterval) {
      const next = sql<number>`least(coalesce(check_interval, ${maxInterval}::bigint / 2) * 2, ${maxInterval}::bigint)`;
      const rows = await db
        .updateTable('episodes')
        .set({ checkInterval: next, nextCheckAt: sql<number>`${now}::bigint + ${next}` })
        .where('installation', '=', installation)
        .where((eb) =>
          eb(
            eb.refTuple('discordUserId', 'episode'),
            'in',
            eb
              .selectFrom('episodes')
              .select(['discordUserId', 'episode'])
              .where('installation', '=', installation)
              .where('nextCheckAt', '<=', now)
              .orderBy('nextCheckAt')
              .limit(limit)
              .forUpdate()
              .skipLocked()
              .$asTuple('discordUserId', 'episode'),
          ),
        )
        .returning(COLUMNS)
        .execute();
      return rows.map(fromRow);
    },

    async checkAgain(discordUserId, episode, at) {
      await db
        .updateTable('episodes')
        .set({ nextCheckAt: at })
        .where('installation', '=', installation)
        .where('discordUserId', '=', discordUserId)
        .where('episode', '=', episode)
        .where('nextCheckAt', '>', at)
        .where('endedAt', 'is', null)
        .execute();
    },

    async checkAll(now, within, first) {
      const soon = sql<number>`${now}::bigint + floor(random() * ${within})::bigint`;
      await db
        .updateTable('episodes')
        .set((eb) => ({
          nextCheckAt: sql<number>`least(coalesce(${eb.ref('nextCheckAt')}, ${soon}), ${soon})`,
          checkInterval: first,
        }))
        .where('installation', '=', installation)
        .where('conversationSid', 'is not', null)
        .where('endedAt', 'is', null)
        .execute();
    },

    async touch(conversationSid, now, first) {
      await touchQuery(db, installation, { conversationSid, now, first }).execute();
    },
  };
}

/** Moves one episode's traffic time and reconcile; an ended episode, or one that is no longer checked, stays as it is. */
export function touchQuery(db: Pick<Database, 'updateTable'>, installation: number, touch: Touch) {
  return db
    .updateTable('episodes')
    .set((eb: ExpressionBuilder<Tables, 'episodes'>) => ({
      lastTrafficAt: sql<number>`greatest(${eb.ref('lastTrafficAt')}, ${touch.now}::bigint)`,
      nextCheckAt: touch.now + touch.first,
      checkInterval: touch.first,
    }))
    .where('installation', '=', installation)
    .where('conversationSid', '=', touch.conversationSid)
    .where('endedAt', 'is', null);
}

function definedFields<T extends object>(fields: T): T {
  return Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => value !== undefined && name !== 'id'),
  ) as T;
}
