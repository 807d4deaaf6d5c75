import type { BurstFigures } from '../scenarios/bursts.ts';
import type { LoadFigures } from '../scenarios/load.ts';
import type { LongFigures } from '../scenarios/long-conversation.ts';
import type { MemoryFigures } from '../scenarios/memory.ts';
import type { RelayFigures } from '../scenarios/relay.ts';
import type { StartFigures } from '../scenarios/starts.ts';

/** Everything that one run has measured; parts that were left out are absent. */
export interface BenchResults {
  at: string;
  quick: boolean;
  machine: { cpus: number; model: string; node: string; loadAtStart: number };
  relay?: RelayFigures[];
  bursts?: BurstFigures[];
  load?: LoadFigures[];
  long?: LongFigures;
  starts?: StartFigures;
  memory?: MemoryFigures[];
}
