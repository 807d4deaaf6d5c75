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

/** A time `ms` from now by the database's clock: those of the processes differ, and who is ahead would take the others' checks. */
const fromNow = (ms: number) => sql<number>`(extract(epoch from now()) * 1000)::bigint + ${Math.round(ms)}::bigint`;

const fromRow = (row: Row): Episode => ({ ...row, id: `${row.discordUserId}:${row.episode}` });

export function createEpisodeStore({ db, installation }: Scoped): EpisodeStore {
  const own = db.selectFrom('episodes').select(COLUMNS).where('installation', '=', installation);

  /** The row of a taken check while nothing has moved it: neither traffic, nor the end, nor another taker after the lease. */
  const stillTaken = ({ discordUserId, episode, nextCheckAt }: Episode) =>
    db
      .updateTable('episodes')
      .where('installation', '=', installation)
      .where('discordUserId', '=', discordUserId)
      .where('episode', '=', episode)
      .where('nextCheckAt', '=', nextCheckAt);

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

    async takeDueChecks(limit, lease) {
      const rows = await db
        .updateTable('episodes')
        .set({ nextCheckAt: fromNow(lease) })
        .where('installation', '=', installation)
        .where((eb) =>
          eb(
            eb.refTuple('discordUserId', 'episode'),
            'in',
            eb
              .selectFrom('episodes')
              .select(['discordUserId', 'episode'])
              .where('installation', '=', installation)
              .where('nextCheckAt', '<=', fromNow(0))
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

    async checked(taken, longest) {
      const next = Math.min((taken.checkInterval ?? longest / 2) * 2, longest);
      await stillTaken(taken)
        .set({ checkInterval: next, nextCheckAt: fromNow(next) })
        .execute();
    },

    async checkAgain(taken, after) {
      await stillTaken(taken)
        .set({ nextCheckAt: fromNow(after) })
        .execute();
    },

    async checkAll(within, first) {
      const soon = sql<number>`${fromNow(0)} + floor(random() * ${within})::bigint`;
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
      nextCheckAt: fromNow(touch.first),
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
