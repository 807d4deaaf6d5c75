import { setTimeout as delay } from 'node:timers/promises';
import { Courier } from '../measure/courier.ts';
import { distribution, type Distribution } from '../measure/statistics.ts';
import { costBetween, TemporalMeter, type TemporalCost } from '../measure/temporal-cost.ts';
import { workflowOf, type FlexcordSystem } from '../systems/flexcord-system.ts';
import { callsBetween, LATENCIES, type Calls } from '../systems/stand-ins.ts';
import type { Chat, System } from '../systems/system.ts';

export interface RelayFigures {
  system: System['name'];
  /** name of the vendor latency */
  latency: string;
  toAgent: Distribution;
  toUser: Distribution;
  /** vendor calls per message of each direction */
  callsToAgent: { discord: number; twilio: number; by: Calls };
  callsToUser: { discord: number; twilio: number; by: Calls };
  /** per message, both directions together; Flexcord only */
  temporal?: TemporalCost;
  faults: number;
}

const CHATS = 4;
const SETTLED_MS = 3_000;

/**
 * One message at a time. The systems take turns message by message, so that whatever else the machine does meets all of
 * them alike: the ratios hold even where the times do not.
 */
export async function measureRelay(systems: readonly System[], messages: number): Promise<RelayFigures[]> {
  const flexcord = systems.find((system): system is FlexcordSystem => system.name === 'flexcord');
  const meter = flexcord && (await TemporalMeter.connect(flexcord.temporalAddress));
  const stages = await Promise.all(systems.map(async (system) => ({ system, chats: await system.openChats(CHATS) })));
  const figures: RelayFigures[] = [];
  for (const latency of LATENCIES) {
    const runs = await Promise.all(stages.map(({ system, chats }) => Run.begin(system, chats)));
    for (const { system } of runs) await system.standIns.setLatency(latency);
    for (const run of runs) await run.warmUp();
    const cost = async (): Promise<TemporalCost | undefined> => {
      const own = runs.find(({ system }) => system === flexcord);
      return own && meter?.costOf(own.chats.map(workflowOf));
    };
    // What the warm-up still has to settle belongs to it.
    await delay(SETTLED_MS);
    const before = await cost();
    for (const run of runs) await run.startCounting();
    for (let i = 0; i < messages; i += 1) for (const run of runs) await run.toAgent(i);
    for (const run of runs) await run.turn();
    for (let i = 0; i < messages; i += 1) for (const run of runs) await run.toUser(i);
    for (const run of runs) {
      const own = await run.figures(latency.name);
      const after = run.system === flexcord ? await cost() : undefined;
      figures.push({ ...own, ...(before && after && { temporal: costBetween(before, after, 2 * messages) }) });
    }
  }
  await meter?.close();
  return figures;
}

/** One system's part of a comparison. */
class Run {
  private readonly inTimes: number[] = [];
  private readonly outTimes: number[] = [];
  private counted: Calls[] = [];

  private constructor(
    readonly system: System,
    readonly chats: readonly Chat[],
    private readonly courier: Courier,
  ) {}

  static async begin(system: System, chats: readonly Chat[]): Promise<Run> {
    return new Run(system, chats, await Courier.watch(system.standIns, chats));
  }

  async warmUp(): Promise<void> {
    for (let i = 0; i < 2 * CHATS; i += 1) {
      await this.courier.fromUser(this.chat(i)).latency;
      await this.courier.fromAgent(this.chat(i)).latency;
    }
  }

  async startCounting(): Promise<void> {
    this.counted.push(await this.system.standIns.calls());
  }

  async toAgent(i: number): Promise<void> {
    this.inTimes.push(await this.courier.fromUser(this.chat(i)).latency);
  }

  /** The direction changes. */
  turn(): Promise<void> {
    return this.startCounting();
  }

  async toUser(i: number): Promise<void> {
    this.outTimes.push(await this.courier.fromAgent(this.chat(i)).latency);
  }

  async figures(latency: string): Promise<RelayFigures> {
    await this.startCounting();
    const [begin, middle, end] = this.counted as [Calls, Calls, Calls];
    const faults = await this.courier.faults();
    this.courier.close();
    return {
      system: this.system.name,
      latency,
      toAgent: distribution(this.inTimes),
      toUser: distribution(this.outTimes),
      callsToAgent: callsBetween(begin, middle, this.inTimes.length),
      callsToUser: callsBetween(middle, end, this.outTimes.length),
      faults,
    };
  }

  private chat(i: number): Chat {
    return this.chats[i % this.chats.length]!;
  }
}
