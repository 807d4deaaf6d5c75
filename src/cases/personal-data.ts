import { sql } from 'kysely';
import type { Expired, PostPlace, Traces } from '../contract/erasure.ts';
import type { CaseRecord, TimelineEntry } from '../domain/case/case-record.ts';
import { toRecord } from './case-rows.ts';
import type { ChangePublisher } from './changes.ts';
import type { Episode, Person, StoredMessage } from './store.ts';
import type { Database, Scoped } from './tables.ts';

/** Everything that the store has of one person, oldest first. */
export interface PersonalRecord {
  /** null when they are known from reports only, or not at all */
  person: Person | null;
  episodes: Omit<Episode, 'id'>[];
  messages: StoredMessage[];
  cases: (CaseRecord & { timeline: TimelineEntry[] })[];
}

/** What concerns one person across the tables, for those who have a right to it or to its end. */
export interface PersonalData {
  of(discordUserId: string): Promise<PersonalRecord>;
  /** Where the rest of it is; from rows, so it is asked for before they are erased. `before`: as for `erase`. */
  traces(discordUserId: string, before?: number): Promise<Traces>;
  /**
   * Removes the rows about the person in one transaction, and tells how many of the two kinds there were. What began at or after
   * `before` (epoch ms) stays.
   */
  erase(discordUserId: string, before: number): Promise<{ cases: number; messages: number }>;
  /**
   * Up to `limit` episodes, and as many cases, that ended before this moment (epoch ms): neither without the other that belongs to it.
   * And as many people of whom earlier rounds have left nothing but private threads.
   */
  expired(before: number, limit: number): Promise<Expired>;
  /** Removes these, and whoever was not seen since that moment, has nothing left and had no private thread. */
  eraseExpired(expired: Expired, before: number): Promise<void>;
}

