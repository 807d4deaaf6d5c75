import fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { DeskUser } from '../../cases/desk-users.ts';
import { deskCaller } from '../desk/authentication.ts';
import { registerRequestLimit } from './request-limit.ts';

const LIMIT = 600;
const SECRETS = ['ann', 'ben'];

let app: FastifyInstance;
beforeEach(async () => {
  const users = {
    verify: async (secret: string) => (SECRETS.includes(secret) ? ({ login: secret } as DeskUser) : null),
  };
  const deps = { users, config: { publicUrl: 'https://desk.example.com' } } as unknown as Parameters<
    typeof deskCaller
  >[1];
  app = fastify();
  await registerRequestLimit(app);
  app.get('/', async (request, reply) => reply.code((await deskCaller(request, deps)) ? 200 : 401).send());
});
afterEach(() => app.close());

const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` });
const cookie = (secret: string) => ({ cookie: `flexcord_desk=${secret}` });
const ask = async (headers: Record<string, string> = {}): Promise<number> =>
  (await app.inject({ url: '/', headers })).statusCode;

/** As many requests as one caller may make in a minute. */
async function useUp(headers: Record<string, string> = {}): Promise<void> {
  for (let i = 0; i < LIMIT; i++) await ask(headers);
}

it('counts who is signed in by session or token: an address that is used up shuts out nobody who works there', async () => {
  expect(await ask(bearer('ann'))).toBe(200);
  expect(await ask(cookie('ben'))).toBe(200);
  await useUp();
  expect(await ask()).toBe(429);
  expect(await ask(bearer('ann'))).toBe(200);
  expect(await ask(cookie('ben'))).toBe(200);
});

it('counts guessed sessions and tokens by address', async () => {
  for (let i = 0; i < LIMIT; i++) await ask(i % 2 === 0 ? bearer(`guess${i}`) : cookie(`guess${i}`));
  expect(await ask(bearer('guess'))).toBe(429);
  expect(await ask(cookie('guess'))).toBe(429);
});

it('limits each session and token, and nobody else by it', async () => {
  for (const secret of SECRETS) expect(await ask(bearer(secret))).toBe(200);
  await useUp(bearer('ann'));
  expect(await ask(bearer('ann'))).toBe(429);
  expect(await ask(bearer('ben'))).toBe(200);
  expect(await ask()).toBe(401);
});
