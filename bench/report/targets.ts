import { table } from './markdown.ts';
import type { BenchResults } from './results.ts';

/** A figure that is required of Flexcord, and what was measured. */
export interface Target {
  what: string;
  /** NaN: not measured in this run */
  measured: number;
  atMost: number;
  unit: string;
}

const MB = 'MB';

/** What the project asks of itself, and how far each figure is from it. Rows whose part has not been measured are left out. */
export function targetsOf(results: BenchResults): Target[] {
  return [
    ...relayTargets(results),
    ...burstTargets(results),
    ...loadTargets(results),
    ...otherTargets(results),
    ...memoryTargets(results),
  ];
}

/** `met`, or by how much of the target it is missed. */
export function verdict({ measured, atMost }: Target): string {
  if (measured <= atMost) return 'met';
  return atMost === 0 ? 'missed' : `missed by ${Math.ceil((measured / atMost - 1) * 100)} %`;
}

/** The targets as a table. */
export function targetTable(results: BenchResults): string {
  const targets = targetsOf(results);
  if (targets.length === 0) return '';
  return table(
    ['required', 'at most', 'measured', 'verdict'],
    targets.map((target) => [
      target.what,
      inUnit(target.atMost, target.unit),
      inUnit(target.measured, target.unit),
      verdict(target),
    ]),
  );
}

function inUnit(value: number, unit: string): string {
  const digits = unit === 'ms' || unit === MB ? 0 : 2;
  return `${value.toFixed(digits)}${unit === '' ? '' : ` ${unit}`}`;
}

function relayTargets({ relay = [] }: BenchResults): Target[] {
  const of = (name: string) => relay.find(({ system, latency }) => system === name && latency === 'life-like');
  const [flexcord, direct, original] = [of('flexcord'), of('direct'), of('original')];
  if (!flexcord?.temporal || !direct || !original) return [];
  const ratio = (direction: 'toAgent' | 'toUser', to: typeof direct): number =>
    flexcord[direction].p50 / to[direction].p50;
  return [
    { what: 'user → agent, median, to original', measured: ratio('toAgent', original), atMost: 0.55, unit: '×' },
    { what: 'user → agent, median, to direct', measured: ratio('toAgent', direct), atMost: 1.55, unit: '×' },
    { what: 'agent → user, median, to original', measured: ratio('toUser', original), atMost: 0.7, unit: '×' },
    { what: 'agent → user, median, to direct', measured: ratio('toUser', direct), atMost: 1.7, unit: '×' },
    { what: 'Twilio calls per message of a user', measured: flexcord.callsToAgent.twilio, atMost: 1, unit: '' },
    { what: 'Twilio calls per message of an agent', measured: flexcord.callsToUser.twilio, atMost: 0, unit: '' },
    { what: 'billed actions per message', measured: flexcord.temporal.actions, atMost: 2, unit: '' },
    { what: 'events per message', measured: flexcord.temporal.events, atMost: 11, unit: '' },
  ];
}

function burstTargets({ bursts = [] }: BenchResults): Target[] {
  return (['toAgent', 'toUser'] as const).flatMap((direction) => {
    const costs = bursts.filter((burst) => burst.direction === direction).map(({ temporal }) => temporal);
    if (costs.length === 0) return [];
    const words = `in bursts of ${bursts[0]!.size}, ${direction === 'toAgent' ? 'user → agent' : 'agent → user'}`;
    return [
      {
        what: `billed actions per message ${words}`,
        measured: Math.max(...costs.map(({ actions }) => actions)),
        atMost: 0.5,
        unit: '',
      },
      {
        what: `events per message ${words}`,
        measured: Math.max(...costs.map(({ events }) => events)),
        atMost: 1.5,
        unit: '',
      },
    ];
  });
}

function loadTargets({ load = [] }: BenchResults): Target[] {
  const [steady] = load;
  if (!steady) return [];
  const words = `at ${steady.rate} + ${steady.rate} messages a second over ${steady.chats} conversations for ${steady.seconds} s`;
  return [
    {
      what: `99th percentile ${words}`,
      measured: Math.max(steady.toAgent.p99, steady.toUser.p99),
      atMost: 1_000,
      unit: 'ms',
    },
    { what: 'what was still on its way after it', measured: steady.drainMs, atMost: 1_000, unit: 'ms' },
    { what: 'lost, doubled or out of order in it', measured: steady.faults, atMost: 0, unit: '' },
  ];
}

function otherTargets({ long, starts }: BenchResults): Target[] {
  return [
    ...(long
      ? [{ what: `message ${long.messages} to the 10th, median`, measured: long.ratio, atMost: 1.2, unit: '×' }]
      : []),
    ...(starts
      ? [{ what: 'restart after SIGKILL until ready', measured: starts.restartMs / 1_000, atMost: 6, unit: 's' }]
      : []),
  ];
}

function memoryTargets({ memory = [] }: BenchResults): Target[] {
  const most = memory.at(-1);
  if (!most || most.conversations === 0) return [];
  const words = `with ${most.conversations} conversations at rest`;
  return [
    { what: `worker, resident, ${words}`, measured: most.usage['worker']?.residentMb ?? NaN, atMost: 600, unit: MB },
    { what: `vendor calls ${words}`, measured: most.quiet.calls, atMost: 0, unit: '' },
    { what: `new Temporal events ${words}`, measured: most.quiet.events, atMost: 0, unit: '' },
  ];
}
