import type { Migration } from 'kysely';
import { conversations } from './0001-conversations.ts';
import { cases } from './0002-cases.ts';
import { installationData } from './0003-installation-data.ts';
import { deskUsers } from './0004-desk-users.ts';
import { lessons } from './0005-lessons.ts';
import { engineUses } from './0006-engine-uses.ts';
import { leftBehind } from './0007-left-behind.ts';
import { leftThreads } from './0008-left-threads.ts';

/** In the order of their names; a published one never changes. They stand in code because the bundle has no folder to scan. */
export const migrations: Record<string, Migration> = {
  '0001-conversations': conversations,
  '0002-cases': cases,
  '0003-installation-data': installationData,
  '0004-desk-users': deskUsers,
  '0005-lessons': lessons,
  '0006-engine-uses': engineUses,
  '0007-left-behind': leftBehind,
  '0008-left-threads': leftThreads,
};
