import { expect, it } from 'vitest';
import { VendorFailure } from '../contract/vendor-failure.ts';
import { membershipSince } from './members.ts';

const SINCE = Date.parse('2026-11-22T12:00:00Z');
const member = { guildId: '9', discordUserId: '1' };

const asked = (answer: () => unknown) => membershipSince({ call: async <T>() => answer() as T }, member, SINCE);
const refusal = (code: number) => () => {
  throw new VendorFailure('discord', 'permanent', 'notFound', 'unknown', { status: 404, code });
};

it('tells who came back since, by the time that Discord has for it', async () => {
  const at = SINCE + 5_000;
  expect(await asked(() => ({ joined_at: new Date(at).toISOString() }))).toEqual({ type: 'user.joined', at });
  expect(await asked(() => ({ joined_at: '2024-01-01T00:00:00Z' }))).toBeNull();
});

it.each([
  ['a member who is unknown', 10007, 'user.left'],
  ['a user who is deleted', 10013, 'user.left'],
  ['a server that is unknown, which says nothing of its members', 10004, undefined],
])('answers for %s (code %i) with %s', async (_what, code, type) => {
  expect((await asked(refusal(code)))?.type).toBe(type);
});

it('is to be asked again when Discord fails', async () => {
  const outage = () => {
    throw new VendorFailure('discord', 'transient', 'outage', '503');
  };
  await expect(asked(outage)).rejects.toThrow('503');
});
