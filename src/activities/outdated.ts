import type { StoredMessage } from '../cases/store.ts';

/** Whether an edit made at `changedAt` is behind what the transcript has: a newer edit, or a deletion. */
export function isOutdated(copy: Pick<StoredMessage, 'editedAt' | 'deletedAt'>, changedAt: number): boolean {
  return copy.deletedAt !== null || (copy.editedAt !== null && copy.editedAt > changedAt);
}
