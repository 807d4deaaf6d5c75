import type { AuditLog } from './desk-users.ts';
import { storableJson } from './stored-text.ts';
import type { Scoped } from './tables.ts';

export function createAuditLog({ db, installation }: Scoped): AuditLog {
  return {
    async record({ at = Date.now(), by, action, subject, details }) {
      await db
        .insertInto('auditLog')
        .values({ installation, at, doneBy: by, action, subject, details: storableJson(details) })
        .execute();
    },
    list: (limit) =>
      db
        .selectFrom('auditLog')
        .select(['at', 'doneBy as by', 'action', 'subject', 'details'])
        .where('installation', '=', installation)
        .orderBy('id', 'desc')
        .limit(limit)
        .execute(),
  };
}
