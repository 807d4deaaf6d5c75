import path from 'node:path';
import { anyFreePort } from '../../src/config/ports.ts';
import { DiscordControl } from '../../src/sandbox/discord/control-client.ts';
import { TwilioControl } from '../../src/sandbox/twilio/control-client.ts';
import { startChild, type Child } from './child.ts';

/** What a call to a vendor takes, ms. */
export interface VendorLatency {
  name: string;
  discord: number;
  twilio: number;
}

export const LATENCIES: readonly [VendorLatency, VendorLatency] = [
  { name: 'none', discord: 0, twilio: 0 },
  { name: 'life-like', discord: 60, twilio: 80 },
];

/** Calls that the stand-ins have answered, by operation. */
export type Calls = Record<string, number>;

/** One pair of stand-ins in a process of its own. Every system has a pair to itself, so that none sees another's traffic. */
export class StandIns {
  private constructor(
    readonly address: string,
    readonly child: Child,
    readonly discord: DiscordControl,
    readonly twilio: TwilioControl,
  ) {}

  static async start(folder: string): Promise<StandIns> {
    const port = await anyFreePort();
    const child = await startChild({
      args: ['bench', '--program', 'stand-ins', '--port', String(port)],
      logFile: path.join(folder, 'stand-ins.log'),
    });
    const address = `http://127.0.0.1:${port}`;
    const standIns = new StandIns(address, child, new DiscordControl(address), new TwilioControl(address));
    await standIns.discord.setRateLimits(false);
    await standIns.twilio.setRateLimits(false);
    return standIns;
  }

  async setLatency({ discord, twilio }: VendorLatency): Promise<void> {
    await this.discord.setLatency(discord);
    await this.twilio.setLatency(twilio);
  }

  async calls(): Promise<Calls> {
    const [discord, twilio] = await Promise.all([this.discord.requests(), this.twilio.requests()]);
    return {
      ...Object.fromEntries(Object.entries(discord.routes).map(([route, { count }]) => [`Discord ${route}`, count])),
      ...Object.fromEntries(
        Object.entries(twilio.counters).map(([route, { total }]) => [`Twilio ${route}`, total ?? 0]),
      ),
    };
  }

  close(): Promise<void> {
    return this.child.stop();
  }
}

/** Calls per message between two readings, in all and by operation. */
export function callsBetween(
  before: Calls,
  after: Calls,
  messages: number,
): { discord: number; twilio: number; by: Calls } {
  const by: Calls = {};
  for (const [route, count] of Object.entries(after)) {
    const more = count - (before[route] ?? 0);
    if (more > 0) by[route] = more / messages;
  }
  const sum = (vendor: string): number =>
    Object.entries(by).reduce((all, [route, count]) => (route.startsWith(vendor) ? all + count : all), 0);
  return { discord: sum('Discord'), twilio: sum('Twilio'), by };
}
