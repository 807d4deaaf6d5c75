import { sql, type Insertable } from 'kysely';
import { touchQuery } from './episodes.ts';
import type { RecordedMessage, StoredMessage, Touch, TranscriptStore } from './store.ts';
import { storable, storableJson } from './stored-text.ts';
import type { Scoped, Tables } from './tables.ts';
import type { ChangePublisher } from './changes.ts';

/** Rows of one statement: PostgreSQL takes 65,535 parameters, a row has fewer than 20. */
const ROWS_PER_STATEMENT = 1_000;

const COLUMNS = [
  'id',
  'discordUserId',
  'episode',
  'source',
  'sourceId',
  'author as from',
  'authorName',
  'body as text',
  'attachments',
  'at',
  'discordIds',
  'twilioSids',
  'editedAt',
  'deletedAt',
  'failure',
] as const;

export function createTranscriptStore(scoped: Scoped, changes: ChangePublisher): TranscriptStore {
  const { db, installation } = scoped;
  const own = db.selectFrom('transcript').select(COLUMNS).where('transcript.installation', '=', installation);

  return {
    async record(messages, options) {
      const rows = [...latestOfEach(messages).values()];
      if (rows.length === 0 && options?.touch) await touchQuery(db, installation, options.touch).execute();
      for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
        const touch = start === 0 ? options?.touch : undefined;
        await insertMessages(scoped, rows.slice(start, start + ROWS_PER_STATEMENT), touch);
      }
      for (const { discordUserId, episode } of rows) changes.episode(discordUserId, episode);
    },

    async edited(source, sourceId, text, at) {
      const row = await db
        .updateTable('transcript')
        .set({ body: storable(text), editedAt: at })
        .where('installation', '=', installation)
        .where('source', '=', source)
        .where('sourceId', '=', sourceId)
        .where('deletedAt', 'is', null)
        .where((eb) => eb.or([eb('editedAt', 'is', null), eb('editedAt', '<=', at)]))
        .returning(['discordUserId', 'episode'])
        .executeTakeFirst();
      if (row) changes.episode(row.discordUserId, row.episode);
    },

    async deleted(source, sourceId, at) {
      const row = await db
        .updateTable('transcript')
        .set((eb) => ({ deletedAt: eb.fn.coalesce('deletedAt', eb.val(at)) }))
        .where('installation', '=', installation)
        .where('source', '=', source)
        .where('sourceId', '=', sourceId)
        .returning(['discordUserId', 'episode'])
        .executeTakeFirst();
      if (row) changes.episode(row.discordUserId, row.episode);
    },

    async find(source, sourceId) {
      const row = await own.where('source', '=', source).where('sourceId', '=', sourceId).executeTakeFirst();
      return (row as StoredMessage | undefined) ?? null;
    },

    async newest(source, { discordUserId, episode }, limit) {
      return await own
        .where('discordUserId', '=', discordUserId)
        .$if(episode !== undefined, (query) => query.where('episode', '=', episode!))
        .where('source', '=', source)
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
    },

    async knownCopies(ids) {
      if (ids.length === 0) return new Set();
      const { rows } = await sql<{ id: string }>`
        select distinct copy as id from transcript, unnest(discord_ids || twilio_sids) as copy
        where installation = ${installation} and (discord_ids || twilio_sids) && ${ids}::text[] and copy = any(${ids}::text[])`.execute(
        db,
      );
      return new Set(rows.map((row) => row.id));
    },

    async ofEpisode(discordUserId, episode) {
      return await own
        .where('discordUserId', '=', discordUserId)
        .where('episode', '=', episode)
        .orderBy('at')
        .orderBy('id')
        .execute();
    },

    async ofCase(caseNumber) {
      return await own
        .where((eb) =>
          eb(
            eb.refTuple('transcript.discordUserId', 'transcript.episode'),
            'in',
            eb
              .selectFrom('episodes')
              .select(['episodes.discordUserId', 'episodes.episode'])
              .where('episodes.installation', '=', installation)
              .where('episodes.caseNumber', '=', caseNumber)
              // The case is opened in one activity, its number put into the episode's row in the next.
              .union(
                eb
                  .selectFrom('cases')
                  .select((of) => [
                    of.ref('cases.reporterId').$notNull().as('discordUserId'),
                    of.ref('cases.episode').$notNull().as('episode'),
                  ])
                  .where('cases.installation', '=', installation)
                  .where('cases.number', '=', caseNumber)
                  .where('cases.episode', 'is not', null)
                  .where('cases.reporterId', 'is not', null),
              )
              .$asTuple('discordUserId', 'episode'),
          ),
        )
        .orderBy('at')
        .orderBy('id')
        .execute();
    },
  };
}

/** One entry per (source, id): a statement can't write the same row twice. */
function latestOfEach(messages: RecordedMessage[]): Map<string, RecordedMessage> {
  const latest = new Map<string, RecordedMessage>();
  for (const message of messages) {
    const key = `${message.source} ${message.sourceId}`;
    latest.set(key, { ...latest.get(key), ...message });
  }
  return latest;
}

async function insertMessages(scoped: Scoped, messages: RecordedMessage[], touch: Touch | undefined): Promise<void> {
  const database = touch ? scoped.db.with('touched', (db) => touchQuery(db, scoped.installation, touch)) : scoped.db;
  await database
    .insertInto('transcript')
    .values(messages.map((message) => toRow(scoped.installation, message)))
    .onConflict((conflict) =>
      conflict.columns(['installation', 'source', 'sourceId']).doUpdateSet((eb) => ({
        // An edit is newer than any repetition of the write that first recorded the message.
        body: sql<string>`case when transcript.edited_at is null then excluded.body else transcript.body end`,
        attachments: eb.ref('excluded.attachments'),
        authorName: eb.fn.coalesce('excluded.authorName', 'transcript.authorName'),
        // A write that knows nothing of the delivery leaves what an earlier one knew.
        discordIds: sql<
          string[]
        >`case when excluded.discord_ids = '{}' then transcript.discord_ids else excluded.discord_ids end`,
        twilioSids: sql<
          string[]
        >`case when excluded.twilio_sids = '{}' then transcript.twilio_sids else excluded.twilio_sids end`,
        failure: sql<
          string | null
        >`case when excluded.failure is null and excluded.discord_ids = '{}' and excluded.twilio_sids = '{}'
          then transcript.failure else excluded.failure end`,
      })),
    )
    .execute();
}

function toRow(installation: number, message: RecordedMessage): Insertable<Tables['transcript']> {
  return {
    installation,
    discordUserId: message.discordUserId,
    episode: message.episode,
    source: message.source,
    sourceId: message.sourceId,
    author: message.from,
    authorName: message.authorName === null ? null : storable(message.authorName),
    body: storable(message.text),
    attachments: storableJson(message.attachments),
    at: message.at,
    discordIds: message.discordIds ?? [],
    twilioSids: message.twilioSids ?? [],
    editedAt: null,
    deletedAt: null,
    failure: message.failure ?? null,
  };
}
