import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startPostgres, type TemporaryPostgres } from '../../test/support/postgres.ts';
import { migratorFor, openDatabase } from './database.ts';
import { migrations } from './migrations/all.ts';
import { openStore } from './open-store.ts';
import { StoreFailure } from './store-failure.ts';

const logger = { info: () => undefined, warn: () => undefined };
const open = (url: string, scope = 's') => openStore({ url, scope, logger });
const failure = async (opening: Promise<unknown>): Promise<StoreFailure> =>
  opening.then(
    () => expect.fail('it opened'),
    (error: unknown) => (error instanceof StoreFailure ? error : expect.fail(String(error))),
  );

describe('embedded database', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'flexcord-db-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('keeps what was written, and refuses a second opener until it is closed', async () => {
    const first = await open(`pglite:${folder}`);
    await first.settings.set('a', 1);
    const refused = await failure(open(`pglite:${folder}`));
    expect(refused.reason).toBe('locked');
    expect(refused.message).toContain('use PostgreSQL for separate roles');
    expect(refused.message).toContain(`pid ${process.pid}`);
    await first.close();
    const second = await open(`pglite:${folder}`);
    expect(await second.settings.get('a')).toBe(1);
    await second.close();
    expect(existsSync(path.join(folder, 'lock.json'))).toBe(false);
  });

  it('takes over the lock of a process that no longer lives, also when its pid was given away again', async () => {
    const gone = spawn(process.execPath, ['-e', '']);
    await new Promise((resolve) => gone.once('exit', resolve));
    writeFileSync(path.join(folder, 'lock.json'), JSON.stringify({ pid: gone.pid, started: '1' }));
    await (await open(`pglite:${folder}`)).close();
    writeFileSync(path.join(folder, 'lock.json'), JSON.stringify({ pid: process.pid, started: '1' }));
    const store = await open(`pglite:${folder}`);
    expect(JSON.parse(readFileSync(path.join(folder, 'lock.json'), 'utf8'))).toMatchObject({ pid: process.pid });
    await store.close();
  });

  it('says so when the folder can not be used', async () => {
    writeFileSync(path.join(folder, 'file'), '');
    expect((await failure(open(`pglite:${path.join(folder, 'file')}`))).reason).toBe('unusable');
    expect((await failure(open('mysql://x'))).message).toContain('postgres://');
  });

  it('has a way back for every migration', async () => {
    const database = await openDatabase('pglite:memory', logger);
    const { db } = database;
    const migrator = migratorFor(db);
    const tables = async (): Promise<number> => {
      const { rows } = await sql<{ amount: number }>`
        select count(*)::int as amount from information_schema.tables where table_schema = 'public' and table_name not like 'flexcord_%'`.execute(
        db,
      );
      return rows[0]?.amount ?? -1;
    };
    const all = await tables();
    for (const _ of Object.keys(migrations)) expect((await migrator.migrateDown()).error).toBeUndefined();
    expect(await tables()).toBe(0);
    expect((await migrator.migrateToLatest()).error).toBeUndefined();
    expect(await tables()).toBe(all);
    await database.close();
  });
});

describe('PostgreSQL', () => {
  let server: TemporaryPostgres;
  beforeAll(async () => {
    server = await startPostgres();
  }, 120_000);
  afterAll(() => server.stop());

  it('is set up once when several processes start together', async () => {
    const url = await server.createDatabase();
    const stores = await Promise.all(Array.from({ length: 5 }, () => open(url)));
    await stores[0]?.settings.set('a', 1);
    expect(await stores[4]?.settings.get('a')).toBe(1);
    await Promise.all(stores.map((store) => store.close()));
  });

  it('keeps installations apart', async () => {
    const url = await server.createDatabase();
    const [one, two] = await Promise.all([open(url, 'one'), open(url, 'two')]);
    await one.settings.set('a', 1);
    await one.people.accepted(new Map([['5', '1']]));
    await one.users.add({ login: 'ann', role: 'admin', password: 'p' });
    expect(await two.settings.get('a')).toBeNull();
    expect(await two.people.find('5')).toBeNull();
    expect(await two.users.checkPassword('ann', 'p')).toBeNull();
    await Promise.all([one.close(), two.close()]);
  });

  it('goes on after the server was restarted, and says that it is away meanwhile', async () => {
    const store = await open(await server.createDatabase());
    let missed = 0;
    store.changes.subscribe((change) => {
      if (change === 'all') missed++;
    });
    await store.settings.set('a', 1);
    await expect.poll(() => missed, { timeout: 5_000 }).toBe(1);
    const failures: unknown[] = [];
    const restarted = server.restart();
    let up = false;
    void restarted.then(() => (up = true));
    while (!up) await store.settings.get('a').catch((error: unknown) => failures.push(error));
    await restarted;
    await expect.poll(() => store.settings.get('a'), { timeout: 5_000 }).toBe(1);
    expect(failures.length).toBeGreaterThan(0);
    for (const error of failures) expect(error).toMatchObject({ name: 'StoreFailure', reason: 'unreachable' });
    await expect.poll(() => missed, { timeout: 10_000 }).toBe(2);
    await store.close();
  });

  it('is reported as unreachable when nobody listens', async () => {
    const refused = await failure(open('postgres://nobody:very-secret@127.0.0.1:1/none'));
    expect(refused.reason).toBe('unreachable');
    expect(refused.message).not.toContain('very-secret');
  });
});
