import { sql, type Transaction } from 'kysely';
import { caseStatuses, type CaseRecord, type CaseStatus, type TimelineEntry } from '../domain/case/case-record.ts';
import { mutableColumns, newRow, restoredRow, toRecord } from './case-rows.ts';
import { caseNumberIn, matchingNumbers } from './case-search.ts';
import type { ChangePublisher } from './changes.ts';
import type { CaseFilter, CaseStore } from './store.ts';
import { storable } from './stored-text.ts';
import type { Scoped, Tables } from './tables.ts';

export function createCaseStore(scoped: Scoped, changes: ChangePublisher): CaseStore {
  const { db, installation } = scoped;
  const own = db.selectFrom('cases').selectAll('cases').where('installation', '=', installation);

  return {
    async open(input) {
      const inserted = await db
        .insertInto('cases')
        .values(newRow(installation, input))
        .onConflict((conflict) => conflict.columns(['installation', 'key']).doNothing())
        .returningAll()
        .executeTakeFirst();
      if (inserted) changes.case(inserted.number);
      const row = inserted ?? (await own.where('key', '=', input.key).executeTakeFirstOrThrow());
      return { record: toRecord(row), created: inserted !== undefined };
    },

    async find(number) {
      const row = await own.where('number', '=', number).executeTakeFirst();
      return row ? toRecord(row) : null;
    },

    async list(filter) {
      const rows = await filtered(scoped, filter).orderBy('number', 'desc').limit(filter.limit).execute();
      return rows.map(toRecord);
    },

    async counts() {
      const rows = await db
        .selectFrom('cases')
        .select((eb) => ['status', eb.fn.countAll<number>().as('amount')])
        .where('installation', '=', installation)
        .groupBy('status')
        .execute();
      const counts = Object.fromEntries(caseStatuses.map((status) => [status, 0])) as Record<CaseStatus, number>;
      for (const { status, amount } of rows) counts[status] = amount;
      return counts;
    },

    async project(record, entries) {
      await db.transaction().execute(async (trx) => {
        await projectRecord(trx, installation, record);
        await appendTimeline(trx, installation, record.number, entries);
      });
      changes.case(record.number);
    },

    timeline: (number) =>
      db
        .selectFrom('caseTimeline')
        .select(['id', 'at', 'doneBy as by', 'kind', 'body as text'])
        .where('installation', '=', installation)
        .where('caseNumber', '=', number)
        .orderBy('at')
        .orderBy('position')
        .execute(),

    async unstarted(olderThan, limit) {
      const rows = await own
        .where('startedAt', 'is', null)
        .where('insertedAt', '<', Date.now() - olderThan)
        .orderBy('insertedAt')
        .limit(limit)
        .execute();
      return rows.map(toRecord);
    },

    async markStarted(number) {
      await db
        .updateTable('cases')
        .set((eb) => ({ startedAt: eb.fn.coalesce('startedAt', eb.val(Date.now())) }))
        .where('installation', '=', installation)
        .where('number', '=', number)
        .execute();
    },
  };
}

function filtered(scoped: Scoped, filter: CaseFilter) {
  let query = scoped.db.selectFrom('cases').selectAll('cases').where('installation', '=', scoped.installation);
  if (filter.status?.length) query = query.where('status', 'in', filter.status);
  if (filter.kind?.length) query = query.where('kind', 'in', filter.kind);
  if (filter.priority?.length) query = query.where('priority', 'in', filter.priority);
  if (filter.reporterId !== undefined) query = query.where('reporterId', '=', filter.reporterId);
  if (filter.assignee === null) query = query.where('assignee', 'is', null);
  else if (filter.assignee !== undefined) query = query.where('assignee', '=', filter.assignee);
  if (filter.before !== undefined) query = query.where('number', '<', filter.before);
  const text = storable(filter.text ?? '').trim();
  if (text === '') return query;
  const number = caseNumberIn(text);
  const numbers = matchingNumbers(scoped, text);
  if (!numbers) return query.where(sql<boolean>`false`);
  return query.where((eb) =>
    eb.or([sql<boolean>`number in (${numbers})`, ...(number === null ? [] : [eb('number', '=', number)])]),
  );
}

async function projectRecord(trx: Transaction<Tables>, installation: number, record: CaseRecord): Promise<void> {
  const updated = await trx
    .updateTable('cases')
    .set(mutableColumns(record))
    .where('installation', '=', installation)
    .where('number', '=', record.number)
    // An older projection may arrive after a newer one.
    .where('revision', '<=', record.revision)
    .returning('number')
    .executeTakeFirst();
  if (updated) return;
  const restored = await trx
    .insertInto('cases')
    .values(restoredRow(installation, record))
    .onConflict((conflict) => conflict.doNothing())
    .returning('number')
    .executeTakeFirst();
  if (!restored) return;
  await sql`select setval('case_numbers', greatest(${record.number}, (select last_value from case_numbers)))`.execute(
    trx,
  );
}

async function appendTimeline(
  trx: Transaction<Tables>,
  installation: number,
  caseNumber: number,
  entries: TimelineEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  await trx
    .insertInto('caseTimeline')
    .values(
      entries.map((entry) => ({
        installation,
        caseNumber,
        id: entry.id,
        at: entry.at,
        doneBy: storable(entry.by),
        kind: entry.kind,
        body: storable(entry.text),
      })),
    )
    .onConflict((conflict) => conflict.columns(['caseNumber', 'id']).doNothing())
    .execute();
}
