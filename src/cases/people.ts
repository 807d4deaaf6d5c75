import { sql } from 'kysely';
import type { PeopleStore, PersonToCatchUp } from './store.ts';
import { storable } from './stored-text.ts';
import type { Scoped } from './tables.ts';

const COLUMNS = [
  'discordUserId',
  'username',
  'displayName',
  'locale',
  'dmChannelId',
  'threadChannelId',
  'leftThreadChannelIds',
  'lastMessageId',
  'lastSeenAt',
] as const;

export function createPeopleStore({ db, installation }: Scoped): PeopleStore {
  return {
    async remember(person) {
      await db
        .insertInto('people')
        .values({
          installation,
          discordUserId: person.discordUserId,
          username: storable(person.username),
          displayName: storable(person.displayName),
          locale: person.locale,
          dmChannelId: person.dmChannelId ?? null,
          threadChannelId: person.threadChannelId ?? null,
          lastMessageId: null,
          lastSeenAt: Date.now(),
        })
        .onConflict((conflict) =>
          conflict.columns(['installation', 'discordUserId']).doUpdateSet((eb) => ({
            username: eb.ref('excluded.username'),
            displayName: eb.ref('excluded.displayName'),
            locale: eb.fn.coalesce('excluded.locale', 'people.locale'),
            dmChannelId: eb.fn.coalesce('excluded.dmChannelId', 'people.dmChannelId'),
            threadChannelId: eb.fn.coalesce('excluded.threadChannelId', 'people.threadChannelId'),
            lastSeenAt: eb.ref('excluded.lastSeenAt'),
          })),
        )
        .execute();
    },

    async find(discordUserId) {
      const row = await db
        .selectFrom('people')
        .select(COLUMNS)
        .where('installation', '=', installation)
        .where('discordUserId', '=', discordUserId)
        .executeTakeFirst();
      return row ?? null;
    },

    async findByChannel(channelId) {
      return (await whoTalksIn({ db, installation }, channelId).executeTakeFirst()) ?? null;
    },

    async accepted(cursors) {
      if (cursors.size === 0) return;
      // In one order everywhere: two processes that move the same cursors must not lock each other out.
      const moved = [...cursors].sort(([a], [b]) => (a < b ? -1 : 1));
      // A message can be accepted before its author's profile was written; the cursor must not be lost for that.
      await sql`
        insert into people (installation, discord_user_id, username, display_name, last_message_id, last_seen_at)
        select ${installation}, moved.id, '', '', moved.message, ${Date.now()}::bigint
        from unnest(${moved.map(([id]) => id)}::text[], ${moved.map(([, message]) => message)}::text[]) as moved (id, message)
        on conflict (installation, discord_user_id)
        do update set last_message_id = excluded.last_message_id, last_seen_at = excluded.last_seen_at
        where coalesce(people.last_message_id::numeric < excluded.last_message_id::numeric, true)`.execute(db);
    },

    async toCatchUp(since, limit) {
      const { rows } = await sql<PersonToCatchUp>`
        select ${sql.join(COLUMNS.map((column) => sql.ref(`p.${column}`)))}, coalesce(open.escalated, false) as escalated
        from people p
        left join (
          select discord_user_id, max(started_at) as began, bool_or(phase in ('escalation', 'agent')) as escalated
          from episodes
          where installation = ${installation} and ended_at is null group by discord_user_id
        ) open on open.discord_user_id = p.discord_user_id
        where p.installation = ${installation} and (open.began is not null or p.discord_user_id in (
          select recent.discord_user_id from people recent
          where recent.installation = ${installation} and recent.last_seen_at >= ${since}
          order by recent.last_seen_at desc limit ${limit}
        ))
        order by open.began is null, greatest(open.began, p.last_seen_at) desc`.execute(db);
      return rows;
    },
  };
}

/** Asked for messages of the whole server, so each of the three ways has its index; that of the last holds no empty lists. */
export function whoTalksIn({ db, installation }: Scoped, channelId: string) {
  return db
    .selectFrom('people')
    .select(COLUMNS)
    .where('installation', '=', installation)
    .where((eb) =>
      eb.or([
        eb('dmChannelId', '=', channelId),
        eb('threadChannelId', '=', channelId),
        sql<boolean>`(left_thread_channel_ids <> '{}' and left_thread_channel_ids @> array[${channelId}]::text[])`,
      ]),
    );
}
