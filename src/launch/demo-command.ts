import { parseArgs } from 'node:util';
import { OperatorError } from '../config/operator-error.ts';
import { DiscordControl } from '../sandbox/discord/control-client.ts';
import { playWholeConversation } from '../sandbox/play/whole-conversation.ts';
import { TwilioControl } from '../sandbox/twilio/control-client.ts';
import { startOwnSystem } from './own-system.ts';

const USAGE = `npm run demo -- [--routing workflow|studio] [--locale en|th] [--sandbox URL]

Plays a whole conversation over the same wires as people would use and prints each step.
--sandbox URL   a sandbox that runs already with Flexcord connected to it; without it, a system of its own is started`;

/** `npm run demo`. Returns the exit code: 0 when every step went as it should. */
export async function runDemo(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      routing: { type: 'string', default: 'workflow' },
      locale: { type: 'string', default: 'en' },
      sandbox: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    print(USAGE);
    return 0;
  }
  const routing = oneOf('routing', values.routing, ['workflow', 'studio']);
  const locale = oneOf('locale', values.locale, ['en', 'th']);
  const system =
    values.sandbox === undefined
      ? await startOwnSystem({ ROUTING: routing }, print)
      : { sandbox: values.sandbox, close: async () => undefined };
  try {
    const controls = { discord: new DiscordControl(system.sandbox), twilio: new TwilioControl(system.sandbox) };
    await playWholeConversation(controls, locale, print);
    print('Every step went as it should.');
    return 0;
  } catch (error) {
    print(`The conversation failed: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  } finally {
    await system.close();
  }
}

function oneOf<T extends string>(name: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined)
    throw new OperatorError(`--${name} must be one of ${allowed.join(', ')}; it is "${value}".\n\n${USAGE}`, {
      exitCode: 2,
    });
  return found;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
