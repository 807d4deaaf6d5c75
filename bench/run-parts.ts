import { loadavg } from 'node:os';
import { measureBursts } from './scenarios/bursts.ts';
import { measureLoad } from './scenarios/load.ts';
import { measureLongConversation } from './scenarios/long-conversation.ts';
import { measureMemory } from './scenarios/memory.ts';
import { measureRelay } from './scenarios/relay.ts';
import { measureStarts } from './scenarios/starts.ts';
import type { BenchResults } from './report/results.ts';
import { startBridgeSystem } from './systems/bridge-system.ts';
import { startFlexcordSystem } from './systems/flexcord-system.ts';
import type { System } from './systems/system.ts';

export const PARTS = ['relay', 'bursts', 'bridges', 'load', 'long', 'starts', 'memory'] as const;
export type Part = (typeof PARTS)[number];

/** What the part `load` offers. */
export interface LoadSize {
  /** messages a second each way: the first for `seconds`, the rest as steps above it */
  rates: readonly number[];
  seconds: number;
  chats: number;
}

/** How much is measured. */
const SIZES = {
  quick: { relay: 60, bursts: 3, rates: [10, 25], seconds: 20, chats: 40, long: 400, restarts: 2, idle: [200] },
  full: {
    relay: 300,
    bursts: 10,
    rates: [25, 30, 35, 40],
    seconds: 300,
    chats: 500,
    long: 5_000,
    restarts: 5,
    idle: [1_000, 10_000],
  },
} as const;
/** The bridges' rate for the comparison of CPU time. */
const BRIDGE_RATE = 25;
const BRIDGE_SECONDS = 20;
const BRIDGE_CHATS = 40;
const STEP_SECONDS = 60;

/** Measures the parts one after the other, each by itself. Returns those that could not be measured, with the reason. */
export async function runParts(
  parts: readonly Part[],
  { quick, load }: { quick: boolean; load: Partial<LoadSize> },
  folder: string,
  results: BenchResults,
  report: (line: string) => void,
): Promise<string[]> {
  const size = { ...(quick ? SIZES.quick : SIZES.full), ...load };
  const measure: Record<Part, () => Promise<void>> = {
    relay: () =>
      withSystems(folder, async (systems) => {
        results.relay = await measureRelay(systems, size.relay);
      }),
    bursts: () =>
      withFlexcord(folder, async (flexcord) => {
        results.bursts = await measureBursts(flexcord, size.bursts);
      }),
    bridges: async () => {
      results.bridges = [];
      const plan = { steps: [{ rate: BRIDGE_RATE, seconds: BRIDGE_SECONDS }], chats: BRIDGE_CHATS };
      for (const name of ['direct', 'original'] as const)
        results.bridges.push(...(await closing(startBridgeSystem(name, folder), (it) => measureLoad(it, plan))));
    },
    load: () =>
      withFlexcord(folder, async (flexcord) => {
        const steps = size.rates.map((rate, i) => ({
          rate,
          seconds: i === 0 ? size.seconds : Math.min(size.seconds, STEP_SECONDS),
        }));
        results.load = await measureLoad(flexcord, { steps, chats: size.chats });
      }),
    long: () =>
      withFlexcord(folder, async (flexcord) => {
        results.long = await measureLongConversation(flexcord, size.long);
      }),
    starts: async () => {
      results.starts = await measureStarts(folder, size.restarts);
    },
    memory: async () => {
      results.memory = await measureMemory(folder, size.idle);
    },
  };
  const failures: string[] = [];
  for (const part of parts) {
    const busy = Math.round(loadavg()[0]! * 10) / 10;
    report(`${new Date().toISOString().slice(11, 19)} measuring ${part} (load of the machine: ${busy}) …`);
    try {
      await measure[part]();
      results.measured[part] = { at: new Date().toISOString(), quick, load: busy };
    } catch (error) {
      failures.push(`${part}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return failures;
}

function withFlexcord(
  folder: string,
  work: (flexcord: Awaited<ReturnType<typeof startFlexcordSystem>>) => Promise<void>,
): Promise<void> {
  return closing(startFlexcordSystem(folder), work);
}

async function withSystems(folder: string, work: (systems: System[]) => Promise<void>): Promise<void> {
  await closing(startBridgeSystem('direct', folder), (direct) =>
    closing(startBridgeSystem('original', folder), (original) =>
      closing(startFlexcordSystem(folder), (flexcord) => work([direct, original, flexcord])),
    ),
  );
}

async function closing<S extends { close(): Promise<void> }, T>(
  starting: Promise<S>,
  work: (system: S) => Promise<T>,
): Promise<T> {
  const system = await starting;
  try {
    return await work(system);
  } finally {
    await system.close();
  }
}
