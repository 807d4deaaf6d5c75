import { pino } from 'pino';
import { expect, it } from 'vitest';
import { fakeStore } from '../../test/gateway/gateway-world.ts';
import { KnownPeople } from './known-people.ts';

it('keeps the cursor before what was not read yet, and moves it with all that was accepted once it is', async () => {
  const { people: store } = fakeStore();
  const people = new KnownPeople(store, pino({ level: 'silent' }));
  for (const id of ['1', '2'])
    await people.remember({ discordUserId: id, username: id, displayName: id, locale: null }, null);
  const cursor = async (id: string) => (await store.find(id))?.lastMessageId;
  people.accepted('1', '100');
  await people.flush();
  people.keepCursor('1');
  for (const id of ['1', '2']) people.accepted(id, '200');
  await people.flush();
  expect([await cursor('1'), await cursor('2')]).toEqual(['100', '200']);
  people.moveCursor('1');
  await people.close();
  expect(await cursor('1')).toBe('200');
});
