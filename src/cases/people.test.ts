import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { openDatabase } from './database.ts';
import { whoTalksIn } from './people.ts';

it('finds whose a channel is by an index, an earlier thread too, however many people there are', async () => {
  const database = await openDatabase('pglite:memory', { info: () => undefined, warn: () => undefined });
  const { db } = database;
  await sql`insert into installations (scope) values ('s')`.execute(db);
  await sql`
    insert into people (installation, discord_user_id, username, display_name, dm_channel_id, last_seen_at)
    select 1, n::text, '', '', 'dm' || n, 0 from generate_series(1, 20000) n`.execute(db);
  for (const generation of ['a', 'b'])
    await sql`update people set thread_channel_id = ${generation} || discord_user_id where discord_user_id like '%7'`.execute(
      db,
    );
  await sql`analyze people`.execute(db);
  const asked = whoTalksIn({ db, installation: 1 }, 'a77');
  expect(await asked.execute()).toMatchObject([{ discordUserId: '77', leftThreadChannelIds: ['a77'] }]);
  const plan = JSON.stringify(await asked.explain());
  expect(plan).toContain('people_left_threads');
  expect(plan).not.toContain('Seq Scan');
  await database.close();
}, 60_000);
