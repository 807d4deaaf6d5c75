import { table } from './markdown.ts';
import type { RelayFigures } from '../scenarios/relay.ts';
import type { BenchResults } from './results.ts';
import { targetTable } from './targets.ts';

/** The figures as lines for a terminal or a page in Markdown. */
export function tableOf(results: BenchResults): string {
  return [
    relayTable(results.relay ?? []),
    burstTable(results),
    loadTable(results),
    otherFigures(results),
    memoryTable(results),
    targetTable(results),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function relayTable(relay: readonly RelayFigures[]): string {
  if (relay.length === 0) return '';
  const rows = relay.map((one) => {
    const of = (name: string): RelayFigures | undefined =>
      relay.find(({ system, latency }) => system === name && latency === one.latency);
    const ratios = (direction: 'toAgent' | 'toUser'): string =>
      one.system === 'flexcord'
        ? ['direct', 'original']
            .map((name) => `${(one[direction].p50 / of(name)![direction].p50).toFixed(2)} ×`)
            .join(', ')
        : '';
    return [
      one.latency,
      one.system,
      ...(['toAgent', 'toUser'] as const).flatMap((direction) => [
        [one[direction].p50, one[direction].p95, one[direction].p99].map(ms).join(' / '),
        ratios(direction),
      ]),
      calls(one.callsToAgent),
      calls(one.callsToUser),
      one.temporal ? `${one.temporal.events.toFixed(1)} / ${one.temporal.actions.toFixed(2)}` : '',
      one.temporal ? kilobytes(one.temporal.bytes) : '',
    ];
  });
  return table(
    [
      'vendor latency',
      'system',
      'user → agent ms p50 / p95 / p99',
      'to direct, original',
      'agent → user ms p50 / p95 / p99',
      'to direct, original',
      'calls in (Discord + Twilio)',
      'calls out',
      'events / actions',
      'history KB',
    ],
    rows,
  );
}

function calls({ discord, twilio }: { discord: number; twilio: number }): string {
  return `${discord.toFixed(2)} + ${twilio.toFixed(2)}`;
}

function burstTable({ bursts = [] }: BenchResults): string {
  if (bursts.length === 0) return '';
  return table(
    [
      'burst of',
      'vendor latency',
      'direction',
      'arrival ms p50 / max',
      'events / message',
      'actions / message',
      'history KB',
    ],
    bursts.map(({ size, latency, direction, arrival, temporal }) => [
      String(size),
      latency,
      direction === 'toAgent' ? 'user → agent' : 'agent → user',
      `${ms(arrival.p50)} / ${ms(arrival.max)}`,
      temporal.events.toFixed(2),
      temporal.actions.toFixed(2),
      kilobytes(temporal.bytes),
    ]),
  );
}

function loadTable({ bridges = [], load = [] }: BenchResults): string {
  const all = [...bridges, ...load];
  if (all.length === 0) return '';
  return table(
    [
      'system',
      'offered /s',
      'for s',
      'chats',
      'in ms p50 / p99',
      'out ms p50 / p99',
      'drain ms',
      'CPU s / 1,000',
      'MB resident',
      'bytes / message',
      'calls / message (Discord + Twilio)',
      'sustained',
    ],
    all.map((one) => [
      one.system,
      `${one.rate} + ${one.rate}`,
      String(one.seconds),
      String(one.chats),
      `${ms(one.toAgent.p50)} / ${ms(one.toAgent.p99)}`,
      `${ms(one.toUser.p50)} / ${ms(one.toUser.p99)}`,
      ms(one.drainMs),
      byProcess(one.cpuPerThousand, (seconds) => seconds.toFixed(1)),
      byProcess(one.usage, ({ residentMb }) => residentMb.toFixed(0)),
      one.bytesPerMessage === undefined ? '' : one.bytesPerMessage.toFixed(0),
      one.calls ? calls(one.calls) : '',
      one.sustained ? 'yes' : 'no',
    ]),
  );
}

function byProcess<T>(values: Record<string, T>, words: (value: T) => string): string {
  return Object.entries(values)
    .map(([name, value]) => `${name} ${words(value)}`)
    .join(', ');
}

function otherFigures({ long, starts }: BenchResults): string {
  const rows = [
    ...(long
      ? [
          [
            `message ${long.messages} to the 10th`,
            `${ms(long.lateP50)} to ${ms(long.earlyP50)} ms: ${long.ratio.toFixed(2)} ×`,
          ],
        ]
      : []),
    ...(starts
      ? [
          ['cold start', `${(starts.coldMs / 1000).toFixed(1)} s`],
          ['restart after SIGKILL until ready', `${(starts.restartMs / 1000).toFixed(1)} s`],
        ]
      : []),
  ];
  return rows.length === 0 ? '' : table(['figure', 'value'], rows);
}

function memoryTable({ memory = [] }: BenchResults): string {
  if (memory.length === 0) return '';
  return table(
    ['open conversations', 'MB resident', 'vendor calls and new events in the quiet time'],
    memory.map(({ conversations, usage, quiet }) => [
      String(conversations),
      byProcess(usage, ({ residentMb }) => residentMb.toFixed(0)),
      `${quiet.calls} and ${quiet.events} in ${quiet.seconds} s`,
    ]),
  );
}

function ms(value: number): string {
  return value.toFixed(value < 10 ? 1 : 0);
}

function kilobytes(bytes: number): string {
  return (bytes / 1024).toFixed(1);
}