export function createPersonalData({ db, installation }: Scoped, changes: ChangePublisher): PersonalData {
  const casesOf = (discordUserId: string) =>
    db
      .selectFrom('cases')
      .selectAll()
      .where('installation', '=', installation)
      .where('reporterId', '=', discordUserId)
      .orderBy('number')
      .execute();

  const episodesOf = (from: Database, discordUserId: string) =>
    from
      .selectFrom('episodes')
      .select('episode')
      .where('installation', '=', installation)
      .where('discordUserId', '=', discordUserId);

  return {
    async of(discordUserId) {
      const [person, episodes, messages, cases] = await Promise.all([
        db
          .selectFrom('people')
          .selectAll()
          .where('installation', '=', installation)
          .where('discordUserId', '=', discordUserId)
          .executeTakeFirst(),
        db
          .selectFrom('episodes')
          .selectAll()
          .where('installation', '=', installation)
          .where('discordUserId', '=', discordUserId)
          .orderBy('startedAt')
          .execute(),
        db
          .selectFrom('transcript')
          .selectAll()
          .where('installation', '=', installation)
          .where('discordUserId', '=', discordUserId)
          .orderBy('at')
          .orderBy('id')
          .execute(),
        casesOf(discordUserId),
      ]);
      const entries = await db
        .selectFrom('caseTimeline')
        .select(['caseNumber', 'id', 'at', 'doneBy as by', 'kind', 'body as text'])
        .where('installation', '=', installation)
        .where('caseNumber', 'in', [0, ...cases.map(({ number }) => number)])
        .orderBy('at')
        .orderBy('position')
        .execute();
      return {
        person: person === undefined ? null : own(person),
        episodes: episodes.map(own),
        messages: messages.map(({ installation: _, author: from, body: text, ...row }) => ({ ...row, from, text })),
        cases: cases.map((row) => ({
          ...toRecord(row),
          timeline: entries
            .filter(({ caseNumber }) => caseNumber === row.number)
            .map(({ caseNumber: _, ...entry }) => entry),
        })),
      };
    },

    async traces(discordUserId, before = Number.MAX_SAFE_INTEGER) {
      const [episodes, person, cases] = await Promise.all([
        episodesOf(db, discordUserId)
          .clearSelect()
          .select(['conversationSid as last', 'leftConversationSids as left'])
          .where('startedAt', '<', before)
          .orderBy('startedAt')
          .execute(),
        db
          .selectFrom('people')
          .select(['threadChannelId as last', 'leftThreadChannelIds as left'])
          .where('installation', '=', installation)
          .where('discordUserId', '=', discordUserId)
          .execute(),
        casesOf(discordUserId),
      ]);
      const concerned = cases.map(toRecord).filter(({ createdAt }) => createdAt < before);
      return {
        cases: concerned.map(({ number }) => number),
        conversationSids: episodes.flatMap(allOf),
        posts: concerned.flatMap(({ post }) => post ?? []),
        threads: person.flatMap(allOf),
      };
    },

    async erase(discordUserId, before) {
      const { numbers, messages } = await db.transaction().execute(async (trx) => {
        await trx
          .deleteFrom('episodes')
          .where('installation', '=', installation)
          .where('discordUserId', '=', discordUserId)
          .where('startedAt', '<', before)
          .execute();
        const said = await trx
          .deleteFrom('transcript')
          .where('installation', '=', installation)
          .where('discordUserId', '=', discordUserId)
          .where('episode', 'not in', episodesOf(trx, discordUserId))
          .executeTakeFirst();
        // Their history and what they taught go with them.
        const cases = await trx
          .deleteFrom('cases')
          .where('installation', '=', installation)
          .where('reporterId', '=', discordUserId)
          .where('createdAt', '<', before)
          .returning('number')
          .execute();
        await trx
          .deleteFrom('people')
          .where('installation', '=', installation)
          .where('discordUserId', '=', discordUserId)
          .where((eb) => eb.not(eb.exists(episodesOf(trx, discordUserId))))
          .execute();
        return { numbers: cases.map(({ number }) => number), messages: Number(said.numDeletedRows) };
      });
      for (const number of numbers) changes.case(number);
      return { cases: numbers.length, messages };
    },

    async expired(before, limit) {
      const episodes = await sql<Expired['episodes'][number]>`
        select e.discord_user_id, e.episode, e.conversation_sid, e.left_conversation_sids as left_sids from episodes e
        where e.installation = ${installation} and e.ended_at < ${before} and not exists (
          select from cases c where c.installation = e.installation and coalesce(c.closed_at >= ${before}, true)
            and (c.number = e.case_number or (c.reporter_id = e.discord_user_id and c.episode = e.episode))
        )
        order by e.ended_at limit ${limit}`.execute(db);
      const cases = await sql<{ number: number; post: PostPlace | null }>`
        select c.number, c.post from cases c
        where c.installation = ${installation} and c.closed_at < ${before} and not exists (
          select from episodes e where e.installation = c.installation and coalesce(e.ended_at >= ${before}, true)
            and (e.case_number = c.number or (e.discord_user_id = c.reporter_id and e.episode = c.episode))
        )
        order by c.closed_at limit ${limit}`.execute(db);
      const people = await sql<{ discordUserId: string; last: string; left: string[] }>`
        select p.discord_user_id, p.thread_channel_id as last, p.left_thread_channel_ids as left from people p
        where p.thread_channel_id is not null and ${hasNothingLeft(installation, before)}
        order by p.last_seen_at limit ${limit}`.execute(db);
      return {
        episodes: episodes.rows,
        cases: cases.rows.map(({ number }) => number),
        posts: cases.rows.flatMap(({ post }) => post ?? []),
        people: people.rows.map(({ discordUserId, ...threads }) => ({ discordUserId, threads: allOf(threads) })),
      };
    },

    async eraseExpired({ episodes, cases, people = [] }, before) {
      await db.transaction().execute(async (trx) => {
        for (const { discordUserId, episode } of episodes)
          for (const table of ['transcript', 'episodes'] as const)
            await trx
              .deleteFrom(table)
              .where('installation', '=', installation)
              .where('discordUserId', '=', discordUserId)
              .where('episode', '=', episode)
              .execute();
        if (cases.length > 0)
          await trx.deleteFrom('cases').where('installation', '=', installation).where('number', 'in', cases).execute();
        await sql`
          delete from people p where ${hasNothingLeft(installation, before)}
            and (p.thread_channel_id is null or p.discord_user_id = any(${people.map(({ discordUserId }) => discordUserId)}::text[]))`.execute(
          trx,
        );
      });
      for (const number of cases) changes.case(number);
    },
  };
}

/** A person `p` who was not seen since, and has neither a conversation nor a case any more. */
function hasNothingLeft(installation: number, before: number) {
  return sql<boolean>`p.installation = ${installation} and p.last_seen_at < ${before}
    and not exists (select from episodes e where e.installation = p.installation and e.discord_user_id = p.discord_user_id)
    and not exists (select from cases c where c.installation = p.installation and c.reporter_id = p.discord_user_id)`;
}

/** What a column names and what it named before. */
function allOf({ last, left }: { last: string | null; left: string[] }): string[] {
  return last === null ? left : [...left, last];
}

function own<Row extends { installation: number }>({ installation: _, ...row }: Row): Omit<Row, 'installation'> {
  return row;
}
