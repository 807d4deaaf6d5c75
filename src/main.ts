import type { Role } from './launch/roles.ts';
import { reportError } from './launch/report-error.ts';
import { OperatorError } from './config/operator-error.ts';

/**
 * The entry point: `node dist/main.js <command>`. The only place that knows all parts; each one is loaded only by the command
 * that needs it, so that every role starts quickly.
 */
interface Command {
  summary: string;
  /** returns the exit code */
  run(args: string[]): Promise<number>;
  /** it explains `--help` by itself, because it has arguments */
  takesArguments?: true;
}

const commands: Record<string, Command> = {
  start: {
    summary: 'the whole system with stand-ins, supervised (npm start)',
    run: async () => (await import('./launch/start-command.ts')).runStart(),
  },
  all: {
    summary: 'gateway, api and worker in one process (npm run app)',
    run: () => role('gateway', 'api', 'worker'),
  },
  gateway: { summary: "Discord's events to conversations", run: () => role('gateway') },
  api: { summary: "Twilio's webhooks, case desk and HTTP API", run: () => role('api') },
  worker: { summary: 'workflows and activities', run: () => role('worker') },
  sandbox: {
    summary: 'the stand-ins of Discord and Twilio with their page',
    run: async () => (await import('./launch/sandbox-command.ts')).runSandbox(),
  },
  setup: {
    summary: 'makes a Discord server or a Twilio account ready (setup discord, setup twilio)',
    run: async (args) => (await import('./launch/setup-command.ts')).runSetup(args),
    takesArguments: true,
  },
  doctor: {
    summary: 'looks at both accounts and says what to mend',
    run: async () => (await import('./launch/setup-command.ts')).runDoctor(),
  },
  user: {
    summary: 'who may use the case desk (user add, list, token, link …)',
    run: async (args) => (await import('./launch/user-command.ts')).runUser(args),
    takesArguments: true,
  },
  kb: {
    summary: 'the knowledge base: check, search, ask, eval, import',
    run: async (args) => (await import('./launch/knowledge-command.ts')).runKnowledge(args),
    takesArguments: true,
  },
  demo: {
    summary: 'plays a whole conversation and tells each step',
    run: async (args) => (await import('./launch/demo-command.ts')).runDemo(args),
    takesArguments: true,
  },
  chaos: {
    summary: 'kills and faults under load, judged from outside',
    run: async (args) => (await import('./launch/chaos-command.ts')).runChaosCommand(args),
    takesArguments: true,
  },
  bench: {
    summary: 'compares speed and cost with two other bridges',
    run: async (args) => (await import('../bench/bench-command.ts')).runBench(args),
    takesArguments: true,
  },
  provision: {
    summary: 'tables, keys and search attributes, once before separate roles',
    run: async () => (await import('./launch/provision-command.ts')).runProvision(),
  },
  binaries: {
    summary: "gets Temporal's CLI and test server, prints their paths",
    run: async () => (await import('./launch/binaries-command.ts')).printBinaries(),
  },
};

async function role(...names: Role[]): Promise<number> {
  return (await import('./launch/roles.ts')).runRoles(names);
}

function usage(): string {
  const lines = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(10)} ${summary}`);
  return `Usage: npm run <command> [-- arguments]\n\n${lines.join('\n')}\n`;
}

async function main([name, ...args]: string[]): Promise<number> {
  if (name === undefined || name === '--help' || name === 'help') {
    process.stdout.write(usage());
    return name === undefined ? 2 : 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new OperatorError(`There is no command "${name}".\n\n${usage()}`, { exitCode: 2 });
  if (!command.takesArguments && args.length > 0) return explainCommand(name, command, args);
  return command.run(args);
}

/** For commands that know no arguments: a word that would be ignored is said to be wrong. */
function explainCommand(name: string, { summary }: Command, [argument]: string[]): number {
  const text = `${name}: ${summary}.\nIt takes no arguments: everything is set by environment variables, see docs/configuration.md.\n`;
  if (argument !== '--help') throw new OperatorError(`"${argument}" is not understood.\n\n${text}`, { exitCode: 2 });
  process.stdout.write(text);
  return 0;
}

function end(error: unknown): never {
  process.exit(reportError(error));
}

process.on('uncaughtException', end);
process.on('unhandledRejection', end);
main(process.argv.slice(2)).then((code) => process.exit(code), end);
