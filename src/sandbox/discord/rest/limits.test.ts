/* eslint-disable @typescript-eslint/no-unsafe-member-access -- answers are looked into as they come from the wire */
import { REST, RateLimitError } from '@discordjs/rest';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { restCaller } from '../call-rest.ts';
import type { RestCaller } from '../call-rest.ts';
import { listenDiscord } from '../listen.ts';
import type { ListeningDiscord } from '../listen.ts';

/** topics/rate-limits, and the faults that tests may ask for. */
describe('rate limits and faults', () => {
  let discord: ListeningDiscord;
  let call: RestCaller;
  let path = '';
  let userId = '';
  beforeEach(async () => {
    discord = await listenDiscord();
    call = restCaller(discord);
    userId = (await discord.control.createUser({ username: 'mali' })).id;
    path = `/channels/${(await call('POST', '/users/@me/channels', { recipient_id: userId })).body.id}/messages`;
  });
  afterEach(() => discord.close());
  const received = async () => (await discord.control.messages(userId, 'dm')).map((m) => m.content);

  it('counts per channel, says what is left, and refuses with 429 until the window ends', async () => {
    const first = await call('POST', path, { content: '0' });
    expect(first.headers.get('x-ratelimit-limit')).toBe('5');
    expect(first.headers.get('x-ratelimit-remaining')).toBe('4');
    expect(Number(first.headers.get('x-ratelimit-reset-after'))).toBeGreaterThan(0);
    for (let i = 1; i < 5; i++) await call('POST', path, { content: `${i}` });
    const refused = await call('POST', path, { content: '5' });
    expect(refused.status).toBe(429);
    expect(refused.body).toMatchObject({ global: false, message: 'You are being rate limited.' });
    expect(refused.body.retry_after).toBeGreaterThan(0);
    expect(refused.headers.get('x-ratelimit-scope')).toBe('user');
    expect(refused.headers.get('x-ratelimit-bucket')).toBe(first.headers.get('x-ratelimit-bucket'));
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    discord.clock.advance(6_000);
    expect((await call('POST', path, { content: '6' })).status).toBe(200);
  });

  it('refuses more than 50 requests a second of a bot, whatever they are', async () => {
    discord.clock.advance(2_000);
    const results = await Promise.all(
      Array.from({ length: 60 }, (_, i) => call('GET', i % 2 ? '/gateway/bot' : '/users/@me')),
    );
    const global = results.find((r) => r.body.global === true);
    expect(global?.headers.get('x-ratelimit-global')).toBe('true');
    expect(global?.headers.get('x-ratelimit-scope')).toBe('global');
  });

  it('is understood by @discordjs/rest', async () => {
    const rest = new REST({ version: '10', api: discord.apiUrl, rejectOnRateLimit: ['/channels'] }).setToken(
      discord.botToken,
    );
    for (let i = 0; i < 5; i++) await rest.post(path as `/${string}`, { body: { content: `${i}` } });
    await expect(rest.post(path as `/${string}`, { body: { content: 'over' } })).rejects.toThrow(RateLimitError);
  });

  it('does not count answers to different interactions together, nor for the global limit', async () => {
    const callback = (n: number) =>
      call('POST', `/interactions/${1000 + n}/token/callback`, { type: 5 }, { token: null });
    const results = await Promise.all(Array.from({ length: 80 }, (_, n) => callback(n)));
    expect(new Set(results.map((r) => r.status))).toEqual(new Set([404]));
  });

  it('can be switched off', async () => {
    await discord.control.setRateLimits(false);
    const results = await Promise.all(Array.from({ length: 20 }, () => call('POST', path, { content: 'x' })));
    expect(results.every((r) => r.status === 200)).toBe(true);
  });

  it('fails before and after the commit', async () => {
    const match = { method: 'POST', path: '/messages$' };
    await discord.control.addFault({ match, effect: { type: 'error', status: 503, when: 'before' } });
    expect((await call('POST', path, { content: 'lost' })).status).toBe(503);
    expect(await received()).toEqual([]);
    await discord.control.addFault({ match, effect: { type: 'error', status: 500, when: 'after' } });
    expect((await call('POST', path, { content: 'kept' })).status).toBe(500);
    expect(await received()).toEqual(['kept']);
    expect((await call('POST', path, { content: 'fine' })).status).toBe(200);
  });

  it('resets connections before and after the commit', async () => {
    for (const when of ['before', 'after'] as const) {
      await discord.control.addFault({ match: { path: '/messages$' }, effect: { type: 'reset', when } });
      await expect(call('POST', path, { content: when })).rejects.toThrow();
    }
    expect(await received()).toEqual(['after']);
  });

  it('gives 429 on demand, and latency', async () => {
    await discord.control.addFault({
      match: {},
      effect: { type: 'rateLimit', retryAfterSeconds: 2.5, scope: 'shared' },
    });
    const limited = await call('GET', '/users/@me');
    expect([
      limited.status,
      limited.body.retry_after,
      limited.headers.get('x-ratelimit-scope'),
      limited.headers.get('retry-after'),
    ]).toEqual([429, 2.5, 'shared', '3']);
    await discord.control.setLatency(60);
    const begun = performance.now();
    await call('GET', '/users/@me');
    expect(performance.now() - begun).toBeGreaterThan(55);
  });

  it('repeats its chances with a seed, forgets removed faults, and logs what came', async () => {
    await discord.control.setRateLimits(false);
    const run = async (): Promise<number[]> => {
      const id = await discord.control.addFault({
        match: { path: '^/users/@me$' },
        times: 0,
        probability: 0.5,
        seed: 7,
        effect: { type: 'error', status: 502, when: 'before' },
      });
      const statuses: number[] = [];
      for (let i = 0; i < 12; i++) statuses.push((await call('GET', '/users/@me')).status);
      await discord.control.removeFault(id);
      return statuses;
    };
    const first = await run();
    expect(new Set(first)).toEqual(new Set([200, 502]));
    await discord.control.clearRequests();
    expect(await run()).toEqual(first);
    expect((await call('GET', '/users/@me')).status).toBe(200);
    const log = await discord.control.requests();
    expect(log.routes['GET /users/@me']?.count).toBe(13);
    expect(log.requests.at(-1)).toMatchObject({ method: 'GET', path: '/users/@me', status: 200 });
  });
});
