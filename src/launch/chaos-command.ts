import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { OperatorError } from '../config/operator-error.ts';
import { distDir } from '../config/project-paths.ts';
import { makePlan } from '../sandbox/chaos/plan.ts';
import { runChaos } from '../sandbox/chaos/run.ts';
import { isClean, tableOf } from '../sandbox/chaos/table.ts';
import { type ChaosDatabase, startChaosSystem, TARGETS } from './chaos/chaos-system.ts';
import { buildWithout, PROTECTIONS } from './chaos/without.ts';
import { stopRequested } from './stop-requested.ts';

const USAGE = `npm run chaos -- [--seed N] [--database pglite|postgres] [--conversations N] [--messages N] [--minutes N] [--short] [--without PROTECTION] [--json FILE] [--keep]

Users and agents talk through the stand-ins while processes are killed, vendors fail and webhooks get lost; then what each side
sees is compared with what the other said. Exit code 0 when nothing was lost, doubled, out of order, stuck or in a wrong phase.
--seed N      the plan of what is said and what breaks; the same number plays the same plan (default 1)
--short       20 conversations, 300 messages, 1.5 minutes
--without P   the same run with one protection taken away (${Object.keys(PROTECTIONS).join(', ')}): it must fail
--keep        keeps data and logs and says where`;

/** The exit code of what was ended by Ctrl+C. */
const STOPPED = 130;

const DEFAULTS = { conversations: 200, messages: 10_000, minutes: 30 };
const SHORT = { conversations: 20, messages: 300, minutes: 1.5 };

/** `npm run chaos`. Returns the exit code: 0 when every promise was kept, 1 when not. */
export async function runChaosCommand(args: string[]): Promise<number> {
  const { values } = readArguments(args);
  if (values.help) {
    print(USAGE);
    return 0;
  }
  const database = oneOf<ChaosDatabase>('database', values.database, ['pglite', 'postgres']);
  const base = values.short ? SHORT : DEFAULTS;
  const plan = makePlan({
    seed: positive('seed', values.seed, 1),
    conversations: positive('conversations', values.conversations, base.conversations),
    messages: positive('messages', values.messages, base.messages),
    minutes: positive('minutes', values.minutes, base.minutes),
    targets: TARGETS[database],
  });
  const stop = stopRequested();
  const weakened = values.without === undefined ? null : await buildWithout(values.without);
  print(
    `Seed ${plan.seed}, database ${database}${values.without === undefined ? '' : `, without ${values.without}`}. Starting the system …`,
  );
  const dist = weakened?.dist ?? distDir;
  const system = await startChaosSystem({ database, dist, keep: values.keep, report: print });
  try {
    const result = await Promise.race([runChaos(plan, system.sandbox, system.victims, print), stop]);
    if (!result) return STOPPED;
    print(`\n${tableOf(result)}\n`);
    if (values.json !== undefined)
      writeFileSync(values.json, `${JSON.stringify({ seed: plan.seed, database, ...result }, null, 2)}\n`);
    if (values.keep) print(`Data and logs: ${system.folder}`);
    print(
      isClean(result)
        ? 'Every promise was kept.'
        : `A promise was broken. Replay it: npm run chaos -- ${args.join(' ')}`,
    );
    return isClean(result) ? 0 : 1;
  } finally {
    await system.close();
    await weakened?.remove();
  }
}

function readArguments(args: string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  try {
    return parseArgs({
      args,
      options: {
        seed: text,
        database: { type: 'string', default: 'pglite' },
        conversations: text,
        messages: text,
        minutes: text,
        short: flag,
        without: text,
        json: text,
        keep: flag,
        help: flag,
      },
    });
  } catch (error) {
    throw new OperatorError(`${(error as Error).message}\n\n${USAGE}`, { exitCode: 2 });
  }
}

function positive(name: string, given: string | undefined, fallback: number): number {
  const value = given === undefined ? fallback : Number(given);
  if (!(value > 0)) throw new OperatorError(`--${name} must be a number above 0; it is "${given}".`, { exitCode: 2 });
  return value;
}

function oneOf<T extends string>(name: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined)
    throw new OperatorError(`--${name} must be one of ${allowed.join(', ')}; it is "${value}".`, { exitCode: 2 });
  return found;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
