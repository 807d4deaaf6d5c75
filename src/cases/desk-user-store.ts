import { createHash, randomBytes } from 'node:crypto';
import { DeskUserExists, type DeskUser, type DeskUserStore } from './desk-users.ts';
import { hashPassword, passwordFits } from './passwords.ts';
import type { Scoped } from './tables.ts';

const COLUMNS = ['deskUsers.id', 'deskUsers.login', 'deskUsers.name', 'deskUsers.role', 'deskUsers.createdAt'] as const;

/** How old `lastUsedAt` may be: a session is used by every request, and needs no write for each. */
const LAST_USED_STEP_MS = 60_000;

const normalLogin = (login: string): string => login.trim().toLowerCase();
const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

export function createDeskUserStore({ db, installation }: Scoped): DeskUserStore {
  const users = db.selectFrom('deskUsers').select(COLUMNS).where('installation', '=', installation);
  // Compared against when there is no such user, so that the answer's time does not tell who has an account.
  const nobody = hashPassword(randomBytes(16).toString('hex'));

  const find = async (login: string): Promise<DeskUser | null> =>
    (await users.where('login', '=', normalLogin(login)).executeTakeFirst()) ?? null;

  return {
    find,

    async add({ login, name, role, password }) {
      const row = await db
        .insertInto('deskUsers')
        .values({
          installation,
          login: normalLogin(login),
          name: name ?? login.trim(),
          role,
          passwordHash: password === undefined ? null : await hashPassword(password),
          createdAt: Date.now(),
        })
        .onConflict((conflict) => conflict.columns(['installation', 'login']).doNothing())
        .returning(COLUMNS)
        .executeTakeFirst();
      if (!row) throw new DeskUserExists(normalLogin(login));
      return row;
    },

    list: () => users.orderBy('login').execute(),

    async remove(login) {
      const row = await db
        .deleteFrom('deskUsers')
        .where('installation', '=', installation)
        .where('login', '=', normalLogin(login))
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },

    async setPassword(login, password) {
      const passwordHash = await hashPassword(password);
      return db.transaction().execute(async (trx) => {
        const row = await trx
          .updateTable('deskUsers')
          .set({ passwordHash })
          .where('installation', '=', installation)
          .where('login', '=', normalLogin(login))
          .returning('id')
          .executeTakeFirst();
        if (!row) return false;
        await trx.deleteFrom('deskCredentials').where('userId', '=', row.id).where('kind', '=', 'session').execute();
        return true;
      });
    },

    async setRole(login, role) {
      const row = await db
        .updateTable('deskUsers')
        .set({ role })
        .where('installation', '=', installation)
        .where('login', '=', normalLogin(login))
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },

    async checkPassword(login, password) {
      const row = await users.select('passwordHash').where('login', '=', normalLogin(login)).executeTakeFirst();
      const fits = await passwordFits(password, row?.passwordHash ?? (await nobody));
      if (!row?.passwordHash || !fits) return null;
      const { passwordHash: _secret, ...user } = row;
      return user;
    },

    ...createCredentials({ db, installation }),
  };
}

function createCredentials({
  db,
  installation,
}: Scoped): Pick<DeskUserStore, 'issue' | 'verify' | 'redeemLink' | 'revoke'> {
  return {
    async issue(userId, kind, { lifetime, label }) {
      const now = Date.now();
      const secret = randomBytes(32).toString('base64url');
      await db.deleteFrom('deskCredentials').where('expiresAt', '<', now).execute();
      await db
        .insertInto('deskCredentials')
        .values({
          secretHash: hashSecret(secret),
          userId,
          kind,
          label: label ?? null,
          createdAt: now,
          expiresAt: lifetime === null ? null : now + lifetime,
          lastUsedAt: null,
        })
        .execute();
      return secret;
    },

    async verify(secret, kind) {
      const now = Date.now();
      const row = await db
        .selectFrom('deskCredentials')
        .innerJoin('deskUsers', 'deskUsers.id', 'deskCredentials.userId')
        .select([...COLUMNS, 'deskCredentials.lastUsedAt'])
        .where('secretHash', '=', hashSecret(secret))
        .where('kind', '=', kind)
        .where('deskUsers.installation', '=', installation)
        .where((eb) => eb.or([eb('expiresAt', 'is', null), eb('expiresAt', '>', now)]))
        .executeTakeFirst();
      if (!row) return null;
      const { lastUsedAt, ...user } = row;
      if ((lastUsedAt ?? 0) < now - LAST_USED_STEP_MS) {
        await db
          .updateTable('deskCredentials')
          .set({ lastUsedAt: now })
          .where('secretHash', '=', hashSecret(secret))
          .execute();
      }
      return user;
    },

    async redeemLink(secret) {
      const used = await db
        .deleteFrom('deskCredentials')
        .where('secretHash', '=', hashSecret(secret))
        .where('kind', '=', 'link')
        .where('expiresAt', '>', Date.now())
        .returning('userId')
        .executeTakeFirst();
      if (!used) return null;
      const user = await db
        .selectFrom('deskUsers')
        .select(COLUMNS)
        .where('id', '=', used.userId)
        .where('installation', '=', installation)
        .executeTakeFirst();
      return user ?? null;
    },

    async revoke(secret) {
      await db.deleteFrom('deskCredentials').where('secretHash', '=', hashSecret(secret)).execute();
    },
  };
}
