import type { BurstFigures } from '../scenarios/bursts.ts';
import type { LoadFigures } from '../scenarios/load.ts';
import type { LongFigures } from '../scenarios/long-conversation.ts';
import type { MemoryFigures } from '../scenarios/memory.ts';
import type { RelayFigures } from '../scenarios/relay.ts';
import type { StartFigures } from '../scenarios/starts.ts';

/** Everything that has been measured; parts that were left out are absent. */
export interface BenchResults {
  machine: { cpus: number; model: string; node: string };
  /** when each part was measured, and how busy the machine was with other work (load average) before it */
  measured: Record<string, { at: string; quick: boolean; load: number }>;
  relay?: RelayFigures[];
  bursts?: BurstFigures[];
  /** the bridges at one rate, to compare the CPU time of a message */
  bridges?: LoadFigures[];
  load?: LoadFigures[];
  long?: LongFigures;
  starts?: StartFigures;
  memory?: MemoryFigures[];
}
