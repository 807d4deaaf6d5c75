import { loadConfig, type Config } from '../config/config.ts';
import { createLogger } from '../config/logger.ts';
import { OperatorError } from '../config/operator-error.ts';
import { runDiscordDoctor } from '../discord/setup/doctor.ts';
import { runDiscordSetup, type DiscordSetupOptions } from '../discord/setup/run-setup.ts';
import { runTwilioDoctor } from '../twilio/doctor.ts';
import { runTwilioSetup, type TwilioSetupOptions } from '../twilio/setup.ts';
import { givenSettings, twilioOptions } from './vendors.ts';

const USAGE = `npm run setup -- discord [--dry-run]   channels, roles and permissions of the server; the plan is printed first
npm run setup -- twilio               task channel, event callback, Interaction webhook, and the Studio flow with ROUTING=studio`;

/** `npm run setup -- discord|twilio`. May be repeated: what is right stays as it is. Returns the exit code. */
export async function runSetup([vendor, ...rest]: string[]): Promise<number> {
  if (vendor === '--help' || rest.includes('--help')) {
    print(USAGE);
    return 0;
  }
  if (vendor !== 'discord' && vendor !== 'twilio')
    throw new OperatorError(`Say what to set up.\n\n${USAGE}`, { exitCode: 2 });
  const config = loadConfig();
  if (vendor === 'discord') return runDiscordSetup(discordOptions(config, rest.includes('--dry-run')), print);
  await runTwilioSetup(twilioSetupOptions(config), print);
  return 0;
}

/** `npm run doctor`: looks at both accounts without changing anything and says what to mend. Returns the exit code. */
export async function runDoctor(): Promise<number> {
  const config = loadConfig();
  print('Discord');
  const discord = await runDiscordDoctor(discordOptions(config, true), print);
  print('Twilio');
  const twilio = await runTwilioDoctor(twilioSetupOptions(config), print);
  return discord && twilio ? 0 : 1;
}

function discordOptions(config: Config, dryRun: boolean): DiscordSetupOptions {
  return {
    ...config.discord,
    channels: config.channels,
    staffRoles: config.staffRoles,
    logger: createLogger(config, 'setup'),
    dryRun,
  };
}

function twilioSetupOptions(config: Config): TwilioSetupOptions {
  return {
    ...twilioOptions(config),
    given: {
      ...givenSettings(config),
      ...(config.twilio.studioFlowSid && { studioFlowSid: config.twilio.studioFlowSid }),
    },
    publicUrl: config.publicUrl,
    routing: config.routing,
  };
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
