import { CompiledQuery, type Migration } from 'kysely';

/** A migration from statements and the statements that take it back, each run on its own inside the migrator's transaction. */
export function statements(up: string[], down: string[]): Migration {
  const run = (list: string[]): Migration['up'] =>
    async function runStatements(db) {
      for (const statement of list) await db.executeQuery(CompiledQuery.raw(statement));
    };
  return { up: run(up), down: run(down) };
}
