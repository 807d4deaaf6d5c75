import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Courier } from '../measure/courier.ts';
import { cpuBetween, usageOfAll, type Usage } from '../measure/process-usage.ts';
import { distribution, type Distribution } from '../measure/statistics.ts';
import { callsBetween, LATENCIES, type Calls } from '../systems/stand-ins.ts';
import { mapLimited, type Chat, type System } from '../systems/system.ts';

const WARMED_AT_ONCE = 5;

export interface LoadFigures {
  system: System['name'];
  /** messages a second that were offered in each direction */
  rate: number;
  seconds: number;
  chats: number;
  toAgent: Distribution;
  toUser: Distribution;
  /** how long after the last message was written the last one arrived, ms */
  drainMs: number;
  /** CPU seconds per 1,000 messages by process */
  cpuPerThousand: Record<string, number>;
  usage: Record<string, Usage>;
  /** disk per message, Temporal's and Flexcord's database together; Flexcord only */
  bytesPerMessage?: number;
  /** vendor calls per message, both directions together; what is read again for lost webhooks is among them. Absent in older results. */
  calls?: { discord: number; twilio: number; by: Calls };
  faults: number;
  /** p99 below 1 s in both directions and nothing left behind */
  sustained: boolean;
}

export interface LoadPlan {
  /** one after the other over the same chats, the rate a second in each direction; ends with the first that is not carried */
  steps: { rate: number; seconds: number }[];
  chats: number;
}

/** Users and agents of many chats write at a steady rate, to vendors that answer as in life; the highest rate that is carried is the system's throughput. */
export async function measureLoad(system: System, { steps, chats: count }: LoadPlan): Promise<LoadFigures[]> {
  const [none, lifeLike] = LATENCIES;
  await system.standIns.setLatency(none);
  const chats = await system.openChats(count);
  await system.standIns.setLatency(lifeLike);
  await warmUp(system, chats);
  const figures: LoadFigures[] = [];
  for (const { rate, seconds } of steps) {
    const step = await runStep(system, chats, rate, seconds);
    figures.push(step);
    if (!step.sustained) break;
  }
  return figures;
}

/**
 * One message each way in every chat, before anything is counted: what is carried for minutes is to be measured, and right after
 * 500 chats were opened the worker's cache also holds their cases, so that some conversations are replayed first.
 */
async function warmUp(system: System, chats: readonly Chat[]): Promise<void> {
  const courier = await Courier.watch(system.standIns, chats);
  await mapLimited(chats, WARMED_AT_ONCE, async (chat) => {
    await courier.fromUser(chat).latency;
    await courier.fromAgent(chat).latency;
  });
  courier.close();
}

async function runStep(system: System, chats: readonly Chat[], rate: number, seconds: number): Promise<LoadFigures> {
  const pids = { ...system.pids(), 'stand-ins': system.standIns.child.pid, bench: process.pid };
  const courier = await Courier.watch(system.standIns, chats);
  const before = usageOfAll(pids);
  const bytes = diskOf(system);
  const calls = await system.standIns.calls();
  const total = rate * seconds;
  const inbound: Promise<number>[] = [];
  const outbound: Promise<number>[] = [];
  const began = performance.now();
  for (let i = 0; i < total; i += 1) {
    const wait = began + (i * 1_000) / rate - performance.now();
    if (wait > 1) await delay(wait);
    inbound.push(kept(courier.fromUser(chats[i % chats.length]!).latency));
    outbound.push(kept(courier.fromAgent(chats[(i + Math.floor(chats.length / 2)) % chats.length]!).latency));
  }
  const lastAt = performance.now();
  const [toAgent, toUser] = [await Promise.all(inbound), await Promise.all(outbound)].map(arrived) as [
    number[],
    number[],
  ];
  const drainMs = performance.now() - lastAt;
  const after = usageOfAll(pids);
  const callsMade = callsBetween(calls, await system.standIns.calls(), 2 * total);
  const faults = await courier.faults();
  courier.close();
  const figures = {
    system: system.name,
    rate,
    seconds: Math.round((lastAt - began) / 1000),
    chats: chats.length,
    toAgent: distribution(toAgent),
    toUser: distribution(toUser),
    drainMs,
    cpuPerThousand: perThousand(cpuBetween(before, after), 2 * total),
    usage: after,
    ...(bytes !== null && { bytesPerMessage: (diskOf(system)! - bytes) / (2 * total) }),
    calls: callsMade,
    faults,
  };
  const lost = 2 * total - toAgent.length - toUser.length;
  return {
    ...figures,
    sustained: lost === 0 && Math.max(figures.toAgent.p99, figures.toUser.p99) < 1_000 && drainMs < 1_000,
  };
}

/** A lost message is a figure here, not an end: NaN. */
function kept(latency: Promise<number>): Promise<number> {
  return latency.catch(() => NaN);
}

function arrived(latencies: number[]): number[] {
  return latencies.filter((latency) => !Number.isNaN(latency));
}

function perThousand(cpu: Record<string, number>, messages: number): Record<string, number> {
  return Object.fromEntries(Object.entries(cpu).map(([name, seconds]) => [name, (seconds / messages) * 1_000]));
}

/** Size of the data folder without PostgreSQL's write-ahead log, which is of a fixed size; null for systems that keep nothing. */
function diskOf(system: System): number | null {
  if (!('dataFolder' in system)) return null;
  return sizeOf(system.dataFolder as string);
}

function sizeOf(folder: string): number {
  return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'pg_wal' ? sum : sum + sizeOf(file);
    return sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0);
  }, 0);
}
