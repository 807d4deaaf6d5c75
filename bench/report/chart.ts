import type { RelayFigures } from '../scenarios/relay.ts';
import type { BenchResults } from './results.ts';

const COLOURS: Record<RelayFigures['system'], string> = { direct: '#8a94a6', original: '#c9773f', flexcord: '#3f6fd1' };
const WIDTH = 760;
const BAR = 22;
const LEFT = 190;
const RIGHT = 90;

/** Bars of the latencies with vendor latency as in life: the median, and lighter the 95th percentile. */
export function drawChart({ relay = [], machine, measured }: BenchResults): string {
  const figures = relay.filter(({ latency }) => latency === 'life-like');
  const groups = [
    { title: 'user → agent', of: (one: RelayFigures) => one.toAgent },
    { title: 'agent → user', of: (one: RelayFigures) => one.toUser },
  ];
  const longest = Math.max(1, ...figures.flatMap((one) => groups.map(({ of }) => of(one).p95)));
  const scale = (ms: number): number => (ms / longest) * (WIDTH - LEFT - RIGHT);
  const parts: string[] = [];
  let y = 56;
  for (const { title, of } of groups) {
    parts.push(text(16, y + BAR, title, 'font-weight="600"'));
    for (const one of figures) {
      const { p50, p95 } = of(one);
      const colour = COLOURS[one.system];
      parts.push(
        text(LEFT - 8, y + 16, one.system, 'text-anchor="end"'),
        bar(y, scale(p95), colour, 0.35),
        bar(y, scale(p50), colour, 1),
        text(LEFT + scale(p95) + 6, y + 16, `${p50.toFixed(0)} ms (${p95.toFixed(0)})`),
      );
      y += BAR + 6;
    }
    y += 18;
  }
  const note = `Median and, lighter, 95th percentile. Twilio answers in 80 ms, Discord in 60 ms. ${machine.cpus} cores, ${measured['relay']?.at.slice(0, 10)}.`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y + 24}" font-family="system-ui, sans-serif" font-size="13" fill="#22272f" role="img">`,
    '<title>How long a message takes from one side to the other</title>',
    `<rect width="${WIDTH}" height="${y + 24}" fill="#ffffff"/>`,
    text(16, 30, 'How long a message takes from one side to the other', 'font-size="16" font-weight="600"'),
    ...parts,
    text(16, y + 8, note, 'fill="#5b6472" font-size="12"'),
    '</svg>\n',
  ].join('\n');
}

function bar(y: number, width: number, colour: string, opacity: number): string {
  return `<rect x="${LEFT}" y="${y}" width="${width.toFixed(1)}" height="${BAR}" rx="3" fill="${colour}" fill-opacity="${opacity}"/>`;
}

function text(x: number, y: number, words: string, attributes = ''): string {
  return `<text x="${x.toFixed(1)}" y="${y}" ${attributes}>${words}</text>`;
}
