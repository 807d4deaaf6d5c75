import { caseName, type CaseRecord, type TimelineEntry } from '../../domain/case/case-record.ts';
import type { Episode, StoredMessage } from '../../cases/store.ts';
import type { CaseInFullJson, CaseJson } from './schemas.ts';

export const time = (at: number): string => new Date(at).toISOString();
export const timeOrNull = (at: number | null): string | null => (at === null ? null : time(at));

/** A case as the API shows it; ids of workflows and posts are not for callers. */
export function caseJson(record: CaseRecord, publicUrl: string): CaseJson {
  const { number, kind, status, priority, title, description, reporter, assignee, locale, channel, fields, rating } =
    record;
  return {
    number,
    name: caseName(number),
    url: `${publicUrl}/desk/cases/${number}`,
    ...{ kind, status, priority, title, description, reporter, assignee, locale, channel, fields, rating },
    createdAt: time(record.createdAt),
    updatedAt: time(record.updatedAt),
    firstResponseAt: timeOrNull(record.firstResponseAt),
    solvedAt: timeOrNull(record.solvedAt),
    closedAt: timeOrNull(record.closedAt),
  };
}

export function entryJson(entry: TimelineEntry): CaseInFullJson['timeline'][number] {
  return { ...entry, at: time(entry.at) };
}

/** What a person deleted is gone for readers too. */
export function messageJson(message: StoredMessage): CaseInFullJson['transcript'][number] {
  const { id, from, authorName, failure } = message;
  const deleted = message.deletedAt !== null;
  return {
    ...{ id, from, authorName, failure },
    at: time(message.at),
    text: deleted ? '' : message.text,
    attachments: deleted
      ? []
      : message.attachments.map(({ filename, contentType, size }) => ({ filename, contentType, size })),
    editedAt: timeOrNull(message.editedAt),
    deletedAt: timeOrNull(message.deletedAt),
  };
}

export function conversationJson(episode: Omit<Episode, 'id'>): CaseInFullJson['conversations'][number] {
  const { workflowId, phase, agentName } = episode;
  return { workflowId, phase, agentName, startedAt: time(episode.startedAt), endedAt: timeOrNull(episode.endedAt) };
}
