import { setTimeout as delay } from 'node:timers/promises';
import type { DiscordControl } from '../discord/control-client.ts';
import type { TwilioControl } from '../twilio/control-client.ts';
import type { Kill, SessionTrouble } from './plan.ts';
import type { KillRecord } from './record.ts';

/** Something that can be killed and comes back by itself. */
export interface Victim {
  name: string;
  /** SIGKILL */
  kill(): void;
  /** resolves when it says that it works again */
  untilBack(): Promise<void>;
}

/** Both vendors misbehave from now on: 5 % of the calls fail before and 5 % after the commit, some are limited, webhooks get lost. */
export async function makeVendorsUnreliable(
  discord: DiscordControl,
  twilio: TwilioControl,
  seed: number,
): Promise<void> {
  const always = { times: 0, match: {} };
  const discordFaults = [
    { probability: 0.025, effect: { type: 'error', status: 503, when: 'before' } },
    { probability: 0.025, effect: { type: 'reset', when: 'before' } },
    { probability: 0.025, effect: { type: 'error', status: 502, when: 'after' } },
    { probability: 0.025, effect: { type: 'reset', when: 'after' } },
    { probability: 0.01, effect: { type: 'rateLimit', retryAfterSeconds: 1 } },
    { probability: 0.002, effect: { type: 'rateLimit', retryAfterSeconds: 1, global: true } },
  ] as const;
  for (const [i, fault] of discordFaults.entries()) await discord.addFault({ ...always, ...fault, seed: seed + i });
  const twilioFaults = [
    { probability: 0.025, effect: { type: 'error', status: 503, when: 'before' } },
    { probability: 0.025, effect: { type: 'reset', when: 'before' } },
    { probability: 0.025, effect: { type: 'error', status: 500, when: 'after' } },
    { probability: 0.025, effect: { type: 'reset', when: 'after' } },
    { probability: 0.01, effect: { type: 'rateLimit', retryAfterSeconds: 1 } },
  ] as const;
  for (const [i, fault] of twilioFaults.entries()) await twilio.addFault({ ...always, ...fault, seed: seed + 10 + i });
  await twilio.setDelivery({
    dropProbability: 0.02,
    duplicateProbability: 0.1,
    reorder: true,
    delayMs: [0, 400],
    seed: seed + 20,
  });
}

export async function makeVendorsReliable(discord: DiscordControl, twilio: TwilioControl): Promise<void> {
  await Promise.all([discord.clearFaults(), twilio.clearFaults(), twilio.setDelivery({})]);
}

/** Kills one after the other, each time waiting until it is back, until `signal` fires. Tells every kill. */
export async function killEverySoOften(
  kills: Kill[],
  victims: Victim[],
  signal: AbortSignal,
  told: (record: KillRecord) => void,
): Promise<void> {
  for (const { after, target } of kills) {
    await pause(after, signal);
    if (signal.aborted) return;
    const victim = victims.find(({ name }) => name === target);
    if (!victim) continue;
    const record: KillRecord = { target, at: Date.now(), backAt: null };
    const back = victim.untilBack();
    victim.kill();
    told(record);
    await back;
    record.backAt = Date.now();
  }
}

/** Loses the bot's gateway session now and then, until `signal` fires. Returns how often. */
export async function loseSessions(
  troubles: SessionTrouble[],
  discord: DiscordControl,
  signal: AbortSignal,
): Promise<number> {
  let count = 0;
  for (const { after, kind, unnoticed } of troubles) {
    await pause(after, signal);
    if (signal.aborted) break;
    count += 1;
    if (kind === 'moved') await discord.reconnectRequest();
    else if (kind === 'cut') await discord.disconnect();
    else {
      await discord.dropSessions();
      await delay(unnoticed);
      await discord.disconnect({ code: 4000 });
    }
  }
  return count;
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal }).catch(() => undefined);
}
