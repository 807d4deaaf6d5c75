import type { APIInteraction } from 'discord-api-types/v10';
import { pino } from 'pino';
import { describe, expect, it, vi } from 'vitest';
import { VendorFailure } from '../../contract/vendor-failure.ts';
import type { DiscordRest } from '../../discord/discord-rest.ts';
import { snowflakeAt } from '../../discord/snowflakes.ts';
import { Responder } from './responder.ts';

// Not the pauses but how often it is tried is looked at.
vi.mock('../back-off.ts', async (original) => ({ ...(await original<object>()), backOff: () => 0 }));

const outage = () => new VendorFailure('discord', 'ambiguous', 'outage', '503');
const notAnsweredYet = () =>
  new VendorFailure('discord', 'permanent', 'notFound', 'Unknown Webhook', { status: 404, code: 10015 });

/** A Discord that fails so at the first `times` tries of changing an answer. */
function changing(failure: () => Error, times: number, at = Date.now()) {
  const shown: unknown[] = [];
  let tries = 0;
  const closing = new AbortController();
  const rest = {
    async call(_method: string, _route: string, { body }: { body: unknown }) {
      tries += 1;
      if (tries <= times) throw failure();
      shown.push(body);
    },
  } as unknown as DiscordRest;
  const responder = new Responder({
    rest,
    applicationId: '8',
    logger: pino({ level: 'silent' }),
    signal: closing.signal,
  });
  const interaction = { id: snowflakeAt(at), token: 'token' } as APIInteraction;
  return {
    closing,
    shown,
    tries: () => tries,
    over: () => responder.editReply(interaction, { content: 'your cases' }),
  };
}

describe('“thinking …”', () => {
  it('is replaced also when Discord carried it out only after the first try to replace it', async () => {
    const { over, shown } = changing(notAnsweredYet, 2);
    expect(await over()).toBe(true);
    expect(shown).toMatchObject([{ content: 'your cases' }]);
  });

  it('is replaced after an outage, however many tries that takes', async () => {
    const { over, shown } = changing(outage, 30);
    expect(await over()).toBe(true);
    expect(shown).toHaveLength(1);
  });

  it('is given up when it never came to be, or its time is over', async () => {
    const never = changing(notAnsweredYet, 30);
    expect(await never.over()).toBe(true);
    expect(never.tries()).toBeLessThan(10);
    const old = changing(outage, 1, Date.now() - 16 * 60_000);
    expect(await old.over()).toBe(true);
    expect(old.tries()).toBe(1);
  });

  it('is left to the next process when the gateway closes', async () => {
    const { over, closing } = changing(outage, Infinity);
    const left = over();
    closing.abort();
    expect(await left).toBe(false);
  });
});
