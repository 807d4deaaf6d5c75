import type { Findings, Recovery } from './oracle.ts';
import type { ChaosResult } from './run.ts';

const NAMES: Record<keyof Findings, string> = {
  lost: 'lost',
  duplicated: 'duplicated',
  outOfOrder: 'out of order',
  stuck: 'stuck',
  wrongPhase: 'wrong phase',
};
const MOST_EXAMPLES = 10;

/** Whether every promise was kept. */
export function isClean({ findings }: ChaosResult): boolean {
  return Object.values(findings).every((list: string[]) => list.length === 0);
}

/** The result as people read it. */
export function tableOf(result: ChaosResult): string {
  const { findings, conversations, reopenings, messages, edits, deletions, files, kills, sessionsLost, seconds } =
    result;
  const lines = [
    `${conversations} conversations (${reopenings} re-opened), ${messages} messages (${files} files), ${edits} edits, ${deletions} deletions, ${kills.length} kills, ${sessionsLost} gateway troubles, ${seconds} s`,
    '',
    ...(Object.keys(NAMES) as (keyof Findings)[]).map((name) => row(NAMES[name], String(findings[name].length))),
    '',
    row('time to recover', 'times   median      max   (after its return: median, max)'),
    ...recoveryRows(result.recoveries),
  ];
  for (const name of Object.keys(NAMES) as (keyof Findings)[]) {
    if (findings[name].length === 0) continue;
    lines.push('', `${NAMES[name]}:`, ...findings[name].slice(0, MOST_EXAMPLES).map((text) => `  ${text}`));
    if (findings[name].length > MOST_EXAMPLES) lines.push(`  … and ${findings[name].length - MOST_EXAMPLES} more`);
  }
  return lines.join('\n');
}

function recoveryRows(recoveries: Recovery[]): string[] {
  const targets = [...new Set(recoveries.map(({ target }) => target))].sort();
  return targets.map((target) => {
    const own = recoveries.filter((recovery) => recovery.target === target);
    const kill = own.map(({ afterKill }) => afterKill);
    const back = own.map(({ afterReturn }) => afterReturn);
    return row(
      `  ${target}`,
      `${String(own.length).padStart(5)} ${cell(median(kill))} ${cell(Math.max(...kill))}   (${cell(median(back)).trim()}, ${cell(Math.max(...back)).trim()})`,
    );
  });
}

function row(name: string, value: string): string {
  return `${name.padEnd(16)} ${value}`;
}

function cell(ms: number): string {
  return (Number.isFinite(ms) ? `${(ms / 1_000).toFixed(1)} s` : 'never').padStart(8);
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? Infinity;
}
