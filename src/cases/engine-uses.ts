import { createHash } from 'node:crypto';
import type { EngineUseStore } from './store.ts';
import type { Scoped } from './tables.ts';

/** Names are kept as hashes: the count must not tell who asked. */
export function createEngineUseStore({ db, installation }: Scoped): EngineUseStore {
  let cleaned = '';
  return {
    async add(day, who) {
      const row = await db
        .insertInto('engineUses')
        .values({ installation, day, who: createHash('sha256').update(who).digest('hex').slice(0, 32), uses: 1 })
        .onConflict((conflict) =>
          conflict
            .columns(['installation', 'day', 'who'])
            .doUpdateSet((eb) => ({ uses: eb('engineUses.uses', '+', 1) })),
        )
        .returning('uses')
        .executeTakeFirstOrThrow();
      if (cleaned !== day) {
        cleaned = day;
        await db.deleteFrom('engineUses').where('installation', '=', installation).where('day', '<', day).execute();
      }
      return row.uses;
    },
  };
}
