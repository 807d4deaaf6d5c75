import type { Insertable, Selectable } from 'kysely';
import type { CaseRecord } from '../domain/case/case-record.ts';
import type { NewCase } from './store.ts';
import { storable, storableJson } from './stored-text.ts';
import type { Tables } from './tables.ts';

type CaseRow = Selectable<Tables['cases']>;
type NewCaseRow = Insertable<Tables['cases']>;

export function toRecord(row: CaseRow): CaseRecord {
  const { installation: _i, key: _k, insertedAt: _a, startedAt: _s, reporterId, reporterName, ...same } = row;
  return { ...same, reporter: { discordUserId: reporterId, name: reporterName } };
}

/** The row of a case that begins now. */
export function newRow(installation: number, input: NewCase): NewCaseRow {
  return {
    installation,
    key: input.key,
    kind: input.kind,
    status: 'new',
    priority: input.priority,
    title: storable(input.title),
    description: storable(input.description),
    reporterId: input.reporter.discordUserId,
    reporterName: storable(input.reporter.name),
    assignee: null,
    locale: input.locale,
    channel: storable(input.channel),
    fields: storableJson(input.fields),
    workflowId: input.workflowId,
    episode: input.episode,
    post: null,
    rating: null,
    createdAt: input.at,
    updatedAt: input.at,
    solvedAt: null,
    closedAt: null,
    firstResponseAt: null,
    revision: 0,
    insertedAt: Date.now(),
    startedAt: null,
  };
}

/** What a projection may change. */
export function mutableColumns(record: CaseRecord) {
  return {
    kind: record.kind,
    status: record.status,
    priority: record.priority,
    title: storable(record.title),
    description: storable(record.description),
    reporterName: storable(record.reporter.name),
    assignee: record.assignee === null ? null : storable(record.assignee),
    locale: record.locale,
    fields: storableJson(record.fields),
    workflowId: record.workflowId,
    episode: record.episode,
    post: record.post === null ? null : storableJson(record.post),
    rating: record.rating,
    updatedAt: record.updatedAt,
    solvedAt: record.solvedAt,
    closedAt: record.closedAt,
    firstResponseAt: record.firstResponseAt,
    revision: record.revision,
  };
}

/** The row of a case that a workflow knows and this database does not: the database was emptied or restored from an older copy. */
export function restoredRow(installation: number, record: CaseRecord): NewCaseRow {
  return {
    ...mutableColumns(record),
    installation,
    number: record.number,
    key: `case-${record.number}`,
    reporterId: record.reporter.discordUserId,
    channel: storable(record.channel),
    createdAt: record.createdAt,
    insertedAt: Date.now(),
    startedAt: Date.now(),
  };
}
