import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { manageUsers } from './manage-users.ts';
import { openStore } from './open-store.ts';
import type { Store } from './store.ts';
import { runUserCommand } from './user-command.ts';

const logger = { info: () => undefined, warn: () => undefined };
const publicUrl = 'https://desk.example.com';

describe('npm run user', () => {
  let folder: string;
  let url: string;
  let store: Store;
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'flexcord-users-'));
    url = `pglite:${folder}`;
    store = await openStore({ url, scope: 's', logger });
  });
  afterAll(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  const collect = async (run: (io: { out(line: string): void; error(line: string): void }) => Promise<number>) => {
    const out: string[] = [];
    const errors: string[] = [];
    const code = await run({ out: (line) => out.push(line), error: (line) => errors.push(line) });
    return { code, out: out.join('\n'), errors: errors.join('\n') };
  };
  const user = (...argv: string[]) => collect((io) => runUserCommand(argv, io, { ...store, publicUrl }));

  it('adds people with a made or a given password', async () => {
    const made = await user('add', 'Ann@Example.com', '--role', 'admin');
    const password = /Password: (\S+)/.exec(made.out)?.[1] ?? '';
    expect(made.code).toBe(0);
    expect(await store.users.checkPassword('ann@example.com', password)).toMatchObject({ role: 'admin' });
    const given = await user('add', 'bo', '--password=correct horse', '--name', 'Bo B.');
    expect(given.out).toBe('Added bo (agent).');
    expect(await store.users.checkPassword('bo', 'correct horse')).toMatchObject({ name: 'Bo B.', role: 'agent' });
    expect(await user('add', 'BO')).toMatchObject({ code: 1, errors: expect.stringContaining('already') as string });
    expect((await user('list')).out).toMatch(/ann@example\.com\s+admin.*\n.*bo\s+agent/);
  });

  it('signs out who gets a new password', async () => {
    await user('add', 'cy');
    const cy = await store.users.find('cy');
    const session = await store.users.issue(cy?.id ?? 0, 'session', { lifetime: 60_000 });
    const token = (await user('token', 'cy', '--label', 'script')).out;
    expect(await store.users.verify(session, 'session')).toMatchObject({ login: 'cy' });
    expect((await user('password', 'cy', '--password', 'new password')).code).toBe(0);
    expect(await store.users.verify(session, 'session')).toBeNull();
    expect(await store.users.verify(token, 'token')).toMatchObject({ login: 'cy' });
    expect((await user('role', 'cy', '--role', 'viewer')).code).toBe(0);
    expect(await store.users.verify(token, 'token')).toMatchObject({ role: 'viewer' });
    await user('remove', 'cy');
    expect(await store.users.verify(token, 'token')).toBeNull();
  });

  it('makes a link that signs one browser in', async () => {
    await user('add', 'di');
    const { out } = await user('link', 'di');
    expect(out.startsWith(`${publicUrl}/desk/sign-in?token=`)).toBe(true);
    const token = new URL(out).searchParams.get('token') ?? '';
    const [first, second] = await Promise.all([store.users.redeemLink(token), store.users.redeemLink(token)]);
    expect([first?.login, second?.login].sort()).toEqual(['di', undefined]);
  });

  it.each([
    [[], 'npm run user -- add'],
    [['dance'], 'There is no "dance"'],
    [['add'], 'Give a login'],
    [['add', 'x', '--role', 'king'], 'There is no role'],
    [['add', 'x', '--password', 'short'], 'at least 8'],
    [['add', 'x', '--pass', 'whatever'], 'There is no option --pass'],
    [['link', 'nobody'], 'There is no user "nobody"'],
    [['role', 'bo'], 'Say which role'],
    [['add', 'x', 'y'], 'Too many words'],
  ])('says what is wrong with %j', async (argv, words) => {
    const { code, out, errors } = await user(...argv);
    expect(code).toBe(2);
    expect(out + errors).toContain(words);
  });

  it('works while another process has the embedded database open', async () => {
    const options = { url, scope: 's', logger, publicUrl };
    expect(await collect((io) => manageUsers(['add', 'eve', '--role', 'viewer'], io, options))).toMatchObject({
      code: 0,
    });
    expect(await store.users.find('eve')).toMatchObject({ role: 'viewer' });
    expect(await collect((io) => manageUsers(['link', 'none'], io, options))).toMatchObject({ code: 2 });
    const file = path.join(folder, 'lock.json');
    expect(statSync(file).mode & 0o077).toBe(0);
    const { door } = JSON.parse(readFileSync(file, 'utf8')) as { door: { port: number } };
    expect(door.port).toBeGreaterThan(0);
  });
});
