import type { SettingsStore } from './store.ts';
import { storableJson } from './stored-text.ts';
import type { Scoped } from './tables.ts';

export function createSettingsStore({ db, installation }: Scoped): SettingsStore {
  const read = async (key: string): Promise<unknown> => {
    const row = await db
      .selectFrom('settings')
      .select('value')
      .where('installation', '=', installation)
      .where('key', '=', key)
      .executeTakeFirst();
    return row?.value ?? null;
  };

  return {
    get: async <T>(key: string) => (await read(key)) as T | null,

    async startingWith<T>(prefix: string) {
      const rows = await db
        .selectFrom('settings')
        .select('value')
        .where('installation', '=', installation)
        .where((eb) => eb.fn<boolean>('starts_with', ['key', eb.val(prefix)]))
        .execute();
      return rows.map((row) => row.value as T);
    },

    async set(key, value) {
      await db
        .insertInto('settings')
        .values({ installation, key, value: storableJson(value) })
        .onConflict((conflict) =>
          conflict.columns(['installation', 'key']).doUpdateSet((eb) => ({ value: eb.ref('excluded.value') })),
        )
        .execute();
    },

    async setOnce<T>(key: string, value: T) {
      await db
        .insertInto('settings')
        .values({ installation, key, value: storableJson(value) })
        .onConflict((conflict) => conflict.columns(['installation', 'key']).doNothing())
        .execute();
      return (await read(key)) as T;
    },

    async remove(key) {
      await db.deleteFrom('settings').where('installation', '=', installation).where('key', '=', key).execute();
    },
  };
}
