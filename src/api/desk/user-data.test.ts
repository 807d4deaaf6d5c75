import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deskWorld, type DeskWorld } from '../../../test/support/desk-world.ts';
import type { UserDataJson } from './schemas.ts';

const ANN = '100000000000000001';
let world: DeskWorld;
beforeAll(async () => {
  world = await deskWorld();
  await world.store.people.remember({ discordUserId: ANN, username: 'ann', displayName: 'Ann', locale: 'en' });
  await world.openCase({ reporter: { name: 'Ann', discordUserId: ANN } });
  const said = { discordUserId: ANN, episode: '9', source: 'discord', from: 'user', authorName: 'Ann' } as const;
  await world.store.transcript.record([{ ...said, sourceId: '1', text: 'my number is 555', attachments: [], at: 1 }]);
  await world.store.transcript.deleted('discord', '1', 2);
});
afterAll(() => world.close());

const call = (method: 'GET' | 'DELETE', id = ANN, role: 'admin' | 'agent' = 'admin') =>
  world.call(method, `/api/v1/users/${id}`, { headers: world.as(role) });

describe('what is kept of a user', () => {
  it('is given to admins as a file, with what deleted messages said', async () => {
    const { status, headers, body } = await call('GET');
    const data = body as unknown as UserDataJson;
    expect(status).toBe(200);
    expect(headers['content-disposition']).toBe(`attachment; filename="discord-${ANN}.json"`);
    expect(data.person).toMatchObject({ discordUserId: ANN, username: 'ann' });
    expect(data.messages).toMatchObject([{ text: 'my number is 555', deletedAt: '1970-01-01T00:00:00.002Z' }]);
    expect(data.cases).toMatchObject([{ title: 'Broken', reporter: { discordUserId: ANN } }]);
  });

  it('is erased for admins, by a workflow that is named', async () => {
    const { status, body } = await call('DELETE');
    expect(status).toBe(202);
    expect(body).toEqual({ workflowId: `erasure-${ANN}` });
    expect(world.erased).toEqual([{ discordUserId: ANN, by: 'admin' }]);
  });

  it('is noted in the audit log, both', async () => {
    const entries = await world.store.audit.list(10);
    expect(entries.map(({ by, action, subject }) => [by, action, subject])).toEqual(
      expect.arrayContaining([
        ['admin', 'userData.export', ANN],
        ['admin', 'userData.erase', ANN],
      ]),
    );
  });

  it('is not for agents, and a stranger is told from a wrong id', async () => {
    const before = world.erased.length;
    expect((await call('GET', ANN, 'agent')).status).toBe(403);
    expect((await call('DELETE', ANN, 'agent')).status).toBe(403);
    const unknown = await call('DELETE', '100000000000000009');
    expect(unknown.status).toBe(404);
    expect(unknown.text).toContain('Nothing is kept of the Discord user 100000000000000009. Check the id.');
    expect((await call('GET', 'ann')).status).toBe(400);
    expect(world.erased).toHaveLength(before);
  });
});
