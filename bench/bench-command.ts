import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { OperatorError } from '../src/config/operator-error.ts';
import { projectRoot } from '../src/config/project-paths.ts';
import { runDirect } from './programs/direct.ts';
import { runOriginal } from './programs/original.ts';
import { runStandIns } from './programs/stand-ins.ts';
import { drawChart } from './report/chart.ts';
import { tableOf } from './report/table.ts';
import type { BenchResults } from './report/results.ts';
import { PARTS, runParts, type LoadSize, type Part } from './run-parts.ts';

const LATEST = path.join(projectRoot, 'bench', 'results', 'latest.json');

const USAGE = `npm run bench -- [--quick] [--only ${PARTS.join(',')}] [--json FILE]

Compares Flexcord with two bridges on the same stand-ins and prints medians and ratios.
--quick       few messages, for a look; the full run takes about 40 minutes
--only LIST   these parts only
--rates LIST, --seconds N, --chats N
              what the part load offers: messages a second each way, for how long, over how many conversations
--show        measures nothing; prints the tables of bench/results/latest.json
--json FILE   writes the figures of this run there
--save        puts what was measured into bench/results/latest.json and draws docs/images/bench.svg anew; a full run does so by itself`;

/** `npm run bench`. Returns the exit code: 0 when everything was measured and no message was lost, doubled or re-ordered. */
export async function runBench(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string' },
      rates: { type: 'string' },
      seconds: { type: 'string' },
      chats: { type: 'string' },
      json: { type: 'string' },
      save: { type: 'boolean', default: false },
      show: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      // Parts of the comparison that run as processes of their own.
      program: { type: 'string' },
      port: { type: 'string', default: '0' },
      sandbox: { type: 'string', default: '' },
    },
  });
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  if (values.show) {
    const kept = earlierResults();
    process.stdout.write(kept ? `${tableOf(kept)}\n` : `Nothing has been measured yet: ${LATEST} is not there.\n`);
    return kept ? 0 : 1;
  }
  const addresses = { port: Number(values.port), sandbox: values.sandbox };
  switch (values.program) {
    case undefined:
      return compare(partsOf(values.only), values, {
        ...(values.rates !== undefined && {
          rates: values.rates.split(',').map((rate) => wholeNumber('--rates', rate)),
        }),
        ...(values.seconds !== undefined && { seconds: wholeNumber('--seconds', values.seconds) }),
        ...(values.chats !== undefined && { chats: wholeNumber('--chats', values.chats) }),
      });
    case 'stand-ins':
      return runStandIns(addresses.port);
    case 'direct':
      return runDirect(addresses);
    case 'original':
      return runOriginal(addresses);
    default:
      throw new OperatorError(`There is no program "${values.program}".\n\n${USAGE}`, { exitCode: 2 });
  }
}

function wholeNumber(option: string, text: string): number {
  if (!/^[1-9]\d*$/.test(text.trim()))
    throw new OperatorError(`${option} takes whole numbers above 0; not "${text}".`, { exitCode: 2 });
  return Number(text);
}

function partsOf(only: string | undefined): Part[] {
  if (only === undefined) return [...PARTS];
  return only.split(',').map((name) => {
    const part = PARTS.find((candidate) => candidate === name.trim());
    if (!part) throw new OperatorError(`--only knows ${PARTS.join(', ')}; not "${name}".`, { exitCode: 2 });
    return part;
  });
}

async function compare(
  parts: Part[],
  { quick, json, save }: { quick: boolean; json?: string | undefined; save: boolean },
  load: Partial<LoadSize>,
): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'flexcord-bench-'));
  const machine = { cpus: cpus().length, model: cpus()[0]?.model ?? '', node: process.version };
  const results: BenchResults = { machine, measured: {} };
  let failures: string[] = [];
  try {
    failures = await runParts(parts, { quick, load }, folder, results, (line) => process.stdout.write(`${line}\n`));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  process.stdout.write(`\n${tableOf(results)}\n`);
  for (const failure of failures) process.stdout.write(`Not measured: ${failure}\n`);
  if (json !== undefined) write(json, `${JSON.stringify(results, null, 2)}\n`);
  if (save || (!quick && json === undefined)) keep(results);
  return failures.length > 0 || faultsIn(results) > 0 ? 1 : 0;
}

/** The parts of this run replace those of earlier ones. */
function keep(results: BenchResults): void {
  const earlier = earlierResults();
  const all = { ...earlier, ...results, measured: { ...earlier?.measured, ...results.measured } };
  write(LATEST, `${JSON.stringify(all, null, 2)}\n`);
  if (all.relay) write(path.join(projectRoot, 'docs', 'images', 'bench.svg'), drawChart(all));
}

function earlierResults(): BenchResults | undefined {
  return existsSync(LATEST) ? (JSON.parse(readFileSync(LATEST, 'utf8')) as BenchResults) : undefined;
}

function faultsIn({ relay = [], bursts = [], bridges = [], load = [] }: BenchResults): number {
  return [...relay, ...bursts, ...bridges, ...load].reduce((sum, { faults }) => sum + faults, 0);
}

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  writeFileSync(file, text);
  process.stdout.write(`Written: ${file}\n`);
}
