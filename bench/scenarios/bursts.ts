import { Courier } from '../measure/courier.ts';
import { distribution, type Distribution } from '../measure/statistics.ts';
import { costBetween, TemporalMeter, type TemporalCost } from '../measure/temporal-cost.ts';
import { workflowOf, type FlexcordSystem } from '../systems/flexcord-system.ts';
import { LATENCIES } from '../systems/stand-ins.ts';

export interface BurstFigures {
  latency: string;
  direction: 'toAgent' | 'toUser';
  size: number;
  /** until each message was there, ms */
  arrival: Distribution;
  /** per message */
  temporal: TemporalCost;
  faults: number;
}

/** Messages of one person written as fast as the vendor takes them. */
export async function measureBursts(flexcord: FlexcordSystem, rounds: number, size = 20): Promise<BurstFigures[]> {
  const meter = await TemporalMeter.connect(flexcord.temporalAddress);
  const [chat] = await flexcord.openChats(1);
  const figures: BurstFigures[] = [];
  for (const latency of LATENCIES) {
    await flexcord.standIns.setLatency(latency);
    for (const direction of ['toAgent', 'toUser'] as const) {
      const courier = await Courier.watch(flexcord.standIns, [chat!]);
      const before = await meter.costOf([workflowOf(chat!)]);
      const times: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const arrivals: Promise<number>[] = [];
        for (let i = 0; i < size; i += 1) {
          const { taken, latency: arrival } =
            direction === 'toAgent' ? courier.fromUser(chat!) : courier.fromAgent(chat!);
          arrivals.push(arrival);
          await taken;
        }
        times.push(...(await Promise.all(arrivals)));
      }
      const after = await meter.costOf([workflowOf(chat!)]);
      figures.push({
        latency: latency.name,
        direction,
        size,
        arrival: distribution(times),
        temporal: costBetween(before, after, rounds * size),
        faults: await courier.faults(),
      });
      courier.close();
    }
  }
  await meter.close();
  return figures;
}
